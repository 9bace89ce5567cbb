using System.Net;
using AngleSharp.Html.Dom;
using AngleSharp.Html.Parser;
using Bakohumas.Domain.CheckIn;
using Bakohumas.Domain.Events;
using Bakohumas.Domain.Registrations;
using Bakohumas.Web.Tests.Rig;
using Microsoft.EntityFrameworkCore;

namespace Bakohumas.Web.Tests.CheckIn;

/// <summary>The door without script: one form per act.</summary>
public sealed class DoorPageTests : IClassFixture<Site>
{
    private readonly Site site;

    public DoorPageTests(Site site)
    {
        this.site = site;
        site.Clock.Advance(TimeSpan.FromMinutes(1));
    }

    [Fact]
    public async Task A_browser_is_paired_by_form_and_keeps_its_gate()
    {
        var (at, ticket, browser) = await PairedAsync("Pintu Ë 2");

        var page = await TypeAsync(browser, at, ticket.DoorCode);

        Assert.Contains("Pintu Ë 2", Plain(page).Body!.TextContent, StringComparison.Ordinal);
        Assert.Equal(("Diterima", ticket.Name), (Verdict(page, ".bk-word"), Verdict(page, ".bk-who")));
        Assert.Equal("Pintu Ë 2", await site.ReadAsync(db => db.Scans.Where(s => s.EventId == at.Id).Select(s => s.Gate).SingleAsync()));
        var cookies = browser.Cookies.GetAllCookies().Where(c => c.Name.StartsWith("pintu-", StringComparison.Ordinal)).ToList();
        Assert.Equal(2, cookies.Count);
        Assert.All(cookies, c => Assert.Equal((true, $"/pintu/{at.Slug}"), (c.HttpOnly, c.Path)));
    }

    [Fact]
    public async Task A_second_scan_reads_the_first_gate_and_time_in_the_zone_of_the_event()
    {
        var (at, ticket, browser) = await PairedAsync("Utara");
        var first = at.Zone.ToString();
        await TypeAsync(browser, at, ticket.DoorCode.ToLowerInvariant());

        var page = await TypeAsync(browser, at, $"{site.Url}/t/{ticket.DoorCode}");

        Assert.Equal("Sudah di dalam", Verdict(page, ".bk-word"));
        Assert.Matches($@"^Masuk pukul \d\d\.\d\d {first.ToUpperInvariant()} lewat Utara$", Verdict(page, ".bk-why"));
        Assert.Null(Plain(page).QuerySelector("form[action$='/urungkan']"));
    }

    [Fact]
    public async Task Each_refusal_has_its_words()
    {
        var (at, ticket, browser) = await PairedAsync("1");
        var foreign = await A.Ticket(site, await A.Event(site));
        var cancelled = await A.Ticket(site, at, change: r => r.State = RegistrationState.Cancelled);

        foreach (var (code, word, why) in ((string, string, string)[])
                 [(foreign.DoorCode, "Ditolak", "Tiket untuk kegiatan lain"), (cancelled.DoorCode, "Ditolak", "Kehadiran sudah dibatalkan"), ("bukan tiket", "Tidak dikenal", "Kodenya belum terbaca"), ("", "Tidak dikenal", "Kodenya belum terbaca")])
        {
            var page = await TypeAsync(browser, at, code);
            Assert.Equal(word, Verdict(page, ".bk-word"));
            Assert.StartsWith(why, Verdict(page, ".bk-why"), StringComparison.Ordinal);
        }

        Assert.Equal("Belum tercatat masuk", Verdict(await TypeAsync(browser, at, ticket.DoorCode, "out"), ".bk-why"));
    }

