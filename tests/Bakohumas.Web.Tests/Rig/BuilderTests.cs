using System.Net;

namespace Bakohumas.Web.Tests.Rig;

/// <summary>What the builders make is what the program itself would accept.</summary>
public sealed class BuilderTests(Site site) : IClassFixture<Site>
{
    [Fact]
    public async Task A_built_ticket_opens_the_door_of_its_event_once()
    {
        var at = await A.Event(site);
        var ticket = await A.Ticket(site, at);
        using var door = await A.Door(site, at);

        var first = await door.ScanAsync(ticket.DoorCode);
        var again = await door.ScanAsync(ticket.DoorCode, gate: "Selatan");

        Assert.Equal((HttpStatusCode.OK, "admitted"), (first.Status, first.Verdict));
        Assert.Equal((HttpStatusCode.OK, "alreadyInside"), (again.Status, again.Verdict));
        Assert.Equal(ticket.Name, again.Field("name"));
    }
}
