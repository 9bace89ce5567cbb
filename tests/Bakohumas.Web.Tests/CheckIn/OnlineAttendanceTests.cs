using System.Net;
using Bakohumas.Domain.CheckIn;
using Bakohumas.Domain.Events;
using Bakohumas.Domain.Pledges;
using Bakohumas.Domain.Registrations;
using Bakohumas.Web.Data;
using Bakohumas.Web.Tests.Events;
using Bakohumas.Web.Tests.Joint;
using Bakohumas.Web.Tests.Registrations;
using Bakohumas.Web.Tests.Rig;
using Microsoft.EntityFrameworkCore;

namespace Bakohumas.Web.Tests.CheckIn;

/// <summary>Taking part from afar: the link on the ticket, the word of the stream, and one row that says how.</summary>
public sealed class OnlineAttendanceTests(Site site) : IClassFixture<Site>
{
    private const string Link = "https://meet.contoh.go.id/netral-2026";

    [Fact]
    public async Task The_link_is_in_the_page_from_sixty_minutes_before_until_the_end_and_on_no_public_page()
    {
        var at = await EventAsync(startsIn: 2);
        var ticket = await OnlineAsync(at);
        using var visitor = site.Visitor();

        var early = (await visitor.GetAsync(ticket.Home)).IsOk();
        Assert.DoesNotContain("meet.contoh", early.Text, StringComparison.Ordinal);
        Assert.Contains("Tautan rapat tampil di sini mulai", early.Words, StringComparison.Ordinal);
        site.Clock.Set(at.StartsAt.AddMinutes(-60));
        var open = (await visitor.GetAsync(ticket.Home)).IsOk();
        Assert.Equal(Link, open.Html.QuerySelector("a[href*='meet.contoh']")!.GetAttribute("href"));
        site.Clock.Set(at.EndsAt);
        Assert.DoesNotContain("meet.contoh", (await visitor.GetAsync(ticket.Home)).IsOk().Text, StringComparison.Ordinal);

        site.Clock.Set(at.StartsAt);
        foreach (var address in (string[])[$"/kegiatan/{at.Slug}", $"/kegiatan/{at.Slug}/daftar", $"/kegiatan/{at.Slug}/naskah", "/", "/t/" + ticket.DoorCode])
            Assert.DoesNotContain("meet.contoh", (await visitor.GetAsync(address)).Text, StringComparison.Ordinal);
        Assert.DoesNotContain("meet.contoh", (await visitor.GetAsync((await A.Ticket(site, at)).Home)).IsOk().Text, StringComparison.Ordinal);
    }

    [Fact]
    public async Task The_word_of_the_stream_records_one_row_and_the_pledge_says_online()
    {
        var (at, _) = await OpenAsync();
        var ticket = await OnlineAsync(at);
        using var visitor = site.Visitor();
        var page = (await visitor.GetAsync(ticket.Home)).IsOk();

        var wrong = (await Press(page, "matahari terbit").SubmitAsync()).Is(HttpStatusCode.UnprocessableEntity);
        Assert.Contains("belum cocok", wrong.Html.QuerySelector("#kata-e")!.TextContent, StringComparison.Ordinal);
        Assert.Equal("matahari terbit", wrong.Form("form[data-hadir]").Value("kata"));
        Assert.Contains("Ketik kata", (await Press(page, "  ").SubmitAsync()).Is(HttpStatusCode.UnprocessableEntity).Words, StringComparison.Ordinal);
        Assert.Equal(0, await site.ReadAsync(db => db.Scans.CountAsync(s => s.EventId == at.Id)));
        var done = (await Press(wrong, " MELATI-senja").SubmitAsync()).IsOk();
        Assert.Contains("Hadir secara daring", done.Words, StringComparison.Ordinal);
        (await Press(page, "melati senja").SubmitAsync()).IsOk();

        var scan = await site.ReadAsync(db => db.Scans.AsNoTracking().SingleAsync(s => s.EventId == at.Id));
        Assert.Equal((AdmissionSource.Online, (Guid?)null, ticket.Id, Verdict.Admitted), (scan.Source, scan.DeviceId, scan.RegistrationId, scan.Verdict));
        Assert.Equal(AdmissionSource.Online, await site.ReadAsync(db => db.Admissions.Where(a => a.EventId == at.Id && a.UndoId == null).Select(a => a.Source).SingleAsync()));
        Assert.Equal(1, await site.ReadAsync(db => db.Audit.CountAsync(a => a.EventId == at.Id && a.Act == Acts.OnlineAdmitted)));
    }

