using System.Net;
using System.Net.Http.Headers;
using Bakohumas.Domain.CheckIn;
using Bakohumas.Domain.Events;
using Bakohumas.Domain.Registrations;
using Bakohumas.Web.Data;
using Bakohumas.Web.Features.Kiosk;
using Bakohumas.Web.Tests.Rig;
using Microsoft.EntityFrameworkCore;

namespace Bakohumas.Web.Tests.Kiosk;

/// <summary>Who gets a badge printed, and what stands on it.</summary>
public sealed class BadgeTests : IClassFixture<Site>
{
    private readonly Site site;

    public BadgeTests(Site site)
    {
        this.site = site;
        site.Clock.Advance(TimeSpan.FromMinutes(1));
    }

    [Theory]
    [InlineData("62", "100", "62")]
    [InlineData("a6", "105", "148")]
    public async Task A_kiosk_prints_the_badge_of_the_person_it_has_just_let_in(string size, string width, string height)
    {
        var (at, kiosk) = await OpenAsync();
        var agency = await A.Agency(site, "Dinas Komunikasi dan Informatika Kabupaten Wanasari");
        var ticket = await A.Ticket(site, at, "Dr. Ratna Kusumaningtyas, S.Sos.", agency);
        var admission = (await kiosk.ScanAsync(ticket.DoorCode)).AdmissionId!;

        var (status, pdf) = await PrintAsync(kiosk, at.Slug, admission, size);

        Assert.Equal(HttpStatusCode.OK, status);
        var text = await Tools.TextOfAsync(pdf);
        foreach (var word in $"{ticket.Name} Dinas Komunikasi dan Informatika Kabupaten Wanasari PESERTA {at.Name}".Split(' ')) Assert.Contains(word, text, StringComparison.Ordinal);
        Assert.Equal($"{site.Url}/t/{ticket.DoorCode}", await CodeAsync(pdf));
        Assert.Equal((width, height), await SheetAsync(pdf));
        Assert.Equal(ticket.Id, await site.ReadAsync(db => db.Audit.Where(a => a.EventId == at.Id && a.Act == Acts.BadgePrinted).Select(a => a.SubjectId).SingleAsync()));
    }

    [Fact]
    public async Task Nothing_is_printed_ten_minutes_later_after_an_undo_or_for_somebody_else()
    {
        var (at, kiosk) = await OpenAsync();
        using var other = await A.Door(site, at, DeviceRight.Kiosk);
        using var door = await A.Door(site, at);
        using var supervisor = await A.Door(site, at, DeviceRight.Supervise);
        var own = (await kiosk.ScanAsync((await A.Ticket(site, at)).DoorCode)).AdmissionId!;
        var undone = (await kiosk.ScanAsync((await A.Ticket(site, at)).DoorCode)).AdmissionId!;
        var byDoor = (await door.ScanAsync((await A.Ticket(site, at)).DoorCode)).AdmissionId!;
        await supervisor.UndoAsync(undone);

        Assert.Equal(HttpStatusCode.OK, (await PrintAsync(kiosk, at.Slug, own)).Status);
        Assert.Equal(HttpStatusCode.NotFound, (await PrintAsync(kiosk, at.Slug, undone)).Status);
        Assert.Equal(HttpStatusCode.NotFound, (await PrintAsync(kiosk, at.Slug, byDoor)).Status);
        Assert.Equal(HttpStatusCode.NotFound, (await PrintAsync(other, at.Slug, own)).Status);
        // A door lets in, and prints nothing.
        Assert.Equal(HttpStatusCode.NotFound, (await PrintAsync(door, at.Slug, byDoor)).Status);
        Assert.Equal(HttpStatusCode.NotFound, (await PrintAsync(kiosk, at.Slug, A.NewId(site).ToString())).Status);
        Assert.Equal(HttpStatusCode.NotFound, (await PrintAsync(kiosk, (await A.Event(site)).Slug, own)).Status);
        site.Clock.Advance(BadgeDesk.PrintsFor - TimeSpan.FromSeconds(1));
        Assert.Equal(HttpStatusCode.OK, (await PrintAsync(kiosk, at.Slug, own)).Status);
        site.Clock.Advance(TimeSpan.FromSeconds(1));
        Assert.Equal(HttpStatusCode.NotFound, (await PrintAsync(kiosk, at.Slug, own)).Status);
    }

    [Fact]
    public async Task A_revoked_kiosk_and_a_stranger_print_nothing()
    {
        var (at, kiosk) = await OpenAsync();
        var admission = (await kiosk.ScanAsync((await A.Ticket(site, at)).DoorCode)).AdmissionId!;
        using var nobody = site.Visitor();
        (await nobody.GetAsync($"/kios/{at.Slug}/tanda-pengenal/{admission}.pdf")).Is(HttpStatusCode.Unauthorized);
        await site.ReadAsync(db => db.Devices.Where(d => d.EventId == at.Id).ExecuteUpdateAsync(s => s.SetProperty(d => d.RevokedAt, site.Clock.Now)));

        Assert.Equal(HttpStatusCode.Unauthorized, (await PrintAsync(kiosk, at.Slug, admission)).Status);
        Assert.Equal(0, await site.ReadAsync(db => db.Audit.CountAsync(a => a.EventId == at.Id && a.Act == Acts.BadgePrinted)));
    }

