using System.Net;
using Bakohumas.Domain.CheckIn;
using Bakohumas.Domain.Events;
using Bakohumas.Domain.Pledges;
using Bakohumas.Domain.Registrations;
using Bakohumas.Web.Tests.Events;
using Bakohumas.Web.Tests.Hall;
using Bakohumas.Web.Tests.Rig;
using Microsoft.EntityFrameworkCore;

namespace Bakohumas.Web.Tests.CheckIn;

/// <summary>The rotating code of the hall's screen, as a person with a phone meets it.</summary>
public sealed class SelfCheckInTests(Site site) : IClassFixture<Site>
{
    [Fact]
    public async Task Who_has_opened_the_ticket_scans_sees_the_name_and_is_admitted_with_the_lower_assurance()
    {
        var (scene, at) = await OpenAsync();
        var ticket = await A.Ticket(site, at);
        using var screen = await Screens.PairAsync(site, at);
        using var phone = site.Visitor();
        (await phone.GetAsync(ticket.Home)).IsOk();

        var page = (await phone.GetAsync(await AddressAsync(screen, at))).IsOk();
        Assert.Contains(ticket.Name, page.Words, StringComparison.Ordinal);
        Assert.Equal(new Kept(0, 0, 0, 0, 0), await Kept.OfAsync(site, at));
        var done = (await Press(page).SubmitAsync()).IsOk();

        Assert.Contains("Kehadiran Anda tercatat", done.Words, StringComparison.Ordinal);
        Assert.NotNull(done.Html.QuerySelector($"a[href='{ticket.Home}']"));
        Assert.Equal(new Kept(1, 1, 1, 0, 1), await Kept.OfAsync(site, at));
        using var organizer = await scene.SignInAsync(scene.Organizer);
        (await (await organizer.GetAsync($"/panel/kegiatan/{at.Slug}/penandatanganan")).FormTo("/penandatanganan").SubmitAsync()).IsOk();
        var form = (await phone.GetAsync(ticket.Home + "/tanda-tangan")).IsOk().Form("form[data-signature]");
        (await form.Check("consentPledge").Check("consentData").Set("method", "typed").Set("name", ticket.Name).SubmitAsync()).IsOk();
        Assert.Equal(Assurance.SelfCheckIn, await site.ReadAsync(db => db.Pledges.Where(p => p.RegistrationId == ticket.Id).Select(p => p.Assurance).SingleAsync()));
    }

    [Fact]
    public async Task Who_has_not_types_the_code_of_the_ticket()
    {
        var (_, at) = await OpenAsync();
        var (_, elsewhere) = await OpenAsync();
        var (ticket, other) = (await A.Ticket(site, at), await A.Ticket(site, elsewhere));
        using var screen = await Screens.PairAsync(site, at);
        using var phone = site.Visitor();

        var page = (await phone.GetAsync(await AddressAsync(screen, at))).IsOk();
        var wrong = (await page.Form().Set("tiket", "ZZZZ-ZZZZ-ZZZZ-ZZZZ").SubmitAsync()).Is(HttpStatusCode.UnprocessableEntity);
        Assert.Contains("belum cocok", wrong.Words, StringComparison.Ordinal);
        Assert.Equal("ZZZZ-ZZZZ-ZZZZ-ZZZZ", wrong.Form().Value("tiket"));
        Assert.Contains("Ketik kode tiket", (await page.Form().SubmitAsync()).Is(HttpStatusCode.UnprocessableEntity).Words, StringComparison.Ordinal);
        Assert.Contains("kegiatan lain", (await wrong.Form().Set("tiket", other.DoorCode).SubmitAsync()).Is(HttpStatusCode.UnprocessableEntity).Words, StringComparison.Ordinal);
        // Finding the ticket takes longer than the code on the screen lives.
        site.Clock.Advance(TimeSpan.FromMinutes(2));
        var known = (await wrong.Form().Set("tiket", ticket.DoorCode).SubmitAsync()).IsOk();
        Assert.Contains(ticket.Name, known.Words, StringComparison.Ordinal);
        Assert.Equal(new Kept(0, 0, 0, 0, 0), await Kept.OfAsync(site, at));
        (await Press(known).SubmitAsync()).IsOk();

        Assert.Equal(new Kept(1, 1, 1, 0, 1), await Kept.OfAsync(site, at));
        Assert.Equal(new Kept(0, 0, 0, 0, 0), await Kept.OfAsync(site, elsewhere));
    }

