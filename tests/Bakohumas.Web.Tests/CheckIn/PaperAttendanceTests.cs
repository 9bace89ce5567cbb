using System.Globalization;
using System.Net;
using Bakohumas.Domain.CheckIn;
using Bakohumas.Domain.Events;
using Bakohumas.Domain.Files;
using Bakohumas.Domain.Pledges;
using Bakohumas.Domain.Registrations;
using Bakohumas.Domain.Retention;
using Bakohumas.Web.Data;
using Bakohumas.Web.Tests.Events;
using Bakohumas.Web.Tests.FollowUps;
using Bakohumas.Web.Tests.Pledges;
using Bakohumas.Web.Tests.Rig;
using Microsoft.EntityFrameworkCore;

namespace Bakohumas.Web.Tests.CheckIn;

/// <summary>After the power came back: names ticked from a paper sheet, its scan as evidence, counted apart everywhere.</summary>
public sealed class PaperAttendanceTests(Site site) : IClassFixture<Site>
{
    [Fact]
    public async Task Ticked_names_are_recorded_in_one_act_with_the_scan_and_shown_apart()
    {
        var (scene, at) = await RunningAsync();
        var (ink, more, away) = (await A.Ticket(site, at, "Sekar Tinta"), await A.Ticket(site, at, "Yoga Tinta"), await A.Ticket(site, at, "Zaki Absen"));
        using var organizer = await scene.SignInAsync(scene.Organizer);

        var page = (await (await FilledAsync(organizer, at, ink, more)).SubmitAsync()).IsOk();

        Assert.Contains("2 orang dicatat hadir dari kertas", Said(page), StringComparison.Ordinal);
        Assert.DoesNotContain("Sekar Tinta", page.Html.QuerySelector("#catat")!.TextContent, StringComparison.Ordinal);
        Assert.Contains("Zaki Absen", page.Html.QuerySelector("#catat")!.TextContent, StringComparison.Ordinal);
        var scans = await site.ReadAsync(db => db.Scans.AsNoTracking().Where(s => s.EventId == at.Id).ToListAsync());
        Assert.All(scans, s => Assert.Equal((AdmissionSource.Paper, (Guid?)null, "Pintu Utara", at.StartsAt), (s.Source, s.DeviceId, s.Gate, s.At)));
        var sheet = await site.ReadAsync(db => db.AttendanceSheets.AsNoTracking().SingleAsync(s => s.EventId == at.Id));
        Assert.All(scans, s => Assert.Equal(sheet.Id, s.SheetId));
        Assert.Equal(2, await site.ReadAsync(db => db.Admissions.CountAsync(a => a.EventId == at.Id && a.UndoId == null && a.Source == AdmissionSource.Paper && a.At == at.StartsAt)));
        Assert.Equal(1, await site.ReadAsync(db => db.Audit.CountAsync(a => a.EventId == at.Id && a.Act == Acts.AttendanceEntered && a.SubjectId == sheet.Id)));
        Assert.Contains("2 dicatat dari kertas", (await organizer.GetAsync($"/panel/kegiatan/{at.Slug}")).IsOk().Words, StringComparison.Ordinal);
        Assert.Contains("Dicatat dari kertas", (await organizer.GetAsync($"/panel/kegiatan/{at.Slug}/peserta?keadaan=Inside")).IsOk().Words, StringComparison.Ordinal);
        Assert.Contains("Dicatat dari kertas", (await organizer.GetAsync($"/panel/kegiatan/{at.Slug}/peserta/{ink.Id}")).IsOk().Words, StringComparison.Ordinal);
        Assert.Null(await site.ReadAsync(db => db.Admissions.Where(a => a.RegistrationId == away.Id).Select(a => (Guid?)a.Id).FirstOrDefaultAsync()));
    }

    [Fact]
    public async Task A_guest_of_honour_on_paper_was_received_already_also_after_an_undo_at_the_door()
    {
        var (scene, at) = await RunningAsync();
        await site.ReadAsync(db => db.Events.Where(e => e.Id == at.Id).ExecuteUpdateAsync(s => s.SetProperty(e => e.ProtocolMail, "protokol-kertas@contoh.example")));
        var (guest, undone) = (await GuestAsync(at), await GuestAsync(at));
        using var organizer = await scene.SignInAsync(scene.Organizer);
        using var door = await A.Door(site, at);
        await door.UndoAsync((await door.ScanAsync(undone.DoorCode)).AdmissionId!);

        (await (await FilledAsync(organizer, at, guest, undone)).SubmitAsync()).IsOk();
        await new Reminders.Stage(site).SendAsync();

        Assert.Equal(2, await site.ReadAsync(db => db.Admissions.CountAsync(a => a.EventId == at.Id && a.UndoId == null && a.Source == AdmissionSource.Paper)));
        // The one row is the door's, and it says why it was not sent.
        var told = Assert.Single(await site.ReadAsync(db => db.Outbox.AsNoTracking().Where(m => m.EventId == at.Id).ToListAsync()));
        Assert.Equal((undone.Id, "DidNotCome"), (told.SubjectId, told.Reason));
        Assert.Empty(site.Outbox.To("protokol-kertas@contoh.example"));
    }

