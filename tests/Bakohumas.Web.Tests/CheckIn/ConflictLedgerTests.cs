using System.Net;
using Bakohumas.Domain.CheckIn;
using Bakohumas.Domain.Events;
using Bakohumas.Web.Tests.Rig;
using Microsoft.EntityFrameworkCore;

namespace Bakohumas.Web.Tests.CheckIn;

/// <summary>Two doors without network let one ticket in; afterwards the pair is listed whole, and closed with a note.</summary>
public sealed class ConflictLedgerTests(Site site) : IClassFixture<Site>
{
    [Theory]
    [InlineData(true)]
    [InlineData(false)]
    public async Task Both_rows_stay_and_the_pair_says_gate_device_clocks_and_skew_whichever_came_first(bool northFirst)
    {
        var at = await A.Event(site);
        var ticket = await A.Ticket(site, at);
        using var north = await DoorAsync(at, "HP utara");
        using var south = await DoorAsync(at, "HP selatan");
        Task North() => BringAsync(north, at, ticket, "Utara", site.Clock.Now.AddMinutes(-40), 1500);
        Task South() => BringAsync(south, at, ticket, "Selatan", site.Clock.Now.AddMinutes(-30), -2500);
        await (northFirst ? North() : South());
        site.Clock.Advance(TimeSpan.FromSeconds(1));
        await (northFirst ? South() : North());
        using var officer = await new Reminders.Stage(site).OfficerAsync(at.OrganizerAgencyId);

        Assert.Contains("1 tiket diterima di dua pintu", (await officer.GetAsync($"/panel/kegiatan/{at.Slug}/perangkat")).IsOk().Words, StringComparison.Ordinal);
        var page = (await officer.GetAsync(Home(at))).IsOk();
        var rows = page.Html.QuerySelectorAll("main tbody tr").Select(r => r.TextContent).ToArray();

        Assert.Equal(2, rows.Length);
        Assert.Contains("Utara", rows[0], StringComparison.Ordinal);
        Assert.Contains(rows, r => r.Contains("HP utara, luring", StringComparison.Ordinal) && r.Contains("+1,5 detik", StringComparison.Ordinal));
        Assert.Contains(rows, r => r.Contains("HP selatan, luring", StringComparison.Ordinal) && r.Contains("-2,5 detik", StringComparison.Ordinal));
        Assert.Contains(ticket.Name, page.Words, StringComparison.Ordinal);
        Assert.Equal(new Kept(2, 1, 1, 0, 2), await Kept.OfAsync(site, at));
    }

    [Fact]
    public async Task A_note_closes_it_once_and_an_empty_one_is_refused_beside_the_field()
    {
        var (at, scan) = await ConflictAsync();
        using var officer = await new Reminders.Stage(site).OfficerAsync(at.OrganizerAgencyId);
        var page = (await officer.GetAsync(Home(at))).IsOk();

        var refused = (await page.FormTo($"/ganda/{scan}").Set("catatan", "   ").SubmitAsync()).Is(HttpStatusCode.UnprocessableEntity);
        Assert.NotNull(refused.Html.QuerySelector(".bk-field.is-invalid [role=alert]"));
        var tooLong = (await page.FormTo($"/ganda/{scan}").Set("catatan", new string('x', 301)).SubmitAsync()).Is(HttpStatusCode.UnprocessableEntity);
        Assert.Equal(new string('x', 301), tooLong.FormTo($"/ganda/{scan}").Value("catatan"));
        var closed = (await refused.FormTo($"/ganda/{scan}").Set("catatan", "Dua orang satu kantor, satu ponsel").SubmitAsync()).IsOk();
        Assert.Contains("Dua orang satu kantor, satu ponsel", closed.Words, StringComparison.Ordinal);
        Assert.Contains("Tidak ada yang perlu diperiksa", closed.Words, StringComparison.Ordinal);
        Assert.Contains("sudah ditutup sebelumnya", Said((await page.FormTo($"/ganda/{scan}").Set("catatan", "Lain").SubmitAsync()).IsOk()), StringComparison.Ordinal);

        Assert.Equal("Dua orang satu kantor, satu ponsel", await site.ReadAsync(db => db.ConflictClosures.Where(c => c.ScanId == scan).Select(c => c.Note).SingleAsync()));
        Assert.DoesNotContain("tiket diterima di dua pintu", (await officer.GetAsync($"/panel/kegiatan/{at.Slug}/perangkat")).IsOk().Words, StringComparison.Ordinal);
        foreach (var sql in (string[])["UPDATE \"ConflictClosures\" SET \"ScanId\" = \"Id\"", "DELETE FROM \"ConflictClosures\""])
            await Assert.ThrowsAnyAsync<System.Data.Common.DbException>(() => site.ExecuteAsync(sql));
    }

