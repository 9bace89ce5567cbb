using Bakohumas.Domain.Pledges;
using Bakohumas.Domain.Registrations;
using Bakohumas.Web.Data;
using Microsoft.EntityFrameworkCore;

namespace Bakohumas.Web.Features.Joint;

/// <summary>
/// Who stands on a sheet. A sheet that is made numbers the registered once; after that its own <see cref="SigningSheet.Lines"/> say who
/// stands where, for the print and for the screen on which it is entered.
/// </summary>
internal static class SheetRows
{
    private const int Chunk = 500;

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

    /// <summary>Everybody who holds a seat now and whose text it is, by agency and name: the order in which a sheet that is made now is numbered.</summary>
    public static IQueryable<SheetRow> Registered(BakohumasDb db, Guid eventId, Guid? agencyId, SheetSigners signers)
    {
        var seats = db.Registrations.Where(r => r.EventId == eventId && r.State == RegistrationState.Registered);
        if (agencyId is { } agency) seats = seats.Where(r => r.AgencyId == agency);
        return
            from row in Rows(db, Signing(seats, signers))
            orderby row.AgencySearchName, row.AgencyId, row.SearchName, row.Id
            select row;
    }

    /// <summary>Who may be given an empty line, of whatever agency; those printed on the sheet are still among them.</summary>
    public static IQueryable<SheetRow> Guests(BakohumasDb db, SigningSheet sheet)
    {
        var standing = Standing.Of(db.Pledges);
        var seats = db.Registrations.Where(r => r.EventId == sheet.EventId && r.State == RegistrationState.Registered
            && !standing.Any(p => p.RegistrationId == r.Id) && !db.PaperSignatures.Any(s => s.RegistrationId == r.Id && s.UndoId == null)
            && !db.SpareLines.Any(l => l.SheetId == sheet.Id && l.RegistrationId == r.Id && l.TakenBackAt == null));
        return
            from row in Rows(db, Signing(seats, sheet.Signers))
            orderby row.SearchName, row.Id
            select row;
    }

    /// <summary>The people with these registrations as they are now, by id; those who gave their seat back are among them.</summary>
    public static async Task<IReadOnlyDictionary<Guid, SheetRow>> OfAsync(BakohumasDb db, SigningSheet sheet, IEnumerable<Guid> people, CancellationToken cancel)
    {
        var found = new Dictionary<Guid, SheetRow>();
        foreach (var ids in people.Chunk(Chunk))
            foreach (var row in await Rows(db, db.Registrations.Where(r => r.EventId == sheet.EventId && ids.Contains(r.Id))).ToListAsync(cancel)) found[row.Id] = row;
        return found;
    }

    /// <summary>Everybody who stands on a sheet of the event, printed or on an empty line.</summary>
    public static async Task<IReadOnlySet<Guid>> PrintedAsync(BakohumasDb db, Guid eventId, CancellationToken cancel)
    {
        var printed = (await db.SpareLines.Where(l => l.EventId == eventId && l.TakenBackAt == null).Select(l => l.RegistrationId).ToListAsync(cancel)).ToHashSet();
        await foreach (var lines in db.SigningSheets.Where(s => s.EventId == eventId && s.BlankLines == 0).Select(s => s.Lines).AsAsyncEnumerable().WithCancellation(cancel)) printed.UnionWith(SheetLines.Unpack(lines));
        return printed;
    }

    private static IQueryable<SheetRow> Rows(BakohumasDb db, IQueryable<Registration> seats) =>
        from seat in seats.AsNoTracking()
        join office in db.Agencies on seat.AgencyId equals office.Id
        select new SheetRow
        {
            Id = seat.Id, Name = seat.Name, SearchName = seat.SearchName, IdentityMask = seat.IdentityMask, Position = seat.Position, Agency = office.Name, AgencyId = office.Id,
            AgencySearchName = office.SearchName, IsGone = seat.State != RegistrationState.Registered,
        };
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
    public required Guid AgencyId { get; init; }
    public required string AgencySearchName { get; init; }

    /// <summary>Gave the seat back after the sheet was printed: the number stays, and nobody is entered on it.</summary>
    public required bool IsGone { get; init; }
}
