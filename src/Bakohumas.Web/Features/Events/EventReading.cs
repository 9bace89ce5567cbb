using Bakohumas.Web.Data;
using Bakohumas.Web.Platform.Pledges;
using Bakohumas.Web.Platform.Security;
using Microsoft.EntityFrameworkCore;

namespace Bakohumas.Web.Features.Events;

/// <summary>What the pages about events show, at this moment.</summary>
internal sealed class EventReading(BakohumasDb db, PledgeTexts texts, TimeProvider clock)
{
    public Task<HomePage> HomeAsync(EventFilter filter, CancellationToken cancel) => HomePage.LoadAsync(db, filter, clock.GetUtcNow(), cancel);

    public Task<EventPage?> EventAsync(string slug, Officer? officer, CancellationToken cancel) =>
        EventPage.LoadAsync(db, slug, officer, clock.GetUtcNow(), cancel);

    public async Task<EventTextPage?> TextAsync(string slug, Officer? officer, CancellationToken cancel)
    {
        var at = await EventPage.Visible(db, officer).SingleOrDefaultAsync(e => e.Slug == slug, cancel);
        if (at is null) return null;
        var filled = new List<FilledPledge>();
        foreach (var version in at.TextVersions) filled.Add(await texts.OfAsync(db, at, version, cancel));
        return EventTextPage.Of(at, filled, await SignatureCount.LoadAsync(db, at.Id, cancel));
    }

    public Task<PanelPage> PanelAsync(Officer officer, string? after, string? livingAfter, CancellationToken cancel) =>
        PanelPage.LoadAsync(db, officer, after, livingAfter, clock.GetUtcNow(), cancel);

    public Task<EventPanelPage?> EventPanelAsync(Officer officer, string slug, CancellationToken cancel) =>
        EventPanelPage.LoadAsync(db, officer, slug, clock.GetUtcNow(), cancel);
}
