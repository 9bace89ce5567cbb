using System.Net;
using System.Text.Json;
using Bakohumas.Domain.CheckIn;
using Bakohumas.Domain.Events;
using Bakohumas.Domain.Registrations;
using Bakohumas.Domain.Reminders;
using Bakohumas.Web.Platform.Security;
using Bakohumas.Web.Tests.Rig;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;

namespace Bakohumas.Web.Tests.Events;

public sealed class EventPanelTests(Site site) : IClassFixture<Site>
{
    [Fact]
    public async Task The_list_finds_by_name_and_goes_on_page_by_page_without_a_name_in_the_address()
    {
        var scene = await EventScene.OpenAsync(site);
        var organizer = await scene.SignInAsync(scene.Organizer);
        var slug = await scene.PublishedAsync(organizer);
        await scene.RegisterAsync(slug, 48);
        await scene.RegisterAsync(slug, 2, "Ni Luh Saraswati");
        var first = (await organizer.GetAsync($"/panel/kegiatan/{slug}/peserta")).IsOk();
        Assert.Equal(50, first.Html.QuerySelectorAll("tbody tr").Length);

        await scene.RegisterAsync(slug, 30, "Zulkifli");
        first = await organizer.GetAsync($"/panel/kegiatan/{slug}/peserta");
        var next = first.Html.QuerySelector("a[rel=next]")!.GetAttribute("href")!;
        Assert.DoesNotContain("Zulkifli", next, StringComparison.OrdinalIgnoreCase);
        var second = (await organizer.GetAsync(next)).IsOk();
        string[] Names(Page page) => [.. page.Html.QuerySelectorAll("tbody th a").Select(a => a.GetAttribute("href")!)];
        Assert.Equal(30, Names(second).Length);
        Assert.Empty(Names(first).Intersect(Names(second)));

        Assert.Equal(2, Names(await organizer.GetAsync($"/panel/kegiatan/{slug}/peserta?q=SARASWATI")).Length);
        Assert.Empty(Names(await organizer.GetAsync($"/panel/kegiatan/{slug}/peserta?q=tidakada")));
        Assert.Empty(Names(await organizer.GetAsync($"/panel/kegiatan/{slug}/peserta?keadaan=Cancelled")));
    }

    [Fact]
    public async Task What_goes_on_is_cut_nowhere_in_silence()
    {
        var stage = new Reminders.Stage(site);
        var agency = await stage.AgencyAsync("Kementerian dengan banyak kegiatan");
        for (var i = 0; i < 103; i++) await stage.EventAsync(site.Clock.Now.AddDays(3).AddHours(i % 9), organizer: agency);
        using var officer = await stage.OfficerAsync(agency);

        var first = (await officer.GetAsync("/panel")).IsOk();
        var second = (await officer.GetAsync(first.Html.QuerySelector("a[rel=next]")!.GetAttribute("href")!)).IsOk();

        string[] On(Page page) => [.. page.Html.QuerySelectorAll("li.bk-event h3 a").Select(a => a.GetAttribute("href")!)];
        Assert.Equal((100, 3), (On(first).Length, On(second).Length));
        Assert.Equal(103, On(first).Concat(On(second)).Distinct().Count());
    }

    [Fact]
    public async Task Giving_a_seat_back_frees_it_once_and_stands_in_the_audit()
    {
        var scene = await EventScene.OpenAsync(site);
        var organizer = await scene.SignInAsync(scene.Organizer);
        var slug = await scene.PublishedAsync(organizer);
        var person = (await scene.RegisterAsync(slug, 2))[0];
        var page = (await organizer.GetAsync($"/panel/kegiatan/{slug}/peserta/{person}")).IsOk();
        Assert.DoesNotContain("peserta@diskominfo.example", page.Text, StringComparison.Ordinal);

        (await page.FormTo("/batal").SubmitAsync()).IsOk();
        await organizer.PostAsync($"/panel/kegiatan/{slug}/peserta/{person}/batal", []);
        Assert.Equal(1, (await scene.EventAsync(slug)).SeatsTaken);
        Assert.Equal(RegistrationState.Cancelled, await site.ReadAsync(db => db.Registrations.Where(r => r.Id == person).Select(r => r.State).SingleAsync()));
        Assert.Equal(1, await site.ReadAsync(db => db.Audit.CountAsync(a => a.SubjectId == person && a.Act == "registration.cancelled")));
    }

