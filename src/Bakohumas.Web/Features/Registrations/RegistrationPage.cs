using Bakohumas.Domain.Events;
using Bakohumas.Domain.People;
using Bakohumas.Domain.Regions;
using Bakohumas.Web.Data;
using Bakohumas.Web.Features.Shared;
using Bakohumas.Web.Platform;
using Microsoft.EntityFrameworkCore;

namespace Bakohumas.Web.Features.Registrations;

/// <summary>Whether somebody can register now and, if not, why.</summary>
internal enum Opening
{
    Open,
    Full,
    Closed,
    Finished,
    Cancelled,
}

/// <summary>The registration page of an event; a draft has none.</summary>
internal sealed record RegistrationPage(
    Guid EventId, string Slug, string Name, EventKind Kind, string Venue, string Place, DateTimeOffset StartsAt, Zone Zone, Opening Opening,
    IReadOnlyList<EmploymentStatus> Audience, string Organizer, string ContactName, string ContactReach, DateOnly Today, IReadOnlyList<string> Agencies)
{
    /// <summary>The event takes people from afar too: the form asks. Its link stands on tickets and nowhere else.</summary>
    public bool OffersOnline { get; init; }

    private const int MostAgencies = 1500;
    private const int FewChoices = 5;

    /// <summary>Up to five statuses are cards, more are a list.</summary>
    public string StatusKind => Audience.Count <= FewChoices ? "choices" : "select";

    public bool AsksForNumber => Audience.Any(status => IdentityFit.TypesFor(status)[0] != IdentityType.None);

    public bool AsksCivilServants => Audience.Any(IdentityFit.IsCivilServant);

    public IEnumerable<Choice> Statuses(Wording words)
    {
        if (StatusKind == "select") yield return new Choice("", words["isi.pilih"]);
        foreach (var status in Audience)
        {
            var type = IdentityFit.TypesFor(status)[0];
            var hint = type == IdentityType.None ? words["pendaftaran.status_tanpa"]
                : IdentityFit.IsCivilServant(status) ? words["pendaftaran.status_nomor", ("jenis", words.Of(type))] : words.Of(type);
            yield return new Choice(status.ToString(), words.Of(status), hint);
        }
    }

    public static async Task<RegistrationPage?> LoadAsync(BakohumasDb db, string slug, DateTimeOffset now, CancellationToken cancel)
    {
        var row = await db.KnownEvents().AsNoTracking().Where(e => e.Slug == slug).Select(e => new
        {
            e.Id, e.Slug, e.Name, e.Kind, e.Venue, e.ProvinceCode, e.RegencyCode, e.StartsAt, e.EndsAt, e.Zone, e.State, e.RegistrationClosedAt, HasSeats = e.SeatsTaken + e.SeatsOver < e.Capacity, e.Audience, e.ContactName, e.ContactReach, OffersOnline = e.OnlineLink != null,
            Organizer = db.Agencies.Where(a => a.Id == e.OrganizerAgencyId).Select(a => a.Name).First(),
        }).SingleOrDefaultAsync(cancel);
        if (row is null) return null;

        var opening = OpeningOf(row.State, row.RegistrationClosedAt, row.EndsAt, row.HasSeats, now);
        IReadOnlyList<string> agencies = opening != Opening.Open ? [] :
            await db.Agencies.AsNoTracking().Where(a => !a.IsFreeText).OrderBy(a => a.Name).Select(a => a.Name).Take(MostAgencies).ToListAsync(cancel);
        return new RegistrationPage(
            row.Id, row.Slug, row.Name, row.Kind, row.Venue, RegionNames.Of(row.RegencyCode) ?? RegionNames.Of(row.ProvinceCode) ?? "", row.StartsAt, row.Zone, opening,
            row.Audience, row.Organizer, row.ContactName, row.ContactReach, row.Zone.DayOf(now), agencies) { OffersOnline = row.OffersOnline };
    }

    private static Opening OpeningOf(EventState state, DateTimeOffset? closedAt, DateTimeOffset endsAt, bool hasSeats, DateTimeOffset now) => state switch
    {
        EventState.Cancelled => Opening.Cancelled,
        EventState.Finished => Opening.Finished,
        _ when now >= endsAt => Opening.Finished,
        _ when !EventLife.IsOpenForRegistration(state, closedAt, endsAt, now) => Opening.Closed,
        _ => hasSeats ? Opening.Open : Opening.Full,
    };
}