    [Fact]
    public async Task A_person_is_found_by_name_admitted_leaves_and_is_undone()
    {
        var (at, _, browser) = await PairedAsync("1");
        var guest = await A.Ticket(site, at, "Ketut Mahendra, S.H.");

        var found = (await browser.GetAsync($"/pintu/{at.Slug}?q=mahendra")).IsOk();
        var form = Assert.Single(Plain(found).Forms, f => f.QuerySelector("[name=ticketId]") is not null);
        Assert.Equal(guest.Id.ToString(), ((IHtmlInputElement)form.QuerySelector("[name=ticketId]")!).Value);
        var admitted = (await browser.PostAsync($"/pintu/{at.Slug}", Fields(form))).IsOk();
        Assert.Equal(("Diterima", guest.Name), (Verdict(admitted, ".bk-word"), Verdict(admitted, ".bk-who")));
        var undo = Assert.Single(Plain(admitted).Forms, f => f.GetAttribute("action") == $"/pintu/{at.Slug}/urungkan");
        Assert.Equal("Pencatatan diurungkan", Verdict((await browser.PostAsync($"/pintu/{at.Slug}/urungkan", Fields(undo))).IsOk(), ".bk-word"));
        Assert.StartsWith("Belum dapat dibatalkan", Verdict((await browser.PostAsync($"/pintu/{at.Slug}/urungkan", Fields(undo))).IsOk(), ".bk-word"), StringComparison.Ordinal);

        Assert.Equal("Diterima", Verdict(await TypeAsync(browser, at, guest.DoorCode), ".bk-word"));
        site.Clock.Advance(TimeSpan.FromSeconds(1));
        Assert.Equal("Keluar tercatat", Verdict(await TypeAsync(browser, at, guest.DoorCode, "out"), ".bk-word"));
    }

    [Fact]
    public async Task An_unpaired_browser_sees_the_pairing_form_and_no_person()
    {
        var at = await A.Event(site);
        var ticket = await A.Ticket(site, at);
        using var browser = site.Visitor();

        var page = (await browser.GetAsync($"/pintu/{at.Slug}?q={Uri.EscapeDataString(ticket.Name)}")).IsOk();
        Assert.False(page.Html.QuerySelector("[data-pasang]")!.HasAttribute("hidden"));
        Assert.DoesNotContain(ticket.Name, page.Text, StringComparison.Ordinal);
        Assert.Null(page.Html.QuerySelector("noscript .bk-found"));
        var sent = await browser.PostAsync($"/pintu/{at.Slug}", [new("code", ticket.DoorCode)], follow: false);

        Assert.Equal($"302 /pintu/{at.Slug}", Assert.Single(sent.Trail));
        Assert.Equal(new Kept(0, 0, 0, 0, 0), await Kept.OfAsync(site, at));
        Assert.Equal(HttpStatusCode.NotFound, (await browser.GetAsync("/pintu/tidak-ada")).Status);
        Assert.Equal(HttpStatusCode.NotFound, (await browser.GetAsync($"/pintu/{(await A.Event(site, e => e.State = EventState.Draft)).Slug}")).Status);
    }

    [Fact]
    public async Task A_wrong_code_and_one_of_another_event_or_task_pair_nothing_here()
    {
        var (at, other) = (await A.Event(site), await A.Event(site));
        foreach (var (code, why) in ((string, string)[])
                 [("ZZZZ-ZZZ4", "Kode ini tidak dikenal"), (await A.PairingCode(site, other), "Kode ini untuk kegiatan atau tugas lain."), (await A.PairingCode(site, at, DeviceRight.Screen), "Kode ini untuk kegiatan atau tugas lain.")])
        {
            using var browser = site.Visitor();
            var page = await (await browser.GetAsync($"/pintu/{at.Slug}")).FormTo("/pasang").Set("pairingCode", code).Set("gate", "1").SubmitAsync();
            Assert.Equal(HttpStatusCode.UnprocessableEntity, page.Status);
            Assert.StartsWith(why, page.Html.QuerySelector("[data-masalah]")!.TextContent, StringComparison.Ordinal);
            // The other language stands at the form's own address, not at the one that only takes posts.
            Assert.EndsWith("&kembali=" + Uri.EscapeDataString($"/pintu/{at.Slug}"), page.Html.QuerySelector("[data-pasang] a[hreflang=en]")!.GetAttribute("href"), StringComparison.Ordinal);
            Assert.DoesNotContain(browser.Cookies.GetAllCookies(), c => c.Name.StartsWith("pintu-", StringComparison.Ordinal));
        }

        // Refused before they were used up.
        Assert.Equal(0, await site.ReadAsync(db => db.PairingCodes.CountAsync(c => (c.EventId == at.Id || c.EventId == other.Id) && c.UsedAt != null)));
    }