    [Fact]
    public async Task A_replaced_ticket_has_a_new_code_a_mail_and_the_old_one_stays_known()
    {
        var scene = await EventScene.OpenAsync(site);
        var organizer = await scene.SignInAsync(scene.Organizer);
        var slug = await scene.PublishedAsync(organizer);
        var person = (await scene.RegisterAsync(slug, 1))[0];
        (await (await organizer.GetAsync($"/panel/kegiatan/{slug}/peserta/{person}")).FormTo("/tiket").SubmitAsync()).IsOk();

        var codes = await site.ReadAsync(db => db.TicketCodes.Where(c => c.RegistrationId == person).OrderBy(c => c.Generation).Select(c => c.Hash).ToListAsync());
        var links = site.Services.GetRequiredService<Links>();
        Assert.Equal(2, codes.Count);
        Assert.Equal(Links.Hash(links.DoorCode(person, 1).Text), codes[1]);
        Assert.Equal(1, await site.ReadAsync(db => db.Registrations.Where(r => r.Id == person).Select(r => r.TicketGeneration).SingleAsync()));
        Assert.Equal((MailRule.Ticket, "1"), await site.ReadAsync(async db =>
        {
            var mail = await db.Outbox.SingleAsync(m => m.SubjectId == person);
            return (mail.Rule, mail.Occurrence);
        }));
    }

    [Theory]
    [InlineData("Scan", "/pintu/*")]
    [InlineData("Supervise", "/pintu/*")]
    [InlineData("Screen", "/layar/*/pasang")]
    [InlineData("Kiosk", "/kios/*")]
    public async Task A_pairing_code_is_shown_with_its_address_pairs_one_device_and_is_not_stored(string right, string path)
    {
        var scene = await EventScene.OpenAsync(site);
        var organizer = await scene.SignInAsync(scene.Organizer);
        var slug = await scene.PublishedAsync(organizer);
        var page = (await (await organizer.GetAsync($"/panel/kegiatan/{slug}/perangkat")).Form("main form").Set("right", right).SubmitAsync()).IsOk();
        var code = page.Html.QuerySelector("[data-pairing-code]")!.TextContent;
        Assert.Equal($"{site.Url}{path.Replace("*", slug, StringComparison.Ordinal)}#{code}", page.Html.QuerySelector("[data-copy]")!.GetAttribute("data-copy"));
        Assert.NotNull(page.Html.QuerySelector(".bk-qr svg"));
        // A reload shows it again, to the one who made it alone.
        Assert.Contains(code, (await organizer.GetAsync($"/panel/kegiatan/{slug}/perangkat")).Text, StringComparison.Ordinal);
        Assert.DoesNotContain(code, (await (await scene.SignInAsync(scene.Colleague)).GetAsync($"/panel/kegiatan/{slug}/perangkat")).Text, StringComparison.Ordinal);

        using var door = await Door.PairAsync(site, slug, code);
        Assert.Equal(right, door.Pairing.GetProperty("right").GetString(), ignoreCase: true);
        var device = await site.ReadAsync(db => db.Devices.AsNoTracking().SingleAsync(d => d.TokenHash != null && db.Events.Any(e => e.Slug == slug && e.Id == d.EventId)));
        Assert.Equal(Enum.Parse<DeviceRight>(right), device.Right);

        (await (await organizer.GetAsync($"/panel/kegiatan/{slug}/perangkat")).FormTo("/cabut").SubmitAsync()).IsOk();
        Assert.Equal(HttpStatusCode.Unauthorized, (await door.ScanAsync("0000-0000-0000-0000")).Status);
    }

    [Fact]
    public async Task A_pairing_code_ends_after_a_quarter_of_an_hour()
    {
        var scene = await EventScene.OpenAsync(site);
        var organizer = await scene.SignInAsync(scene.Organizer);
        var slug = await scene.PublishedAsync(organizer);
        var page = await (await organizer.GetAsync($"/panel/kegiatan/{slug}/perangkat")).Form("main form").SubmitAsync();
        var code = page.Html.QuerySelector("[data-pairing-code]")!.TextContent;
        site.Clock.Advance(TimeSpan.FromMinutes(15));
        Assert.Null((await organizer.GetAsync($"/panel/kegiatan/{slug}/perangkat")).Html.QuerySelector("[data-pairing-code]"));
        using var phone = new HttpClient { BaseAddress = site.Bound };
        var answer = await phone.PostAsync("/api/v1/devices", new StringContent(JsonSerializer.Serialize(new { pairingCode = code, name = "HP" }), System.Text.Encoding.UTF8, "application/json"), TestContext.Current.CancellationToken);
        Assert.Equal(HttpStatusCode.NotFound, answer.StatusCode);
    }

