using Bakohumas.Domain.Accounts;
using Bakohumas.Domain.Events;
using Bakohumas.Domain.People;
using Bakohumas.Domain.Pledges;
using Bakohumas.Web.Data;
using Bakohumas.Web.Features.Events;
using Bakohumas.Web.Tests.Rig;
using Microsoft.EntityFrameworkCore;

namespace Bakohumas.Browser.Tests;

/// <summary>A running seminar whose signing is open, and people inside it, as rows and by the door's own call.</summary>
internal static class Hall
{
    public static async Task<Event> OpenAsync(Site site)
    {
        var text = await site.ReadAsync(db => db.PledgeTextVersions.Where(t => t.Key != PledgeTextsAtStart.Oath && t.Language == "id").OrderBy(t => t.Key).Select(t => t.Id).FirstAsync());
        var at = await A.Event(site, e => (e.State, e.Audience, e.PledgeTextVersionId) = (EventState.Running, [EmploymentStatus.Pns, EmploymentStatus.Pppk], text));
        await site.WriteAsync(db => db.SigningSessions.Add(new SigningSession { Id = A.NewId(site), EventId = at.Id, OpenedAt = site.Clock.Now, OpenedByAccountId = A.NewId(site) }));
        return at;
    }

    /// <summary>Somebody who runs the event, with what they sign in by.</summary>
    public static async Task<(string Mail, string Password)> OrganizerAsync(Site site, Event at)
    {
        const string password = "sepeda kayuh kuning tua";
        var mail = $"panitia-{A.NewId(site):N}@contoh.example";
        await A.Account(site, mail, "Dewi Prameswari", password, Role.Organizer, at.OrganizerAgencyId);
        return (mail, password);
    }

    /// <summary>Lets somebody in with the code that is printed on their ticket.</summary>
    public static async Task AdmitAsync(Site site, Event at, string code)
    {
        using var door = await A.Door(site, at);
        Assert.Equal("admitted", (await door.ScanAsync(code)).Verdict);
    }

    public static async Task<TicketInHand> GuestAsync(Site site, Event at)
    {
        var guest = await A.Ticket(site, at);
        await AdmitAsync(site, at, guest.DoorCode);
        return guest;
    }
}
