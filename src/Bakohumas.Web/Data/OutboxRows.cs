using Bakohumas.Domain.Reminders;
using Microsoft.EntityFrameworkCore;

namespace Bakohumas.Web.Data;

/// <summary>Puts a mail into the outbox in the transaction of the act that causes it.</summary>
internal static class OutboxRows
{
    /// <param name="subjectId">The registration, duty, account link or signer of a joint paper the mail is about (the rule says which).</param>
    /// <param name="occurrence">Distinguishes repetitions; empty for a mail that goes once.</param>
    /// <param name="dueAt">Not before; null is at once.</param>
    public static void Enqueue(
        this BakohumasDb db, DateTimeOffset now, MailRule rule, Guid subjectId, string language,
        Guid? eventId = null, string occurrence = "", DateTimeOffset? dueAt = null, string? note = null) =>
        db.Outbox.Add(Mail(now, rule, subjectId, language, eventId, occurrence, dueAt, note));

    public static OutboxMail Mail(
        DateTimeOffset now, MailRule rule, Guid subjectId, string language, Guid? eventId = null, string occurrence = "", DateTimeOffset? dueAt = null, string? note = null) => new()
    {
        Id = Guid.CreateVersion7(now),
        Rule = rule,
        SubjectId = subjectId,
        Occurrence = occurrence,
        EventId = eventId,
        Language = language,
        Note = note,
        CreatedAt = now,
        DueAt = dueAt ?? now,
    };

    /// <summary>As <see cref="Enqueue"/>, unless the same rule, subject and occurrence is there already.</summary>
    public static async Task EnqueueOnceAsync(
        this BakohumasDb db, DateTimeOffset now, MailRule rule, Guid subjectId, string language,
        Guid? eventId = null, string occurrence = "", DateTimeOffset? dueAt = null)
    {
        if (!await db.Outbox.AnyAsync(m => m.Rule == rule && m.SubjectId == subjectId && m.Occurrence == occurrence))
            db.Enqueue(now, rule, subjectId, language, eventId, occurrence, dueAt);
    }

    /// <summary>Sends a registration its personal link again, to the address on file; at most one mail an hour, so that nobody can flood it.</summary>
    public static Task EnqueueLostLinkAsync(this BakohumasDb db, DateTimeOffset now, Guid registrationId, Guid eventId, string language) =>
        db.EnqueueOnceAsync(now, MailRule.LostLink, registrationId, language, eventId, HourOf(now));

    /// <summary>Sends a mailbox the links of <see cref="LinksInOneMail"/> of its registrations, from this one on; at most once an hour.</summary>
    public static Task EnqueueLostLinksAsync(this BakohumasDb db, DateTimeOffset now, Guid firstRegistrationId, Guid eventId, string language) =>
        db.EnqueueOnceAsync(now, MailRule.LostLinks, firstRegistrationId, language, eventId, HourOf(now));

    /// <summary>How many personal links one mail to a shared mailbox lists.</summary>
    public const int LinksInOneMail = 50;

    /// <summary>Tells the protocol officer of a first admission that was confirmed afterwards, if it is a guest of honour's.</summary>
    public static async Task TellProtocolOnceAsync(this BakohumasDb db, DateTimeOffset now, Guid registrationId, Guid occasionId)
    {
        var guest = await db.Registrations.AsNoTracking().Where(r => r.Id == registrationId && r.VipSince != null)
            .Join(db.Events, r => r.EventId, e => e.Id, (r, e) => new { e.Id, e.Language }).SingleOrDefaultAsync();
        if (guest is not null) await db.EnqueueOnceAsync(now, MailRule.VipArrived, registrationId, guest.Language, guest.Id, VipOccurrence(occasionId));
    }

    /// <summary>Of the mail that tells the protocol officer of a guest: once for each occasion.</summary>
    public static string VipOccurrence(Guid occasionId) => occasionId.ToString("D");

    private static string HourOf(DateTimeOffset now) => now.UtcDateTime.ToString("yyyyMMddHH", System.Globalization.CultureInfo.InvariantCulture);
}
