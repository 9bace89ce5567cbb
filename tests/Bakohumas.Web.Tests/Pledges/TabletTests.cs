using System.Net;
using Bakohumas.Domain.CheckIn;
using Bakohumas.Domain.Pledges;
using Bakohumas.Web.Data;
using Bakohumas.Web.Tests.Rig;
using Microsoft.EntityFrameworkCore;

namespace Bakohumas.Web.Tests.Pledges;

/// <summary>The shared tablet: whom it opens, for how long, and what the next person finds.</summary>
public sealed class TabletTests : IClassFixture<Site>
{
    private readonly Site site;

    public TabletTests(Site site)
    {
        this.site = site;
        site.Clock.Advance(TimeSpan.FromMinutes(1));
    }

    [Fact]
    public async Task A_person_without_a_phone_signs_with_the_code_on_the_ticket_and_the_next_finds_nothing_of_them()
    {
        var (scene, tablet) = await OpenAsync();
        var siti = await scene.InsideAsync("Siti Rahmawati Dewi, S.Sos.");

        var page = await EnterAsync(tablet, scene, siti.DoorCode);

        Assert.Equal($"303 /meja/{scene.Event.Slug}/tanda-tangan", Assert.Single(page.Trail));
        Assert.Contains(siti.Name, page.Words, StringComparison.Ordinal);
        Assert.DoesNotContain(siti.Token, page.Text, StringComparison.Ordinal);
        Assert.DoesNotContain(siti.DoorCode, page.Text, StringComparison.OrdinalIgnoreCase);
        Assert.DoesNotContain("/tiket/", page.Text, StringComparison.Ordinal);
        Assert.True(page.Headers.CacheControl!.NoStore);
        var form = page.Html.QuerySelector("form[data-signature]")!;
        Assert.Equal(("ya", "off", "off"), (form.GetAttribute("data-shared"), form.GetAttribute("autocomplete"), form.QuerySelector("#ketik")!.GetAttribute("autocomplete")));

        var done = (await Filled(page, siti).SubmitAsync()).IsOk();

        Assert.Equal($"303 /meja/{scene.Event.Slug}/selesai", Assert.Single(done.Trail));
        Assert.Contains("Anda penanda tangan ke-1", done.Words, StringComparison.Ordinal);
        Assert.DoesNotContain("Rahmawati", done.Text, StringComparison.Ordinal);
        Assert.Equal(Assurance.StaffCheckIn, (await scene.PledgeAsync(siti)).Assurance);
        var start = (await done.FormTo("/akhiri").SubmitAsync()).IsOk();
        Assert.DoesNotContain("Rahmawati", start.Text, StringComparison.Ordinal);
        foreach (var back in (string[])["/tanda-tangan", "/selesai"])
        {
            var seen = await tablet.GetAsync($"/meja/{scene.Event.Slug}{back}");
            Assert.Equal($"302 /meja/{scene.Event.Slug}", Assert.Single(seen.Trail));
            Assert.DoesNotContain("Rahmawati", seen.Text, StringComparison.Ordinal);
        }

        var turn = await site.ReadAsync(db => db.TabletTurns.AsNoTracking().SingleAsync(t => db.Devices.Any(d => d.Id == t.DeviceId && d.EventId == scene.Event.Id)));
        Assert.Null(turn.RegistrationId);
        Assert.Null(turn.TicketHash);
        Assert.Equal([siti.Id], await site.ReadAsync(db => db.Audit.Where(a => a.Act == Acts.TabletOpened && a.EventId == scene.Event.Id).Select(a => a.SubjectId).ToListAsync()));
    }