    [Fact]
    public async Task A_code_from_home_and_a_page_left_open_are_refused_kindly()
    {
        var (_, at) = await OpenAsync();
        var ticket = await A.Ticket(site, at);
        using var screen = await Screens.PairAsync(site, at);
        using var phone = site.Visitor();
        (await phone.GetAsync(ticket.Home)).IsOk();
        var address = await AddressAsync(screen, at);

        site.Clock.Advance(RotatingCode.Period);
        var page = (await phone.GetAsync(address)).IsOk();
        site.Clock.Advance(RotatingCode.Period);
        Assert.Contains("sudah berganti", (await phone.GetAsync(address)).Is(HttpStatusCode.Gone).Words, StringComparison.Ordinal);
        Assert.Contains("sudah berganti", (await phone.GetAsync("/hadir/bukan-kode")).Is(HttpStatusCode.Gone).Words, StringComparison.Ordinal);
        site.Clock.Advance(TimeSpan.FromMinutes(6));
        (await Press(page).SubmitAsync()).Is(HttpStatusCode.Gone);
        (await Press((await phone.GetAsync(await AddressAsync(screen, at))).IsOk()).Add("izin", "00ff").SubmitAsync()).Is(HttpStatusCode.Gone);

        Assert.Equal(new Kept(0, 0, 0, 0, 0), await Kept.OfAsync(site, at));
    }

    [Fact]
    public async Task One_code_is_used_once_by_each_person_also_after_they_were_sent_out()
    {
        var (_, at) = await OpenAsync();
        var (first, second) = (await A.Ticket(site, at), await A.Ticket(site, at));
        using var screen = await Screens.PairAsync(site, at);
        using var supervisor = await A.Door(site, at, DeviceRight.Supervise);
        using var phone = site.Visitor();
        using var neighbour = site.Visitor();
        (await phone.GetAsync(first.Home)).IsOk();
        (await neighbour.GetAsync(second.Home)).IsOk();
        var address = await AddressAsync(screen, at);
        var page = (await phone.GetAsync(address)).IsOk();

        (await Press(page).SubmitAsync()).IsOk();
        Assert.Contains("Kehadiran Anda tercatat", (await Press(page).SubmitAsync()).IsOk().Words, StringComparison.Ordinal);
        (await Press((await neighbour.GetAsync(address)).IsOk()).SubmitAsync()).IsOk();
        Assert.Equal(new Kept(2, 2, 2, 0, 2), await Kept.OfAsync(site, at));
        var admission = await site.ReadAsync(db => db.Admissions.Where(a => a.RegistrationId == first.Id).Select(a => a.Id).SingleAsync());
        await supervisor.UndoAsync(admission.ToString());
        Assert.Contains("sudah berganti", (await Press(page).SubmitAsync()).Is(HttpStatusCode.Gone).Words, StringComparison.Ordinal);

        site.Clock.Advance(RotatingCode.Period);
        (await Press((await phone.GetAsync(await AddressAsync(screen, at))).IsOk()).SubmitAsync()).IsOk();
        Assert.Equal(2, await site.ReadAsync(db => db.Admissions.CountAsync(a => a.EventId == at.Id && a.UndoId == null)));
    }