    [Fact]
    public async Task Nothing_ticked_is_lost_when_something_else_is_wrong()
    {
        var (scene, at) = await RunningAsync();
        var ticket = await A.Ticket(site, at);
        using var organizer = await scene.SignInAsync(scene.Organizer);
        var form = await FormAsync(organizer, at, ticket);

        var page = (await form.Set("Gate", "Meja 1").Set("Time", "23:59").SubmitAsync()).Is(HttpStatusCode.UnprocessableEntity);

        var again = page.Form("#catat");
        Assert.Contains("Lampirkan pindaian", page.Words, StringComparison.Ordinal);
        Assert.Contains("belum tiba", page.Words, StringComparison.Ordinal);
        Assert.Equal((ticket.Id.ToString(), "Meja 1", "23:59"), (again.Value("Came"), again.Value("Gate"), again.Value("Time")));
        (await again.Set("Time", Local(at.StartsAt.AddHours(-3), "HH:mm")).Attach("Scan", "hadir.txt", "teks"u8.ToArray(), "text/plain").SubmitAsync()).Is(HttpStatusCode.UnprocessableEntity);
        Assert.Contains("Centang sekurangnya", (await (await FormAsync(organizer, at)).SubmitAsync()).Is(HttpStatusCode.UnprocessableEntity).Words, StringComparison.Ordinal);
        Assert.Equal((0, 0), await site.ReadAsync(async db => (await db.Scans.CountAsync(s => s.EventId == at.Id), await db.AttendanceSheets.CountAsync(s => s.EventId == at.Id))));
        (await page.Form("#catat").Set("Time", Local(at.StartsAt, "HH:mm")).Attach("Scan", "hadir.jpg", Pictures.LadenJpeg, "image/jpeg").SubmitAsync()).IsOk();
        Assert.Equal(1, await site.ReadAsync(db => db.Admissions.CountAsync(a => a.EventId == at.Id)));
    }

    [Fact]
    public async Task Who_was_inside_already_is_named_and_the_others_are_recorded()
    {
        var (scene, at) = await RunningAsync();
        var (inside, fresh, given) = (await A.Ticket(site, at, "Adi Dalam"), await A.Ticket(site, at, "Budi Baru"), await A.Ticket(site, at, "Cici Kembali"));
        using var organizer = await scene.SignInAsync(scene.Organizer);
        var form = await FilledAsync(organizer, at, inside, fresh, given);
        await A.Admit(site, at, [inside]);
        await site.ReadAsync(db => db.Registrations.Where(r => r.Id == given.Id).ExecuteUpdateAsync(s => s.SetProperty(r => r.State, RegistrationState.Cancelled)));

        var page = (await form.SubmitAsync()).IsOk();

        Assert.Contains("1 orang dicatat hadir dari kertas", Said(page), StringComparison.Ordinal);
        Assert.Contains("Sudah tercatat hadir sebelumnya: Adi Dalam.", page.Words, StringComparison.Ordinal);
        Assert.Contains("1 dilewati", page.Words, StringComparison.Ordinal);
        Assert.Equal(
            [(inside.Id, AdmissionSource.Door), (fresh.Id, AdmissionSource.Paper)],
            await site.ReadAsync(async db => (await db.Admissions.Where(a => a.EventId == at.Id).OrderBy(a => a.Source).Select(a => new { a.RegistrationId, a.Source }).ToListAsync()).Select(a => (a.RegistrationId, a.Source)).ToList()));
        (await form.SubmitAsync()).IsOk();
        Assert.Equal(2, await site.ReadAsync(db => db.Scans.CountAsync(s => s.EventId == at.Id)));
    }

