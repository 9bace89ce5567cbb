using System.Net;
using Bakohumas.Domain.CheckIn;
using Bakohumas.Domain.Events;
using Bakohumas.Domain.Registrations;
using Bakohumas.Web.Features.CheckIn;
using Bakohumas.Web.Features.Kiosk;
using Bakohumas.Web.Features.Shared;
using Bakohumas.Web.Tests.Events;
using Bakohumas.Web.Tests.Hall;
using Bakohumas.Web.Tests.Rig;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;

namespace Bakohumas.Web.Tests.CheckIn;

/// <summary>What somebody hears at the door, the kiosk and the screen whose registration holds no seat (product 6.3).</summary>
public sealed class RefusedStateTests(Site site) : IClassFixture<Site>
{
    [Theory]
    [InlineData("id", RefusalReason.Waiting, "daftar_tunggu", "daftar tunggu")]
    [InlineData("en", RefusalReason.Waiting, "daftar_tunggu", "waiting list")]
    [InlineData("id", RefusalReason.NotApproved, "belum_disetujui", "belum disetujui")]
    [InlineData("en", RefusalReason.NotApproved, "belum_disetujui", "approved")]
    [InlineData("id", RefusalReason.Cancelled, "dibatalkan_peserta", "dibatalkan")]
    [InlineData("en", RefusalReason.Cancelled, "dibatalkan_peserta", "cancelled")]
    [InlineData("id", RefusalReason.CodeReplaced, "kode_diganti", "diganti")]
    [InlineData("en", RefusalReason.CodeReplaced, "kode_diganti", "replaced")]
    public void Each_state_has_its_own_words_at_door_kiosk_and_self_check_in(string language, RefusalReason reason, string key, string word)
    {
        var words = site.Services.GetRequiredService<WordingBook>().In(language);

        Assert.Contains(word, DoorPage.Words(words)[key], StringComparison.OrdinalIgnoreCase);
        Assert.Contains(word, KioskPage.Words(words)[key], StringComparison.OrdinalIgnoreCase);
        Assert.Contains(word, words[SelfCheckInDone.WhyNot(reason)], StringComparison.OrdinalIgnoreCase);
        // Without script the door says it by the reason itself; beside it stands what staff may say.
        Assert.Equal(DoorPage.Words(words)[key], words.Of(reason));
        Assert.Equal(DoorPage.Words(words)[key + ".petugas"], words.Of(reason, "petugas"));
        Assert.NotEqual(words.Of(reason), words.Of(reason, "petugas"));
    }

    [Theory]
    [InlineData("id", "Kehadiran sudah dibatalkan", "Kehadiran ini sudah dibatalkan")]
    [InlineData("en", "Attendance was cancelled", "This attendance was cancelled")]
    public async Task A_seat_that_was_given_back_is_refused_by_that_word_everywhere(string language, string atDoor, string onPhone)
    {
        var scene = await EventScene.OpenAsync(site);
        var at = await Screens.EventAsync(site, scene.AgencyId);
        await site.ReadAsync(db => db.Events.Where(e => e.Id == at.Id).ExecuteUpdateAsync(s => s.SetProperty(e => e.SelfCheckIn, SelfCheckIn.Open)));
        var ticket = await A.Ticket(site, at);
        using var screen = await Screens.PairAsync(site, at);
        using var phone = site.Visitor();
        using var staff = site.Visitor();
        using var kiosk = await A.Door(site, at, DeviceRight.Kiosk);
        foreach (var visitor in (Visitor[])[phone, staff]) await visitor.GetAsync($"/bahasa?ke={language}&kembali=/");
        (await phone.GetAsync(ticket.Home)).IsOk();
        var address = (await screen.GetAsync($"/layar/{at.Slug}")).IsOk().Html.QuerySelector("[data-isi=alamat]")!.TextContent;
        var press = (await phone.GetAsync(address[address.IndexOf('/', StringComparison.Ordinal)..])).IsOk().Form("form[data-hadir]");
        await (await staff.GetAsync($"/pintu/{at.Slug}")).FormTo("/pasang").Set("pairingCode", await A.PairingCode(site, at)).Set("gate", "1").SubmitAsync();

        await site.ReadAsync(db => db.Registrations.Where(r => r.Id == ticket.Id).ExecuteUpdateAsync(s => s.SetProperty(r => r.State, RegistrationState.Cancelled)));

        Assert.Contains(atDoor, (await staff.PostAsync($"/pintu/{at.Slug}", [new("code", ticket.DoorCode)])).IsOk().Text, StringComparison.Ordinal);
        Assert.Equal(("refused", "cancelled"), ((await kiosk.ScanAsync(ticket.DoorCode)).Verdict, (await kiosk.ScanAsync(ticket.DoorCode)).Reason));
        Assert.Contains(onPhone, (await press.SubmitAsync()).Is(HttpStatusCode.Conflict).Words, StringComparison.Ordinal);
        Assert.Equal(0, await site.ReadAsync(db => db.Admissions.CountAsync(a => a.EventId == at.Id)));
    }
}