    [Fact]
    public async Task With_confirmation_it_counts_only_after_staff_said_yes()
    {
        var (scene, at) = await OpenAsync(SelfCheckIn.Confirmed);
        var ticket = await A.Ticket(site, at);
        using var screen = await Screens.PairAsync(site, at);
        using var phone = site.Visitor();
        (await phone.GetAsync(ticket.Home)).IsOk();

        Assert.Contains("Menunggu konfirmasi", (await Press((await phone.GetAsync(await AddressAsync(screen, at))).IsOk()).SubmitAsync()).IsOk().Words, StringComparison.Ordinal);
        site.Clock.Advance(RotatingCode.Period);
        Assert.Contains("Menunggu konfirmasi", (await Press((await phone.GetAsync(await AddressAsync(screen, at))).IsOk()).SubmitAsync()).IsOk().Words, StringComparison.Ordinal);
        Assert.Equal((1, 0), await site.ReadAsync(async db => (await db.Scans.CountAsync(s => s.EventId == at.Id), await db.Admissions.CountAsync(a => a.EventId == at.Id))));
        using var organizer = await scene.SignInAsync(scene.Organizer);
        var waiting = (await organizer.GetAsync($"/panel/kegiatan/{at.Slug}/perangkat/menunggu")).IsOk();
        Assert.Contains(ticket.Name, waiting.Words, StringComparison.Ordinal);
        (await waiting.Form("form[action*=menunggu]").SubmitAsync("true")).IsOk();

        Assert.Equal(1, await site.ReadAsync(db => db.Admissions.CountAsync(a => a.EventId == at.Id && a.UndoId == null)));
    }

    [Fact]
    public async Task Pressing_again_says_what_became_of_the_row_whatever_the_organizer_chose_since()
    {
        var (scene, at) = await OpenAsync(SelfCheckIn.Confirmed);
        using var screen = await Screens.PairAsync(site, at);
        using var organizer = await scene.SignInAsync(scene.Organizer);
        var address = await AddressAsync(screen, at);
        var panel = $"/panel/kegiatan/{at.Slug}";
        async Task<(Page Page, Guid Scan)> HeldAsync()
        {
            var phone = site.Visitor();
            var ticket = await A.Ticket(site, at);
            (await phone.GetAsync(ticket.Home)).IsOk();
            var page = (await phone.GetAsync(address)).IsOk();
            (await Press(page).SubmitAsync()).IsOk();
            return (page, await site.ReadAsync(db => db.Scans.Where(s => s.RegistrationId == ticket.Id).Select(s => s.Id).SingleAsync()));
        }

        var (wanted, unwanted) = (await HeldAsync(), await HeldAsync());
        (await (await organizer.GetAsync(panel + "/penandatanganan")).FormTo("/layar/presensi").SubmitAsync("Open")).IsOk();
        Assert.Contains("Menunggu konfirmasi", (await Press(wanted.Page).SubmitAsync()).IsOk().Words, StringComparison.Ordinal);
        var waiting = (await organizer.GetAsync(panel + "/perangkat/menunggu")).IsOk();
        (await waiting.FormTo($"/{wanted.Scan}").SubmitAsync("true")).IsOk();
        (await waiting.FormTo($"/{unwanted.Scan}").SubmitAsync("false")).IsOk();

        Assert.Contains("Kehadiran Anda tercatat", (await Press(wanted.Page).SubmitAsync()).IsOk().Words, StringComparison.Ordinal);
        Assert.Contains("sudah berganti", (await Press(unwanted.Page).SubmitAsync()).Is(HttpStatusCode.Gone).Words, StringComparison.Ordinal);
        using var supervisor = await A.Door(site, at, DeviceRight.Supervise);
        await supervisor.UndoAsync((await site.ReadAsync(db => db.Admissions.Where(a => a.EventId == at.Id).Select(a => a.Id).SingleAsync())).ToString());
        (await Press(wanted.Page).SubmitAsync()).Is(HttpStatusCode.Gone);
    }

