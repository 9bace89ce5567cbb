using Bakohumas.Domain.Pledges;

namespace Bakohumas.Web.Features.Joint;

/// <summary>Everything that one version of a joint paper says, read once and never again: what is drawn is what was counted.</summary>
internal sealed record JointRecord
{
    public required FrozenText Frozen { get; init; }
    public required string Code { get; init; }
    public required int Version { get; init; }

    /// <summary>Nobody can sign any more.</summary>
    public required bool IsFinal { get; init; }

    /// <summary>When the last signing session closed; null while one is open, or when there was none.</summary>
    public required DateTimeOffset? ClosedAt { get; init; }

    public required DateTimeOffset MadeAt { get; init; }
    public required JointCounts Counts { get; init; }

    /// <summary>The named people by agency and name.</summary>
    public required IReadOnlyList<JointPerson> People { get; init; }

    /// <summary>How many of an agency chose not to be named; by the agency's name as signed.</summary>
    public required IReadOnlyDictionary<string, int> Unnamed { get; init; }

    /// <summary>Witnesses, co-organizers and the chair in the organizer's order, also those who have not signed yet.</summary>
    public required IReadOnlyList<JointCosigner> Cosigners { get; init; }

    /// <summary>What <see cref="JointBasis"/> said before the people were read.</summary>
    public required string Basis { get; init; }

    public IEnumerable<JointCosigner> Of(JointSignerKind kind) => Cosigners.Where(c => c.Kind == kind);
}

/// <summary>Pledges that stand, those among them that are named, and what stands beside them; never added up.</summary>
internal sealed record JointCounts(int Signed, int Named, int Withdrawn, int Erased, int OnPaper)
{
    /// <summary>Those among <see cref="Signed"/> who were present from afar.</summary>
    public int Online { get; init; }
}

/// <summary>A named signatory.</summary>
/// <param name="Identity">The identity number encrypted for this pledge; read only for the officers' edition.</param>
internal sealed record JointPerson(
    Guid PledgeId, string Name, string Position, string Agency, SignatureMethod Method, string? Signature, Domain.People.IdentityType IdentityType, byte[]? Identity)
{
    /// <summary>Present from afar; said beside the name.</summary>
    public bool IsOnline { get; init; }
}

/// <summary>A witness, co-organizer or chair; without ink as long as <paramref name="SignedAt"/> is null.</summary>
internal sealed record JointCosigner(
    JointSignerKind Kind, string Name, string Position, string Agency, SignatureMethod Method, string? Signature, DateTimeOffset? SignedAt, JointAssurance? Assurance);
