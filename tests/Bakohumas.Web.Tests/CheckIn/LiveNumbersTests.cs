using System.Net;
using System.Text.Json;
using Bakohumas.Domain.CheckIn;
using Bakohumas.Domain.Events;
using Bakohumas.Domain.Registrations;
using Bakohumas.Web.Tests.Events;
using Bakohumas.Web.Tests.Hall;
using Bakohumas.Web.Tests.Rig;
using Microsoft.EntityFrameworkCore;

namespace Bakohumas.Web.Tests.CheckIn;

/// <summary>The arrivals of an event while they happen: by minute, gate, agency, region and way, for everybody who may watch.</summary>
public sealed class LiveNumbersTests(LiveCountedSite site) : IClassFixture<LiveCountedSite>
{
    private static readonly TimeSpan Patience = TimeSpan.FromSeconds(60);

    [Fact]
    public async Task Arrivals_are_told_by_minute_gate_agency_region_and_way()
    {
        var (scene, at) = await RunningAsync();
        var office = await A.Agency(site, "Dinas Kominfo Sleman", province: "34", regency: "34.04");
        var (north, south, away, ink, absent) = (
            await A.Ticket(site, at, agency: office), await A.Ticket(site, at, agency: office), await A.Ticket(site, at), await A.Ticket(site, at), await A.Ticket(site, at, "Tuti Absen", agency: office));
        using var door = await A.Door(site, at);
        await door.ScanAsync(north.DoorCode, gate: "Utara");
        site.Clock.Advance(TimeSpan.FromMinutes(2));
        await door.ScanAsync(south.DoorCode, gate: "Selatan");
        await CameAsync(at, away, AdmissionSource.Online, "Daring");
        await CameAsync(at, ink, AdmissionSource.Paper, "Meja");
        await door.ScanAsync(north.DoorCode, gate: "Utara", direction: "out");
        using var organizer = await scene.SignInAsync(scene.Organizer);

        var page = (await organizer.GetAsync(Home(at))).IsOk();

        string Of(string selector) => page.Html.QuerySelector(selector)!.TextContent.Trim();
        // Who takes part from afar came, and is inside nothing.
        Assert.Equal(("4", "5", "2", "1"), (Of("[data-angka=came]"), Of("[data-angka=registered]"), Of("[data-angka=inside]"), Of("[data-angka=absent]")));
        Assert.Equal(["2", "0", "1", "1"], page.Html.QuerySelectorAll("[data-cara]").Select(e => e.TextContent.Trim()));
        Assert.Equal(["Daring", "Meja", "Selatan", "Utara"], page.Html.QuerySelectorAll("[data-tabel=gates] th").Select(e => e.TextContent).Order(StringComparer.Ordinal));
        Assert.Equal(["3", "1"], page.Html.QuerySelectorAll("[data-tabel=minutes] td").Select(e => e.TextContent));
        Assert.Equal(["Dinas Kominfo Sleman", "2", "3", "1"], page.Html.QuerySelector("[data-tabel=agencies] tr")!.Children.Select(c => c.TextContent.Trim()));
        Assert.Contains("1 daring, 1 dicatat dari kertas", page.Html.QuerySelector("[data-tabel=agencies]")!.TextContent, StringComparison.Ordinal);
        Assert.Contains("Daerah Istimewa Yogyakarta", page.Html.QuerySelector("[data-tabel=regions]")!.TextContent, StringComparison.Ordinal);
        Assert.Equal(2, page.Html.QuerySelectorAll("[data-batang] rect").Count(r => r.GetAttribute("height") != "0"));
        Assert.Contains("Tuti Absen", page.Html.QuerySelector("#belum")!.TextContent, StringComparison.Ordinal);
        Assert.DoesNotContain(north.Name, page.Html.QuerySelector("#belum")!.TextContent, StringComparison.Ordinal);
        site.Clock.Advance(TimeSpan.FromSeconds(1));
        await door.ScanAsync(north.DoorCode, gate: "Utara");
        site.Clock.Advance(TimeSpan.FromSeconds(2));
        page = (await organizer.GetAsync(Home(at))).IsOk();
        Assert.Equal(("4", "3"), (Of("[data-angka=came]"), Of("[data-angka=inside]")));
        Assert.Equal(absent.Id, await site.ReadAsync(db => db.Registrations.Where(r => r.EventId == at.Id && !db.Admissions.Any(a => a.RegistrationId == r.Id)).Select(r => r.Id).SingleAsync()));
    }

