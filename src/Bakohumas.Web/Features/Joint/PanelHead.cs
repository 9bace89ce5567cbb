using Bakohumas.Domain.Events;
using Bakohumas.Domain.Regions;
using Bakohumas.Web.Data;
using Bakohumas.Web.Features.Shared;
using Bakohumas.Web.Platform.Security;
using Microsoft.EntityFrameworkCore;

namespace Bakohumas.Web.Features.Joint;

/// <summary>What the panel pages of this feature need to know of their event.</summary>
internal sealed record PanelHead(Guid Id, string Slug, string Name, EventState State, DateTimeOffset StartsAt, DateTimeOffset EndsAt, Zone Zone, bool MayChange)
{
    /// <returns>Null for an event that is not there or not the officer's: the two look alike.</returns>
    public static Task<PanelHead?> LoadAsync(BakohumasDb db, Officer officer, string slug, CancellationToken cancel)
    {
        var run = db.EventsRunBy(officer).Select(e => e.Id);
        return db.EventsOf(officer).AsNoTracking().Where(e => e.Slug == slug)
            .Select(e => new PanelHead(e.Id, e.Slug, e.Name, e.State, e.StartsAt, e.EndsAt, e.Zone, run.Contains(e.Id))).SingleOrDefaultAsync(cancel);
    }

    /// <summary>Above the side navigation.</summary>
    public PanelPlace Place(Wording words) => EventMenu.Place(
        Slug, Name, LongDate.Range(Zone.DayOf(StartsAt), Zone.DayOf(EndsAt), words.Language == Languages.English ? Language.English : Language.Indonesian), words);

    public string Home => $"/panel/kegiatan/{Slug}";
}
