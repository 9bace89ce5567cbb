using Bakohumas.Domain.CheckIn;
using Bakohumas.Domain.Events;
using Bakohumas.Web.Tests.Rig;
using Microsoft.EntityFrameworkCore;

namespace Bakohumas.Web.Tests.Hall;

/// <summary>Browsers in the hall.</summary>
internal static class Screens
{
    /// <summary>An event of three days: the browser's cookie jar keeps the real time, the site yesterday's, and the cookie has to outlive both.</summary>
    public static async Task<Event> EventAsync(Site site, Guid? organizer = null)
    {
        var text = await site.ReadAsync(db => db.PledgeTextVersions.Where(t => t.Key == "komitmen-asn" && t.Language == "id").Select(t => t.Id).SingleAsync());
        return await A.Event(site, e => (e.EndsAt, e.PledgeTextVersionId) = (e.EndsAt.AddDays(2), text), organizer);
    }

    /// <summary>Pairs a browser by the form, as the committee does.</summary>
    public static async Task<Visitor> PairAsync(Site site, Event at)
    {
        var screen = site.Visitor();
        var page = await (await screen.GetAsync($"/layar/{at.Slug}/pasang")).IsOk().Form().Set("pairingCode", await A.PairingCode(site, at, DeviceRight.Screen)).SubmitAsync();
        Assert.Equal($"302 /layar/{at.Slug}", Assert.Single(page.Trail));
        page.IsOk();
        return screen;
    }
}
