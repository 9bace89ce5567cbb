namespace Bakohumas.Domain.Pledges;

/// <summary>
/// Somebody signed a <see cref="SigningSheet"/> in ink, and an officer entered it with the scan. Counted apart from pledges everywhere and
/// never for somebody who has one. At most one that stands for a registration; taken back by a new fact. Not signing is no fact (product 2.10).
/// </summary>
public sealed class PaperSignature
{
    public required Guid Id { get; init; }
    public required Guid EventId { get; init; }
    public required Guid RegistrationId { get; init; }
    public required Guid SheetId { get; init; }

    /// <summary>The printed number of the line; null on a sheet of blank lines, where the officer reads the name alone.</summary>
    public required int? Line { get; init; }

    public required Guid FrozenTextId { get; init; }
    public required string TextHash { get; init; }
    public required Guid AgencyId { get; init; }

    /// <summary>When the sheet was signed, as the officer read it there.</summary>
    public required DateTimeOffset SignedAt { get; init; }

    public required DateTimeOffset EnteredAt { get; init; }
    public required Guid EnteredByAccountId { get; init; }

    /// <summary>The scan in the vault (<c>Files</c>).</summary>
    public required Guid EvidenceFileId { get; init; }

    /// <summary>The <see cref="PaperSignatureUndo"/> that took this back; set once.</summary>
    public Guid? UndoId { get; set; }

    // Erasable: the person as registered when it was entered.
    public string? Name { get; set; }
    public string? Position { get; set; }
    public string? AgencyName { get; set; }
}

/// <summary>A paper signature that was entered by mistake; at most one for a signature.</summary>
public sealed class PaperSignatureUndo
{
    public required Guid Id { get; init; }
    public required Guid EventId { get; init; }
    public required Guid PaperSignatureId { get; init; }
    public required DateTimeOffset At { get; init; }
    public required Guid ByAccountId { get; init; }
}
