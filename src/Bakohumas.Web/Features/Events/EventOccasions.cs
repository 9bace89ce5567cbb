using Bakohumas.Domain.Events;
using Bakohumas.Domain.Regions;
using Bakohumas.Web.Data;
using Microsoft.EntityFrameworkCore;

namespace Bakohumas.Web.Features.Events;

/// <summary>Keeps the occasions of an event to its days, inside the act that changes the event.</summary>
internal static class EventOccasions
{
    /// <summary>
    /// A day that stays keeps its occasion, a day that is new takes over one that nobody came to, or gets its own. An occasion with an
    /// admission stays as it was, whatever the new days are: that people came is a fact. Devices know occasions by id.
    /// </summary>
    public static async Task FitAsync(BakohumasDb db, Guid eventId, IReadOnlyList<EventDay> days, Zone zone, DateTimeOffset now, CancellationToken cancel)
    {
        // A session with a name is not a day of the calendar.
        var kept = await db.Occasions.AsNoTracking().Where(o => o.EventId == eventId && o.Name == null).OrderBy(o => o.StartsAt)
            .Select(o => new { o.Id, o.StartsAt, o.EndsAt, HasCome = db.Admissions.Any(a => a.OccasionId == o.Id) }).ToListAsync(cancel);
        var missing = days.ToList();
        foreach (var occasion in kept.ToList())
        {
            var same = days.Count == 1 && kept.Count == 1 ? days[0] : missing.Find(d => d.Day == zone.DayOf(occasion.StartsAt));
            if (same is null || !missing.Remove(same)) continue;
            kept.Remove(occasion);
            if ((same.StartsAt, same.EndsAt) != (occasion.StartsAt, occasion.EndsAt)) await MoveAsync(db.Occasions.Where(o => o.Id == occasion.Id), same, cancel);
        }

        foreach (var free in kept.Where(o => !o.HasCome))
        {
            var occasion = db.Occasions.Where(o => o.Id == free.Id && !db.Admissions.Any(a => a.OccasionId == o.Id));
            if (missing.Count == 0) await occasion.ExecuteDeleteAsync(cancel);
            else if (await MoveAsync(occasion, missing[0], cancel) > 0) missing.RemoveAt(0);
        }

        foreach (var day in missing) db.Occasions.Add(Of(eventId, day, now));
    }

    public static Occasion Of(Guid eventId, EventDay day, DateTimeOffset now) => new() { Id = Guid.CreateVersion7(now), EventId = eventId, StartsAt = day.StartsAt, EndsAt = day.EndsAt };

    private static Task<int> MoveAsync(IQueryable<Occasion> occasion, EventDay to, CancellationToken cancel) =>
        occasion.ExecuteUpdateAsync(set => set.SetProperty(o => o.StartsAt, to.StartsAt).SetProperty(o => o.EndsAt, to.EndsAt), cancel);
}
