using Bakohumas.Domain.Reminders;
using Bakohumas.Web.Data;
using Microsoft.EntityFrameworkCore;

namespace Bakohumas.Web.Features.Reminders;

/// <summary>
/// The acts on a row of the outbox. Each is guarded by the state it expects, so that of any number of nodes one wins and the others
/// find nothing to do. What an officer wrote for a mail goes when the mail is finished (product 6.11).
/// </summary>
internal sealed class OutboxClaims(WriteLane lane)
{
    /// <summary>Longer than a mail server may take for one message.</summary>
    public static readonly TimeSpan Lease = TimeSpan.FromMinutes(5);

    private static readonly MailRule[] Capped = [.. Enum.GetValues<MailRule>().Where(ReminderClock.IsReminder)];

    /// <summary>Rows that wait now and nobody holds, the oldest first.</summary>
    public static IQueryable<OutboxMail> Due(IQueryable<OutboxMail> outbox, DateTimeOffset now) =>
        outbox.Where(m => m.State == MailState.Queued && m.DueAt <= now && (m.ClaimedUntil == null || m.ClaimedUntil <= now));

    /// <summary>Takes the row for one attempt; false when another node has it.</summary>
    public Task<bool> TakeAsync(Guid id, DateTimeOffset now, CancellationToken cancel) =>
        lane.WriteAsync(async (db, stop) => await TakeAsync(db, id, now, stop), cancel);

    /// <summary>
    /// As <see cref="TakeAsync(Guid, DateTimeOffset, CancellationToken)"/>, if the person may get one more reminder between
    /// <paramref name="dayStart"/> and <paramref name="dayEnd"/>; null when not.
    /// </summary>
    public async Task<bool?> TakeReminderAsync(Guid id, byte[] recipient, DateTimeOffset dayStart, DateTimeOffset dayEnd, DateTimeOffset now, CancellationToken cancel)
    {
        await lane.WriteAsync(
            (db, stop) => db.Outbox.Where(m => m.Id == id && m.RecipientHash == null).ExecuteUpdateAsync(set => set.SetProperty(m => m.RecipientHash, recipient), stop), cancel);
        return await lane.WriteAsync<bool?>(async (db, stop) =>
        {
            // Locks what the person has waiting: two nodes that send two reminders to one person come here one after the other.
            await db.Outbox.Where(m => m.RecipientHash == recipient && m.State == MailState.Queued && m.ClaimedUntil == null && m.DueAt <= now)
                .ExecuteUpdateAsync(set => set.SetProperty(m => m.RecipientHash, recipient), stop);
            var used = await db.Outbox.CountAsync(
                m => m.RecipientHash == recipient && m.Id != id && Capped.Contains(m.Rule)
                    && ((m.State == MailState.Sent && m.SentAt >= dayStart && m.SentAt < dayEnd) || (m.State == MailState.Queued && m.ClaimedUntil > now)),
                stop);
            return used >= DailyCap.PerDay ? null : await TakeAsync(db, id, now, stop);
        }, cancel);
    }

    public Task SentAsync(Guid id, byte[] recipient, DateTimeOffset now, CancellationToken cancel) => lane.WriteAsync(async (db, stop) =>
    {
        var marked = await Held(db, id).ExecuteUpdateAsync(set => set
            .SetProperty(m => m.State, MailState.Sent).SetProperty(m => m.SentAt, now).SetProperty(m => m.RecipientHash, recipient)
            .SetProperty(m => m.ClaimedUntil, (DateTimeOffset?)null).SetProperty(m => m.Reason, (string?)null).SetProperty(m => m.Note, (string?)null), stop);
        await RecordAsync(db, Acts.MailSent, id, now, marked, stop);
    }, cancel);

    public Task QuarantineAsync(Guid id, string reason, DateTimeOffset now, CancellationToken cancel) => lane.WriteAsync(async (db, stop) =>
    {
        var marked = await Held(db, id).ExecuteUpdateAsync(set => set
            .SetProperty(m => m.State, MailState.Quarantined).SetProperty(m => m.ClaimedUntil, (DateTimeOffset?)null).SetProperty(m => m.Reason, reason), stop);
        await RecordAsync(db, Acts.MailQuarantined, id, now, marked, stop);
    }, cancel);

    /// <summary>Only while nobody holds the row: another node may be sending it.</summary>
    public Task SkipAsync(Guid id, SkipReason reason, DateTimeOffset now, CancellationToken cancel) => lane.WriteAsync(
        (db, stop) => Due(db.Outbox, now).Where(m => m.Id == id).ExecuteUpdateAsync(set => set
            .SetProperty(m => m.State, MailState.Skipped).SetProperty(m => m.ClaimedUntil, (DateTimeOffset?)null).SetProperty(m => m.Reason, reason.ToString()).SetProperty(m => m.Note, (string?)null), stop), cancel);

    /// <summary>After a failed attempt.</summary>
    public Task RetryAsync(Guid id, DateTimeOffset at, string reason, CancellationToken cancel) => lane.WriteAsync(
        (db, stop) => Held(db, id).ExecuteUpdateAsync(set => set
            .SetProperty(m => m.DueAt, at).SetProperty(m => m.ClaimedUntil, (DateTimeOffset?)null).SetProperty(m => m.Reason, reason), stop), cancel);

    /// <summary>Not now: the night, the cap, the pace of the receiving domain. Costs no attempt and never touches a row that somebody holds.</summary>
    public Task PostponeAsync(Guid id, DateTimeOffset to, DateTimeOffset now, CancellationToken cancel) => lane.WriteAsync(
        (db, stop) => Due(db.Outbox, now).Where(m => m.Id == id).ExecuteUpdateAsync(set => set.SetProperty(m => m.DueAt, to), stop), cancel);

    private static async Task<bool> TakeAsync(BakohumasDb db, Guid id, DateTimeOffset now, CancellationToken cancel) =>
        await Due(db.Outbox, now).Where(m => m.Id == id).ExecuteUpdateAsync(
            set => set.SetProperty(m => m.ClaimedUntil, now + Lease).SetProperty(m => m.Attempts, m => m.Attempts + 1), cancel) == 1;

    private static IQueryable<OutboxMail> Held(BakohumasDb db, Guid id) => db.Outbox.Where(m => m.Id == id && m.State == MailState.Queued);

    private static async Task RecordAsync(BakohumasDb db, string act, Guid id, DateTimeOffset now, int marked, CancellationToken cancel)
    {
        if (marked == 0) return;
        var eventId = await db.Outbox.Where(m => m.Id == id).Select(m => m.EventId).SingleAsync(cancel);
        db.Record(now, act, Actor.System, id, eventId);
        await db.SaveChangesAsync(cancel);
    }
}
