using System.Globalization;
using Bakohumas.Domain.Events;
using Bakohumas.Domain.Regions;
using Bakohumas.Domain.Registrations;
using Bakohumas.Domain.Reminders;
using Bakohumas.Web.Data;
using Bakohumas.Web.Platform.Jobs;
using Microsoft.EntityFrameworkCore;

namespace Bakohumas.Web.Features.Reminders;

/// <summary>
/// Puts the reminders whose hour has come into the outbox, a batch to an act, unique by (rule, person, day of the event): any number
/// of runs and nodes makes one row. An hour missed by more than a day is not made up for.
/// </summary>
internal sealed class PlanReminders(IServiceScopeFactory scopes, WriteLane lane, TimeProvider clock) : IJob
{
    private const int Batch = 90;
    private static readonly MailRule[] Rules = [MailRule.H7, MailRule.H1, MailRule.H0, MailRule.Unsigned1, MailRule.Unsigned3];
    private static readonly EventState[] Living = [EventState.Published, EventState.RegistrationClosed, EventState.Running, EventState.Finished];

    public string Name => "plan-reminders";
    public TimeSpan Every => TimeSpan.FromMinutes(1);

    public async Task RunAsync(CancellationToken cancel)
    {
        var now = clock.GetUtcNow();
        foreach (var task in await TasksAsync(now, cancel))
            while (await lane.WriteAsync((db, stop) => PlanAsync(db, task, now, stop), cancel) == Batch) { }
    }

    private async Task<IReadOnlyList<PlanTask>> TasksAsync(DateTimeOffset now, CancellationToken cancel)
    {
        await using var scope = scopes.CreateAsyncScope();
        var db = scope.ServiceProvider.GetRequiredService<BakohumasDb>();
        var (from, to) = (now.AddDays(-9), now.AddDays(9));
        var events = await db.Events.AsNoTracking().Where(e => Living.Contains(e.State) && e.StartsAt < to && e.EndsAt > from)
            .Select(e => new { e.Id, e.StartsAt, e.EndsAt, e.Zone, e.Language }).ToListAsync(cancel);
        return [.. from at in events
                   from rule in Rules
                   let due = ReminderClock.DueAt(rule, at.StartsAt, at.EndsAt, at.Zone)!.Value
                   where due <= now && now < due.AddDays(1) && !(ReminderClock.UsefulUntil(rule, at.StartsAt, at.EndsAt, at.Zone) <= now)
                   select new PlanTask(at.Id, rule, due, at.Zone.DayOf(at.StartsAt).ToString("yyyy-MM-dd", CultureInfo.InvariantCulture), at.Language)];
    }

    /// <returns>Rows made; a full batch says that there may be more.</returns>
    internal static async Task<int> PlanAsync(BakohumasDb db, PlanTask task, DateTimeOffset now, CancellationToken cancel)
    {
        var missing = Concerned(db, task)
            .Where(r => !db.Outbox.Any(m => m.Rule == task.Rule && m.SubjectId == r.Id && m.Occurrence == task.Occurrence))
            .OrderBy(r => r.Id).Take(Batch).Select(r => r.Id);
        // Most ticks find nothing; only who finds somebody waits for the turn and looks again.
        if (!await missing.AnyAsync(cancel)) return 0;
        await db.TakeTurnAsync(task.EventId, cancel);
        var people = await missing.ToListAsync(cancel);
        foreach (var person in people) db.Enqueue(now, task.Rule, person, task.Language, task.EventId, task.Occurrence, task.DueAt);
        await db.SaveChangesAsync(cancel);
        return people.Count;
    }

    // Who registers after the hour has just got the ticket and needs no reminder of the same moment.
    private static IQueryable<Registration> Concerned(BakohumasDb db, PlanTask task)
    {
        var people = db.Registrations.Where(r => r.EventId == task.EventId && r.State == RegistrationState.Registered && r.RegisteredAt < task.DueAt);
        if (task.Rule is not (MailRule.Unsigned1 or MailRule.Unsigned3)) return people;
        // Nobody is asked for what cannot be done: only while people can sign.
        return people.Where(r => db.SigningSessions.Any(s => s.EventId == task.EventId && s.ClosedAt == null)
            && db.Admissions.Any(a => a.RegistrationId == r.Id && a.UndoId == null)
            && !db.Pledges.Any(p => p.RegistrationId == r.Id)
            && !db.PaperSignatures.Any(s => s.RegistrationId == r.Id && s.UndoId == null));
    }
}

/// <summary>One rule of one event whose hour has come.</summary>
internal sealed record PlanTask(Guid EventId, MailRule Rule, DateTimeOffset DueAt, string Occurrence, string Language);
