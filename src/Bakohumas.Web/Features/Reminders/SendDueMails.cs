using System.Globalization;
using Bakohumas.Domain.People;
using Bakohumas.Domain.Regions;
using Bakohumas.Domain.Reminders;
using Bakohumas.Web.Data;
using Bakohumas.Web.Platform.Jobs;
using Bakohumas.Web.Platform.Mail;
using Bakohumas.Web.Platform.Security;
using Microsoft.EntityFrameworkCore;

namespace Bakohumas.Web.Features.Reminders;

/// <summary>
/// Sends what is due. A row is taken by lease right before its one attempt; a process that dies in between leaves a lease that runs
/// out: a ticket then goes again under the same Message-ID, a reminder does not (threats 3.3).
/// </summary>
internal sealed class SendDueMails(
    IServiceScopeFactory scopes, OutboxClaims claims, MailDesk desk, IChannel channel, DomainPace pace, FieldProtection protection, TimeProvider clock, ILogger<SendDueMails> log) : IJob
{
    private const int Batch = 100;

    public string Name => "send-due-mails";
    public TimeSpan Every => TimeSpan.FromSeconds(5);

    public async Task RunAsync(CancellationToken cancel)
    {
        while (true)
        {
            var due = await DueAsync(cancel);
            foreach (var row in due)
                if (!await HandleAsync(row, cancel)) return;
            if (due.Count < Batch) return;
        }
    }

    private async Task<List<OutboxMail>> DueAsync(CancellationToken cancel)
    {
        await using var scope = scopes.CreateAsyncScope();
        var db = scope.ServiceProvider.GetRequiredService<BakohumasDb>();
        return await OutboxClaims.Due(db.Outbox.AsNoTracking(), clock.GetUtcNow()).OrderBy(m => m.DueAt).ThenBy(m => m.Id).Take(Batch).ToListAsync(cancel);
    }

    /// <returns>False when the way out is closed for everybody, so that the others need not try.</returns>
    private async Task<bool> HandleAsync(OutboxMail row, CancellationToken cancel)
    {
        var now = clock.GetUtcNow();
        var isReminder = ReminderClock.IsReminder(row.Rule);
        if (row.ClaimedUntil is not null && isReminder)
        {
            await claims.SkipAsync(row.Id, SkipReason.Ambiguous, now, cancel);
            return true;
        }

        try
        {
            return await ResolveAsync(row, now, cancel) switch
            {
                MailPaper.Ready ready => await SendAsync(row, ready, isReminder, now, cancel),
                MailPaper.NotSent not => await SkippedAsync(row, not.Reason, now, cancel),
                _ => throw new System.Diagnostics.UnreachableException(),
            };
        }
        catch (Exception fault) when (fault is not (OperationCanceledException or DbUpdateException or System.Data.Common.DbException or WriteLaneFullException))
        {
            // One row that cannot be made into a mail never blocks the others (threat T21).
            log.LogError(fault, "Mail {Mail} of rule {Rule} cannot be made", row.Id, row.Rule);
            await claims.QuarantineAsync(row.Id, "malformed", now, cancel);
            return true;
        }
    }

    private async Task<MailPaper> ResolveAsync(OutboxMail row, DateTimeOffset now, CancellationToken cancel)
    {
        await using var scope = scopes.CreateAsyncScope();
        return await desk.ResolveAsync(scope.ServiceProvider.GetRequiredService<BakohumasDb>(), row, now, cancel);
    }

    private async Task<bool> SkippedAsync(OutboxMail row, SkipReason reason, DateTimeOffset now, CancellationToken cancel)
    {
        await claims.SkipAsync(row.Id, reason, now, cancel);
        return true;
    }

    private async Task<bool> SendAsync(OutboxMail row, MailPaper.Ready paper, bool isReminder, DateTimeOffset now, CancellationToken cancel)
    {
        if (paper.UsefulUntil <= now) return await SkippedAsync(row, SkipReason.TooLate, now, cancel);
        var message = paper.Write();
        // The cap is a person's; whole offices share one mailbox (product 6.12).
        var recipient = protection.Hash($"mail:{paper.To.ComparisonKey}|{SearchKey.Comparison(message.ToName ?? "")}");
        if (!await TakeAsync(row, paper, recipient, isReminder, now, cancel)) return true;
        return await DeliverAsync(row, message, recipient, cancel);
    }

    /// <returns>Whether this run holds the row for one attempt.</returns>
    private async Task<bool> TakeAsync(OutboxMail row, MailPaper.Ready paper, byte[] recipient, bool isReminder, DateTimeOffset now, CancellationToken cancel)
    {
        if (isReminder && QuietHours.Covers(now, paper.Zone))
        {
            await claims.PostponeAsync(row.Id, QuietHours.Shift(now, paper.Zone), now, cancel);
            return false;
        }

        if (pace.Ask(paper.To.Domain, now) is { } later)
        {
            await claims.PostponeAsync(row.Id, later, now, cancel);
            return false;
        }

        if (!isReminder) return await claims.TakeAsync(row.Id, now, cancel);
        var day = paper.Zone.DayOf(now);
        var (start, end) = (paper.Zone.InstantOf(day, TimeOnly.MinValue), paper.Zone.InstantOf(day.AddDays(1), TimeOnly.MinValue));
        if (await claims.TakeReminderAsync(row.Id, recipient, start, end, now, cancel) is { } taken) return taken;
        await claims.PostponeAsync(row.Id, paper.Zone.InstantOf(day.AddDays(1), new TimeOnly(QuietHours.UntilHour, 0)), now, cancel);
        return false;
    }

    private async Task<bool> DeliverAsync(OutboxMail row, Message message, byte[] recipient, CancellationToken cancel)
    {
        try
        {
            await channel.SendAsync(message, cancel);
        }
        catch (DeliveryException fault)
        {
            var now = clock.GetUtcNow();
            await RetryDecisionOf(fault, row.Attempts + 1, row.Id, now).Match(
                again => claims.RetryAsync(row.Id, again.At, fault.Code, cancel),
                _ => claims.QuarantineAsync(row.Id, fault.Code, now, cancel));
            log.LogWarning("Mail {Mail} of rule {Rule} was not delivered: {Code}", row.Id, row.Rule, fault.Code);
            return fault.Code is not ("connect" or "tls" or "auth" or "timeout" or "disk");
        }

        // The mail is out: the note of it must not be lost to a stop of the program.
        await claims.SentAsync(row.Id, recipient, clock.GetUtcNow(), CancellationToken.None);
        return true;
    }

    private static RetryDecision RetryDecisionOf(DeliveryException fault, int attempts, Guid id, DateTimeOffset now)
    {
        var failure = int.TryParse(fault.Code, NumberStyles.None, CultureInfo.InvariantCulture, out var code) ? RetryLadder.Classify(code)
            : fault.IsPermanent ? MailFailure.Permanent : MailFailure.Temporary;
        return RetryLadder.After(failure, attempts, id, now);
    }
}