    [Fact]
    public async Task Paper_and_door_at_the_same_moment_leave_one_admission()
    {
        var (scene, at) = await RunningAsync();
        using var organizer = await scene.SignInAsync(scene.Organizer);
        using var door = await A.Door(site, at);
        for (var round = 0; round < 4; round++)
        {
            var (person, other) = (await A.Ticket(site, at), await A.Ticket(site, at));
            var form = await FilledAsync(organizer, at, person, other);

            await Task.WhenAll(Task.Run(() => form.SubmitAsync()), Task.Run(() => door.ScanAsync(person.DoorCode)));

            var standing = await site.ReadAsync(db => db.Admissions.Where(a => a.EventId == at.Id && a.UndoId == null).Select(a => a.RegistrationId).ToListAsync());
            Assert.Single(standing, person.Id);
            Assert.Single(standing, other.Id);
        }
    }

    [Fact]
    public async Task Taking_back_is_another_row_and_the_name_can_be_entered_again()
    {
        var (scene, at) = await RunningAsync();
        var (ticket, atDoor) = (await A.Ticket(site, at), await A.Ticket(site, at));
        await A.Admit(site, at, [atDoor]);
        using var organizer = await scene.SignInAsync(scene.Organizer);
        (await (await FilledAsync(organizer, at, ticket)).SubmitAsync()).IsOk();
        var sheet = await site.ReadAsync(db => db.AttendanceSheets.Where(s => s.EventId == at.Id).Select(s => s.Id).SingleAsync());
        var page = (await organizer.GetAsync($"{Home(at)}/{sheet}")).IsOk();

        var undone = (await page.FormTo("/urungkan").SubmitAsync()).IsOk();
        (await page.FormTo("/urungkan").SubmitAsync()).IsOk();

        Assert.Contains("Diurungkan", undone.Words, StringComparison.Ordinal);
        var undo = await site.ReadAsync(db => db.ScanUndos.AsNoTracking().SingleAsync(u => u.EventId == at.Id));
        Assert.Null(undo.DeviceId);
        Assert.NotNull(undo.ByAccountId);
        Assert.Equal(1, await site.ReadAsync(db => db.Audit.CountAsync(a => a.EventId == at.Id && a.Act == Acts.AttendanceUndone)));
        (await (await FilledAsync(organizer, at, ticket)).SubmitAsync()).IsOk();
        Assert.Equal((2, 1), await site.ReadAsync(async db => (await db.Admissions.CountAsync(a => a.RegistrationId == ticket.Id), await db.Admissions.CountAsync(a => a.RegistrationId == ticket.Id && a.UndoId == null))));
        // What a door admitted is a supervisor's matter.
        var byDoor = await site.ReadAsync(db => db.Admissions.Where(a => a.RegistrationId == atDoor.Id).Select(a => a.Id).SingleAsync());
        (await organizer.PostAsync($"/panel/kegiatan/{at.Slug}/kehadiran/{byDoor}/urungkan", [])).Is(HttpStatusCode.NotFound);
    }

    [Fact]
    public async Task The_scan_is_for_organizer_and_auditor_each_download_is_on_record_and_a_stranger_finds_nothing()
    {
        var (scene, at) = await RunningAsync();
        using var organizer = await scene.SignInAsync(scene.Organizer);
        (await (await FilledAsync(organizer, at, await A.Ticket(site, at))).SubmitAsync()).IsOk();
        var (sheet, file) = await site.ReadAsync(async db =>
        {
            var id = await db.AttendanceSheets.Where(s => s.EventId == at.Id).Select(s => s.Id).SingleAsync();
            return (id, await db.Files.Where(f => f.OwnerId == id && f.Purpose == FilePurpose.AttendanceSheet).Select(f => f.Id).SingleAsync());
        });
        var address = $"{Home(at)}/{sheet}/pindaian/{file}";

        using var auditor = await scene.SignInAsync(scene.Auditor);
        Assert.Equal("image/jpeg", (await organizer.GetAsync(address)).IsOk().MediaType);
        Assert.Equal("attachment", (await auditor.GetAsync(address)).IsOk().ContentHeaders.ContentDisposition!.DispositionType);
        (await auditor.GetAsync($"{Home(at)}/{sheet}")).IsOk();
        Assert.Null((await auditor.GetAsync(Home(at))).IsOk().Html.QuerySelector("input[name=Came]"));

        Assert.Equal(2, await site.ReadAsync(db => db.Audit.CountAsync(a => a.EventId == at.Id && a.Act == Acts.AttendanceScanDownloaded && a.SubjectId == file)));
        using var stranger = await scene.SignInAsync(scene.Stranger);
        foreach (var foreign in (string[])[Home(at), $"{Home(at)}/{sheet}", address]) (await stranger.GetAsync(foreign)).Is(HttpStatusCode.NotFound);
    }