    [Fact]
    public async Task A_ticket_signs_once_also_when_its_cookie_was_kept()
    {
        var (scene, tablet) = await OpenAsync();
        var siti = await scene.InsideAsync();
        var form = Filled(await EnterAsync(tablet, scene, siti.DoorCode), siti);
        (await form.SubmitAsync()).IsOk();

        var again = await form.SubmitAsync();

        Assert.Equal($"303 /meja/{scene.Event.Slug}/selesai", Assert.Single(again.Trail));
        Assert.Single(await scene.PledgesAsync());
        // Even where the pledge would not stand in the way: in a new session after a withdrawal the used ticket opens nothing.
        await site.ReadAsync(db => db.TabletTurns.Where(t => t.RegistrationId == siti.Id).ExecuteUpdateAsync(s => s.SetProperty(t => t.EndsAt, site.Clock.Now)));
        Assert.Equal($"303 /meja/{scene.Event.Slug}?sebab=Ended", Assert.Single((await form.SubmitAsync()).Trail));
        Assert.Equal(1, await scene.CountAsync());
    }

    [Fact]
    public async Task Two_posts_of_one_ticket_at_once_make_one_pledge()
    {
        var (scene, tablet) = await OpenAsync();
        var siti = await scene.InsideAsync();
        var form = Filled(await EnterAsync(tablet, scene, siti.DoorCode), siti);

        await Task.WhenAll(Enumerable.Range(0, 6).Select(_ => form.SubmitAsync(follow: false)));

        Assert.Single(await scene.PledgesAsync());
        Assert.Equal(1, await scene.CountAsync());
    }

    [Fact]
    public async Task After_ten_minutes_the_ticket_is_over_and_nothing_is_recorded()
    {
        var (scene, tablet) = await OpenAsync();
        var siti = await scene.InsideAsync();
        var form = Filled(await EnterAsync(tablet, scene, siti.DoorCode), siti);
        site.Clock.Advance(TabletTurn.Life);

        var late = await form.SubmitAsync();

        Assert.Equal($"303 /meja/{scene.Event.Slug}?sebab=Ended", Assert.Single(late.Trail));
        Assert.Contains("Waktu tanda tangan tadi sudah berakhir", late.Words, StringComparison.Ordinal);
        Assert.Empty(await scene.PledgesAsync());
    }

    [Fact]
    public async Task Opening_the_next_person_ends_the_last()
    {
        var (scene, tablet) = await OpenAsync();
        var (siti, budi) = (await scene.InsideAsync(), await scene.InsideAsync("Budi Santoso"));
        var old = Filled(await EnterAsync(tablet, scene, siti.DoorCode), siti);
        var next = await EnterAsync(tablet, scene, budi.DoorCode);

        Assert.Contains(budi.Name, next.Words, StringComparison.Ordinal);
        Assert.DoesNotContain(siti.Name, next.Text, StringComparison.Ordinal);
        // The old form is sent with the new person's ticket: it cannot sign for the old one.
        await old.SubmitAsync();
        Assert.DoesNotContain(await scene.PledgesAsync(), p => p.RegistrationId == siti.Id);
    }