    [Fact]
    public async Task Signing_opens_once_the_doors_are_open_at_most_one_session_at_a_time()
    {
        var scene = await EventScene.OpenAsync(site);
        var organizer = await scene.SignInAsync(scene.Organizer);
        var slug = await scene.PublishedAsync(organizer);
        var home = $"/panel/kegiatan/{slug}/penandatanganan";
        await organizer.GetAsync(home);
        Assert.Contains("Belum dapat dibuka", (await organizer.PostAsync(home, [])).IsOk().Words, StringComparison.Ordinal);

        site.Clock.Set((await scene.EventAsync(slug)).StartsAt.AddHours(-2));
        organizer = await scene.SignInAsync(scene.Organizer);
        (await (await organizer.GetAsync(home)).FormTo("/penandatanganan").SubmitAsync()).IsOk();
        var at = await scene.EventAsync(slug);
        Assert.Equal(HallMode.Text, at.HallMode);
        await Task.WhenAll(Enumerable.Range(0, 4).Select(_ => organizer.PostAsync(home, [])));
        Assert.Equal(1, await site.ReadAsync(db => db.SigningSessions.CountAsync(s => s.EventId == at.Id)));

        // Its text can no longer be exchanged.
        var refused = (await (await organizer.GetAsync($"/panel/kegiatan/{slug}/ubah")).Form("main form").Set("PledgeText", (await scene.TextAsync("komitmen-humas")).ToString()).SubmitAsync()).Is(HttpStatusCode.UnprocessableEntity);
        Assert.Contains("tidak dapat diganti lagi", refused.Html.QuerySelector("#PledgeText-e")?.TextContent, StringComparison.Ordinal);

        (await (await organizer.GetAsync(home)).FormTo("/tutup").SubmitAsync()).IsOk();
        (await (await organizer.GetAsync(home)).FormTo("/penandatanganan").SubmitAsync()).IsOk();
        var closed = await site.ReadAsync(db => db.SigningSessions.Where(s => s.EventId == at.Id).Select(s => s.ClosedAt != null).ToListAsync());
        Assert.Equal([false, true], closed.Order());
    }

    [Fact]
    public async Task Cancelling_closes_the_signing()
    {
        var scene = await EventScene.OpenAsync(site);
        var slug = await scene.PublishedAsync(await scene.SignInAsync(scene.Organizer));
        site.Clock.Set((await scene.EventAsync(slug)).StartsAt);
        var organizer = await scene.SignInAsync(scene.Organizer);
        await (await organizer.GetAsync($"/panel/kegiatan/{slug}/penandatanganan")).FormTo("/penandatanganan").SubmitAsync();
        await (await organizer.GetAsync($"/panel/kegiatan/{slug}/batal")).Form("main form").Set("reason", "Gempa.").SubmitAsync();
        Assert.Equal(0, await site.ReadAsync(db => db.SigningSessions.CountAsync(s => s.ClosedAt == null && db.Events.Any(e => e.Id == s.EventId && e.Slug == slug))));
    }

    [Theory]
    [InlineData("Arrival"), InlineData("Text"), InlineData("Count"), InlineData("Photo"), InlineData("Blank")]
    public async Task The_organizer_switches_the_halls_screen(string mode)
    {
        var scene = await EventScene.OpenAsync(site);
        var organizer = await scene.SignInAsync(scene.Organizer);
        var slug = await scene.PublishedAsync(organizer);
        (await (await organizer.GetAsync($"/panel/kegiatan/{slug}/penandatanganan")).FormTo("/layar").SubmitAsync(mode)).IsOk();
        Assert.Equal(mode, (await scene.EventAsync(slug)).HallMode.ToString());
    }

    [Fact]
    public async Task The_numbers_come_as_json_and_the_dashboard_says_what_to_do_next()
    {
        var scene = await EventScene.OpenAsync(site);
        var organizer = await scene.SignInAsync(scene.Organizer);
        Assert.Contains("Belum ada kegiatan", (await organizer.GetAsync("/panel")).IsOk().Words, StringComparison.Ordinal);
        var draft = await scene.DraftAsync(organizer, "Draf yang menunggu");
        var slug = await scene.PublishedAsync(organizer);
        await scene.RegisterAsync(slug, 5);
        var panel = (await organizer.GetAsync("/panel")).IsOk();
        Assert.Contains("Periksa dan terbitkan", panel.Words, StringComparison.Ordinal);
        Assert.Contains("5 dari 50 kursi", panel.Words, StringComparison.Ordinal);
        Assert.NotNull(panel.Html.QuerySelector($"a[href='/panel/kegiatan/{draft}']"));

        var numbers = JsonDocument.Parse((await organizer.GetAsync($"/panel/kegiatan/{slug}/angka")).IsOk().Bytes).RootElement;
        Assert.Equal((5, 0, 50), (numbers.GetProperty("registered").GetInt32(), numbers.GetProperty("signed").GetInt32(), numbers.GetProperty("capacity").GetInt32()));
    }
}
