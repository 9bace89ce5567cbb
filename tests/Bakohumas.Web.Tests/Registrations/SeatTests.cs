using System.Net;
using Bakohumas.Domain.Events;
using Bakohumas.Domain.People;
using Bakohumas.Web.Data;
using Bakohumas.Web.Features.Registrations;
using Bakohumas.Web.Platform.Registrations;
using Bakohumas.Web.Tests.Rig;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;

namespace Bakohumas.Web.Tests.Registrations;

/// <summary>Seats are never sold twice, and a closed door says what to do.</summary>
public sealed class SeatTests(Site site) : IClassFixture<Site>
{
    private const int Crowd = 64;
    private const int Seats = 10;

    [Fact]
    public async Task Sixty_four_people_at_once_fill_ten_seats_exactly()
    {
        var scene = await SeatScene.OpenAsync(site, capacity: Seats);
        var forms = new List<Form>();
        for (var person = 0; person < Crowd; person++) forms.Add(await scene.FormAsync(null, $"Pegawai Nomor {Letters(person)}", SeatScene.NumberOf(person), "humas@dinas.example"));

        var answers = await Task.WhenAll(forms.Select(f => f.SubmitAsync(follow: false)));

        var tickets = answers.Count(a => a.Trail.Count == 1 && a.Trail[0].StartsWith("303 /tiket/", StringComparison.Ordinal));
        Assert.Equal(Seats, tickets);
        Assert.Equal(Crowd - Seats, answers.Count(a => a.Trail.Count == 1 && a.Trail[0] == "303 " + scene.Address));
        Assert.Equal(Seats, (await scene.RowsAsync()).Count);
        Assert.Equal(Seats, await scene.SeatsAsync());
    }

    /// <summary>The control: the same crowd and the same count, without the WHERE. If nothing were oversold here, the test above would prove nothing.</summary>
    [Fact]
    public async Task Without_the_guard_the_same_crowd_oversells()
    {
        var scene = await SeatScene.OpenAsync(site, capacity: Seats);
        var person = await scene.RowAsync(SeatScene.TokenOf(await scene.RegisteredAsync()));
        var lane = site.Services.GetRequiredService<WriteLane>();

        // What reads the seats first and believes what it read.
        var free = Seats - await scene.SeatsAsync();
        await Task.WhenAll(Enumerable.Range(0, Crowd).Where(_ => free > 0).Select(i => lane.WriteAsync(async (db, cancel) =>
        {
            var id = Guid.CreateVersion7(site.Clock.Now);
            db.Registrations.Add(new()
            {
                Id = id, EventId = scene.EventId, Name = "Tanpa Penjaga", SearchName = "tanpa penjaga", Status = person.Status, IdentityType = person.IdentityType, IdentityHash = id.ToByteArray(),
                IdentityMask = "", AgencyId = person.AgencyId, Position = "", ConsentVersion = "1", Language = "id", RegisteredAt = site.Clock.Now, LinkHash = id.ToByteArray(),
            });
            await db.SaveChangesAsync(cancel);
        })));

        Assert.True((await scene.RowsAsync()).Count > Seats);
    }

    /// <summary>Below the guard stands a constraint: an update that forgets the WHERE is refused by the database.</summary>
    [Fact]
    public async Task The_database_holds_the_line_when_an_act_forgets_to()
    {
        var scene = await SeatScene.OpenAsync(site, capacity: Seats);
        var lane = site.Services.GetRequiredService<WriteLane>();

        var outcomes = await Task.WhenAll(Enumerable.Range(0, Crowd).Select(async _ =>
        {
            try
            {
                return await lane.WriteAsync((db, cancel) => db.Events.Where(e => e.Id == scene.EventId).ExecuteUpdateAsync(set => set.SetProperty(e => e.SeatsTaken, e => e.SeatsTaken + 1), cancel));
            }
            catch (System.Data.Common.DbException)
            {
                return 0;
            }
        }));

        Assert.Equal(Seats, outcomes.Sum());
        Assert.Equal(Seats, await scene.SeatsAsync());
    }