    [Fact]
    public async Task A_request_that_waits_counts_no_more_once_the_seat_was_given_back_or_the_person_sent_out()
    {
        var (scene, at) = await OpenAsync(SelfCheckIn.Confirmed);
        using var screen = await Screens.PairAsync(site, at);
        using var supervisor = await A.Door(site, at, DeviceRight.Supervise);
        using var organizer = await scene.SignInAsync(scene.Organizer);
        var address = await AddressAsync(screen, at);
        var (given, sentOut) = (await A.Ticket(site, at), await A.Ticket(site, at));
        foreach (var ticket in (TicketInHand[])[given, sentOut])
        {
            using var phone = site.Visitor();
            (await phone.GetAsync(ticket.Home)).IsOk();
            (await Press((await phone.GetAsync(address)).IsOk()).SubmitAsync()).IsOk();
        }

        await site.ReadAsync(db => db.Registrations.Where(r => r.Id == given.Id).ExecuteUpdateAsync(s => s.SetProperty(r => r.State, RegistrationState.Cancelled)));
        site.Clock.Advance(TimeSpan.FromSeconds(1));
        var let = await supervisor.ScanAsync(sentOut.DoorCode);
        await supervisor.UndoAsync(let.AdmissionId!);
        var waiting = (await organizer.GetAsync($"/panel/kegiatan/{at.Slug}/perangkat/menunggu")).IsOk();
        var first = await site.ReadAsync(db => db.Scans.Where(s => s.RegistrationId == given.Id).Select(s => s.Id).SingleAsync());
        Assert.Contains("Tidak dihitung", (await waiting.FormTo($"/{first}").SubmitAsync("true")).IsOk().Words, StringComparison.Ordinal);
        Assert.Contains("0 pindaian diterima", Said((await waiting.FormTo("/menunggu").SubmitAsync()).IsOk()), StringComparison.Ordinal);

        Assert.Equal(0, await site.ReadAsync(db => db.Admissions.CountAsync(a => a.EventId == at.Id && a.UndoId == null)));
        Assert.Equal(2, await site.ReadAsync(db => db.ScanReviews.CountAsync(r => r.EventId == at.Id && !r.IsConfirmed)));
    }

    [Fact]
    public async Task Many_are_confirmed_with_one_press_and_only_those_that_were_shown()
    {
        var (scene, at) = await OpenAsync(SelfCheckIn.Confirmed);
        using var screen = await Screens.PairAsync(site, at);
        var address = await AddressAsync(screen, at);
        async Task ArriveAsync()
        {
            using var phone = site.Visitor();
            (await phone.GetAsync((await A.Ticket(site, at)).Home)).IsOk();
            (await Press((await phone.GetAsync(address)).IsOk()).SubmitAsync()).IsOk();
        }

        await ArriveAsync();
        await ArriveAsync();
        using var organizer = await scene.SignInAsync(scene.Organizer);
        var seen = (await organizer.GetAsync($"/panel/kegiatan/{at.Slug}/perangkat/menunggu")).IsOk();
        await ArriveAsync();
        var left = (await seen.FormTo("/menunggu").SubmitAsync()).IsOk();

        Assert.Contains("2 pindaian diterima", Said(left), StringComparison.Ordinal);
        Assert.Single(left.Html.QuerySelectorAll("main tbody tr"));
        Assert.Equal(2, await site.ReadAsync(db => db.Admissions.CountAsync(a => a.EventId == at.Id && a.UndoId == null)));
        Assert.Contains("0 pindaian diterima", Said((await seen.FormTo("/menunggu").SubmitAsync()).IsOk()), StringComparison.Ordinal);
    }

