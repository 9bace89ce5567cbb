using Bakohumas.Domain.CheckIn;
using Bakohumas.Domain.Events;
using Bakohumas.Web.Platform.Security;
using Bakohumas.Web.Tests.Hall;
using Bakohumas.Web.Tests.Rig;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;

namespace Bakohumas.Web.Tests.CheckIn;

/// <summary>Self check-in pressed many times at one instant: on one screen, on two, and while staff lets the same person in.</summary>
public sealed class SelfCheckInRaceTests(Site site) : IClassFixture<Site>
{
    private const int Presses = 16;

    [Fact]
    public async Task Presses_of_one_code_at_the_same_instant_are_one_row_and_one_admission()
    {
        var (at, ticket, screens) = await OpenAsync(SelfCheckIn.Open, 1);

        var pages = await PressAtOnceAsync(ticket, screens, Presses);

        Assert.All(pages, page => Assert.Contains("Kehadiran Anda tercatat", page.IsOk().Words, StringComparison.Ordinal));
        Assert.Equal(new Kept(1, 1, 1, 0, 1), await Kept.OfAsync(site, at));
    }

    [Fact]
    public async Task Presses_at_two_screens_at_the_same_instant_are_a_row_for_each_and_one_admission()
    {
        var (at, ticket, screens) = await OpenAsync(SelfCheckIn.Open, 2);

        var pages = await PressAtOnceAsync(ticket, screens, Presses);

        Assert.All(pages, page => page.IsOk());
        Assert.Equal(new Kept(2, 1, 1, 0, 2), await Kept.OfAsync(site, at));
        Assert.Equal([Verdict.Admitted, Verdict.AlreadyInside], [.. (await site.ReadAsync(db => db.Scans.Where(s => s.EventId == at.Id).Select(s => s.Verdict).ToListAsync())).Order()]);
    }

    [Fact]
    public async Task A_press_and_a_scan_by_staff_at_the_same_instant_are_one_admission()
    {
        var (at, ticket, screens) = await OpenAsync(SelfCheckIn.Open, 1);
        using var door = await A.Door(site, at);

        var scans = Enumerable.Range(0, Presses).Select(_ => door.ScanAsync(ticket.DoorCode)).ToArray();
        var pages = await PressAtOnceAsync(ticket, screens, Presses);
        var answers = await Task.WhenAll(scans);

        Assert.All(pages, page => page.IsOk());
        Assert.All(answers, answer => Assert.Contains(answer.Verdict, (string[])["admitted", "alreadyInside"]));
        Assert.Equal(new Kept(Presses + 1, 1, 1, 0, Presses + 1), await Kept.OfAsync(site, at));
    }

    [Fact]
    public async Task Where_staff_confirm_presses_at_two_screens_end_in_one_admission()
    {
        var (at, ticket, screens) = await OpenAsync(SelfCheckIn.Confirmed, 2);
        await PressAtOnceAsync(ticket, screens, Presses);
        Assert.Equal(0, (await Kept.OfAsync(site, at)).Admissions);
        var scene = await Events.EventScene.OpenAsync(site);
        await site.ReadAsync(db => db.Events.Where(e => e.Id == at.Id).ExecuteUpdateAsync(s => s.SetProperty(e => e.OrganizerAgencyId, scene.AgencyId)));
        using var organizer = await scene.SignInAsync(scene.Organizer);
        var home = $"/panel/kegiatan/{at.Slug}/perangkat/menunggu";
        var waiting = await site.ReadAsync(db => db.Scans.Where(s => s.EventId == at.Id && s.IsHeld && s.Verdict == Verdict.Admitted).Select(s => s.Id).ToListAsync());

        (await organizer.GetAsync(home)).IsOk();
        await Task.WhenAll(waiting.Select(scan => organizer.PostAsync($"{home}/{scan}", [new("diterima", "true")])));

        Assert.InRange(waiting.Count, 1, 2);
        Assert.Equal(1, (await Kept.OfAsync(site, at)).Standing);
    }

    private async Task<(Event At, TicketInHand Ticket, IReadOnlyList<Guid> Screens)> OpenAsync(SelfCheckIn mode, int screens)
    {
        var at = await Screens.EventAsync(site);
        await site.ReadAsync(db => db.Events.Where(e => e.Id == at.Id).ExecuteUpdateAsync(s => s.SetProperty(e => e.SelfCheckIn, mode)));
        var paired = new List<Guid>();
        for (var i = 0; i < screens; i++)
        {
            using var screen = await A.Door(site, at, DeviceRight.Screen);
            paired.Add(screen.Pairing.GetProperty("deviceId").GetGuid());
        }

        return (at, await A.Ticket(site, at), paired);
    }

    /// <summary>Every press has its page open before the first is sent; the screens take turns.</summary>
    private async Task<Page[]> PressAtOnceAsync(TicketInHand ticket, IReadOnlyList<Guid> screens, int presses)
    {
        var link = site.Services.GetRequiredService<KeyRing>().Link;
        var forms = new List<Form>();
        for (var i = 0; i < presses; i++)
        {
            var phone = site.Visitor();
            (await phone.GetAsync(ticket.Home)).IsOk();
            var code = RotatingCode.Of(link, screens[i % screens.Count], RotatingCode.StepAt(site.Clock.Now));
            forms.Add((await phone.GetAsync($"/hadir/{code}")).IsOk().Form("form[data-hadir]"));
        }

        return await Task.WhenAll(forms.Select(form => form.SubmitAsync()));
    }
}
