using System.Globalization;
using Bakohumas.Domain.Reminders;
using Microsoft.EntityFrameworkCore;

namespace Bakohumas.Web.Data;

internal static class JointRows
{
    /// <summary>
    /// Says in the act of a change (a withdrawal, a correction, an erasure, a sheet) that the joint papers of the event may have to say
    /// something else now; without it the change is seen at the next regular look.
    /// </summary>
    public static Task LookAgainAtJointPapersAsync(this BakohumasDb db, Guid eventId, DateTimeOffset now, CancellationToken cancel) =>
        db.JointWork.Where(w => w.EventId == eventId).ExecuteUpdateAsync(set => set.SetProperty(w => w.DueAt, now), cancel);

    /// <summary>Sends a signer of the joint paper the link of this generation; each generation goes once.</summary>
    public static void EnqueueJointLink(this BakohumasDb db, DateTimeOffset now, Guid signerId, int generation, Guid eventId, string language) =>
        db.Enqueue(now, MailRule.JointLink, signerId, language, eventId, JointLinkOccurrence(generation));

    /// <summary>Sends everybody on the list their link: of a draft nothing goes out, because its links open nothing yet.</summary>
    public static async Task EnqueueJointLinksAsync(this BakohumasDb db, DateTimeOffset now, Guid eventId, CancellationToken cancel)
    {
        var signers = await db.JointSigners.Where(s => s.EventId == eventId && s.RemovedAt == null && s.Mail != null).Select(s => new { s.Id, s.LinkGeneration }).ToListAsync(cancel);
        if (signers.Count == 0) return;
        var language = await db.Events.Where(e => e.Id == eventId).Select(e => e.Language).SingleAsync(cancel);
        foreach (var signer in signers) db.EnqueueJointLink(now, signer.Id, signer.LinkGeneration, eventId, language);
    }

    /// <summary>What the outbox keeps of a link: which one it was, so that a mail that waited too long is known as out of date.</summary>
    public static string JointLinkOccurrence(int generation) => generation.ToString(CultureInfo.InvariantCulture);
}