    [Fact]
    public async Task Closed_is_closed_and_the_organizer_opens_it()
    {
        var (scene, at) = await OpenAsync(SelfCheckIn.Closed);
        var ticket = await A.Ticket(site, at);
        using var screen = await Screens.PairAsync(site, at);
        using var organizer = await scene.SignInAsync(scene.Organizer);
        using var phone = site.Visitor();
        (await phone.GetAsync(ticket.Home)).IsOk();
        Assert.Equal("", (await screen.GetAsync($"/layar/{at.Slug}")).IsOk().Html.QuerySelector("[data-isi=alamat]")!.TextContent);

        var panel = $"/panel/kegiatan/{at.Slug}/penandatanganan";
        (await (await organizer.GetAsync(panel)).FormTo("/layar/presensi").SubmitAsync("Open")).IsOk();
        var page = (await phone.GetAsync(await AddressAsync(screen, at))).IsOk();
        (await (await organizer.GetAsync(panel)).FormTo("/layar/presensi").SubmitAsync("Closed")).IsOk();
        Assert.Contains("belum dibuka atau sudah ditutup", (await Press(page).SubmitAsync()).Is(HttpStatusCode.Gone).Words, StringComparison.Ordinal);

        Assert.Equal(new Kept(0, 0, 0, 0, 0), await Kept.OfAsync(site, at));
    }

    [Fact]
    public async Task A_seat_that_was_given_back_is_refused_with_its_reason()
    {
        var (_, at) = await OpenAsync();
        var ticket = await A.Ticket(site, at);
        using var screen = await Screens.PairAsync(site, at);
        using var phone = site.Visitor();
        (await phone.GetAsync(ticket.Home)).IsOk();
        var page = (await phone.GetAsync(await AddressAsync(screen, at))).IsOk();
        await site.ReadAsync(db => db.Registrations.Where(r => r.Id == ticket.Id).ExecuteUpdateAsync(s => s.SetProperty(r => r.State, RegistrationState.Cancelled)));

        Assert.Contains("sudah dibatalkan", (await Press(page).SubmitAsync()).Is(HttpStatusCode.Conflict).Words, StringComparison.Ordinal);
        Assert.Equal(0, await site.ReadAsync(db => db.Admissions.CountAsync(a => a.EventId == at.Id)));
    }

    [Fact]
    public async Task The_screen_is_sent_each_new_code_and_two_screens_show_different_ones()
    {
        var (_, at) = await OpenAsync();
        using var screen = await Screens.PairAsync(site, at);
        using var other = await Screens.PairAsync(site, at);
        using var news = await NewsStream.OpenAsync(screen, at);

        var first = (await news.NextAsync())!.Value.GetProperty("qr");
        var second = (await news.NextAsync())!.Value.GetProperty("qr");

        Assert.NotEqual(first.GetProperty("address").GetString(), second.GetProperty("address").GetString());
        Assert.Equal(30, second.GetProperty("of").GetInt32());
        Assert.InRange(second.GetProperty("seconds").GetInt32(), 1, 30);
        Assert.NotEqual(await AddressAsync(screen, at), await AddressAsync(other, at));
    }

    private async Task<(EventScene Scene, Event At)> OpenAsync(SelfCheckIn mode = SelfCheckIn.Open)
    {
        var scene = await EventScene.OpenAsync(site);
        var at = await Screens.EventAsync(site, scene.AgencyId);
        await site.ReadAsync(db => db.Events.Where(e => e.Id == at.Id).ExecuteUpdateAsync(s => s.SetProperty(e => e.SelfCheckIn, mode)));
        return (scene, at);
    }

    private static string Said(Page page) => page.Html.QuerySelector("[data-toast]")?.TextContent ?? "";

    private static Form Press(Page page) => page.Form("form[data-hadir]");

    /// <summary>What a camera reads from the screen: the path of the address below the code.</summary>
    private static async Task<string> AddressAsync(Visitor screen, Event at)
    {
        var address = (await screen.GetAsync($"/layar/{at.Slug}")).IsOk().Html.QuerySelector("[data-isi=alamat]")!.TextContent;
        return address[address.IndexOf('/', StringComparison.Ordinal)..];
    }
}
