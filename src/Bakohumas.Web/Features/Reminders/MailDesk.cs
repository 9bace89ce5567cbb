using Bakohumas.Domain.Reminders;
using Bakohumas.Web.Data;

namespace Bakohumas.Web.Features.Reminders;

/// <summary>Finds out, at the moment of sending, what a row of the outbox says and to whom.</summary>
internal sealed class MailDesk(AttendeeMails attendees, DutyMails duties, AccountMails accounts, SharedMailboxMails shared, CosignerMails cosigners, VipMails guests)
{
    public Task<MailPaper> ResolveAsync(BakohumasDb db, OutboxMail row, DateTimeOffset now, CancellationToken cancel) => row.Rule switch
    {
        MailRule.AccountInvitation or MailRule.AccountPassword => accounts.ResolveAsync(db, row, now, cancel),
        MailRule.DutyMade or MailRule.DutyDue or MailRule.DutyLate8 or MailRule.DutyLate14 or MailRule.ReportAccepted or MailRule.ReportReturned =>
            duties.ResolveAsync(db, row, now, cancel),
        MailRule.LostLinks => shared.ResolveAsync(db, row, cancel),
        MailRule.JointLink => cosigners.ResolveAsync(db, row, cancel),
        MailRule.VipArrived => guests.ResolveAsync(db, row, cancel),
        _ => attendees.ResolveAsync(db, row, now, cancel),
    };
}
