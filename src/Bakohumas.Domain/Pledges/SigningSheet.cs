namespace Bakohumas.Domain.Pledges;

/// <summary>
/// A sheet for ink, printed before the event in case the network is dead. It names the text by its hash, so that a signature on it is a
/// signature under exactly that text; what was signed is entered afterwards as <see cref="PaperSignature"/>.
/// </summary>
public sealed class SigningSheet
{
    public required Guid Id { get; init; }
    public required Guid EventId { get; init; }
    public required Guid FrozenTextId { get; init; }

    /// <summary>Printed on the sheet: 8 characters of Crockford base32, random.</summary>
    public required string Code { get; init; }

    /// <summary>The agency whose people stand on it; null for everybody.</summary>
    public Guid? AgencyId { get; init; }

    /// <summary>Whose text it is; nobody else stands on the sheet or is entered from it.</summary>
    public required SheetSigners Signers { get; init; }

    /// <summary>Empty lines to write on instead of registered names; 0 prints the names.</summary>
    public required int BlankLines { get; init; }

    /// <summary>
    /// Who stands on the lines from 1 on, packed by <see cref="SheetLines"/>: frozen when the sheet is made, so that a corrected name, a
    /// new registration or one that was given back moves nobody to another number. Empty on a sheet of blank lines.
    /// </summary>
    public required byte[] Lines { get; init; }

    /// <summary>Numbered empty lines after the names, for those who stand on no sheet; see <see cref="SpareLine"/>.</summary>
    public required int SpareLines { get; init; }

    public required DateTimeOffset MadeAt { get; init; }

    public required Guid MadeByAccountId { get; init; }

    /// <summary>The same sheet under a text that is frozen already.</summary>
    public SigningSheet Under(Guid frozenTextId) => new()
    {
        Id = Id, EventId = EventId, FrozenTextId = frozenTextId, Code = Code, AgencyId = AgencyId, Signers = Signers, BlankLines = BlankLines, Lines = Lines, SpareLines = SpareLines, MadeAt = MadeAt, MadeByAccountId = MadeByAccountId,
    };
}
