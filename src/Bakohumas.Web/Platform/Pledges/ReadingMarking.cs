using Bakohumas.Domain.Pledges;
using Bakohumas.Web.Data;
using Microsoft.EntityFrameworkCore;

namespace Bakohumas.Web.Platform.Pledges;

/// <summary>A person says that they read something before signing, on their phone or on a shared tablet.</summary>
internal static class ReadingMarking
{
    /// <summary>Marks one entry, or with <paramref name="otherwise"/> all that are left. Said twice it is said once.</summary>
    public static Task MarkReadAsync(this WriteLane lane, Guid registrationId, Guid eventId, Guid? entry, bool otherwise, DateTimeOffset now, CancellationToken cancel) =>
        lane.WriteAsync(async (books, stop) =>
        {
            var open = await books.ReadingEntries.Where(e => e.EventId == eventId && e.RemovedAt == null && (otherwise || e.Id == entry)
                && !books.ReadingMarks.Any(m => m.RegistrationId == registrationId && m.EntryId == e.Id)).Select(e => e.Id).ToListAsync(stop);
            if (open.Count == 0) return;
            foreach (var id in open) books.ReadingMarks.Add(new ReadingMark { Id = Guid.CreateVersion7(now), RegistrationId = registrationId, EntryId = id, At = now, Otherwise = otherwise });
            books.Record(now, Acts.ReadingMarked, Actor.Attendee(registrationId), registrationId, eventId);
            await books.SaveChangesAsync(stop);
        }, cancel);
}