    [Fact]
    public async Task A_revoked_browser_admits_nobody_finds_nobody_and_is_asked_to_pair_again()
    {
        var (at, ticket, browser) = await PairedAsync("1");
        await site.ReadAsync(db => db.Devices.Where(d => d.EventId == at.Id).ExecuteUpdateAsync(s => s.SetProperty(d => d.RevokedAt, site.Clock.Now)));

        Assert.DoesNotContain(ticket.Name, (await browser.GetAsync($"/pintu/{at.Slug}?q=siti")).IsOk().Text, StringComparison.Ordinal);
        var page = await browser.PostAsync($"/pintu/{at.Slug}", [new("code", ticket.DoorCode)]);

        Assert.False(page.Html.QuerySelector("[data-pasang]")!.HasAttribute("hidden"));
        Assert.StartsWith("Gawai ini tidak lagi terpasang", page.Html.QuerySelector("[data-masalah]")!.TextContent, StringComparison.Ordinal);
        Assert.Equal(new Kept(0, 0, 0, 0, 0), await Kept.OfAsync(site, at));
    }

    [Fact]
    public async Task The_address_in_the_QR_shows_a_stranger_the_event_and_nothing_of_the_person()
    {
        var at = await A.Event(site);
        var ticket = await A.Ticket(site, at, "Made Rahasia Sekali", mail: "rahasia@contoh.example");
        using var stranger = site.Visitor();

        var page = (await stranger.GetAsync($"/t/{ticket.DoorCode}")).IsOk();

        Assert.Contains(at.Name, page.Words, StringComparison.Ordinal);
        Assert.Contains(at.Venue, page.Words, StringComparison.Ordinal);
        Assert.Contains("WIB", page.Words, StringComparison.Ordinal);
        foreach (var secret in (string[])["Rahasia", "rahasia@", ticket.Token, "/tiket/", ticket.Id.ToString(), "Pranata Humas", "Kementerian Contoh"])
            Assert.DoesNotContain(secret, page.Text, StringComparison.OrdinalIgnoreCase);
        Assert.Equal(HttpStatusCode.NotFound, (await stranger.GetAsync("/t/ZZZZ-ZZZZ-ZZZZ-ZZZZ")).Status);
        Assert.Equal(new Kept(0, 0, 0, 0, 0), await Kept.OfAsync(site, at));
    }

    // What a browser without script shows: parsed with scripting off, the content of noscript is elements.
    private static IHtmlDocument Plain(Page page) => new HtmlParser(new HtmlParserOptions { IsScripting = false }).ParseDocument(page.Text);

    private static string Verdict(Page page, string part) => Assert.Single(Plain(page).QuerySelectorAll($".bk-verdict {part}")).TextContent.Trim();

    private static IEnumerable<KeyValuePair<string, string>> Fields(IHtmlFormElement form) =>
        form.QuerySelectorAll("input[type=hidden]").OfType<IHtmlInputElement>().Where(i => i.Name != "__RequestVerificationToken").Select(i => new KeyValuePair<string, string>(i.Name!, i.Value));

    private static async Task<Page> TypeAsync(Visitor browser, Event at, string code, string direction = "in") =>
        (await browser.PostAsync($"/pintu/{at.Slug}", [new("code", code), new("direction", direction)])).IsOk();

    private async Task<(Event At, TicketInHand Ticket, Visitor Browser)> PairedAsync(string gate)
    {
        // The browser's cookie jar keeps the real time, the site yesterday's: the cookie has to outlive both.
        var at = await A.Event(site, e => e.EndsAt = e.EndsAt.AddDays(2));
        var browser = site.Visitor();
        var page = await (await browser.GetAsync($"/pintu/{at.Slug}")).FormTo("/pasang").Set("pairingCode", await A.PairingCode(site, at)).Set("gate", gate).SubmitAsync();
        Assert.Equal($"302 /pintu/{at.Slug}", Assert.Single(page.Trail));
        return (at, await A.Ticket(site, at), browser);
    }
}
