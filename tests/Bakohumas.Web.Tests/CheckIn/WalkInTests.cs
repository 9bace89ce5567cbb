using System.Net;
using Bakohumas.Domain.CheckIn;
using Bakohumas.Domain.Events;
using Bakohumas.Domain.People;
using Bakohumas.Domain.Registrations;
using Bakohumas.Domain.Reminders;
using Bakohumas.Web.Data;
using Bakohumas.Web.Tests.Rig;
using Microsoft.EntityFrameworkCore;

namespace Bakohumas.Web.Tests.CheckIn;

/// <summary>People who come without a registration: <c>POST /api/v1/events/{slug}/walk-ins</c> (product 6.3).</summary>
public sealed class WalkInTests(Site site) : IClassFixture<Site>
{
    [Fact]
    public async Task A_walk_in_is_registered_let_in_mailed_and_audited_by_one_act()
    {
        var at = await A.Event(site);
        using var door = await A.Door(site, at);

        var answer = await Forms.PostAsync(door, at, f => f["agency"] = "Dinas Baru Sekali", mail: "lastri@contoh.example");

        Assert.Equal((HttpStatusCode.OK, "admitted", null, "Dinas Baru Sekali"), (answer.Status, answer.Verdict, answer.Reason, answer.Field("agency")));
        Assert.NotNull(answer.AdmissionId);
        var person = await Forms.OnlyAsync(at);
        Assert.Equal(
            (RegistrationSource.WalkIn, RegistrationState.Registered, EmploymentStatus.NonAsn, IdentityType.None, "lastri@contoh.example", "privasi-ringkas 1.0.0 id", "id"),
            (person.Source, person.State, person.Status, person.IdentityType, person.Mail, person.ConsentVersion, person.Language));
        Assert.Equal(1, await site.ReadAsync(db => db.Events.Where(e => e.Id == at.Id).Select(e => e.SeatsTaken).SingleAsync()));
        Assert.Equal(new Kept(1, 1, 1, 0, 1), await Kept.OfAsync(site, at));
        Assert.Equal(1, await site.ReadAsync(db => db.Outbox.CountAsync(m => m.SubjectId == person.Id && m.Rule == MailRule.Ticket)));
        Assert.Equal(1, await Forms.AuditedAsync(at, Acts.WalkInMade));
        Assert.Equal(1, await Forms.AuditedAsync(at, Acts.RegistrationMade));
        // The ticket's code to photograph, never the personal link.
        Assert.StartsWith($"{site.Url}/t/", answer.Field("entrance"), StringComparison.Ordinal);
        Assert.DoesNotContain("/tiket/", answer.Body.GetRawText(), StringComparison.Ordinal);
        Assert.Equal("alreadyInside", (await door.ScanAsync(answer.Field("entrance")!)).Verdict);
    }

    [Fact]
    public async Task Who_is_registered_already_is_let_in_with_that_ticket_and_its_code_stays_off_the_screen()
    {
        var at = await A.Event(site);
        using var door = await A.Door(site, at);
        var first = await Forms.PostAsync(door, at, mail: "sama@contoh.example");
        await door.UndoAsync(first.AdmissionId!);

        var again = await Forms.PostAsync(door, at, f => f["name"] = "LASTRI  HANDAYANI", mail: "SAMA@contoh.example");
        var third = await Forms.PostAsync(door, at, mail: "sama@contoh.example");

        Assert.Equal(("admitted", "True", null), (again.Verdict, again.Field("known"), again.Field("entrance")));
        Assert.Equal(("alreadyInside", "Utara"), (third.Verdict, third.Body.GetProperty("first").GetProperty("gate").GetString()));
        Assert.Equal((1, 0), await Forms.SeatsAsync(at));
        await Forms.OnlyAsync(at);
    }

    [Theory]
    [InlineData("tooEarly")]
    [InlineData("closed")]
    [InlineData("cancelled")]
    [InlineData("deviceRight")]
    public async Task The_door_refuses_by_its_own_rules_and_registers_nobody(string reason)
    {
        var now = site.Clock.Now;
        var at = await A.Event(site, e =>
        {
            if (reason == "tooEarly") (e.StartsAt, e.EndsAt) = (now.AddHours(3), now.AddHours(6));
            if (reason == "closed") e.State = EventState.Finished;
            if (reason == "cancelled") e.State = EventState.Cancelled;
        });
        using var door = await A.Door(site, at, reason == "deviceRight" ? DeviceRight.Kiosk : DeviceRight.Scan);

        var answer = await Forms.PostAsync(door, at);

        Assert.Equal((HttpStatusCode.OK, "refused", reason), (answer.Status, answer.Verdict, answer.Reason));
        Assert.Equal(0, await site.ReadAsync(db => db.Registrations.CountAsync(r => r.EventId == at.Id)));
        Assert.Equal(new Kept(0, 0, 0, 0, 0), await Kept.OfAsync(site, at));
        Assert.Equal(1, await Forms.AuditedAsync(at, Acts.WalkInRefused));
    }

