using System.Security.Cryptography;
using System.Text;
using Bakohumas.Domain.Pledges;
using Bakohumas.Domain.Registrations;
using Bakohumas.Domain.Tickets;
using Bakohumas.Web.Data;
using Bakohumas.Web.Platform.Pledges;
using Bakohumas.Web.Platform.Security;
using Bakohumas.Web.Platform.Templates;
using Microsoft.EntityFrameworkCore;

namespace Bakohumas.Web.Features.Texts;

/// <summary>Keeps an event's reading list, and the marks of those who read it.</summary>
internal sealed class ReadingDesk(BakohumasDb db, WriteLane lane, TemplateLibrary library, TimeProvider clock)
{
    public IReadOnlyList<string> Offered => Regulations.Of(library);

    public async Task<ReadingForm?> FormAsync(Officer officer, string slug, CancellationToken cancel)
    {
        if (await FactsAsync(officer, slug, cancel) is not { } facts) return null;
        var (rows, stamp) = await StoredAsync(facts.Id, cancel);
        return new ReadingForm { Rows = [.. rows], Stamp = stamp, Facts = facts, Offered = Offered };
    }

    /// <summary>The list as it stands now, and the stamp that a form brings back to say what it was made from.</summary>
    public async Task<(IReadOnlyList<ReadingRow> Rows, string Stamp)> StoredAsync(Guid eventId, CancellationToken cancel)
    {
        var entries = await Standing(db, eventId).AsNoTracking().ToListAsync(cancel);
        return ([.. entries.Select(e => new ReadingRow { Title = e.Title, Link = e.Link })], StampOf(entries));
    }

    /// <summary>What stands around the boxes; null for an event that is not the officer's.</summary>
    public Task<ReadingFacts?> FactsAsync(Officer officer, string slug, CancellationToken cancel) =>
        db.EventsRunBy(officer).AsNoTracking().Where(e => e.Slug == slug).Select(e => new ReadingFacts(
            e.Id, e.Slug, e.Name, e.StartsAt, e.EndsAt, e.Zone,
            db.ReadingMarks.Where(m => db.ReadingEntries.Any(x => x.Id == m.EntryId && x.EventId == e.Id)).Select(m => m.RegistrationId).Distinct().Count())).SingleOrDefaultAsync(cancel);

    /// <summary>Stores the list; what stayed the same keeps its marks, what went is taken off and not deleted.</summary>
    /// <param name="stamp">Of the list that the form was made from.</param>
    /// <returns>False when somebody else has saved another list in between: nothing was stored.</returns>
    public Task<bool> SaveAsync(Officer officer, Guid eventId, IReadOnlyList<ReadingLink> wanted, string? stamp, CancellationToken cancel)
    {
        var now = clock.GetUtcNow();
        var fresh = wanted.Select(_ => Guid.CreateVersion7(now)).ToList();
        return lane.WriteAsync(async (books, stop) =>
        {
            // Touching the event's row keeps two lists of one event apart: the second finds the stamp of the first.
            await books.TakeTurnAsync(eventId, stop);
            var current = await Standing(books, eventId).ToListAsync(stop);
            if (StampOf(current) != stamp) return false;
            foreach (var gone in current.Where(e => !wanted.Contains(new(e.Title, e.Link)))) gone.RemovedAt = now;
            for (var i = 0; i < wanted.Count; i++)
            {
                if (current.Find(e => e.RemovedAt is null && new ReadingLink(e.Title, e.Link) == wanted[i]) is { } kept) kept.Place = i + 1;
                else books.ReadingEntries.Add(new ReadingEntry { Id = fresh[i], EventId = eventId, Place = i + 1, Title = wanted[i].Title, Link = wanted[i].Link, AddedAt = now });
            }

            books.Record(now, Acts.ReadingListChanged, officer.Actor, eventId, eventId);
            await books.SaveChangesAsync(stop);
            return true;
        }, cancel);
    }

    private static IQueryable<ReadingEntry> Standing(BakohumasDb db, Guid eventId) =>
        db.ReadingEntries.Where(e => e.EventId == eventId && e.RemovedAt == null).OrderBy(e => e.Place).ThenBy(e => e.Id);

    /// <summary>Entries never change but for their place: who they are, in order, is the whole list.</summary>
    private static string StampOf(IEnumerable<ReadingEntry> entries) =>
        Convert.ToHexStringLower(SHA256.HashData(Encoding.ASCII.GetBytes(string.Join('\n', entries.Select(e => e.Id.ToString("N"))))))[..32];

    /// <summary>Marks one entry, or with <paramref name="otherwise"/> all that are left. Said twice it is said once.</summary>
    /// <returns>False for an unknown, replaced or cancelled link.</returns>
    public async Task<bool> MarkAsync(string token, Guid? entry, bool otherwise, CancellationToken cancel)
    {
        if (!SecretDerivation.LooksLikeLink(token)) return false;
        var hash = Links.Hash(token);
        var person = await db.Registrations.AsNoTracking().Where(r => r.LinkHash == hash && r.State == RegistrationState.Registered).Select(r => new { r.Id, r.EventId }).SingleOrDefaultAsync(cancel);
        if (person is null) return false;
        await lane.MarkReadAsync(person.Id, person.EventId, entry, otherwise, clock.GetUtcNow(), cancel);
        return true;
    }
}
