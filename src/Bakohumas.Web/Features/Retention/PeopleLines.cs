using Bakohumas.Domain.Events;
using Bakohumas.Domain.People;
using Bakohumas.Domain.Registrations;
using Bakohumas.Domain.Retention;
using Bakohumas.Web.Data;
using Microsoft.EntityFrameworkCore;

namespace Bakohumas.Web.Features.Retention;

/// <summary>The people of an event. A registration stays as a row, because attendance, pledges and duties stand on it; the person leaves it.</summary>
internal static class PeopleLines
{
    public static RetentionLine Phones { get; } = new(
        nameof(Registration.Phone),
        (db, now, cancel) => FirstAsync(db, WithPhone(db, now), cancel),
        (db, due, now, cancel) => WithPhone(db, now).Where(r => due.Ids.Contains(r.Id))
            .ExecuteUpdateAsync(set => set.SetProperty(r => r.Phone, (string?)null), cancel));

    public static RetentionLine Unsuccessful { get; } = new(
        "UnsuccessfulRegistration",
        (db, now, cancel) => FirstAsync(db, ToNothing(db, now), cancel),
        (db, due, now, cancel) => EmptyAsync(ToNothing(db, now).Where(r => due.Ids.Contains(r.Id)), now, cancel));

    public static RetentionLine Attendance { get; } = new(
        nameof(Registration),
        (db, now, cancel) => FirstAsync(db, Old(db, now), cancel),
        (db, due, now, cancel) => EmptyAsync(Old(db, now).Where(r => due.Ids.Contains(r.Id)), now, cancel));

    private static IQueryable<Registration> WithPhone(BakohumasDb db, DateTimeOffset now)
    {
        var ended = RetentionTerms.Phones(now);
        return db.Registrations.Where(r => r.Phone != null && db.Events.Any(e => e.Id == r.EventId && e.EndsAt <= ended));
    }

    /// <summary>Given back, or of an event that was called off; who was let in or signed all the same is attendance.</summary>
    private static IQueryable<Registration> ToNothing(BakohumasDb db, DateTimeOffset now)
    {
        var ended = RetentionTerms.Unsuccessful(now);
        return db.Registrations.Where(r => r.ErasedAt == null
            && db.Events.Any(e => e.Id == r.EventId && e.EndsAt <= ended && (r.State == RegistrationState.Cancelled || e.State == EventState.Cancelled))
            && !db.Admissions.Any(a => a.RegistrationId == r.Id && a.UndoId == null) && !db.Pledges.Any(p => p.RegistrationId == r.Id)
            && !db.PaperSignatures.Any(s => s.RegistrationId == r.Id && s.UndoId == null));
    }

    private static IQueryable<Registration> Old(BakohumasDb db, DateTimeOffset now)
    {
        var ended = RetentionTerms.Attendance(now);
        return db.Registrations.Where(r => r.ErasedAt == null && db.Events.Any(e => e.Id == r.EventId && e.EndsAt <= ended));
    }

    private static async Task<DueRows> FirstAsync(BakohumasDb db, IQueryable<Registration> due, CancellationToken cancel) =>
        (await due.AsNoTracking().OrderBy(r => r.EventId).Take(RetentionLine.Batch).Select(r => new DueRow(r.EventId, r.Id)).ToListAsync(cancel)).OfOneEvent();

    private static Task<int> EmptyAsync(IQueryable<Registration> people, DateTimeOffset now, CancellationToken cancel) => people.ExecuteUpdateAsync(set => set
        .SetProperty(r => r.Name, "")
        .SetProperty(r => r.SearchName, "")
        .SetProperty(r => r.IdentityType, IdentityType.None)
        .SetProperty(r => r.IdentityCipher, (byte[]?)null)
        .SetProperty(r => r.IdentityHash, (byte[]?)null)
        .SetProperty(r => r.IdentityMask, "")
        .SetProperty(r => r.Unit, (string?)null)
        .SetProperty(r => r.Position, "")
        .SetProperty(r => r.Mail, (string?)null)
        .SetProperty(r => r.Phone, (string?)null)
        .SetProperty(r => r.Slip, (string?)null)
        .SetProperty(r => r.VipSince, (DateTimeOffset?)null)
        .SetProperty(r => r.LinkHash, (byte[]?)null)
        .SetProperty(r => r.ErasedAt, now), cancel);
}
