using System.Net;
using Bakohumas.Domain.Reminders;
using Bakohumas.Web.Tests.Rig;
using Microsoft.EntityFrameworkCore;

namespace Bakohumas.Web.Tests.Reminders;

public sealed class OutboxPageTests(Site site) : IClassFixture<Site>
{
    private readonly Stage stage = new(site);

    [Fact]
    public async Task The_organizer_sees_who_gets_what_without_link_and_address_and_sends_again()
    {
        var agency = await stage.AgencyAsync("Diskominfo");
        var at = await stage.EventAsync(site.Clock.Now.AddDays(20), organizer: agency);
        var person = await stage.PersonAsync(at, $"{Stage.Fresh("rahmawati")}@kota.example");
        await stage.EnqueueAsync(MailRule.Ticket, person);
        await site.ReadAsync(db => db.Outbox.Where(m => m.SubjectId == person.Id).ExecuteUpdateAsync(set => set.SetProperty(m => m.State, MailState.Quarantined).SetProperty(m => m.Reason, "550")));
        using var officer = await stage.OfficerAsync(agency);
        using var stranger = await stage.OfficerAsync(await stage.AgencyAsync("Lain"));

        var page = (await officer.GetAsync($"/panel/kegiatan/{at.Slug}/surel")).IsOk();
        Assert.Contains("rah•••@kota.example", page.Words, StringComparison.Ordinal);
        Assert.Contains("550", page.Words, StringComparison.Ordinal);
        Assert.DoesNotContain(person.Mail!, page.Text, StringComparison.Ordinal);
        Assert.DoesNotContain("/tiket/", page.Text, StringComparison.Ordinal);
        (await stranger.GetAsync($"/panel/kegiatan/{at.Slug}/surel")).Is(HttpStatusCode.NotFound);
        Assert.DoesNotContain(person.Name, (await stranger.GetAsync("/panel/pengingat")).IsOk().Text, StringComparison.Ordinal);

        (await page.FormTo("/kirim-ulang").SubmitAsync()).IsOk();
        await stage.SendAsync();
        Assert.Single(site.Outbox.To(person.Mail!));
    }

    [Fact]
    public async Task The_list_stands_in_the_order_of_the_times_it_shows_page_after_page()
    {
        var agency = await stage.AgencyAsync("Diskominfo");
        var at = await stage.EventAsync(site.Clock.Now.AddDays(20), organizer: agency);
        var start = site.Clock.Now;
        // Made in one order, due in another.
        for (var i = 0; i < 60; i++) await stage.EnqueueAsync(MailRule.H7, await stage.PersonAsync(at, $"{Stage.Fresh("urut")}@kota.example"), dueAt: start.AddHours((i * 37) % 60));
        using var officer = await stage.OfficerAsync(agency);

        var shown = new List<string>();
        for (var address = $"/panel/kegiatan/{at.Slug}/surel"; address is not null;)
        {
            var page = (await officer.GetAsync(address)).IsOk();
            shown.AddRange(page.Html.QuerySelectorAll("table.bk-cards")[^1].QuerySelectorAll("tbody time").Select(t => t.GetAttribute("datetime")!));
            address = page.Html.QuerySelector("a[rel=next]")?.GetAttribute("href");
        }

        Assert.Equal(60, shown.Count);
        Assert.Equal(shown.OrderDescending(StringComparer.Ordinal), shown);
    }

    [Fact]
    public async Task Outside_Development_no_whole_mail_is_shown()
    {
        var agency = await stage.AgencyAsync("Diskominfo");
        var at = await stage.EventAsync(site.Clock.Now.AddDays(20), organizer: agency);
        var person = await stage.PersonAsync(at, $"{Stage.Fresh("rahasia")}@kota.example");
        await stage.EnqueueAsync(MailRule.Ticket, person);
        await stage.SendAsync();
        using var officer = await stage.OfficerAsync(agency);
        var name = Path.GetFileNameWithoutExtension(Directory.EnumerateFiles(Path.Combine(site.Root, "outbox")).First());

        Assert.DoesNotContain("/tiket/", (await officer.GetAsync("/panel/kotak-keluar")).IsOk().Text, StringComparison.Ordinal);
        foreach (var view in (string[])["", "/mentah", "/html"]) (await officer.GetAsync($"/panel/kotak-keluar/{name}{view}")).Is(HttpStatusCode.NotFound);
    }
}
