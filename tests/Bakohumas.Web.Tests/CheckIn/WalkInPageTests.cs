using System.Net;
using AngleSharp.Html.Dom;
using AngleSharp.Html.Parser;
using Bakohumas.Domain.CheckIn;
using Bakohumas.Domain.Events;
using Bakohumas.Domain.Registrations;
using Bakohumas.Web.Tests.Rig;
using Microsoft.EntityFrameworkCore;

namespace Bakohumas.Web.Tests.CheckIn;

/// <summary>The walk-in form on the door without script.</summary>
public sealed class WalkInPageTests(Site site) : IClassFixture<Site>
{
    private static readonly Dictionary<string, string> Good = new()
    {
        ["Name"] = "Lastri Handayani", ["Agency"] = "Dinas Kominfo Polos", ["Unit"] = "", ["Status"] = "NonAsn", ["Contact"] = "0812-3456-7890", ["Consent"] = "privasi-ringkas 1.0.0 id",
    };

    [Fact]
    public async Task The_form_has_six_fields_for_the_person_registers_and_shows_the_code_to_photograph()
    {
        var (at, browser) = await PairedAsync();
        var form = Form((await browser.GetAsync($"/pintu/{at.Slug}")).IsOk());
        Assert.Equal(["Agency", "Consent", "Contact", "Name", "Status", "Unit"], [.. form.QuerySelectorAll("[name]").Where(f => f.GetAttribute("type") != "hidden" && f.Closest("[hidden]") is null).Select(f => f.GetAttribute("name")!).Order(StringComparer.Ordinal)]);

        var page = (await SendAsync(browser, at, form)).IsOk();

        var verdict = Plain(page).QuerySelector(".bk-verdict")!;
        Assert.Equal(("Diterima", "Lastri Handayani"), (verdict.QuerySelector(".bk-word")!.TextContent.Trim(), verdict.QuerySelector(".bk-who")!.TextContent.Trim()));
        Assert.NotNull(verdict.QuerySelector(".bk-qr svg path"));
        Assert.NotNull(verdict.QuerySelector("form[action$='/urungkan']"));
        Assert.DoesNotContain("/tiket/", page.Text, StringComparison.Ordinal);
        var person = await site.ReadAsync(db => db.Registrations.AsNoTracking().SingleAsync(r => r.EventId == at.Id));
        Assert.Equal((RegistrationSource.WalkIn, "+6281234567890", null), (person.Source, person.Phone, person.Mail));
        // Sent twice it is one.
        (await SendAsync(browser, at, form)).IsOk();
        Assert.Equal(new Kept(1, 1, 1, 0, 1), await Kept.OfAsync(site, at));
    }

    [Fact]
    public async Task Each_fault_stands_beside_its_field_and_what_was_typed_stays()
    {
        var (at, browser) = await PairedAsync();
        var form = Form((await browser.GetAsync($"/pintu/{at.Slug}")).IsOk());

        var page = (await SendAsync(browser, at, form, ("Name", " "), ("Agency", "…"), ("Status", ""), ("Contact", "siti@"), ("Consent", null))).Is(HttpStatusCode.UnprocessableEntity);

        foreach (var field in (string[])["nama", "instansi", "status", "hubungi", "setuju"])
        {
            var message = Plain(page).QuerySelector($"#polos-{field}-e")!;
            Assert.False(message.HasAttribute("hidden"), field);
            Assert.NotEqual("", message.TextContent.Trim());
        }

        Assert.Equal("siti@", ((IHtmlInputElement)Plain(page).QuerySelector("#polos-hubungi")!).Value);
        Assert.Equal(0, await site.ReadAsync(db => db.Registrations.CountAsync(r => r.EventId == at.Id)));
    }

    [Fact]
    public async Task A_full_room_is_said_and_a_supervisor_goes_on_with_a_reason()
    {
        var (at, browser) = await PairedAsync(DeviceRight.Supervise, e => { e.Capacity = 1; e.HardLimit = 2; });
        await A.Ticket(site, at);
        var form = Form((await browser.GetAsync($"/pintu/{at.Slug}")).IsOk());

        var full = (await SendAsync(browser, at, form)).IsOk();
        Assert.Equal("Kursi sudah habis", Plain(full).QuerySelector(".bk-verdict .bk-who, .bk-verdict .bk-word")!.TextContent.Trim());
        var again = Form(full);
        Assert.Null(again.QuerySelector("[name=Reason]")!.Closest("[hidden]"));
        Assert.Equal("Lastri Handayani", ((IHtmlInputElement)again.QuerySelector("[name=Name]")!).Value);
        var let = (await SendAsync(browser, at, again, ("Reason", "Pembicara pengganti"))).IsOk();

        Assert.Equal("Diterima", Plain(let).QuerySelector(".bk-verdict .bk-word")!.TextContent.Trim());
        Assert.Equal("Pembicara pengganti", await site.ReadAsync(db => db.WalkIns.Where(w => w.EventId == at.Id && w.IsOverCapacity).Select(w => w.Reason).SingleAsync()));
    }

    [Fact]
    public async Task A_browser_that_is_not_paired_any_more_registers_nobody()
    {
        var (at, browser) = await PairedAsync();
        var form = Form((await browser.GetAsync($"/pintu/{at.Slug}")).IsOk());
        await site.ReadAsync(db => db.Devices.Where(d => d.EventId == at.Id).ExecuteUpdateAsync(s => s.SetProperty(d => d.RevokedAt, site.Clock.Now)));

        var page = await SendAsync(browser, at, form);

        Assert.False(page.Html.QuerySelector("[data-pasang]")!.HasAttribute("hidden"));
        Assert.Equal(0, await site.ReadAsync(db => db.Registrations.CountAsync(r => r.EventId == at.Id)));
        using var stranger = site.Visitor();
        (await stranger.GetAsync($"/pintu/{at.Slug}")).IsOk();
        Assert.Equal($"302 /pintu/{at.Slug}", Assert.Single((await stranger.PostAsync($"/pintu/{at.Slug}/langsung", [new("Name", "X")], follow: false)).Trail));
    }

    private static IHtmlDocument Plain(Page page) => new HtmlParser(new HtmlParserOptions { IsScripting = false }).ParseDocument(page.Text);

    private static IHtmlFormElement Form(Page page) => Assert.Single(Plain(page).Forms, f => f.GetAttribute("action")?.EndsWith("/langsung", StringComparison.Ordinal) ?? false);

    private static Task<Page> SendAsync(Visitor browser, Event at, IHtmlFormElement form, params (string Name, string? Value)[] changes)
    {
        var fields = new Dictionary<string, string>(Good) { ["Nonce"] = ((IHtmlInputElement)form.QuerySelector("[name=Nonce]")!).Value };
        foreach (var (name, value) in changes)
            if (value is null) fields.Remove(name);
            else fields[name] = value;
        return browser.PostAsync($"/pintu/{at.Slug}/langsung", fields);
    }

    private async Task<(Event At, Visitor Browser)> PairedAsync(DeviceRight right = DeviceRight.Scan, Action<Event>? change = null)
    {
        // The browser's cookie jar keeps the real time, the site yesterday's: the cookie has to outlive both.
        var at = await A.Event(site, e => { e.EndsAt = e.EndsAt.AddDays(2); change?.Invoke(e); });
        var browser = site.Visitor();
        await (await browser.GetAsync($"/pintu/{at.Slug}")).FormTo("/pasang").Set("pairingCode", await A.PairingCode(site, at, right)).Set("gate", "1").SubmitAsync();
        return (at, browser);
    }
}
