using Bakohumas.Domain.CheckIn;
using Bakohumas.Domain.Events;
using Bakohumas.Domain.People;
using Bakohumas.Web.Tests.CheckIn;
using Bakohumas.Web.Tests.Rig;
using Microsoft.EntityFrameworkCore;

namespace Bakohumas.Web.Tests.Registrations;

/// <summary>Who was let in above the seats, by a supervisor or by a door without network, comes before whoever registers afterwards.</summary>
public sealed class SeatsOverTests(Site site) : IClassFixture<Site>
{
    [Fact]
    public async Task After_a_supervisor_went_above_the_seats_no_page_counts_below_none_and_a_seat_given_back_is_none()
    {
        var (scene, at, ticket) = await FullAsync();
        using var supervisor = await A.Door(site, at, DeviceRight.Supervise);
        Assert.Equal("admitted", (await Forms.PostAsync(supervisor, at, f => f["reason"] = "Diminta panitia")).Verdict);
        Assert.Equal((2, 0), await Forms.SeatsAsync(at));

        await OffersNothingAsync(scene);
        await GiveBackAsync(at, ticket);

        Assert.Equal((1, 0), await Forms.SeatsAsync(at));
        await OffersNothingAsync(scene);
    }

    [Fact]
    public async Task A_seat_that_is_given_back_belongs_to_whoever_stands_inside_without_one()
    {
        var (scene, at, ticket) = await FullAsync();
        using var door = await A.Door(site, at);
        Assert.Equal("True", (await Forms.PostAsync(door, at, f => f["forced"] = true)).Field("seatCheck"));

        await GiveBackAsync(at, ticket);

        Assert.Equal((0, 1), await Forms.SeatsAsync(at));
        await OffersNothingAsync(scene);
        // The door hears what the form hears, and another fact finds no seat either.
        Assert.Equal("full", (await Forms.PostAsync(door, at, f => f["name"] = "Tamu Kedua")).Reason);
        Assert.Equal("True", (await Forms.PostAsync(door, at, f => { f["name"] = "Tamu Ketiga"; f["forced"] = true; })).Field("seatCheck"));
        Assert.Equal((0, 2), await Forms.SeatsAsync(at));
        using var officer = await new Reminders.Stage(site).OfficerAsync(at.OrganizerAgencyId);
        Assert.Contains("2 dari 1 kursi", (await officer.GetAsync("/panel")).IsOk().Words, StringComparison.Ordinal);
    }

    [Fact]
    public async Task As_soon_as_there_are_more_chairs_than_people_those_are_offered_and_no_more()
    {
        var (scene, at, _) = await FullAsync();
        using var door = await A.Door(site, at);
        await Forms.PostAsync(door, at, f => f["forced"] = true);

        await site.ReadAsync(db => db.Events.Where(e => e.Id == at.Id).ExecuteUpdateAsync(s => s.SetProperty(e => e.Capacity, 3)));

        Assert.Contains("1 dari 3 tersisa", (await site.Visitor().GetAsync("/kegiatan/" + at.Slug)).IsOk().Words, StringComparison.Ordinal);
        var forms = new List<Form>();
        for (var person = 2; person < 10; person++) forms.Add(await FormAsync(scene, person));
        var answers = await Task.WhenAll(forms.Select(f => f.SubmitAsync(follow: false)));
        Assert.Single(answers, HasTicket);
        Assert.Equal((2, 1), await Forms.SeatsAsync(at));
        Assert.Contains("0 dari 3 tersisa", (await site.Visitor().GetAsync("/kegiatan/" + at.Slug)).IsOk().Words, StringComparison.Ordinal);
    }

    private WalkInForms Forms => new(site);

    /// <summary>No page offers a seat, and a form that was open while there was one takes none.</summary>
    private async Task OffersNothingAsync(SeatScene scene)
    {
        var (before, people) = (await scene.SeatsAsync(), (await scene.RowsAsync()).Count);
        Assert.Contains("0 dari 1 tersisa", (await site.Visitor().GetAsync("/kegiatan/" + scene.Slug)).IsOk().Words, StringComparison.Ordinal);
        Assert.Contains("Kursi sudah terisi semua", (await site.Visitor().GetAsync(scene.Address)).IsOk().Words, StringComparison.Ordinal);
        await site.WriteAsync(db => db.Events.Single(e => e.Id == scene.EventId).Capacity = 5);
        var open = await FormAsync(scene, 20);
        await site.WriteAsync(db => db.Events.Single(e => e.Id == scene.EventId).Capacity = 1);

        Assert.False(HasTicket(await open.SubmitAsync(follow: false)));
        Assert.Equal((before, people), (await scene.SeatsAsync(), (await scene.RowsAsync()).Count));
    }

    private async Task GiveBackAsync(Event at, Guid person)
    {
        using var officer = await new Reminders.Stage(site).OfficerAsync(at.OrganizerAgencyId);
        (await (await officer.GetAsync($"/panel/kegiatan/{at.Slug}/peserta/{person}")).IsOk().FormTo("/batal").SubmitAsync()).IsOk();
    }

    private static Task<Form> FormAsync(SeatScene scene, int person) =>
        scene.FormAsync(null, $"Pegawai Nomor {(char)('A' + person)}", SeatScene.NumberOf(person), "pegawai@dinas.example");

    private static bool HasTicket(Page answer) => answer.Trail.Any(t => t.StartsWith("303 /tiket/", StringComparison.Ordinal));

    /// <summary>One seat, which somebody holds who has not come; the room would hold five.</summary>
    private async Task<(SeatScene Scene, Event At, Guid Ticket)> FullAsync()
    {
        var scene = await SeatScene.OpenAsync(site, capacity: 1, startsInDays: 0, audience: Enum.GetValues<EmploymentStatus>());
        var ticket = await scene.RegisteredAsync();
        await site.ReadAsync(db => db.Events.Where(e => e.Id == scene.EventId).ExecuteUpdateAsync(s => s.SetProperty(e => e.HardLimit, 5)));
        return (scene, await site.ReadAsync(db => db.Events.AsNoTracking().SingleAsync(e => e.Id == scene.EventId)), (await scene.RowAsync(SeatScene.TokenOf(ticket))).Id);
    }
}
