using Bakohumas.Domain.Events;
using Bakohumas.Domain.Registrations;
using Bakohumas.Domain.Reminders;
using Bakohumas.Web.Data;
using Bakohumas.Web.Platform.Jobs;
using Microsoft.EntityFrameworkCore;

namespace Bakohumas.Web.Features.Events;

/// <summary>
/// Makes the mails of due notices, a batch to an act: everybody who was registered when the event changed or was cancelled, once.
/// What a dead process left, the next run finds.
/// </summary>
internal sealed class TellAttendees(IServiceScopeFactory scopes, WriteLane lane, TimeProvider clock) : IJob
{
    private const int Batch = 90;

    public string Name => "tell-attendees";
    public TimeSpan Every => TimeSpan.FromSeconds(5);

    public async Task RunAsync(CancellationToken cancel)
    {
        List<Guid> due;
        await using (var scope = scopes.CreateAsyncScope())
        {
            var db = scope.ServiceProvider.GetRequiredService<BakohumasDb>();
            due = await db.EventNotices.AsNoTracking().Where(n => n.DoneAt == null).OrderBy(n => n.At).Take(50).Select(n => n.Id).ToListAsync(cancel);
        }

        foreach (var notice in due)
            while (await lane.WriteAsync((db, stop) => TellAsync(db, notice, clock.GetUtcNow(), stop), cancel)) { }
    }

    /// <returns>Whether there may be more.</returns>
    internal static async Task<bool> TellAsync(BakohumasDb db, Guid noticeId, DateTimeOffset now, CancellationToken cancel)
    {
        await db.TakeTurnAsync(await db.EventNotices.Where(n => n.Id == noticeId).Select(n => n.EventId).SingleAsync(cancel), cancel);
        var notice = await db.EventNotices.SingleAsync(n => n.Id == noticeId, cancel);
        if (notice.DoneAt is not null) return false;
        var at = await db.Events.AsNoTracking().Where(e => e.Id == notice.EventId).Select(e => new { e.Language }).SingleAsync(cancel);
        var (rule, occurrence) = notice.Kind == EventNoticeKind.Cancelled
            ? (MailRule.EventCancelled, "")
            : (MailRule.EventChanged, notice.Sequence.ToString(System.Globalization.CultureInfo.InvariantCulture));
        var from = notice.UpTo ?? Guid.Empty;
        var people = await db.Registrations.AsNoTracking()
            .Where(r => r.EventId == notice.EventId && r.Id > from && r.State == RegistrationState.Registered && r.RegisteredAt <= notice.At
                && !db.Outbox.Any(m => m.Rule == rule && m.SubjectId == r.Id && m.Occurrence == occurrence))
            .OrderBy(r => r.Id).Take(Batch).Select(r => r.Id).ToListAsync(cancel);
        foreach (var person in people) db.Enqueue(now, rule, person, at.Language, notice.EventId, occurrence, note: notice.Reason);
        if (people.Count > 0) notice.UpTo = people[^1];
        if (people.Count < Batch) notice.DoneAt = now;
        await db.SaveChangesAsync(cancel);
        return people.Count == Batch;
    }
}