    [Fact]
    public async Task Who_is_present_from_afar_signs_and_every_paper_says_daring()
    {
        var scene = await JointScene.OpenAsync(site, change: e => e.OnlineLink = Link);
        await WordAsync(scene.At);
        var (hall, away) = (await scene.SignsAsync("Bagus Ruangan"), await A.Ticket(site, scene.At, "Citra Jauh", change: r => r.IsOnline = true));
        using var visitor = site.Visitor();
        Assert.Equal(0, await site.ReadAsync(db => db.Admissions.CountAsync(a => a.RegistrationId == away.Id)));
        (await Press((await visitor.GetAsync(away.Home)).IsOk(), "melati senja").SubmitAsync()).IsOk();

        var form = await scene.Hall.FormAsync(away);
        (await form.Check("showInJoint").SubmitAsync()).IsOk();

        var pledge = await scene.Hall.PledgeAsync(away);
        Assert.Equal((Assurance.Online, Assurance.StaffCheckIn), (pledge.Assurance, (await scene.Hall.PledgeAsync(hall)).Assurance));
        Assert.Contains("Hadir secara daring", (await visitor.GetAsync("/verifikasi/" + pledge.Code)).IsOk().Words, StringComparison.Ordinal);
        Assert.Contains("Hadir secara daring", await scene.TextAsync((await visitor.GetAsync(away.Home + "/komitmen.pdf")).IsOk().Bytes), StringComparison.Ordinal);
        await scene.Hall.CloseSessionAsync();
        await scene.DrawAsync();
        var joint = await scene.TextAsync((await visitor.GetAsync(away.Home + "/komitmen-bersama.pdf")).IsOk().Bytes);
        Assert.Contains("1 di antaranya hadir secara daring", joint, StringComparison.Ordinal);
        Assert.Contains("(daring)", joint, StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_guest_of_honour_who_takes_part_from_afar_is_received_by_nobody()
    {
        var (at, _) = await OpenAsync();
        await site.ReadAsync(db => db.Events.Where(e => e.Id == at.Id).ExecuteUpdateAsync(s => s.SetProperty(e => e.ProtocolMail, "protokol-daring@contoh.example")));
        var guest = await A.Ticket(site, at, change: r => (r.IsOnline, r.VipSince) = (true, site.Clock.Now));
        using var visitor = site.Visitor();

        (await Press((await visitor.GetAsync(guest.Home)).IsOk(), "melati senja").SubmitAsync()).IsOk();

        Assert.Equal(1, await site.ReadAsync(db => db.Admissions.CountAsync(a => a.RegistrationId == guest.Id)));
        Assert.Equal(0, await site.ReadAsync(db => db.Outbox.CountAsync(m => m.SubjectId == guest.Id)));
    }

    [Fact]
    public async Task The_word_before_stays_good_for_ten_minutes()
    {
        var (at, scene) = await OpenAsync();
        using var organizer = await scene.SignInAsync(scene.Organizer);
        using var visitor = site.Visitor();
        var (first, second, third) = (await OnlineAsync(at), await OnlineAsync(at), await OnlineAsync(at));
        var panel = $"/panel/kegiatan/{at.Slug}/daring";
        (await (await organizer.GetAsync(panel)).IsOk().FormTo("/daring").Set("kata", "perahu 7").SubmitAsync("false")).IsOk();

        (await Press((await visitor.GetAsync(first.Home)).IsOk(), "melati senja").SubmitAsync()).IsOk();
        (await Press((await visitor.GetAsync(second.Home)).IsOk(), "Perahu7").SubmitAsync()).IsOk();
        site.Clock.Advance(TimeSpan.FromMinutes(10));
        (await Press((await visitor.GetAsync(third.Home)).IsOk(), "melati senja").SubmitAsync()).Is(HttpStatusCode.UnprocessableEntity);
        Assert.Contains("perahu 7", (await organizer.GetAsync(panel + "/layar")).IsOk().Words, StringComparison.Ordinal);
        Assert.Contains("Pakai 3 sampai 40", (await (await organizer.GetAsync(panel)).FormTo("/daring").Set("kata", "a").SubmitAsync("false")).Is(HttpStatusCode.UnprocessableEntity).Words, StringComparison.Ordinal);
        var made = (await (await organizer.GetAsync(panel)).FormTo("/daring").SubmitAsync("true")).IsOk();

        Assert.NotEqual("perahu 7", made.Html.QuerySelector("[data-kata]")!.TextContent);
        Assert.Equal(2, await site.ReadAsync(db => db.Admissions.CountAsync(a => a.EventId == at.Id && a.UndoId == null)));
        using var stranger = await scene.SignInAsync(scene.Stranger);
        (await stranger.GetAsync(panel)).Is(HttpStatusCode.NotFound);
    }

    [Fact]
    public async Task Ten_wrong_words_in_ten_minutes_close_the_ticket_and_no_other()
    {
        var (at, _) = await OpenAsync();
        var (guessing, neighbour) = (await OnlineAsync(at), await OnlineAsync(at));
        using var visitor = site.Visitor();
        var page = (await visitor.GetAsync(guessing.Home)).IsOk();

        // Many at once are no more than ten.
        var answers = await Task.WhenAll(Enumerable.Range(0, 14).Select(i => Press(page, $"tebakan {i}").SubmitAsync()));
        Assert.Equal((10, 4), (answers.Count(a => a.Status == HttpStatusCode.UnprocessableEntity), answers.Count(a => a.Status == HttpStatusCode.TooManyRequests)));
        Assert.Contains("Tunggu 10 menit", (await Press(page, "melati senja").SubmitAsync()).Is(HttpStatusCode.TooManyRequests).Words, StringComparison.Ordinal);
        (await Press((await visitor.GetAsync(neighbour.Home)).IsOk(), "melati senja").SubmitAsync()).IsOk();
        site.Clock.Advance(TimeSpan.FromMinutes(10));
        (await Press(page, "melati senja").SubmitAsync()).IsOk();

        Assert.Equal(2, await site.ReadAsync(db => db.Admissions.CountAsync(a => a.EventId == at.Id && a.UndoId == null)));
    }

    [Fact]
    public async Task Early_late_cancelled_and_on_site_are_told_why()
    {
        var (at, _) = await OpenAsync();
        var (online, given, onSite) = (await OnlineAsync(at), await OnlineAsync(at), await A.Ticket(site, at));
        using var visitor = site.Visitor();
        var form = Press((await visitor.GetAsync(online.Home)).IsOk(), "melati senja");
        var givenForm = Press((await visitor.GetAsync(given.Home)).IsOk(), "melati senja");
        await site.ReadAsync(db => db.Registrations.Where(r => r.Id == given.Id).ExecuteUpdateAsync(s => s.SetProperty(r => r.State, RegistrationState.Cancelled)));
        Assert.Contains("sudah dibatalkan", (await givenForm.SubmitAsync()).Is(HttpStatusCode.Conflict).Words, StringComparison.Ordinal);

        var now = site.Clock.Now;
        site.Clock.Set(at.StartsAt.AddMinutes(-61));
        Assert.Contains("Belum waktunya", (await form.SubmitAsync()).Is(HttpStatusCode.Conflict).Words, StringComparison.Ordinal);
        site.Clock.Set(at.EndsAt);
        Assert.Contains("sudah ditutup", (await form.SubmitAsync()).Is(HttpStatusCode.Conflict).Words, StringComparison.Ordinal);
        site.Clock.Set(now);
        // Nobody who is expected in the hall is recorded from afar, but for who says so first.
        var page = (await visitor.GetAsync(onSite.Home)).IsOk();
        Assert.Null(page.Html.QuerySelector("form[data-hadir]"));
        var direct = page.FormTo("/daring");
        var switched = (await direct.SubmitAsync()).IsOk();
        (await Press(switched, "melati senja").SubmitAsync()).IsOk();

        var inHall = await A.Ticket(site, at);
        var stale = (await visitor.GetAsync(inHall.Home)).IsOk();
        await A.Admit(site, at, [inHall]);
        (await stale.FormTo("/daring").SubmitAsync()).Is(HttpStatusCode.Conflict);
        Assert.Equal(AdmissionSource.Door, await site.ReadAsync(db => db.Admissions.Where(a => a.RegistrationId == inHall.Id).Select(a => a.Source).SingleAsync()));
        Assert.Equal(2, await site.ReadAsync(db => db.Admissions.CountAsync(a => a.EventId == at.Id)));
    }

    [Fact]
    public async Task An_on_site_registrant_who_posts_the_word_is_refused_and_an_event_without_a_link_takes_nobody()
    {
        var (at, _) = await OpenAsync();
        var onSite = await A.Ticket(site, at);
        using var visitor = site.Visitor();
        (await visitor.GetAsync((await OnlineAsync(at)).Home)).IsOk();
        var refused = await PostAsync(visitor, onSite.Home + "/hadir");
        Assert.Contains("terdaftar hadir di tempat", refused.Is(HttpStatusCode.Conflict).Words, StringComparison.Ordinal);
        await site.ReadAsync(db => db.Events.Where(e => e.Id == at.Id).ExecuteUpdateAsync(s => s.SetProperty(e => e.OnlineLink, (string?)null)));
        Assert.Contains("hanya dihadiri di tempat", (await PostAsync(visitor, onSite.Home + "/hadir")).Is(HttpStatusCode.Conflict).Words, StringComparison.Ordinal);
        (await PostAsync(visitor, onSite.Home + "/daring")).Is(HttpStatusCode.Conflict);

        Assert.Equal(0, await site.ReadAsync(db => db.Admissions.CountAsync(a => a.EventId == at.Id)));
    }

    [Fact]
    public async Task Two_presses_at_once_are_one_row()
    {
        for (var round = 0; round < 4; round++)
        {
            var (at, _) = await OpenAsync();
            var ticket = await OnlineAsync(at);
            using var visitor = site.Visitor();
            var page = (await visitor.GetAsync(ticket.Home)).IsOk();

            var answers = await Task.WhenAll(Enumerable.Range(0, 4).Select(_ => Press(page, "melati senja").SubmitAsync(follow: false)));

            Assert.All(answers, a => Assert.Equal(HttpStatusCode.SeeOther, a.Status));
            Assert.Equal((1, 1), await site.ReadAsync(async db => (await db.Scans.CountAsync(s => s.EventId == at.Id), await db.Admissions.CountAsync(a => a.EventId == at.Id))));
        }
    }

    [Fact]
    public async Task The_database_keeps_one_current_word_and_takes_a_word_of_a_person_once()
    {
        var (at, _) = await OpenAsync();
        var ticket = await OnlineAsync(at);
        using var visitor = site.Visitor();
        (await Press((await visitor.GetAsync(ticket.Home)).IsOk(), "melati senja").SubmitAsync()).IsOk();
        var scan = await site.ReadAsync(db => db.Scans.AsNoTracking().SingleAsync(s => s.EventId == at.Id));

        await Assert.ThrowsAsync<DbUpdateException>(() => WordAsync(at));
        await Assert.ThrowsAsync<DbUpdateException>(() => site.WriteAsync(db => db.Scans.Add(new Scan
        {
            Id = A.NewId(site), EventId = at.Id, Source = scan.Source, DeviceId = null, Nonce = scan.Nonce, RequestHash = scan.RequestHash, RegistrationId = ticket.Id, OccasionId = scan.OccasionId,
            Direction = Direction.In, Gate = "Daring", At = scan.At, HeardAt = scan.At, HappenedAt = scan.At, SkewMs = 0, Forced = false, Verdict = Verdict.Admitted, Conflict = false,
        })));
    }

    [Fact]
    public async Task Taken_back_by_the_committee_the_same_word_does_not_let_the_person_in_again_and_the_next_does()
    {
        var (at, scene) = await OpenAsync();
        var ticket = await OnlineAsync(at);
        using var organizer = await scene.SignInAsync(scene.Organizer);
        using var visitor = site.Visitor();
        (await Press((await visitor.GetAsync(ticket.Home)).IsOk(), "melati senja").SubmitAsync()).IsOk();
        (await (await organizer.GetAsync($"/panel/kegiatan/{at.Slug}/peserta/{ticket.Id}")).IsOk().FormTo("/urungkan").SubmitAsync()).IsOk();

        Assert.Contains("Panitia membatalkan", (await Press((await visitor.GetAsync(ticket.Home)).IsOk(), "melati senja").SubmitAsync()).Is(HttpStatusCode.Conflict).Words, StringComparison.Ordinal);
        (await (await organizer.GetAsync($"/panel/kegiatan/{at.Slug}/daring")).FormTo("/daring").Set("kata", "perahu").SubmitAsync("false")).IsOk();
        (await Press((await visitor.GetAsync(ticket.Home)).IsOk(), "perahu").SubmitAsync()).IsOk();

        Assert.Equal((2, 1), await site.ReadAsync(async db => (await db.Admissions.CountAsync(a => a.EventId == at.Id), await db.Admissions.CountAsync(a => a.EventId == at.Id && a.UndoId == null))));
    }

    [Fact]
    public async Task Registration_asks_only_where_both_are_possible_and_the_person_changes_it_until_the_start()
    {
        var scene = await SeatScene.OpenAsync(site);
        Assert.Null((await site.Visitor().GetAsync($"/kegiatan/{scene.Slug}/daftar")).IsOk().Html.QuerySelector("[name=Online]"));
        await site.ReadAsync(db => db.Events.Where(e => e.Id == scene.EventId).ExecuteUpdateAsync(s => s.SetProperty(e => e.OnlineLink, Link)));

        var form = await scene.FormAsync();
        var asked = (await form.SubmitAsync()).Is(HttpStatusCode.UnprocessableEntity);
        Assert.NotNull(asked.Html.QuerySelector(".is-invalid [name=Online]"));
        var ticket = (await form.Set("Online", "true").SubmitAsync()).IsOk();
        Assert.Contains("Ikut secara daring", ticket.Words, StringComparison.Ordinal);
        var row = await scene.RowAsync(SeatScene.TokenOf(ticket));
        Assert.True(row.IsOnline);
        (await (await ticket.FollowAsync("a[href$='/ubah']")).Form().Set("Online", "false").SubmitAsync()).IsOk();

        Assert.False((await scene.RowAsync(SeatScene.TokenOf(ticket))).IsOnline);
    }

    [Fact]
    public async Task The_event_form_takes_an_https_link_and_nothing_else()
    {
        var scene = await EventScene.OpenAsync(site);
        using var organizer = await scene.SignInAsync(scene.Organizer);
        var form = (await scene.FilledAsync(organizer)).Set("OnlineLink", "http://meet.contoh.go.id/a");

        Assert.Contains("diawali https://", (await form.SubmitAsync()).Is(HttpStatusCode.UnprocessableEntity).Words, StringComparison.Ordinal);
        var page = (await form.Set("OnlineLink", Link).SubmitAsync()).IsOk();

        Assert.Equal(Link, (await scene.EventAsync(page.Address["/panel/kegiatan/".Length..])).OnlineLink);
    }

    private static Form Press(Page page, string word) => page.Form("form[data-hadir]").Set("kata", word);

    private static Task<Page> PostAsync(Visitor visitor, string address) => visitor.PostAsync(address, [new("kata", "melati senja")]);

    private async Task<(Event At, EventScene Scene)> OpenAsync()
    {
        var scene = await EventScene.OpenAsync(site);
        var at = await EventAsync(startsIn: 0.5, scene.AgencyId);
        await WordAsync(at);
        return (at, scene);
    }

    private Task<Event> EventAsync(double startsIn, Guid? organizer = null) => A.Event(site, e =>
    {
        (e.StartsAt, e.EndsAt, e.OnlineLink) = (site.Clock.Now.AddHours(startsIn), site.Clock.Now.AddHours(startsIn + 3), Link);
    }, organizer);

    private Task WordAsync(Event at) => site.WriteAsync(db => db.OnlineWords.Add(new OnlineWord { Id = A.NewId(site), EventId = at.Id, Word = "Melati senja", SetAt = site.Clock.Now, SetByAccountId = at.Id }));

    private Task<TicketInHand> OnlineAsync(Event at) => A.Ticket(site, at, change: r => r.IsOnline = true);
}
