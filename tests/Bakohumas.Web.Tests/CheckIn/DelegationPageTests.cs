using AngleSharp.Html.Dom;
using AngleSharp.Html.Parser;
using Bakohumas.Domain.CheckIn;
using Bakohumas.Domain.Events;
using Bakohumas.Web.Tests.Rig;
using Microsoft.EntityFrameworkCore;

namespace Bakohumas.Web.Tests.CheckIn;

/// <summary>Delegations and companions on the door without script.</summary>
public sealed class DelegationPageTests(Site site) : IClassFixture<Site>
{
    [Fact]
    public async Task A_delegation_is_found_ticked_and_let_in_by_plain_forms()
    {
        var (at, browser) = await PairedAsync();
        var agency = await A.Agency(site, $"Dinas Polos {A.NewId(site)}");
        var (one, two, inside) = (await A.Ticket(site, at, "Anggota A", agency), await A.Ticket(site, at, "Anggota B", agency), await A.Ticket(site, at, "Anggota C", agency));
        using var door = await A.Door(site, at);
        await door.ScanAsync(inside.DoorCode);

        var found = Plain((await browser.GetAsync($"/pintu/{at.Slug}/rombongan/daftar?q=dinas%20polos")).IsOk());
        var open = Assert.Single(found.Forms, f => f.QuerySelector("[name=instansi]") is not null);
        var list = Plain((await browser.GetAsync($"/pintu/{at.Slug}/rombongan/daftar?instansi={((IHtmlInputElement)open.QuerySelector("[name=instansi]")!).Value}")).IsOk());
        var boxes = list.QuerySelectorAll("[name=orang]").OfType<IHtmlInputElement>().ToList();

        Assert.Equal([(one.Id, true, false), (two.Id, true, false), (inside.Id, false, true)], boxes.Select(b => (Guid.Parse(b.Value.Split('|')[0]), b.IsChecked, b.IsDisabled)));
        var fields = boxes.Where(b => b.IsChecked).Select(b => new KeyValuePair<string, string>("orang", b.Value)).Append(new("nama", "Dinas Polos")).ToList();
        for (var i = 0; i < 2; i++)
        {
            var verdict = Plain((await browser.PostAsync($"/pintu/{at.Slug}/rombongan/daftar", fields)).IsOk()).QuerySelector(".bk-verdict")!;
            Assert.Equal(("Diterima", "Dinas Polos"), (verdict.QuerySelector(".bk-word")!.TextContent.Trim(), verdict.QuerySelector(".bk-who")!.TextContent.Trim()));
            Assert.Contains("2 orang diterima", verdict.TextContent, StringComparison.Ordinal);
        }

        Assert.Equal(new Kept(3, 3, 3, 0, 3), await Kept.OfAsync(site, at));
        var nobody = Plain((await browser.PostAsync($"/pintu/{at.Slug}/rombongan/daftar", [new("nama", "Dinas Polos")])).IsOk());
        Assert.Contains("Pilih paling sedikit satu orang", nobody.QuerySelector(".bk-verdict")!.TextContent, StringComparison.Ordinal);
        Assert.Contains("Tiga huruf atau lebih", Plain((await browser.GetAsync($"/pintu/{at.Slug}/rombongan/daftar?q=di")).IsOk()).QuerySelector("[aria-labelledby=rombongan-polos]")!.TextContent, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Companions_are_counted_by_a_plain_form_once_for_each_form()
    {
        var (at, browser) = await PairedAsync();
        var nonce = ((IHtmlInputElement)Plain((await browser.GetAsync($"/pintu/{at.Slug}")).IsOk()).QuerySelector("form[action$='/hitung'] [name=nonce]")!).Value;
        Task<Page> CountAsync(string number, string id) => browser.PostAsync($"/pintu/{at.Slug}/pendamping/hitung", [new("nonce", id), new("kind", "pengemudi"), new("number", number), new("direction", "in")]);

        var first = (await CountAsync("5", nonce)).IsOk();
        (await CountAsync("5", nonce)).IsOk();
        var wrong = (await CountAsync("banyak", A.NewId(site).ToString())).IsOk();

        Assert.Contains("0 pendamping, 5 pengemudi", Plain(first).Body!.TextContent, StringComparison.Ordinal);
        Assert.Contains("1 sampai 99", Plain(wrong).QuerySelector("form[action$='/hitung'] [role=status]")!.TextContent, StringComparison.Ordinal);
        Assert.Equal(5, await site.ReadAsync(db => db.Companions.Where(c => c.EventId == at.Id && c.Kind == CompanionKind.Driver).SumAsync(c => c.Number)));
    }

    [Fact]
    public async Task A_browser_without_a_living_device_gets_no_list_and_counts_nothing()
    {
        var (at, browser) = await PairedAsync();
        var ticket = await A.Ticket(site, at, "Anggota Rahasia");
        await site.ReadAsync(db => db.Devices.Where(d => d.EventId == at.Id).ExecuteUpdateAsync(s => s.SetProperty(d => d.RevokedAt, site.Clock.Now)));
        using var stranger = site.Visitor();
        (await stranger.GetAsync($"/pintu/{at.Slug}")).IsOk();

        Assert.DoesNotContain(ticket.Name, (await stranger.GetAsync($"/pintu/{at.Slug}/rombongan/daftar?instansi={at.OrganizerAgencyId}")).IsOk().Text, StringComparison.Ordinal);
        var page = (await browser.GetAsync($"/pintu/{at.Slug}/rombongan/daftar?instansi={at.OrganizerAgencyId}")).IsOk();
        Assert.DoesNotContain(ticket.Name, page.Text, StringComparison.Ordinal);
        Assert.False(page.Html.QuerySelector("[data-pasang]")!.HasAttribute("hidden"));
        await stranger.PostAsync($"/pintu/{at.Slug}/pendamping/hitung", [new("nonce", A.NewId(site).ToString()), new("kind", "pengemudi"), new("number", "5")]);
        Assert.Equal(0, await site.ReadAsync(db => db.Companions.CountAsync(c => c.EventId == at.Id)));
    }

    private static IHtmlDocument Plain(Page page) => new HtmlParser(new HtmlParserOptions { IsScripting = false }).ParseDocument(page.Text);

    private async Task<(Event At, Visitor Browser)> PairedAsync()
    {
        // The browser's cookie jar keeps the real time, the site yesterday's: the cookie has to outlive both.
        var at = await A.Event(site, e => e.EndsAt = e.EndsAt.AddDays(2));
        var browser = site.Visitor();
        await (await browser.GetAsync($"/pintu/{at.Slug}")).FormTo("/pasang").Set("pairingCode", await A.PairingCode(site, at)).Set("gate", "1").SubmitAsync();
        return (at, browser);
    }
}
