using Bakohumas.Web.Data;
using Microsoft.EntityFrameworkCore;

namespace Bakohumas.Web.Platform.Pledges;

/// <summary>One thing to read, and whether this person said that they did.</summary>
internal sealed record ReadingLine(Guid Id, string Title, string? Link, bool IsRead);

/// <summary>
/// What a person reads before signing; empty when the organizer chose none, which is the rule. Nobody is locked out: one press says
/// "read in another way, or read to me", and counts as much.
/// </summary>
/// <param name="Home">Where it is posted: <c>/tiket/…</c> or a shared tablet.</param>
internal sealed record ReadingList(string Home, IReadOnlyList<ReadingLine> Lines)
{
    /// <summary>False on a shared tablet, from which nobody wanders off.</summary>
    public bool LinksOpen { get; init; } = true;

    public bool IsDone => Lines.All(l => l.IsRead);

    public static async Task<ReadingList> LoadAsync(BakohumasDb db, string home, Guid eventId, Guid registrationId, CancellationToken cancel) => new(
        home,
        await db.ReadingEntries.AsNoTracking().Where(e => e.EventId == eventId && e.RemovedAt == null).OrderBy(e => e.Place).ThenBy(e => e.Id)
            .Select(e => new ReadingLine(e.Id, e.Title, e.Link, db.ReadingMarks.Any(m => m.RegistrationId == registrationId && m.EntryId == e.Id)))
            .ToListAsync(cancel));
}