    [Fact]
    public async Task An_organizer_prints_all_by_agency_and_name_those_who_came_and_one_person()
    {
        var scene = await Events.EventScene.OpenAsync(site);
        using var organizer = await scene.SignInAsync(scene.Organizer);
        var at = await A.Event(site, organizer: scene.AgencyId);
        var (first, second) = (await A.Agency(site, "Badan Awal"), await A.Agency(site, "Wadah Akhir"));
        var last = await A.Ticket(site, at, "Adi Pratama", second);
        await A.Ticket(site, at, "Zahra Melati", first);
        var came = await A.Ticket(site, at, "Bagas Rahardian", first);
        await A.Ticket(site, at, "Batal Sekali", first, change: r => r.State = RegistrationState.Cancelled);
        await A.Admit(site, at, [came]);
        var home = $"/panel/kegiatan/{at.Slug}/peserta/tanda-pengenal";

        var page = (await organizer.GetAsync(home)).IsOk();
        var all = (await organizer.GetAsync($"{home}.pdf?ukuran=62")).IsOk();
        var present = (await organizer.GetAsync($"{home}.pdf?hadir=true")).IsOk();
        var one = (await organizer.GetAsync($"/panel/kegiatan/{at.Slug}/peserta/{last.Id}/tanda-pengenal.pdf")).IsOk();

        Assert.Contains("Semua yang terdaftar: 3", page.Words, StringComparison.Ordinal);
        Assert.Contains("Yang sudah hadir di tempat: 1", page.Words, StringComparison.Ordinal);
        var text = await Tools.TextOfAsync(all.Bytes);
        string[] inOrder = ["Bagas Rahardian", "Zahra Melati", "Adi Pratama"];
        Assert.Equal(inOrder, inOrder.OrderBy(name => text.IndexOf(name, StringComparison.Ordinal)));
        Assert.All(inOrder, name => Assert.Contains(name, text, StringComparison.Ordinal));
        Assert.DoesNotContain("Batal Sekali", text, StringComparison.Ordinal);
        var those = await Tools.TextOfAsync(present.Bytes);
        Assert.Contains("Bagas", those, StringComparison.Ordinal);
        Assert.DoesNotContain("Zahra", those, StringComparison.Ordinal);
        Assert.Contains("Adi Pratama", await Tools.TextOfAsync(one.Bytes), StringComparison.Ordinal);
        Assert.Equal(3, await site.ReadAsync(db => db.Audit.CountAsync(a => a.EventId == at.Id && a.Act == Acts.BadgesDownloaded)));
        (await organizer.GetAsync($"{home}.pdf?bagian=2")).Is(HttpStatusCode.NotFound);
    }

    [Fact]
    public async Task Badges_of_a_foreign_event_and_of_a_person_of_another_event_do_not_exist()
    {
        var scene = await Events.EventScene.OpenAsync(site);
        using var stranger = await scene.SignInAsync(scene.Stranger);
        using var organizer = await scene.SignInAsync(scene.Organizer);
        using var auditor = await scene.SignInAsync(scene.Auditor);
        var at = await A.Event(site, organizer: scene.AgencyId);
        var (ticket, elsewhere) = (await A.Ticket(site, at), await A.Ticket(site, await A.Event(site)));
        string One(TicketInHand person) => $"/panel/kegiatan/{at.Slug}/peserta/{person.Id}/tanda-pengenal.pdf";

        foreach (var address in (string[])[$"/panel/kegiatan/{at.Slug}/peserta/tanda-pengenal", $"/panel/kegiatan/{at.Slug}/peserta/tanda-pengenal.pdf", One(ticket)])
        {
            (await stranger.GetAsync(address)).Is(HttpStatusCode.NotFound);
            // A badge opens a door: whoever only reads gets none.
            (await auditor.GetAsync(address)).Is(HttpStatusCode.NotFound);
        }

        (await organizer.GetAsync(One(elsewhere))).Is(HttpStatusCode.NotFound);
        (await organizer.GetAsync(One(ticket))).IsOk();
    }

    private async Task<(Event At, Door Kiosk)> OpenAsync()
    {
        var at = await A.Event(site);
        return (at, await A.Door(site, at, DeviceRight.Kiosk));
    }

    private async Task<(HttpStatusCode Status, byte[] Pdf)> PrintAsync(Door device, string slug, string admission, string size = "62")
    {
        using var visitor = site.Visitor();
        visitor.Client.DefaultRequestHeaders.Authorization = new AuthenticationHeaderValue("Bearer", device.Pairing.GetProperty("token").GetString());
        var answer = await visitor.GetAsync($"/kios/{slug}/tanda-pengenal/{admission}.pdf?ukuran={size}");
        return (answer.Status, answer.Bytes);
    }

    private async Task<string> CodeAsync(byte[] pdf)
    {
        var file = Path.Combine(site.Root, $"{A.NewId(site):N}.pdf");
        await File.WriteAllBytesAsync(file, pdf, TestContext.Current.CancellationToken);
        await Tools.RunAsync("pdftoppm", "-r", "300", "-mono", "-singlefile", file, file);
        return (await Tools.RunAsync("zbarimg", "--quiet", "--raw", file + ".pbm")).Output.Split('\n')[0].Trim();
    }

    private async Task<(string Width, string Height)> SheetAsync(byte[] pdf)
    {
        var file = Path.Combine(site.Root, $"{A.NewId(site):N}.pdf");
        await File.WriteAllBytesAsync(file, pdf, TestContext.Current.CancellationToken);
        var line = (await Tools.RunAsync("pdfinfo", file)).Output.Split('\n').Single(l => l.StartsWith("Page size:", StringComparison.Ordinal));
        var points = line.Split(' ', StringSplitOptions.RemoveEmptyEntries).Where(word => char.IsDigit(word[0])).Select(word => double.Parse(word, System.Globalization.CultureInfo.InvariantCulture)).ToList();
        string Millimetres(double point) => Math.Round(point * 25.4 / 72).ToString(System.Globalization.CultureInfo.InvariantCulture);
        return (Millimetres(points[0]), Millimetres(points[1]));
    }
}