    [Fact]
    public async Task Who_cannot_sign_is_told_kindly_and_opens_nothing()
    {
        var (scene, tablet) = await OpenAsync();
        var elsewhere = await SigningScene.OpenAsync(site);
        var (signed, outside, foreign) = (await scene.InsideAsync(), await A.Ticket(site, scene.Event), await elsewhere.InsideAsync());
        await scene.SignAsync(signed);
        var replaced = await scene.InsideAsync();
        await site.ReadAsync(db => db.Registrations.Where(r => r.Id == replaced.Id).ExecuteUpdateAsync(s => s.SetProperty(r => r.TicketGeneration, 1)));

        foreach (var (code, status, words) in ((string, HttpStatusCode, string)[])
        [
            ("bukan kode", HttpStatusCode.NotFound, "belum kami temukan"), ("0123456789ABCDEF", HttpStatusCode.NotFound, "belum kami temukan"),
            (foreign.DoorCode, HttpStatusCode.NotFound, "belum kami temukan"), (outside.DoorCode, HttpStatusCode.Conflict, "belum tercatat hadir"),
            (signed.DoorCode, HttpStatusCode.Conflict, "sudah tercatat"), (replaced.DoorCode, HttpStatusCode.Conflict, "sudah diganti"),
        ])
        {
            var answer = (await EnterAsync(tablet, scene, code)).Is(status);
            Assert.Contains(words, answer.Words, StringComparison.Ordinal);
            Assert.DoesNotContain(code, answer.Text, StringComparison.Ordinal);
            Assert.Equal($"302 /meja/{scene.Event.Slug}", Assert.Single((await tablet.GetAsync($"/meja/{scene.Event.Slug}/tanda-tangan")).Trail));
        }

        await scene.CloseSessionAsync();
        Assert.Contains("sedang tidak dibuka", (await EnterAsync(tablet, scene, (await scene.InsideAsync()).DoorCode)).Words, StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_tablet_wants_the_person_inside_also_where_the_link_may_sign_from_afar()
    {
        var (scene, tablet) = await OpenAsync();
        await scene.ChangeSessionAsync(s => s.Mode = SigningMode.Remote);
        var (outside, left) = (await A.Ticket(site, scene.Event), await scene.InsideAsync());

        Assert.Contains("belum tercatat hadir", (await EnterAsync(tablet, scene, outside.DoorCode)).Words, StringComparison.Ordinal);
        var form = Filled(await EnterAsync(tablet, scene, left.DoorCode), left);
        await site.ReadAsync(db => db.Admissions.Where(a => a.RegistrationId == left.Id).ExecuteUpdateAsync(s => s.SetProperty(a => a.UndoId, A.NewId(site))));
        await form.SubmitAsync();

        Assert.Empty(await scene.PledgesAsync());
    }

    [Fact]
    public async Task A_revoked_tablet_and_one_of_another_event_open_nothing()
    {
        var (scene, tablet) = await OpenAsync();
        var (other, stranger) = await OpenAsync();
        var siti = await scene.InsideAsync();
        var form = Filled(await EnterAsync(tablet, scene, siti.DoorCode), siti);
        (await stranger.GetAsync($"/meja/{other.Event.Slug}")).IsOk();
        Assert.Equal(HttpStatusCode.NotFound, (await stranger.PostAsync($"/meja/{scene.Event.Slug}", [new("code", siti.DoorCode)])).Status);
        Assert.Equal($"302 /kegiatan/{scene.Event.Slug}", Assert.Single((await stranger.GetAsync($"/meja/{scene.Event.Slug}")).Trail));

        await site.ReadAsync(db => db.Devices.Where(d => d.EventId == scene.Event.Id && d.Right == DeviceRight.Kiosk).ExecuteUpdateAsync(s => s.SetProperty(d => d.RevokedAt, site.Clock.Now)));

        Assert.Equal(HttpStatusCode.NotFound, (await form.SubmitAsync()).Status);
        Assert.Equal($"302 /kegiatan/{scene.Event.Slug}", Assert.Single((await tablet.GetAsync($"/meja/{scene.Event.Slug}/tanda-tangan")).Trail));
        Assert.Empty(await scene.PledgesAsync());
    }

    [Theory]
    [InlineData(DeviceRight.Scan)]
    [InlineData(DeviceRight.Screen)]
    public async Task A_device_with_another_right_is_no_tablet(DeviceRight right)
    {
        var scene = await SigningScene.OpenAsync(site, at => at.EndsAt = at.EndsAt.AddDays(2));
        using var browser = site.Visitor();

        var page = await (await browser.GetAsync($"/meja/{scene.Event.Slug}/pasang")).Form().Set("pairingCode", await A.PairingCode(site, scene.Event, right)).SubmitAsync();

        Assert.Equal(HttpStatusCode.UnprocessableEntity, page.Status);
        Assert.Equal(HttpStatusCode.NotFound, (await browser.PostAsync($"/meja/{scene.Event.Slug}", [new("code", "0123456789ABCDEF")])).Status);
    }

    [Fact]
    public async Task A_tablet_tries_twenty_codes_a_minute_and_no_more()
    {
        var (scene, tablet) = await OpenAsync();
        var siti = await scene.InsideAsync();
        for (var i = 0; i < TabletTurn.TriesPerMinute; i++) (await EnterAsync(tablet, scene, "0123456789ABCDEF")).Is(HttpStatusCode.NotFound);

        (await EnterAsync(tablet, scene, siti.DoorCode)).Is(HttpStatusCode.TooManyRequests);
        site.Clock.Advance(TimeSpan.FromMinutes(1));

        (await EnterAsync(tablet, scene, siti.DoorCode)).IsOk();
    }

    [Fact]
    public async Task The_language_that_one_person_chose_ends_with_them()
    {
        var (scene, tablet) = await OpenAsync();
        var siti = await scene.InsideAsync();
        var page = await EnterAsync(tablet, scene, siti.DoorCode);

        var english = (await tablet.GetAsync(page.Html.QuerySelector(".bk-lang a[hreflang=en]")!.GetAttribute("href")!)).IsOk();

        Assert.Equal($"/meja/{scene.Event.Slug}/tanda-tangan", english.Address);
        Assert.Equal("en", english.Html.DocumentElement.GetAttribute("lang"));
        var start = (await english.FormTo("/akhiri").SubmitAsync()).IsOk();
        Assert.Equal($"/meja/{scene.Event.Slug}", start.Address);
        Assert.Equal("id", start.Html.DocumentElement.GetAttribute("lang"));
        Assert.Equal("id", (await EnterAsync(tablet, scene, siti.DoorCode)).Html.DocumentElement.GetAttribute("lang"));
    }

    [Fact]
    public async Task A_tablet_waits_in_the_language_of_its_event_and_keeps_the_reason_for_coming_back()
    {
        var (scene, tablet) = await OpenAsync(at => at.Language = "en");

        var start = (await tablet.GetAsync($"/meja/{scene.Event.Slug}?sebab=Ended")).IsOk();
        await tablet.GetAsync("/bahasa?ke=id&kembali=/");
        var again = (await tablet.GetAsync($"/meja/{scene.Event.Slug}?sebab=Ended")).IsOk();

        Assert.Equal(("en", "en"), (start.Html.DocumentElement.GetAttribute("lang"), again.Html.DocumentElement.GetAttribute("lang")));
        Assert.NotNull(again.Html.QuerySelector("[role=alert] .bk-note"));
    }

    /// <summary>An open signing and a browser paired by form; the event lasts days, because a browser's jar keeps the real time and the site yesterday's.</summary>
    private async Task<(SigningScene Scene, Visitor Tablet)> OpenAsync(Action<Domain.Events.Event>? change = null)
    {
        var scene = await SigningScene.OpenAsync(site, at =>
        {
            at.EndsAt = at.EndsAt.AddDays(2);
            change?.Invoke(at);
        });
        var tablet = site.Visitor();
        var page = await (await tablet.GetAsync($"/meja/{scene.Event.Slug}/pasang")).IsOk().Form().Set("pairingCode", await A.PairingCode(site, scene.Event, DeviceRight.Kiosk)).SubmitAsync();
        Assert.Equal($"303 /meja/{scene.Event.Slug}", page.IsOk().Trail[0]);
        return (scene, tablet);
    }

    private static async Task<Page> EnterAsync(Visitor tablet, SigningScene scene, string code) =>
        await (await tablet.GetAsync($"/meja/{scene.Event.Slug}")).IsOk().Form("form[data-kode]").Set("code", code).SubmitAsync();

    private static Form Filled(Page page, TicketInHand person) =>
        page.IsOk().Form("form[data-signature]").Set("method", "typed").Set("name", person.Name).Check("consentPledge").Check("consentData");
}
