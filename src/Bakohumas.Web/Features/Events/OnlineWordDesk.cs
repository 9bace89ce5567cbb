using Bakohumas.Domain.CheckIn;
using Bakohumas.Domain.Events;
using Bakohumas.Domain.Registrations;
using Bakohumas.Web.Data;
using Bakohumas.Web.Platform.Security;
using Microsoft.EntityFrameworkCore;

namespace Bakohumas.Web.Features.Events;

/// <param name="Word">The current one; null before the first.</param>
/// <param name="Old">The one before, while it is still taken.</param>
/// <param name="Registered">Registered to take part from afar.</param>
/// <param name="Came">Recorded from afar, each person once.</param>
internal sealed record OnlineWordPage(EventHead Event, bool Offers, string? Word, DateTimeOffset? SetAt, string? Old, DateTimeOffset? OldEndsAt, int Registered, int Came)
{
    public string? Typed { get; init; }
}

/// <summary>The word that is shown in the stream. Changing it leaves the one before good for ten minutes.</summary>
internal sealed class OnlineWordDesk(BakohumasDb db, WriteLane lane, TimeProvider clock)
{
    public async Task<OnlineWordPage?> PageAsync(Officer officer, string slug, CancellationToken cancel)
    {
        if (await EventHead.LoadAsync(db, officer, slug, cancel) is not { } at) return null;
        var now = clock.GetUtcNow();
        var words = await db.OnlineWords.AsNoTracking().Where(w => w.EventId == at.Id && (w.EndsAt == null || w.EndsAt > now)).OrderByDescending(w => w.SetAt).ToListAsync(cancel);
        var (current, old) = (words.Find(w => w.EndsAt is null), words.Find(w => w.EndsAt is not null));
        return new OnlineWordPage(
            at, await db.Events.Where(e => e.Id == at.Id).Select(e => e.OnlineLink != null).SingleAsync(cancel), current?.Word, current?.SetAt, old?.Word, old?.EndsAt,
            await db.Registrations.CountAsync(r => r.EventId == at.Id && r.State == RegistrationState.Registered && r.IsOnline, cancel),
            await db.Admissions.Where(a => a.EventId == at.Id && a.UndoId == null && a.Source == AdmissionSource.Online).Select(a => a.RegistrationId).Distinct().CountAsync(cancel));
    }

    /// <returns>Null for an event that is foreign, missing, over, or takes nobody from afar; false when somebody else changed it in this moment.</returns>
    public async Task<bool?> SetAsync(Officer officer, string slug, string word, CancellationToken cancel)
    {
        var eventId = await db.EventsRunBy(officer).Where(e => e.Slug == slug && e.OnlineLink != null && e.State != EventState.Finished && e.State != EventState.Cancelled).Select(e => (Guid?)e.Id).SingleOrDefaultAsync(cancel);
        if (eventId is not { } at) return null;
        var now = clock.GetUtcNow();
        var id = Guid.CreateVersion7(now);
        return await lane.WriteAsync<bool?>(async (books, stop) =>
        {
            var until = now + OnlineWord.Grace;
            await books.OnlineWords.Where(w => w.EventId == at && w.EndsAt == null).ExecuteUpdateAsync(set => set.SetProperty(w => w.EndsAt, until), stop);
            // Two officers at once: the index leaves one current word.
            if (await books.OnlineWords.AnyAsync(w => w.EventId == at && w.EndsAt == null, stop)) return false;
            books.OnlineWords.Add(new OnlineWord { Id = id, EventId = at, Word = word, SetAt = now, SetByAccountId = officer.Id });
            books.Record(now, Acts.OnlineWordSet, officer.Actor, id, at);
            await books.SaveChangesAsync(stop);
            return true;
        }, cancel);
    }
}
