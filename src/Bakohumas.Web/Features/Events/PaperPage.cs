using Bakohumas.Domain.CheckIn;
using Bakohumas.Web.Data;
using Bakohumas.Web.Features.Shared;
using Microsoft.EntityFrameworkCore;

namespace Bakohumas.Web.Features.Events;

/// <summary>One entry of attendance from paper.</summary>
/// <param name="People">Names on it; <paramref name="Undone"/> of them were taken back.</param>
internal sealed record PaperLine(Guid Id, string Gate, DateTimeOffset At, DateTimeOffset EnteredAt, string? By, int People, int Undone);

/// <summary>A day or session that attendance is entered for.</summary>
internal sealed record PaperOccasion(Guid Id, string? Name, DateTimeOffset StartsAt, DateTimeOffset EndsAt);

/// <summary>Attendance from paper: who has not come yet, and what was entered before.</summary>
/// <param name="IsTaken">Entries are taken now.</param>
internal sealed record PaperPage(
    EventHead Event, IReadOnlyList<PaperOccasion> Occasions, PaperOccasion Occasion, AbsentSearch Search, IReadOnlyList<Choice> Agencies, IReadOnlyList<AbsentRow> Rows,
    Pager Pager, IReadOnlyList<PaperLine> Entered, bool IsTaken)
{
    private const int MostEntries = 50;

    public static string Home(string slug) => $"/panel/kegiatan/{slug}/kehadiran-kertas";

    /// <summary>This page again, where the form of it is sent.</summary>
    public string Here => Address(Event.Slug, Occasion.Id, Search);

    /// <param name="kept">Who was ticked on a form that comes back: they stay on the page as long as they have not come.</param>
    public static async Task<PaperPage?> LoadAsync(
        BakohumasDb db, EventHead at, Guid? occasionId, AbsentSearch search, IReadOnlyCollection<Guid> kept, DateTimeOffset now, CancellationToken cancel)
    {
        var occasions = await db.Occasions.AsNoTracking().Where(o => o.EventId == at.Id).OrderBy(o => o.StartsAt)
            .Select(o => new PaperOccasion(o.Id, o.Name, o.StartsAt, o.EndsAt)).ToListAsync(cancel);
        // The latest that has begun, unless another is asked for.
        var occasion = occasionId is { } asked ? occasions.Find(o => o.Id == asked) : occasions.FindLast(o => o.StartsAt <= now) ?? occasions[0];
        if (occasion is null) return null;
        var rows = await NotArrived.PageAsync(db, at.Id, occasion.Id, search, PaperAttendance.MostPeople, cancel);
        var more = rows.Count > PaperAttendance.MostPeople;
        if (more) rows.RemoveAt(PaperAttendance.MostPeople);
        var elsewhere = kept.Where(id => !rows.Exists(r => r.Id == id)).Take(PaperAttendance.MostPeople).ToArray();
        if (elsewhere.Length > 0)
            rows.InsertRange(0, await NotArrived.Rows(db, NotArrived.Of(db, at.Id, occasion.Id).Where(r => elsewhere.Contains(r.Id)).OrderBy(r => r.SearchName)).ToListAsync(cancel));
        return new PaperPage(
            at, occasions, occasion, search, await NotArrived.AgenciesAsync(db, at.Id, cancel), rows,
            new Pager(search.After is null ? null : Address(at.Slug, occasion.Id, search with { After = null }), more ? Address(at.Slug, occasion.Id, search with { After = rows[^1].Id }) : null),
            await EnteredAsync(db, at.Id, occasion.Id, cancel), PaperAttendance.IsTaken(at.State, at.StartsAt, at.EndsAt, now));
    }

    private static Task<List<PaperLine>> EnteredAsync(BakohumasDb db, Guid eventId, Guid occasionId, CancellationToken cancel) =>
        db.AttendanceSheets.AsNoTracking().Where(s => s.EventId == eventId && s.OccasionId == occasionId).OrderByDescending(s => s.EnteredAt).Take(MostEntries)
            .Select(s => new PaperLine(
                s.Id, s.Gate, s.At, s.EnteredAt, db.Users.Where(u => u.Id == s.EnteredByAccountId).Select(u => u.DisplayName).FirstOrDefault(),
                db.Scans.Count(c => c.SheetId == s.Id), db.Scans.Count(c => c.SheetId == s.Id && db.Admissions.Any(a => a.ScanId == c.Id && a.UndoId != null)))).ToListAsync(cancel);

    private static string Address(string slug, Guid occasionId, AbsentSearch search)
    {
        var query = QueryString.Create("hari", occasionId.ToString());
        if (!string.IsNullOrWhiteSpace(search.Q)) query = query.Add("q", search.Q);
        if (search.Agency is { } agency) query = query.Add("instansi", agency.ToString());
        if (search.After is { } after) query = query.Add("setelah", after.ToString());
        return Home(slug) + query;
    }
}

/// <param name="AdmissionId">What can be taken back.</param>
internal sealed record PaperPerson(Guid RegistrationId, string Name, string Agency, Guid AdmissionId, bool IsUndone);

/// <summary>One entry: who stood on the sheet, and its scan.</summary>
internal sealed record PaperSheetPage(EventHead Event, PaperLine Sheet, IReadOnlyList<PaperPerson> People, Guid? FileId)
{
    public static async Task<PaperSheetPage?> LoadAsync(BakohumasDb db, EventHead at, Guid sheetId, CancellationToken cancel)
    {
        var sheet = await db.AttendanceSheets.AsNoTracking().Where(s => s.Id == sheetId && s.EventId == at.Id).Select(s => new { s.Id, s.Gate, s.At, s.EnteredAt, s.EnteredByAccountId }).SingleOrDefaultAsync(cancel);
        if (sheet is null) return null;
        var people = await (
            from c in db.Scans.AsNoTracking()
            join a in db.Admissions on c.Id equals a.ScanId
            join r in db.Registrations on a.RegistrationId equals r.Id
            join o in db.Agencies on r.AgencyId equals o.Id
            where c.SheetId == sheetId
            orderby r.SearchName, r.Id
            select new PaperPerson(r.Id, r.Name, o.Name, a.Id, a.UndoId != null)).ToListAsync(cancel);
        var file = await db.Files.Where(f => f.OwnerId == sheetId && f.Purpose == Domain.Files.FilePurpose.AttendanceSheet && f.ErasedAt == null).Select(f => (Guid?)f.Id).FirstOrDefaultAsync(cancel);
        var by = await db.Users.Where(u => u.Id == sheet.EnteredByAccountId).Select(u => u.DisplayName).FirstOrDefaultAsync(cancel);
        return new(at, new PaperLine(sheet.Id, sheet.Gate, sheet.At, sheet.EnteredAt, by, people.Count, people.Count(p => p.IsUndone)), people, file);
    }
}
