using System.Net;
using Bakohumas.Web.Tests.Rig;

namespace Bakohumas.Web.Tests.CheckIn;

/// <summary>A site whose limits by address are as low as they go.</summary>
public sealed class StrictSite : Site
{
    protected override IEnumerable<KeyValuePair<string, string>> Settings => [new("Limits:PublicFormsPerMinute", "1"), new("Limits:SignInPerMinute", "1"), new("Limits:UploadsPerMinute", "1")];
}

/// <summary>A hall has one address for all its phones: a limit by address would stop the whole door (product 6.3).</summary>
public sealed class OneHallTests(StrictSite site) : IClassFixture<StrictSite>
{
    [Fact]
    public async Task Sixty_four_scans_and_searches_at_once_from_one_address_are_normal()
    {
        var at = await A.Event(site);
        var tickets = new List<TicketInHand>();
        for (var i = 0; i < 64; i++) tickets.Add(await A.Ticket(site, at));
        using var door = await A.Door(site, at);
        // The limit by address is there: of the same address nobody else pairs in this minute.
        using var stranger = new HttpClient { BaseAddress = site.Bound };
        using var guess = new StringContent("""{"pairingCode":"ZZZZ-ZZZ9","name":"HP"}""", null, "application/json");
        Assert.Equal(HttpStatusCode.TooManyRequests, (await stranger.PostAsync("/api/v1/devices", guess, TestContext.Current.CancellationToken)).StatusCode);

        var answers = await Task.WhenAll(tickets.Select(ticket => door.ScanAsync(ticket.DoorCode)));
        var searches = await Task.WhenAll(Enumerable.Range(0, 64).Select(_ => door.RosterAsync("siti")));
        var undos = await Task.WhenAll(answers.Select(answer => door.UndoAsync(answer.AdmissionId!)));

        Assert.All(answers, answer => Assert.Equal((HttpStatusCode.OK, "admitted"), (answer.Status, answer.Verdict)));
        Assert.All(searches, answer => Assert.Equal(HttpStatusCode.OK, answer.Status));
        Assert.All(undos, answer => Assert.Equal(HttpStatusCode.NoContent, answer.Status));
        Assert.Equal(new Kept(64, 64, 0, 64, 128), await Kept.OfAsync(site, at));
    }
}