    [Fact]
    public async Task Another_organizer_sees_and_closes_nothing_here_and_what_is_no_conflict_cannot_be_closed()
    {
        var (at, scan) = await ConflictAsync();
        var first = await site.ReadAsync(db => db.Scans.Where(s => s.EventId == at.Id && !s.Conflict).Select(s => s.Id).SingleAsync());
        var stage = new Reminders.Stage(site);
        using var stranger = await stage.OfficerAsync(await stage.AgencyAsync("Lain"));
        using var officer = await stage.OfficerAsync(at.OrganizerAgencyId);
        (await stranger.GetAsync("/akun")).IsOk();
        (await officer.GetAsync("/akun")).IsOk();

        (await stranger.GetAsync(Home(at))).Is(HttpStatusCode.NotFound);
        (await stranger.PostAsync($"{Home(at)}/{scan}", [new("catatan", "Bukan milik saya")])).Is(HttpStatusCode.NotFound);
        (await officer.PostAsync($"{Home(at)}/{first}", [new("catatan", "Bukan pasangan")])).Is(HttpStatusCode.NotFound);

        Assert.Equal(0, await site.ReadAsync(db => db.ConflictClosures.CountAsync(c => c.EventId == at.Id)));
    }

    [Fact]
    public async Task What_a_revoked_device_brought_is_a_pair_once_accepted_and_none_when_refused()
    {
        var at = await A.Event(site);
        var (late, refused) = (await A.Ticket(site, at), await A.Ticket(site, at));
        using var stolen = await DoorAsync(at, "HP dicabut");
        using var north = await DoorAsync(at, "HP utara");
        await site.ReadAsync(db => db.Devices.Where(d => d.EventId == at.Id && d.Name == "HP dicabut").ExecuteUpdateAsync(s => s.SetProperty(d => d.RevokedAt, site.Clock.Now)));
        // The first did not know of any other; the second knew, and is a thief's.
        await BringAsync(stolen, at, late, "Selatan", site.Clock.Now.AddMinutes(-30), 0);
        await BringAsync(north, at, late, "Utara", site.Clock.Now.AddMinutes(-20), 0);
        await BringAsync(north, at, refused, "Utara", site.Clock.Now.AddMinutes(-20), 0);
        await BringAsync(stolen, at, refused, "Selatan", site.Clock.Now.AddMinutes(-10), 0);
        using var officer = await new Reminders.Stage(site).OfficerAsync(at.OrganizerAgencyId);
        Assert.Contains("Tidak ada yang perlu diperiksa", (await officer.GetAsync(Home(at))).IsOk().Words, StringComparison.Ordinal);

        async Task DecideAsync(TicketInHand ticket, string accepted)
        {
            var scan = await site.ReadAsync(db => db.Scans.Where(s => s.RegistrationId == ticket.Id && s.IsHeld).Select(s => s.Id).SingleAsync());
            (await (await officer.GetAsync($"/panel/kegiatan/{at.Slug}/perangkat/menunggu")).IsOk().FormTo($"/{scan}").SubmitAsync(accepted)).IsOk();
        }

        await DecideAsync(late, "true");
        await DecideAsync(refused, "false");
        var page = (await officer.GetAsync(Home(at))).IsOk();

        Assert.Contains(late.Name, page.Words, StringComparison.Ordinal);
        Assert.DoesNotContain(refused.Name, page.Words, StringComparison.Ordinal);
        var rows = page.Html.QuerySelectorAll("main tbody tr").Select(r => r.TextContent).ToArray();
        Assert.Equal(2, rows.Length);
        Assert.Contains("HP dicabut", rows[0], StringComparison.Ordinal);
        Assert.Contains("HP utara", rows[1], StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_pair_whose_later_row_came_from_paper_is_listed_without_a_device()
    {
        var at = await A.Event(site);
        var ticket = await A.Ticket(site, at);
        var (sheet, scan, admission, now) = (A.NewId(site), A.NewId(site), A.NewId(site), site.Clock.Now);
        var occasion = await site.ReadAsync(db => db.Occasions.Where(o => o.EventId == at.Id).Select(o => o.Id).SingleAsync());
        await site.WriteAsync(db =>
        {
            db.AttendanceSheets.Add(new AttendanceSheet { Id = sheet, EventId = at.Id, OccasionId = occasion, Gate = "Meja", At = now, EnteredAt = now, EnteredByAccountId = sheet });
            db.Scans.Add(new Scan
            {
                Id = scan, EventId = at.Id, Source = AdmissionSource.Paper, DeviceId = null, SheetId = sheet, Nonce = scan, RequestHash = new byte[32], RegistrationId = ticket.Id, OccasionId = occasion,
                Direction = Direction.In, Gate = "Meja", At = now, HeardAt = now, HappenedAt = now, SkewMs = 0, Forced = false, Verdict = Verdict.Admitted, AdmissionId = admission, Conflict = false,
            });
            db.Admissions.Add(new Admission { Id = admission, EventId = at.Id, RegistrationId = ticket.Id, OccasionId = occasion, ScanId = scan, Source = AdmissionSource.Paper, AgencyId = ticket.AgencyId, Gate = "Meja", At = now });
        });
        using var north = await DoorAsync(at, "HP utara");
        await BringAsync(north, at, ticket, "Utara", now.AddMinutes(-30), 0);
        using var officer = await new Reminders.Stage(site).OfficerAsync(at.OrganizerAgencyId);

        var rows = (await officer.GetAsync(Home(at))).IsOk().Html.QuerySelectorAll("main tbody tr").Select(r => r.TextContent).ToArray();

        Assert.Equal(2, rows.Length);
        Assert.Contains("HP utara", rows[0], StringComparison.Ordinal);
        Assert.Contains("Meja", rows[1], StringComparison.Ordinal);
        // The attendance counts from the door, which saw the person first.
        Assert.Equal((AdmissionSource.Door, "Utara"), await site.ReadAsync(async db => await db.Admissions.Where(a => a.EventId == at.Id).Select(a => new { a.Source, a.Gate }).SingleAsync() is var x ? (x.Source, x.Gate) : default));
    }

    [Fact]
    public async Task A_refused_note_stands_at_its_pair_also_on_the_second_page()
    {
        var at = await A.Event(site);
        using var north = await DoorAsync(at, "HP utara");
        using var south = await DoorAsync(at, "HP selatan");
        for (var pair = 0; pair < 26; pair++)
        {
            var ticket = await A.Ticket(site, at);
            await BringAsync(north, at, ticket, "Utara", site.Clock.Now.AddMinutes(-40), 0);
            await BringAsync(south, at, ticket, "Selatan", site.Clock.Now.AddMinutes(-30), 0);
        }

        using var officer = await new Reminders.Stage(site).OfficerAsync(at.OrganizerAgencyId);
        var second = await (await officer.GetAsync(Home(at))).IsOk().FollowAsync("a[href*='sesudah=']");
        var refused = (await second.IsOk().Form("form[action*='/ganda/']").Set("catatan", " ").SubmitAsync()).Is(HttpStatusCode.UnprocessableEntity);
        Assert.Single(refused.Html.QuerySelectorAll(".bk-field.is-invalid"));
        var closed = (await refused.Form("form[action*='/ganda/']").Set("catatan", "Satu keluarga").SubmitAsync()).IsOk();

        Assert.Contains("Satu keluarga", closed.Words, StringComparison.Ordinal);
        Assert.Equal(25, (await officer.GetAsync(Home(at))).IsOk().Html.QuerySelectorAll("form[action*='/ganda/']").Length);
    }

    private static string Said(Page page) => page.Html.QuerySelector("[data-toast]")?.TextContent ?? "";

    private static string Home(Event at) => $"/panel/kegiatan/{at.Slug}/perangkat/ganda";

    private async Task<(Event At, Guid Scan)> ConflictAsync()
    {
        var at = await A.Event(site);
        var ticket = await A.Ticket(site, at);
        using var north = await DoorAsync(at, "HP utara");
        using var south = await DoorAsync(at, "HP selatan");
        await BringAsync(north, at, ticket, "Utara", site.Clock.Now.AddMinutes(-40), 0);
        await BringAsync(south, at, ticket, "Selatan", site.Clock.Now.AddMinutes(-30), 0);
        return (at, await site.ReadAsync(db => db.Scans.Where(s => s.EventId == at.Id && s.Conflict).Select(s => s.Id).SingleAsync()));
    }

    private async Task<Door> DoorAsync(Event at, string name) => await Door.PairAsync(site, at.Slug, await A.PairingCode(site, at, DeviceRight.Scan), name);

    private async Task BringAsync(Door door, Event at, TicketInHand ticket, string gate, DateTimeOffset when, int skewMs)
    {
        var answer = await door.PostAsync($"/api/v1/events/{at.Slug}/admissions", new { nonce = A.NewId(site), code = ticket.DoorCode, gate, at = when, skewMs, forced = true });
        Assert.Equal("admitted", answer.Verdict);
    }
}