    [Fact]
    public async Task Each_day_has_its_own_list_and_its_own_hours_and_an_agency_can_be_chosen()
    {
        var scene = await EventScene.OpenAsync(site);
        var at = await A.Event(site, e => (e.StartsAt, e.EndsAt, e.State) = (site.Clock.Now.AddHours(-26), site.Clock.Now.AddHours(1), EventState.Running), scene.AgencyId);
        var elsewhere = await A.Agency(site);
        var (own, other) = (await A.Ticket(site, at, "Eka Sendiri"), await A.Ticket(site, at, "Fajar Lain", elsewhere));
        var days = await site.ReadAsync(db => db.Occasions.Where(o => o.EventId == at.Id).OrderBy(o => o.StartsAt).Select(o => o.Id).ToListAsync());
        using var organizer = await scene.SignInAsync(scene.Organizer);

        var first = (await organizer.GetAsync($"{Home(at)}?hari={days[0]}&instansi={elsewhere}")).IsOk();
        Assert.DoesNotContain("Eka Sendiri", first.Words, StringComparison.Ordinal);
        var form = first.Form("#catat").Tick("Came", other.Id.ToString()).Set("Gate", "Meja").Attach("Scan", "hadir.jpg", Pictures.LadenJpeg, "image/jpeg");
        Assert.Contains("di luar jam", (await form.Set("Day", Local(site.Clock.Now, "yyyy-MM-dd")).Set("Time", Local(site.Clock.Now, "HH:mm")).SubmitAsync()).Is(HttpStatusCode.UnprocessableEntity).Words, StringComparison.Ordinal);
        (await form.Set("Day", Local(at.StartsAt, "yyyy-MM-dd")).Set("Time", Local(at.StartsAt, "HH:mm")).SubmitAsync()).IsOk();

        var second = (await organizer.GetAsync($"{Home(at)}?hari={days[1]}&q=fajar")).IsOk();
        Assert.Contains("Fajar Lain", second.Words, StringComparison.Ordinal);
        Assert.DoesNotContain("Eka Sendiri", second.Words, StringComparison.Ordinal);
        Assert.Equal(days[0], await site.ReadAsync(db => db.Admissions.Where(a => a.EventId == at.Id).Select(a => a.OccasionId).SingleAsync()));
        (await organizer.GetAsync($"{Home(at)}?hari={own.Id}")).Is(HttpStatusCode.NotFound);
    }

