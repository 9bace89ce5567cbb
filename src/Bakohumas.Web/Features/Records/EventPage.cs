using Bakohumas.Domain.CheckIn;
using Bakohumas.Domain.Registrations;
using Bakohumas.Web.Data;
using Bakohumas.Web.Platform.Pledges;
using Bakohumas.Web.Platform.Security;
using Microsoft.EntityFrameworkCore;

namespace Bakohumas.Web.Features.Records;

/// <summary>One person in the list. <paramref name="PledgeId"/> is null when nothing was signed.</summary>
internal sealed record PersonLine(string Name, string IdentityMask, string Agency, string? Unit, bool Came, Guid? PledgeId, bool IsSealed, bool OnPaper)
{
    /// <summary>How the person came, the first time; null when they did not.</summary>
    public AdmissionSource? Source { get; init; }
}

/// <summary>The numbers of an agency or a unit; <paramref name="Name"/> is null for people without a unit.</summary>
internal sealed record GroupLine(Guid AgencyId, string? Name, int Registered, int Came, int Signed, int OnPaper)
{
    /// <summary>How <see cref="Came"/> was recorded.</summary>
    public Arrivals Ways { get; init; } = new(0, 0, 0, 0);

    /// <summary>Neither signed electronically nor entered from a signing sheet; the two are never added up.</summary>
    public int Missing => Registered - Signed - OnPaper;
}

