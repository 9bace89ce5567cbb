namespace Bakohumas.Domain.Pledges;

/// <summary>
/// Whose text a <see cref="SigningSheet"/> carries, kept on the sheet: an event may get another text for somebody after the sheet was
/// printed, and who stood on it stays the same.
/// </summary>
[Flags]
public enum SheetSigners
{
    None = 0,
    CivilServants = 1,
    Others = 2,
    CivilServantsInPublicRelations = 4,
    OthersInPublicRelations = 8,
    Everybody = CivilServants | Others | CivilServantsInPublicRelations | OthersInPublicRelations,
}
