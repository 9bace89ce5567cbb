using Bakohumas.Domain.People;
using Bakohumas.Domain.Registrations;
using Bakohumas.Web.Data;
using Bakohumas.Web.Features.Shared;
using Microsoft.EntityFrameworkCore;

namespace Bakohumas.Web.Features.Events;

/// <summary>Somebody who is registered and has not come.</summary>
internal sealed record AbsentRow(Guid Id, string Name, string Position, string Agency, bool IsOnline);

/// <summary>Who is looked for among those that have not come.</summary>
/// <param name="After">The last person of the page before.</param>
internal sealed record AbsentSearch(string? Q, Guid? Agency, Guid? After);

/// <summary>Who has not come to an occasion yet, by name, a page at a time. Nobody's absence is a fact: it is what the admissions leave over.</summary>
internal static class NotArrived
{
    public static IQueryable<Registration> Of(BakohumasDb db, Guid eventId, Guid occasionId) => db.Registrations.AsNoTracking()
        .Where(r => r.EventId == eventId && r.State == RegistrationState.Registered && !db.Admissions.Any(a => a.RegistrationId == r.Id && a.OccasionId == occasionId && a.UndoId == null));

    /// <returns>One row more than asked for when there are more.</returns>
    public static async Task<List<AbsentRow>> PageAsync(BakohumasDb db, Guid eventId, Guid occasionId, AbsentSearch search, int size, CancellationToken cancel)
    {
        var people = Of(db, eventId, occasionId);
        if (search.Agency is { } agency) people = people.Where(r => r.AgencyId == agency);
        if (!string.IsNullOrWhiteSpace(search.Q))
            foreach (var word in SearchKey.Of(search.Q[..Math.Min(search.Q.Length, 100)]).Split(' ', StringSplitOptions.RemoveEmptyEntries))
                people = people.Where(r => r.SearchName.Contains(word));
        // The address of the next page holds an id and not a name.
        if (search.After is { } id && await db.Registrations.AsNoTracking().Where(r => r.Id == id && r.EventId == eventId).Select(r => r.SearchName).SingleOrDefaultAsync(cancel) is { } name)
#pragma warning disable CA1309 // Runs in the database, in the order of the ORDER BY below.
            people = people.Where(r => string.Compare(r.SearchName, name) > 0 || (r.SearchName == name && r.Id > id));
#pragma warning restore CA1309
        return await Rows(db, people.OrderBy(r => r.SearchName).ThenBy(r => r.Id).Take(size + 1)).ToListAsync(cancel);
    }

    public static IQueryable<AbsentRow> Rows(BakohumasDb db, IQueryable<Registration> people) =>
        people.Select(r => new AbsentRow(r.Id, r.Name, r.Position, db.Agencies.Where(a => a.Id == r.AgencyId).Select(a => a.Name).First(), r.IsOnline));

    /// <summary>The agencies of the registered, for choosing one.</summary>
    public static async Task<IReadOnlyList<Choice>> AgenciesAsync(BakohumasDb db, Guid eventId, CancellationToken cancel) =>
        [.. (await db.Agencies.AsNoTracking().Where(a => db.Registrations.Any(r => r.EventId == eventId && r.AgencyId == a.Id && r.State == RegistrationState.Registered))
            .OrderBy(a => a.SearchName).Select(a => new { a.Id, a.Name }).Take(2000).ToListAsync(cancel)).Select(a => new Choice(a.Id.ToString(), a.Name))];
}