    [Theory]
    [InlineData(EventState.RegistrationClosed, "Pendaftaran sudah ditutup")]
    [InlineData(EventState.Finished, "Kegiatan sudah selesai")]
    [InlineData(EventState.Cancelled, "Kegiatan dibatalkan")]
    public async Task A_door_that_is_closed_says_why_and_whom_to_ask(EventState state, string title)
    {
        var scene = await SeatScene.OpenAsync(site);
        var form = await scene.FormAsync();
        await scene.SetAsync(state);

        var page = (await site.Visitor().GetAsync(scene.Address)).IsOk();
        var late = (await form.SubmitAsync()).Is(HttpStatusCode.Conflict);

        Assert.Contains(title, page.Words, StringComparison.Ordinal);
        Assert.Contains("panitia@diskominfo.example", page.Words, StringComparison.Ordinal);
        Assert.Contains(title, late.Words, StringComparison.Ordinal);
        Assert.Empty(await scene.RowsAsync());
    }

    [Fact]
    public async Task A_form_that_was_open_when_the_list_closed_takes_no_seat_though_the_event_runs()
    {
        var scene = await SeatScene.OpenAsync(site);
        var form = await scene.FormAsync();
        await site.WriteAsync(db => { var at = db.Events.Single(e => e.Id == scene.EventId); (at.State, at.RegistrationClosedAt) = (EventState.Running, site.Clock.Now); });

        (await form.SubmitAsync()).Is(HttpStatusCode.Conflict);

        Assert.Empty(await scene.RowsAsync());
        Assert.Equal(0, await scene.SeatsAsync());
    }

    [Fact]
    public async Task The_act_itself_finds_the_list_closed_whatever_the_page_had_read()
    {
        var scene = await SeatScene.OpenAsync(site);
        await site.WriteAsync(db => { var at = db.Events.Single(e => e.Id == scene.EventId); (at.State, at.RegistrationClosedAt) = (EventState.Running, site.Clock.Now); });
        var person = new Applicant(
            PersonName.Restore("Rahmawati Nur Aini"), EmploymentStatus.Public, IdentityNumber.WithoutNumber, SeatScene.ListedAgency, null, "Warga", false,
            Mailbox.Restore("warga@tirtakencana.example"), null, "1", "id");
        var id = A.NewId(site);
        var seat = new NewSeat(id, scene.EventId, person, id.ToByteArray(), null, id.ToByteArray(), id.ToByteArray(), A.NewId(site), A.NewId(site));

        var answer = await site.Services.GetRequiredService<WriteLane>().WriteAsync(new SeatAct(site.Clock.Now, seat).RunAsync, TestContext.Current.CancellationToken);

        Assert.Equal(SeatOutcome.NoSeat, answer.Outcome);
        Assert.Equal(0, await scene.SeatsAsync());
    }

    [Fact]
    public async Task A_full_event_says_so_and_a_person_who_has_a_seat_still_gets_the_link()
    {
        var scene = await SeatScene.OpenAsync(site, capacity: 2);
        var mine = await scene.FormAsync();
        await scene.RegisteredAsync();
        await scene.RegisteredAsync(null, "Bagas Wiratmaja", SeatScene.NumberOf(5), "bagas@dinas.example");

        Assert.Contains("Kursi sudah terisi semua", (await site.Visitor().GetAsync(scene.Address)).IsOk().Words, StringComparison.Ordinal);
        Assert.EndsWith("/surel", (await mine.SubmitAsync()).IsOk().Address, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Registration_ends_with_the_event_even_if_nobody_closed_it()
    {
        var scene = await SeatScene.OpenAsync(site, state: EventState.Running, startsInDays: 0);
        await scene.RegisteredAsync();

        site.Clock.AdvanceToWib(12, 31);

        Assert.Contains("Kegiatan sudah selesai", (await site.Visitor().GetAsync(scene.Address)).IsOk().Words, StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_draft_and_an_event_that_never_was_answer_alike()
    {
        var scene = await SeatScene.OpenAsync(site, state: EventState.Draft);
        using var visitor = site.Visitor();

        (await visitor.GetAsync(scene.Address)).Is(HttpStatusCode.NotFound);
        (await visitor.GetAsync("/kegiatan/tidak-ada/daftar")).Is(HttpStatusCode.NotFound);
    }

    private static string Letters(int number) => $"{(char)('A' + (number / 26))}{(char)('A' + (number % 26))}";
}