    [Fact]
    public async Task Who_was_undone_or_waits_is_not_counted_and_a_held_leaving_moves_nobody()
    {
        var (scene, at) = await RunningAsync();
        var (undone, held) = (await A.Ticket(site, at), await A.Ticket(site, at));
        using var door = await A.Door(site, at, DeviceRight.Supervise);
        await door.UndoAsync((await door.ScanAsync(undone.DoorCode)).AdmissionId!);
        await CameAsync(at, held, AdmissionSource.SelfCheckIn, "Presensi mandiri", isHeld: true);
        using var organizer = await scene.SignInAsync(scene.Organizer);

        var page = (await organizer.GetAsync(Home(at))).IsOk();

        Assert.Equal(("0", "0", "2"), (page.Html.QuerySelector("[data-angka=came]")!.TextContent, page.Html.QuerySelector("[data-angka=inside]")!.TextContent, page.Html.QuerySelector("[data-angka=absent]")!.TextContent));
    }

    [Fact]
    public async Task Five_hundred_watchers_cost_the_database_one_question_a_beat()
    {
        var (scene, at) = await RunningAsync();
        var ticket = await A.Ticket(site, at);
        using var organizer = await scene.SignInAsync(scene.Organizer);
        // A second of the site's clock is a beat: while it stands, the first answer serves everybody.
        var streams = new List<StreamReader>();
        try
        {
            var before = site.AskedAbout(at.Id);
            foreach (var some in Enumerable.Range(0, 500).Chunk(50)) streams.AddRange(await Task.WhenAll(some.Select(_ => OpenAsync(organizer, at))));
            Assert.All(await Task.WhenAll(streams.Select(NextAsync)), news => Assert.Equal(0, news.GetProperty("came").GetInt32()));
            Assert.Equal(500, streams.Count);
            Assert.Equal(before + 1, site.AskedAbout(at.Id));

            await A.Admit(site, at, [ticket]);
            site.Clock.Advance(TimeSpan.FromSeconds(1));
            Assert.All(await Task.WhenAll(streams.Select(NextAsync)), news => Assert.Equal(1, news.GetProperty("came").GetInt32()));

            Assert.Equal(before + 2, site.AskedAbout(at.Id));
        }
        finally
        {
            foreach (var stream in streams) stream.Dispose();
        }
    }

    [Fact]
    public async Task Nobody_watching_asks_nothing()
    {
        var (scene, at) = await RunningAsync();
        using var organizer = await scene.SignInAsync(scene.Organizer);
        using (var stream = await OpenAsync(organizer, at)) await NextAsync(stream);
        var asked = site.AskedAbout(at.Id);

        for (var beat = 0; beat < 5; beat++)
        {
            site.Clock.Advance(TimeSpan.FromSeconds(1));
            (await organizer.GetAsync($"/panel/kegiatan/{at.Slug}/peserta")).IsOk();
        }

        // The stream that was closed may still have been in a beat when it heard of it.
        Assert.InRange(site.AskedAbout(at.Id) - asked, 0, 1);
    }

    [Fact]
    public async Task Only_who_may_open_the_panel_watches()
    {
        var (scene, at) = await RunningAsync();
        using var stranger = await scene.SignInAsync(scene.Stranger);
        using var auditor = await scene.SignInAsync(scene.Auditor);
        using var anybody = site.Visitor();

        (await stranger.GetAsync(Home(at))).Is(HttpStatusCode.NotFound);
        (await stranger.GetAsync(Home(at) + "/arus")).Is(HttpStatusCode.NotFound);
        (await auditor.GetAsync(Home(at))).IsOk();
        Assert.Contains("/masuk", (await anybody.GetAsync(Home(at))).Address, StringComparison.Ordinal);
        Assert.Contains("/masuk", (await anybody.GetAsync(Home(at) + "/arus")).Address, StringComparison.Ordinal);
        using var stream = await OpenAsync(auditor, at);
        await NextAsync(stream);
    }

