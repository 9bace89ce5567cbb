using Bakohumas.Domain.CheckIn;
using Bakohumas.Domain.Events;
using Bakohumas.Web.Tests.Rig;
using Microsoft.EntityFrameworkCore;

namespace Bakohumas.Browser.Tests;

/// <summary>From the wall into the phone: the rotating code is read from a picture of the screen, as a camera reads it.</summary>
public sealed class SelfCheckInTests(SeminarSite site, Chromium chromium) : IClassFixture<SeminarSite>
{
    [Fact]
    public async Task A_phone_reads_the_wall_finds_its_person_and_the_wall_counts_one_more()
    {
        await using var crowd = new Crowd(chromium, site);
        var at = await Hall.OpenAsync(site);
        await site.ReadAsync(db => db.Events.Where(e => e.Id == at.Id).ExecuteUpdateAsync(s => s.SetProperty(e => e.SelfCheckIn, SelfCheckIn.Open).SetProperty(e => e.HallMode, HallMode.Arrival)));
        var (ticket, other) = (await A.Ticket(site, at), await A.Ticket(site, at));
        var wall = await crowd.BeforeScreenAsync();
        await wall.OpenAsync($"/layar/{at.Slug}/pasang");
        await wall.FillAsync("pairingCode", await A.PairingCode(site, at, DeviceRight.Screen));
        await wall.PressAsync("Pasangkan");
        await wall.SeesAsync("Kode berganti dalam");
        await wall.LooksAtAsync("layar-presensi-mandiri");

        var phone = await crowd.OnPhoneAsync();
        await phone.OpenAsync(ticket.Home);
        await phone.OpenAsync(await ReadAsync(wall));
        await phone.SeesAsync(ticket.Name);
        await phone.LooksAtAsync("presensi-mandiri");
        await phone.PressAsync("Saya hadir");
        await phone.SeesAsync("Kehadiran Anda tercatat");
        await phone.LooksAtAsync("presensi-mandiri-tercatat");
        await wall.Page.Locator("[data-isi=present]", new() { HasTextString = "1" }).WaitForAsync();

        // Another person at the same phone, by the code on a ticket.
        await phone.OpenAsync(await ReadAsync(wall));
        await phone.PressAsync("Bukan Anda");
        await phone.SeesAsync("Tiket siapa?");
        await phone.LooksAtAsync("presensi-mandiri-tiket");
        await phone.FillAsync("tiket", other.DoorCode);
        await phone.PressAsync("Lanjut");
        await phone.SeesAsync(other.Name);
        await phone.PressAsync("Saya hadir");
        await phone.SeesAsync("Kehadiran Anda tercatat");
        Assert.Equal(0, await phone.Page.Locator($"a[href='{ticket.Home}']").CountAsync());
        await wall.Page.Locator("[data-isi=present]", new() { HasTextString = "2" }).WaitForAsync();
        crowd.FoundNothingWrong();
    }

    /// <summary>The path that a camera finds on the wall.</summary>
    private async Task<string> ReadAsync(Person wall)
    {
        var picture = Path.Combine(site.Root, $"{A.NewId(site):N}.png");
        await File.WriteAllBytesAsync(picture, await wall.Page.ScreenshotAsync(), TestContext.Current.CancellationToken);
        var read = (await Tools.RunAsync("zbarimg", "--quiet", "--raw", picture)).Output.Split('\n').Single(line => line.StartsWith("http", StringComparison.Ordinal)).Trim();
        return new Uri(read).AbsolutePath;
    }
}