    [Theory]
    [InlineData("""UPDATE "AttendanceSheets" SET "Gate" = 'x' WHERE "EventId" = '*'""")]
    [InlineData("""DELETE FROM "AttendanceSheets" WHERE "EventId" = '*'""")]
    [InlineData("""UPDATE "Admissions" SET "Source" = 'Door' WHERE "EventId" = '*'""")]
    [InlineData("""UPDATE "Admissions" SET "Minute" = 0 WHERE "EventId" = '*'""")]
    public async Task What_was_entered_cannot_be_changed_below_the_application(string change)
    {
        var at = await A.Event(site);
        await PaperAsync(at, await A.Ticket(site, at));

        var fault = await Assert.ThrowsAnyAsync<System.Data.Common.DbException>(() => site.ExecuteAsync(change.Replace("*", at.Id.ToString().ToUpperInvariant(), StringComparison.Ordinal)));

        Assert.Contains("is append-only", fault.Message, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Who_stands_on_paper_may_sign_and_the_pledge_says_so()
    {
        var scene = await SigningScene.OpenAsync(site);
        var ticket = await A.Ticket(site, scene.Event);
        await PaperAsync(scene.Event, ticket);

        await scene.SignAsync(ticket);

        var pledge = await scene.PledgeAsync(ticket);
        Assert.Equal(Assurance.PaperSheet, pledge.Assurance);
        Assert.Contains("daftar hadir kertas", (await site.Visitor().GetAsync("/verifikasi/" + pledge.Code)).IsOk().Words, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Ninety_absent_come_in_pages_that_follow_each_other()
    {
        var (scene, at) = await RunningAsync();
        using var organizer = await scene.SignInAsync(scene.Organizer);
        await scene.RegisterAsync(at.Slug, 90, "Absen");
        var names = new List<string>();
        for (var page = (await organizer.GetAsync(Home(at))).IsOk(); ; page = (await page.FollowAsync("a[rel=next]")).IsOk())
        {
            names.AddRange(page.Html.QuerySelectorAll("#catat tbody .form-check-label").Select(l => l.FirstChild!.TextContent));
            if (page.Html.QuerySelector("a[rel=next]") is null) break;
        }

        Assert.Equal(90, names.Distinct().Count());
        Assert.Equal(names.Order(StringComparer.Ordinal), names);
    }

    [Fact]
    public async Task The_scan_leaves_the_vault_with_the_attendance_it_proves()
    {
        var (scene, at) = await RunningAsync();
        using var organizer = await scene.SignInAsync(scene.Organizer);
        (await (await FilledAsync(organizer, at, await A.Ticket(site, at))).SubmitAsync()).IsOk();
        var kept = site.Clock.Now;
        try
        {
            site.Clock.Set(at.EndsAt.AddYears(5).AddDays(-1));
            await site.RunJobAsync("delete-what-is-due");
            Assert.Null(await ErasedAsync(at));
            site.Clock.Set(at.EndsAt.AddYears(5).AddDays(2));
            await site.RunJobAsync("delete-what-is-due");
            Assert.NotNull(await ErasedAsync(at));
        }
        finally
        {
            site.Clock.Set(kept);
        }
    }

    private Task<TicketInHand> GuestAsync(Event at) => A.Ticket(site, at, change: r => r.VipSince = site.Clock.Now);

    private Task<DateTimeOffset?> ErasedAsync(Event at) => site.ReadAsync(db => db.Files.Where(f => f.Purpose == FilePurpose.AttendanceSheet && db.AttendanceSheets.Any(s => s.Id == f.OwnerId && s.EventId == at.Id)).Select(f => f.ErasedAt).SingleAsync());

    private async Task PaperAsync(Event at, TicketInHand ticket)
    {
        var (sheet, scan, admission, now) = (A.NewId(site), A.NewId(site), A.NewId(site), site.Clock.Now);
        var occasion = await site.ReadAsync(db => db.Occasions.Where(o => o.EventId == at.Id).Select(o => o.Id).FirstAsync());
        await site.WriteAsync(db =>
        {
            db.AttendanceSheets.Add(new AttendanceSheet { Id = sheet, EventId = at.Id, OccasionId = occasion, Gate = "Meja", At = now, EnteredAt = now, EnteredByAccountId = sheet });
            db.Scans.Add(new Scan
            {
                Id = scan, EventId = at.Id, Source = AdmissionSource.Paper, DeviceId = null, SheetId = sheet, Nonce = scan, RequestHash = new byte[32], RegistrationId = ticket.Id, OccasionId = occasion, Direction = Direction.In,
                Gate = "Meja", At = now, HeardAt = now, HappenedAt = now, SkewMs = 0, Forced = false, Verdict = Verdict.Admitted, AdmissionId = admission, Conflict = false,
            });
            db.Admissions.Add(new Admission { Id = admission, EventId = at.Id, RegistrationId = ticket.Id, OccasionId = occasion, ScanId = scan, Source = AdmissionSource.Paper, AgencyId = ticket.AgencyId, Gate = "Meja", At = now });
        });
    }

    private async Task<(EventScene Scene, Event At)> RunningAsync()
    {
        var scene = await EventScene.OpenAsync(site);
        return (scene, await A.Event(site, e => (e.StartsAt, e.State) = (site.Clock.Now.AddHours(-1), EventState.Running), scene.AgencyId));
    }

    private static async Task<Form> FormAsync(Visitor organizer, Event at, params TicketInHand[] people)
    {
        var form = (await organizer.GetAsync(Home(at))).IsOk().Form("#catat");
        foreach (var person in people) form.Tick("Came", person.Id.ToString());
        return form;
    }

    private static async Task<Form> FilledAsync(Visitor organizer, Event at, params TicketInHand[] people) =>
        (await FormAsync(organizer, at, people)).Set("Gate", "Pintu Utara").Attach("Scan", "hadir.jpg", Pictures.LadenJpeg, "image/jpeg");

    private static string Home(Event at) => $"/panel/kegiatan/{at.Slug}/kehadiran-kertas";

    private static string Local(DateTimeOffset at, string format) => at.ToOffset(TimeSpan.FromHours(7)).ToString(format, CultureInfo.InvariantCulture);

    private static string Said(Page page) => page.Html.QuerySelector("[data-toast]")?.TextContent ?? "";
}
