using Bakohumas.Domain.Pledges;
using Bakohumas.Domain.Registrations;
using Bakohumas.Web.Data;
using Microsoft.EntityFrameworkCore;

namespace Bakohumas.Web.Features.Joint;

/// <summary>
/// The lines of a sheet in the order of their printed numbers: everybody who held a seat when the sheet was made, by agency and name. The
/// same question is asked for the print and for the screen on which it is entered.
/// </summary>
internal static class SheetRows
{
    /// <summary>Whether a sheet of any text would have a name on it.</summary>
    public static Task<bool> AnybodyAsync(BakohumasDb db, SigningSheet sheet, CancellationToken cancel) =>
        db.Registrations.AnyAsync(r => r.EventId == sheet.EventId && r.State == RegistrationState.Registered && (sheet.AgencyId == null || r.AgencyId == sheet.AgencyId), cancel);

    /// <summary>Those whose text a sheet carries.</summary>
    public static IQueryable<Registration> Signing(IQueryable<Registration> seats, SheetSigners signers)
    {
        if (signers == SheetSigners.Everybody) return seats;
        var civil = PledgeSignersOf.CivilServants.ToArray();
        var (asn, others) = (signers.HasFlag(SheetSigners.CivilServants), signers.HasFlag(SheetSigners.Others));
        var (asnInPr, othersInPr) = (signers.HasFlag(SheetSigners.CivilServantsInPublicRelations), signers.HasFlag(SheetSigners.OthersInPublicRelations));
        return seats.Where(r => r.RepresentsPublicRelations
            ? (asnInPr && civil.Contains(r.Status)) || (othersInPr && !civil.Contains(r.Status))
            : (asn && civil.Contains(r.Status)) || (others && !civil.Contains(r.Status)));
    }

    public static IQueryable<SheetRow> Of(BakohumasDb db, SigningSheet sheet)
    {
        var seats = db.Registrations.Where(r => r.EventId == sheet.EventId && r.RegisteredAt <= sheet.MadeAt && (r.State == RegistrationState.Registered || r.CancelledAt > sheet.MadeAt));
        if (sheet.AgencyId is { } agency) seats = seats.Where(r => r.AgencyId == agency);
        return
            from seat in Signing(seats, sheet.Signers)
            join office in db.Agencies on seat.AgencyId equals office.Id
            orderby office.SearchName, office.Id, seat.SearchName, seat.Id
            select new SheetRow { Id = seat.Id, Name = seat.Name, SearchName = seat.SearchName, IdentityMask = seat.IdentityMask, Position = seat.Position, Agency = office.Name };
    }
}

/// <summary>One line of a sheet.</summary>
internal sealed record SheetRow
{
    public required Guid Id { get; init; }
    public required string Name { get; init; }
    public required string SearchName { get; init; }
    public required string IdentityMask { get; init; }
    public required string Position { get; init; }
    public required string Agency { get; init; }
}
