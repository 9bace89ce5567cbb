using Bakohumas.Domain.Audit;
using Bakohumas.Web.Data;
using Microsoft.EntityFrameworkCore;

namespace Bakohumas.Web.Features.Audit;

/// <summary>What the trail is filtered by; the day is a day in WIB.</summary>
internal sealed record AuditFilter(string? Act, Guid? EventId, DateOnly? Day)
{
    public string Query(Guid? after) => $"/panel/jejak?tindakan={Uri.EscapeDataString(Act ?? "")}&kegiatan={EventId}&hari={Day:yyyy-MM-dd}&sesudah={after}";
}

/// <summary>One act. Names of officers are looked up when the page is read; of attendees, devices and owners only the kind is said.</summary>
internal sealed record AuditRow(Guid Id, DateTimeOffset At, string Act, ActorKind Kind, string? Officer, string? Event, Guid Subject, string? Fields);

/// <summary>The audit trail, newest first.</summary>
internal sealed record AuditPage(IReadOnlyList<AuditRow> Rows, AuditFilter Filter, IReadOnlyList<(Guid Id, string Name)> Events, string? Next)
{
    private const int Size = 50;
    private const int MostEvents = 200;
    private static readonly TimeSpan Wib = TimeSpan.FromHours(7);

    public static async Task<AuditPage> LoadAsync(BakohumasDb db, AuditFilter filter, Guid? after, CancellationToken cancel)
    {
        var rows = db.Audit.AsNoTracking();
        if (!string.IsNullOrEmpty(filter.Act)) rows = rows.Where(e => e.Act == filter.Act);
        if (filter.EventId is { } about) rows = rows.Where(e => e.EventId == about);
        // No year that a date box can produce may fall out of the calendar; nothing was recorded outside of these.
        if (filter.Day is { Year: > 1 and < 9999 } day)
        {
            var from = new DateTimeOffset(day.ToDateTime(TimeOnly.MinValue), Wib).ToUniversalTime();
            var to = from.AddDays(1);
            rows = rows.Where(e => e.At >= from && e.At < to);
        }

        // Ids carry their time (UUIDv7): their order is the order of the acts.
        if (after is { } last) rows = rows.Where(e => e.Id < last);
        var found = await (
            from entry in rows.OrderByDescending(e => e.Id).Take(Size + 1)
            join account in db.Users on entry.ActorId equals (Guid?)account.Id into accounts
            from account in accounts.DefaultIfEmpty()
            join held in db.Events on entry.EventId equals (Guid?)held.Id into helds
            from held in helds.DefaultIfEmpty()
            orderby entry.Id descending
            select new AuditRow(
                entry.Id, entry.At, entry.Act, entry.ActorKind, account == null ? null : account.DisplayName, held == null ? null : held.Name, entry.SubjectId, entry.Fields)).ToListAsync(cancel);
        var shown = found.Take(Size).ToList();
        var events = await db.Events.AsNoTracking().OrderByDescending(e => e.StartsAt).Take(MostEvents).Select(e => new { e.Id, e.Name }).ToListAsync(cancel);
        return new AuditPage(shown, filter, [.. events.Select(e => (e.Id, e.Name))], found.Count > Size ? filter.Query(shown[^1].Id) : null);
    }
}