    [Fact]
    public async Task The_list_of_the_missing_is_searched_and_paged()
    {
        var (scene, at) = await RunningAsync();
        await scene.RegisterAsync(at.Slug, 30, "Absen");
        using var organizer = await scene.SignInAsync(scene.Organizer);

        var first = (await organizer.GetAsync(Home(at))).IsOk();
        var second = (await first.FollowAsync("a[rel=next]")).IsOk();
        var found = (await organizer.GetAsync(Home(at) + "?q=absen+007")).IsOk();

        Assert.Equal((25, 5), (first.Html.QuerySelectorAll("#belum tbody tr").Length, second.Html.QuerySelectorAll("#belum tbody tr").Length));
        Assert.Contains("Absen 007", Assert.Single(found.Html.QuerySelectorAll("#belum tbody tr")).TextContent, StringComparison.Ordinal);
    }

    private async Task<(EventScene Scene, Event At)> RunningAsync()
    {
        var scene = await EventScene.OpenAsync(site);
        return (scene, await A.Event(site, e => (e.StartsAt, e.State) = (site.Clock.Now.AddMinutes(-30), EventState.Running), scene.AgencyId));
    }

    private async Task CameAsync(Event at, TicketInHand ticket, AdmissionSource source, string gate, bool isHeld = false)
    {
        var (scan, admission, now) = (A.NewId(site), A.NewId(site), site.Clock.Now);
        var occasion = await site.ReadAsync(db => db.Occasions.Where(o => o.EventId == at.Id).Select(o => o.Id).FirstAsync());
        await site.WriteAsync(db =>
        {
            db.Scans.Add(new Scan
            {
                Id = scan, EventId = at.Id, Source = source, DeviceId = null, Nonce = scan, RequestHash = new byte[32], RegistrationId = ticket.Id, OccasionId = occasion, Direction = Direction.In,
                Gate = gate, At = now, HeardAt = now, HappenedAt = now, SkewMs = 0, Forced = false, Verdict = Verdict.Admitted, AdmissionId = isHeld ? null : admission, Conflict = false, IsHeld = isHeld,
            });
            if (!isHeld) db.Admissions.Add(new Admission { Id = admission, EventId = at.Id, RegistrationId = ticket.Id, OccasionId = occasion, ScanId = scan, Source = source, AgencyId = ticket.AgencyId, Gate = gate, At = now });
        });
    }

    private static async Task<StreamReader> OpenAsync(Visitor officer, Event at)
    {
        var cancel = TestContext.Current.CancellationToken;
        var answer = await officer.Client.GetAsync(Home(at) + "/arus", HttpCompletionOption.ResponseHeadersRead, cancel);
        answer.EnsureSuccessStatusCode();
        Assert.Equal("text/event-stream", answer.Content.Headers.ContentType?.MediaType);
        return new StreamReader(await answer.Content.ReadAsStreamAsync(cancel));
    }

    /// <summary>The next event; signs of life do not count.</summary>
    private static async Task<JsonElement> NextAsync(StreamReader stream)
    {
        while (await stream.ReadLineAsync(TestContext.Current.CancellationToken).AsTask().WaitAsync(Patience) is { } line)
            if (line.StartsWith("data: ", StringComparison.Ordinal)) return JsonSerializer.Deserialize<JsonElement>(line["data: ".Length..]);
        throw new InvalidOperationException("The stream has ended.");
    }

    private static string Home(Event at) => $"/panel/kegiatan/{at.Slug}/langsung";
}

/// <summary>Counts the question for the minutes, which stands once in the set of questions of a beat.</summary>
public sealed class LiveCountedSite : CountedSite
{
    protected override string Column => "\"Minute\"";
}
