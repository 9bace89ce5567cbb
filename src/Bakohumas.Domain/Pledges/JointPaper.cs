namespace Bakohumas.Domain.Pledges;

/// <summary>
/// One version of the joint paper of a frozen text: who had signed when it was drawn, exactly, and its two sealed editions. Append-only;
/// unique by text and version, so that several nodes make one. A newer version replaces an older one in the eyes of a verifier.
/// </summary>
public sealed class JointPaper
{
    public required Guid Id { get; init; }
    public required Guid EventId { get; init; }
    public required Guid FrozenTextId { get; init; }

    /// <summary>From 1, without gaps.</summary>
    public required int Version { get; init; }

    /// <summary>Nobody could sign any more when it was drawn. What happens later (a withdrawal, a sheet that is entered) makes a further final version.</summary>
    public required bool IsFinal { get; init; }

    /// <summary>Pledges under this text that stand: withdrawn ones are not among them.</summary>
    public required int Signatories { get; init; }

    /// <summary>Those of <see cref="Signatories"/> who are named; the others are counted only.</summary>
    public required int Named { get; init; }

    /// <summary>Pledges that were taken back.</summary>
    public required int Withdrawn { get; init; }

    /// <summary>People whose data was erased on request; they stay in <see cref="Signatories"/>.</summary>
    public required int Erased { get; init; }

    /// <summary>Signatures in ink on signing sheets, entered afterwards; never part of <see cref="Signatories"/>.</summary>
    public required int OnPaper { get; init; }

    /// <summary>SHA-256 over what the version says, 64 hex digits: an equal one needs no new version.</summary>
    public required string Basis { get; init; }

    /// <summary>The named edition in the vault, for those who signed.</summary>
    public required string FileHash { get; init; }

    /// <summary>The same with identity numbers, for officers.</summary>
    public required string OfficersFileHash { get; init; }

    public required DateTimeOffset MadeAt { get; init; }
}