    [Fact]
    public async Task Closed_registration_closes_the_list_and_not_the_door()
    {
        var at = await A.Event(site, e => { e.State = EventState.RegistrationClosed; e.RegistrationClosedAt = site.Clock.Now; });
        using var door = await A.Door(site, at);

        Assert.Equal("admitted", (await Forms.PostAsync(door, at)).Verdict);
    }

    [Theory]
    [InlineData("name", "")]
    [InlineData("name", "   ")]
    [InlineData("name", "12345")]
    [InlineData("agency", "")]
    [InlineData("agency", "…")]
    [InlineData("status", "Astronaut")]
    [InlineData("status", "0")]
    [InlineData("status", null)]
    [InlineData("mail", "bukan surel")]
    [InlineData("mail", null)]
    [InlineData("phone", "021-555123")]
    [InlineData("consent", null)]
    [InlineData("consent", "ya")]
    [InlineData("gate", "")]
    [InlineData("at", "kemarin")]
    [InlineData("nonce", "x")]
    [InlineData("slip", "terlalu panjang ini")]
    [InlineData("agencyId", "01990000-0000-7000-8000-000000000001")]
    public async Task A_malformed_form_is_named_by_its_field_and_nothing_is_written(string field, string? value)
    {
        var at = await A.Event(site);
        using var door = await A.Door(site, at);

        var answer = await Forms.PostAsync(door, at, f => f[field] = value);

        Assert.Equal(HttpStatusCode.BadRequest, answer.Status);
        Assert.True(answer.Body.GetProperty("errors").TryGetProperty(field == "agencyId" ? "agency" : field, out var messages), answer.Body.GetRawText());
        Assert.NotEqual(0, messages.GetArrayLength());
        Assert.Equal(0, await site.ReadAsync(db => db.WalkIns.CountAsync(w => w.EventId == at.Id)));
    }

    [Fact]
    public async Task An_event_of_one_audience_asks_for_no_status_and_takes_no_other()
    {
        var at = await A.Event(site, e => e.Audience = [EmploymentStatus.Pns]);
        using var door = await A.Door(site, at);

        Assert.Equal("admitted", (await Forms.PostAsync(door, at, f => f["status"] = null)).Verdict);
        Assert.Equal(HttpStatusCode.BadRequest, (await Forms.PostAsync(door, at, f => f["status"] = "Media")).Status);
        Assert.Equal(EmploymentStatus.Pns, (await Forms.OnlyAsync(at)).Status);
    }

    [Fact]
    public async Task An_agency_of_the_list_is_found_by_id_and_by_any_spelling_of_its_name()
    {
        var at = await A.Event(site);
        var agency = await A.Agency(site, "Badan Kepegawaian Uji Langsung");
        using var door = await A.Door(site, at);

        await Forms.PostAsync(door, at, f => { f["agency"] = null; f["agencyId"] = agency.ToString(); f["name"] = "Satu"; });
        await Forms.PostAsync(door, at, f => { f["agency"] = "badan kepegawaian  UJI langsung"; f["name"] = "Dua"; });

        Assert.Equal([agency, agency], await site.ReadAsync(db => db.Registrations.Where(r => r.EventId == at.Id).Select(r => r.AgencyId).ToListAsync()));
    }

    [Fact]
    public async Task An_unknown_token_and_a_foreign_event_are_told_apart_from_nothing_else()
    {
        var (at, other) = (await A.Event(site), await A.Event(site));
        using var door = await A.Door(site, at);

        var foreign = await Forms.PostAsync(door, other);
        var missing = await door.PostAsync("/api/v1/events/tidak-ada/walk-ins", Forms.Form());
        using var client = new HttpClient { BaseAddress = site.Bound };
        using var nobody = await client.PostAsync($"/api/v1/events/{at.Slug}/walk-ins", System.Net.Http.Json.JsonContent.Create(Forms.Form()), TestContext.Current.CancellationToken);
        client.DefaultRequestHeaders.Authorization = new("Bearer", new string('x', 43));
        using var unknown = await client.PostAsync($"/api/v1/events/{at.Slug}/walk-ins", System.Net.Http.Json.JsonContent.Create(Forms.Form()), TestContext.Current.CancellationToken);

        Assert.Equal((HttpStatusCode.NotFound, HttpStatusCode.NotFound), (foreign.Status, missing.Status));
        Assert.Equal(Bare(missing), Bare(foreign));
        Assert.Equal((HttpStatusCode.Unauthorized, HttpStatusCode.Unauthorized), (nobody.StatusCode, unknown.StatusCode));
        Assert.Equal(0, await site.ReadAsync(db => db.WalkIns.CountAsync(w => w.EventId == at.Id || w.EventId == other.Id)));
    }

    private WalkInForms Forms => new(site);

    // Without the trace that names the call.
    private static string Bare(DoorAnswer answer) => string.Join(';', answer.Body.EnumerateObject().Where(p => p.Name != "traceId").Select(p => p.ToString()));
}
