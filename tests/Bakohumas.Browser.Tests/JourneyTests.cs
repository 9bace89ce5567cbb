using Bakohumas.Domain.Regions;
using Bakohumas.Web.Tests.Rig;
using Microsoft.EntityFrameworkCore;
using Microsoft.Playwright;

namespace Bakohumas.Browser.Tests;

/// <summary>
/// One seminar from the first run of the service to the regional download, as its people live it: the organizer at a desk, two attendees
/// (one with a finger, one with a keyboard), the door with a camera, the hall's screen, a stranger with the paper, and the regional
/// officer. Every page they meet is scanned for barriers, in light and dark.
/// </summary>
public sealed partial class JourneyTests(SeminarSite site, Chromium chromium) : IClassFixture<SeminarSite>
{
    private const string Password = "kain tenun biru laut";
    private const string Agency = "Pemerintah Kota Malang";
    private const string Siti = "Siti Rahmawati, S.Sos.";
    private const string Bayu = "Bayu Adi Nugroho, M.I.Kom.";
    private const string Rudi = "Rudi Hartono, S.Kom.";
    private string slug = "";

    private string Panel => $"/panel/kegiatan/{slug}";

    [Fact]
    public async Task A_seminar_goes_from_creation_to_proof_in_the_hands_of_its_people()
    {
        await using var crowd = new Crowd(chromium, site);
        using var scenery = new Scenery();
        await using var post = await SmtpServer.StartAsync(port: site.MailPort);
        var organizer = await crowd.AtDeskAsync();
        var siti = await crowd.OnPhoneAsync();
        var bayu = await crowd.AtDeskAsync();

        await SetsUpTheServiceAsync(organizer);
        await CreatesAndPublishesAsync(organizer);
        await RegistersByFormAsync(siti, post);
        await RegistersByKeyboardAsync(bayu);

        var film = await scenery.FilmAsync(await siti.Page.Locator(".bk-qr").First.ScreenshotAsync());
        var door = await crowd.WithCameraAsync(film);
        var hall = await crowd.BeforeScreenAsync();
        await PairsAsync(organizer, door, hall);
        await ComesWithoutAPhoneAsync();
        await AdmitsAsync(door, (await bayu.Page.Locator(".bk-ticketno").First.InnerTextAsync()).Trim());

        await OpensTheSigningAsync(organizer, hall);
        await SignsWithAFingerAsync(siti);
        await hall.SeesAsync("dari 3 yang hadir sudah menandatangani");
        await Assertions.Expect(hall.Page.Locator("[data-isi=signed]").First).ToHaveTextAsync("1");
        await SignsByKeyboardAsync(bayu);
        await Assertions.Expect(hall.Page.Locator("[data-isi=signed]").First).ToHaveTextAsync("2");
        await hall.LooksAtAsync("layar-dua-tanda-tangan");

        var pdf = await siti.DownloadAsync("Unduh PDF");
        await ChecksThePaperAsync(await crowd.OnPhoneAsync(), pdf, await scenery.QrOfAsync(pdf));
        await ClosesAndFinishesAsync(organizer);
        await site.RunJobAsync("make-duties");
        await organizer.OpenAsync(Panel + "/tindak-lanjut");
        await organizer.LooksAtAsync("panitia-tindak-lanjut");
        await InvitesARegionalOfficerAsync(organizer);

        await TheNextMorningAsync(post);
        await ReportsByLinkAsync(siti, post, await scenery.PhotoAsync());
        await ReadsTheReportAsync(organizer);
        await DownloadsTheRecordsAsync(await crowd.AtDeskAsync(), post);
        crowd.FoundNothingWrong();
        Assert.DoesNotContain(site.Log.Lines, l => l.StartsWith("Error", StringComparison.Ordinal));
    }

    // On the list since last week; nothing in his hands at the door, and he does not sign.
    private async Task ComesWithoutAPhoneAsync()
    {
        var at = await site.ReadAsync(db => db.Events.AsNoTracking().SingleAsync(e => e.Slug == slug));
        await A.Ticket(site, at, Rudi, mail: "rudi@malang.test");
    }

    // Offices hear of their duties at 08.00. Signing was closed with the seminar: who came and has not signed is not asked at 10.00 for what cannot be done any more.
    private async Task TheNextMorningAsync(SmtpServer post)
    {
        // Walked in the late evening, the seminar ends after midnight: the morning counts from there.
        var ends = await site.ReadAsync(db => db.Events.Where(e => e.Slug == slug).Select(e => e.EndsAt).SingleAsync());
        if (Zone.Wib.DayOf(site.Clock.Now) < Zone.Wib.DayOf(ends)) site.Clock.AdvanceToWib(0, 1);
        site.Clock.AdvanceToWib(23, 59);
        site.Clock.AdvanceToWib(10, 5);
        await site.RunJobAsync("plan-reminders");
        await site.PostAsync();
        Assert.DoesNotContain(post.Letters, l => l.To.Contains("rudi@malang.test", StringComparison.Ordinal) && l.Text.Contains("/tanda-tangan", StringComparison.Ordinal));
    }
}