/// <summary>The people of one event in the officer's scope: who registered, came, signed, and who has not signed.</summary>
internal sealed record EventPage(
    EventRecords Event, PeopleFilter Filter, IReadOnlyList<string> Places, GroupLine Whole, IReadOnlyList<GroupLine> Agencies, IReadOnlyList<GroupLine> Units,
    IReadOnlyList<PersonLine> People, int Found, string? Next, IReadOnlyList<GroupLine> Outside, IReadOnlyList<string> MissingNames, int MissingFound, IReadOnlyList<JointTextLine> Texts)
{
    private const int PageSize = 50;
    private const int MostNames = 100;

    /// <summary>Share that signed, in whole percent, rounded down: 100 means everybody.</summary>
    public int Percent => Whole.Registered == 0 ? 0 : (int)(100L * Whole.Signed / Whole.Registered);

    public static async Task<EventPage?> LoadAsync(BakohumasDb db, Officer officer, string slug, PeopleFilter filter, CancellationToken cancel)
    {
        if (await EventRecords.FindAsync(db, officer, slug, cancel) is not { } at) return null;
        var everyone = at.People(db);
        var agencies = await ByAgencyAsync(db, everyone, cancel);
        var ways = await WaysAsync(db, at, cancel);
        agencies = [.. agencies.Select(a => a with { Ways = ways(a.AgencyId) })];
        var units = filter.AgencyId is { } agency ? await ByUnitAsync(db, at, everyone.Where(p => p.AgencyId == agency), agency, cancel) : [];
        var chosen = filter.Over(everyone);
        var unsigned = filter.State == PledgeState.Signed ? [] : await ByName(chosen, signed: false).Take(MostNames).ToListAsync(cancel);
        var missing = unsigned.Where(p => !p.OnPaper).ToList();
        var rows = await RowsAsync(chosen, filter.State, Cursor.Read(filter.After), unsigned, cancel);
        var shown = rows.Take(PageSize).ToList();
        // What the agencies' lines say already is not counted again.
        var counted = filter.IsByAgencyAlone ? agencies.Where(a => filter.AgencyId is null || a.AgencyId == filter.AgencyId).ToList() : null;
        return new EventPage(
            at, filter, await RecordsPage.PlacesAsync(db, at.Scope, cancel),
            new GroupLine(Guid.Empty, null, agencies.Sum(a => a.Registered), agencies.Sum(a => a.Came), agencies.Sum(a => a.Signed), agencies.Sum(a => a.OnPaper)) { Ways = Arrivals.Of(source => agencies.Sum(a => a.Ways.By(source))) },
            agencies, units,
            await LinesAsync(db, shown, agencies.ToDictionary(a => a.AgencyId, a => a.Name ?? ""), cancel),
            counted?.Sum(a => filter.State switch { PledgeState.Missing => a.Missing, PledgeState.Signed => a.Signed, PledgeState.All => a.Registered }) ?? await chosen.CountAsync(cancel),
            rows.Count > PageSize ? new Cursor(shown[^1].Signed, shown[^1].SearchName, shown[^1].Id).Text : null,
            await OutsideAsync(db, at, cancel),
            [.. missing.Select(p => p.Name).Where(name => name.Length > 0)],
            unsigned.Count < MostNames ? missing.Count : counted?.Sum(a => a.Missing) ?? await chosen.CountAsync(p => !p.Signed && !p.OnPaper, cancel),
            await TextsAsync(db, at, cancel));
    }

    /// <summary>
    /// One line more than a page: who has not signed, by name, then who has. Two questions, because each follows the index of names and
    /// stops when the page is full; sorting by both at once reads everybody.
    /// </summary>
    /// <param name="missing">The first without a pledge, more than a page.</param>
    private static async Task<List<Person>> RowsAsync(IQueryable<Person> chosen, PledgeState state, Cursor? after, List<Person> missing, CancellationToken cancel)
    {
        List<Person> rows = after switch
        {
            null => [.. missing.Take(PageSize + 1)],
            { Signed: true } => [],
            _ when state == PledgeState.Signed => [],
            _ => await ByName(after.Rest(chosen), signed: false).Take(PageSize + 1).ToListAsync(cancel),
        };
        if (rows.Count <= PageSize && state != PledgeState.Missing)
            rows.AddRange(await ByName(after is { Signed: true } ? after.Rest(chosen) : chosen, signed: true).Take(PageSize + 1 - rows.Count).ToListAsync(cancel));
        return rows;
    }

    private static IQueryable<Person> ByName(IQueryable<Person> people, bool signed) => people.Where(p => p.Signed == signed).OrderBy(p => p.SearchName).ThenBy(p => p.Id);

    private static async Task<List<GroupLine>> ByAgencyAsync(BakohumasDb db, IQueryable<Person> people, CancellationToken cancel)
    {
        var counts = await people.GroupBy(p => p.AgencyId)
            .Select(g => new { g.Key, Registered = g.Count(), Came = g.Sum(p => p.Came ? 1 : 0), Signed = g.Sum(p => p.Signed ? 1 : 0), OnPaper = g.Sum(p => p.OnPaper ? 1 : 0) }).ToListAsync(cancel);
        var names = await NamesAsync(db, counts.Select(c => c.Key), cancel);
        return [.. counts.Select(c => new GroupLine(c.Key, names[c.Key], c.Registered, c.Came, c.Signed, c.OnPaper)).OrderByDescending(c => c.Missing).ThenBy(c => c.Name, StringComparer.Ordinal)];
    }

    /// <summary>By agency, who came in which way; each person once in each.</summary>
    private static async Task<Func<Guid, Arrivals>> WaysAsync(BakohumasDb db, EventRecords at, CancellationToken cancel)
    {
        var counts = await (
            from a in db.Admissions
            join r in at.Registrations(db) on a.RegistrationId equals r.Id
            where a.EventId == at.EventId && a.UndoId == null
            group a by new { r.AgencyId, a.Source } into g
            select new { g.Key.AgencyId, g.Key.Source, People = g.Select(a => a.RegistrationId).Distinct().Count() }).ToListAsync(cancel);
        var found = counts.ToLookup(c => c.AgencyId);
        return agency => Arrivals.Of(source => found[agency].Where(c => c.Source == source).Sum(c => c.People));
    }

    private static async Task<List<GroupLine>> ByUnitAsync(BakohumasDb db, EventRecords at, IQueryable<Person> people, Guid agency, CancellationToken cancel)
    {
        var ways = await (
            from a in db.Admissions
            join r in at.Registrations(db) on a.RegistrationId equals r.Id
            where a.EventId == at.EventId && a.UndoId == null && r.AgencyId == agency
            group a by new { r.Unit, a.Source } into g
            select new { g.Key.Unit, g.Key.Source, People = g.Select(a => a.RegistrationId).Distinct().Count() }).ToListAsync(cancel);
        var counts = await people.GroupBy(p => p.Unit)
            .Select(g => new { g.Key, Registered = g.Count(), Came = g.Sum(p => p.Came ? 1 : 0), Signed = g.Sum(p => p.Signed ? 1 : 0), OnPaper = g.Sum(p => p.OnPaper ? 1 : 0) }).ToListAsync(cancel);
        return [.. counts.Select(c => new GroupLine(agency, c.Key, c.Registered, c.Came, c.Signed, c.OnPaper) { Ways = Arrivals.Of(source => ways.Where(w => w.Unit == c.Key && w.Source == source).Sum(w => w.People)) }).OrderByDescending(c => c.Missing).ThenBy(c => c.Name, StringComparer.Ordinal)];
    }

    /// <summary>Vertical agencies and others of the region whose people this officer does not see: numbers only (product 6.8).</summary>
    private static async Task<IReadOnlyList<GroupLine>> OutsideAsync(BakohumasDb db, EventRecords at, CancellationToken cancel)
    {
        var counted = at.Scope.AgenciesCounted(db).Select(a => a.Id);
        var counts = await db.Registrations.AsNoTracking()
            .Where(r => r.EventId == at.EventId && r.State == RegistrationState.Registered && counted.Contains(r.AgencyId))
            .Select(r => new { r.AgencyId, Came = db.Admissions.Any(a => a.RegistrationId == r.Id && a.UndoId == null), Signed = db.Pledges.Any(p => p.RegistrationId == r.Id), OnPaper = db.PaperSignatures.Any(s => s.RegistrationId == r.Id && s.UndoId == null) })
            .GroupBy(r => r.AgencyId)
            .Select(g => new { g.Key, Registered = g.Count(), Came = g.Sum(p => p.Came ? 1 : 0), Signed = g.Sum(p => p.Signed ? 1 : 0), OnPaper = g.Sum(p => p.OnPaper ? 1 : 0) }).ToListAsync(cancel);
        var ways = await (
            from a in db.Admissions
            where a.EventId == at.EventId && a.UndoId == null && counted.Contains(a.AgencyId)
            group a by new { a.AgencyId, a.Source } into g
            select new { g.Key.AgencyId, g.Key.Source, People = g.Select(a => a.RegistrationId).Distinct().Count() }).ToListAsync(cancel);
        var names = await NamesAsync(db, counts.Select(c => c.Key), cancel);
        return [.. counts.Select(c => new GroupLine(c.Key, names[c.Key], c.Registered, c.Came, c.Signed, c.OnPaper) { Ways = Arrivals.Of(source => ways.Where(w => w.AgencyId == c.Key && w.Source == source).Sum(w => w.People)) }).OrderBy(c => c.Name, StringComparer.Ordinal)];
    }

    private static async Task<IReadOnlyList<PersonLine>> LinesAsync(BakohumasDb db, List<Person> people, Dictionary<Guid, string> agencies, CancellationToken cancel)
    {
        var ids = people.Select(p => p.Id).ToArray();
        var pledges = (await db.Pledges.AsNoTracking().Where(p => ids.Contains(p.RegistrationId)).OrderByDescending(p => p.SignedAt)
            .Select(p => new { p.RegistrationId, p.Id, Sealed = db.SealingWork.Any(w => w.PledgeId == p.Id && w.FileHash != null) }).ToListAsync(cancel))
            .ToLookup(p => p.RegistrationId);
        var sources = (await db.Admissions.AsNoTracking().Where(a => ids.Contains(a.RegistrationId) && a.UndoId == null).OrderBy(a => a.At).Select(a => new { a.RegistrationId, a.Source }).ToListAsync(cancel))
            .ToLookup(a => a.RegistrationId, a => (AdmissionSource?)a.Source);
        return [.. people.Select(p => new PersonLine(
            p.Name, p.IdentityMask, agencies.GetValueOrDefault(p.AgencyId, ""), p.Unit, p.Came, pledges[p.Id].FirstOrDefault()?.Id, pledges[p.Id].FirstOrDefault()?.Sealed ?? false, p.OnPaper) { Source = sources[p.Id].FirstOrDefault() })];
    }

    /// <summary>The joint papers when the event has several texts; of one text nothing is to be chosen.</summary>
    private static async Task<IReadOnlyList<JointTextLine>> TextsAsync(BakohumasDb db, EventRecords at, CancellationToken cancel) =>
        await db.JointWork.CountAsync(w => w.EventId == at.EventId, cancel) < 2 ? []
            : await JointTexts.ListAsync(db, JointTexts.SignedBy(db, at.EventId, at.Scope.Over(db).Select(r => r.Id)), cancel);

    private static async Task<Dictionary<Guid, string>> NamesAsync(BakohumasDb db, IEnumerable<Guid> agencies, CancellationToken cancel)
    {
        var ids = agencies.ToArray();
        return await db.Agencies.AsNoTracking().Where(a => ids.Contains(a.Id)).ToDictionaryAsync(a => a.Id, a => a.Name, cancel);
    }
}
