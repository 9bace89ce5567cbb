using System.Net;
using Bakohumas.Domain.Events;
using Bakohumas.Domain.Registrations;
using Bakohumas.Domain.Reminders;
using Bakohumas.Web.Data;
using Bakohumas.Web.Platform.Security;
using Bakohumas.Web.Tests.Registrations;
using Bakohumas.Web.Tests.Rig;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;

namespace Bakohumas.Web.Tests.Tickets;

/// <summary>What people do with their own registration until the event starts.</summary>
public sealed class OwnDetailsTests(Site site) : IClassFixture<Site>
{
    [Fact]
    public async Task Details_are_changed_and_the_audit_names_the_fields_only()
    {
        var (scene, home, row) = await TicketAsync();
        using var visitor = site.Visitor();

        var form = (await visitor.GetAsync(home + "/ubah")).IsOk().Form().Set("Phone", "0812-5550-0147").Set("Unit", "Bidang Komunikasi").Set("Position", "Kepala Bidang");
        var back = (await form.SubmitAsync()).IsOk();

        Assert.Equal(home, back.Address);
        var now = await scene.RowAsync(home["/tiket/".Length..]);
        Assert.Equal(("+6281255500147", "Bidang Komunikasi", "Kepala Bidang", row.Mail), (now.Phone, now.Unit, now.Position, now.Mail));
        var entry = await site.ReadAsync(db => db.Audit.AsNoTracking().SingleAsync(a => a.SubjectId == row.Id && a.Act == Acts.RegistrationChanged));
        Assert.Equal("phone,unit,position", entry.Fields);
    }

    [Fact]
    public async Task A_new_address_gets_the_link()
    {
        var (_, home, row) = await TicketAsync();

        await (await site.Visitor().GetAsync(home + "/ubah")).Form().Set("Mail", "Rahma@baru.example").SubmitAsync();

        Assert.Equal("rahma@baru.example", await site.ReadAsync(db => db.Registrations.Where(r => r.Id == row.Id).Select(r => r.Mail).SingleAsync()));
        Assert.True(await site.ReadAsync(db => db.Outbox.AnyAsync(m => m.SubjectId == row.Id && m.Rule == MailRule.LostLink)));
    }

    [Fact]
    public async Task Somebody_must_stay_reachable()
    {
        var (_, home, _) = await TicketAsync();

        var page = (await (await site.Visitor().GetAsync(home + "/ubah")).Form().Set("Mail", "").SubmitAsync()).Is(HttpStatusCode.UnprocessableEntity);

        Assert.NotNull(page.Html.GetElementById("Mail-e"));
    }

    [Fact]
    public async Task Without_a_number_a_changed_mailbox_does_not_make_two_of_one_person()
    {
        var scene = await SeatScene.OpenAsync(site);
        async Task<Page> Register(string mail) => (await (await scene.FormAsync(null, "Budi Santoso", "", mail)).Check("NoNumber").SubmitAsync()).IsOk();
        var first = await Register("budi@satu.example");
        var second = await Register("budi@dua.example");

        var page = (await (await site.Visitor().GetAsync(second.Address + "/ubah")).Form().Set("Mail", "budi@satu.example").SubmitAsync()).Is(HttpStatusCode.UnprocessableEntity);
        await (await site.Visitor().GetAsync(second.Address + "/ubah")).Form().Set("Mail", "budi@tiga.example").SubmitAsync();

        Assert.NotNull(page.Html.GetElementById("Mail-e"));
        Assert.EndsWith("/surel", (await Register("budi@tiga.example")).Address, StringComparison.Ordinal);
        Assert.NotEqual(first.Address, second.Address);
    }

    [Fact]
    public async Task Giving_the_seat_back_frees_it_once_and_coming_back_is_a_new_registration()
    {
        var scene = await SeatScene.OpenAsync(site, capacity: 1);
        var home = (await scene.RegisteredAsync()).Address;
        using var visitor = site.Visitor();
        var form = (await visitor.GetAsync(home + "/batal")).IsOk().Form();

        var given = (await form.SubmitAsync()).IsOk();
        await form.SubmitAsync();

        Assert.Equal(0, await scene.SeatsAsync());
        Assert.Contains("Kehadiran dibatalkan", given.Words, StringComparison.Ordinal);
        var again = await scene.RegisteredAsync(visitor);
        Assert.NotEqual(home, again.Address);
        Assert.Equal(1, await scene.SeatsAsync());
        Assert.Equal([RegistrationState.Registered, RegistrationState.Cancelled], (await scene.RowsAsync()).Select(r => r.State).Order());
    }

    [Fact]
    public async Task A_seat_that_was_given_back_leaves_the_calendar_and_has_no_ticket_to_print()
    {
        var scene = await SeatScene.OpenAsync(site);
        var home = (await scene.RegisteredAsync()).Address;
        using var visitor = site.Visitor();
        await (await visitor.GetAsync(home + "/batal")).IsOk().Form().SubmitAsync();

        var file = (await visitor.GetAsync(home + "/kalender.ics")).IsOk().Text;

        Assert.Contains("METHOD:CANCEL", file, StringComparison.Ordinal);
        Assert.Contains("STATUS:CANCELLED", file, StringComparison.Ordinal);
        Assert.Contains("SEQUENCE:1", file, StringComparison.Ordinal);
        (await visitor.GetAsync(home + "/qr.svg")).Is(HttpStatusCode.NotFound);
        Assert.Equal(home, (await visitor.GetAsync(home + "/cetak")).IsOk().Address);
    }

    [Fact]
    public async Task The_form_that_made_a_cancelled_registration_makes_a_new_one()
    {
        var scene = await SeatScene.OpenAsync(site);
        var form = await scene.FormAsync();
        var home = (await form.SubmitAsync()).IsOk().Address;
        await (await site.Visitor().GetAsync(home + "/batal")).Form().SubmitAsync();

        var again = (await form.SubmitAsync()).IsOk();

        Assert.StartsWith("/tiket/", again.Address, StringComparison.Ordinal);
        Assert.NotEqual(home, again.Address);
    }

    [Fact]
    public async Task Eight_clicks_at_once_free_one_seat()
    {
        var scene = await SeatScene.OpenAsync(site);
        var home = (await scene.RegisteredAsync()).Address;
        await scene.RegisteredAsync(null, "Bagas Wiratmaja", SeatScene.NumberOf(4), "bagas@dinas.example");
        var page = await site.Visitor().GetAsync(home + "/batal");

        await Task.WhenAll(Enumerable.Range(0, 8).Select(_ => page.Form().SubmitAsync(follow: false)));

        Assert.Equal(1, await scene.SeatsAsync());
    }

    [Fact]
    public async Task Once_the_event_has_begun_or_the_person_came_it_is_too_late()
    {
        var scene = await SeatScene.OpenAsync(site, startsInDays: 1);
        var home = (await scene.RegisteredAsync()).Address;
        using var visitor = site.Visitor();
        var details = (await visitor.GetAsync(home + "/ubah")).Form().Set("Unit", "Baru");
        var give = (await visitor.GetAsync(home + "/batal")).Form();

        await scene.AdmitAsync((await scene.RowAsync(home["/tiket/".Length..])).Id);
        (await give.SubmitAsync()).Is(HttpStatusCode.Conflict);
        (await visitor.GetAsync(home + "/batal")).Is(HttpStatusCode.Conflict);
        Assert.DoesNotContain("Saya tidak jadi hadir", (await visitor.GetAsync(home)).IsOk().Words, StringComparison.Ordinal);
        site.Clock.AdvanceToWib(8, 31);
        (await details.SubmitAsync()).Is(HttpStatusCode.Conflict);
        (await visitor.GetAsync(home + "/batal")).Is(HttpStatusCode.Conflict);

        Assert.Equal(1, await scene.SeatsAsync());
    }

    [Fact]
    public async Task Reminders_stop_by_the_button_on_the_ticket()
    {
        var (_, home, row) = await TicketAsync();

        var page = (await (await site.Visitor().GetAsync(home + "/berhenti")).IsOk().Form().SubmitAsync()).IsOk();

        Assert.Contains("Pengingat sudah dihentikan", page.Words, StringComparison.Ordinal);
        Assert.Equal(site.Clock.Now, await StoppedAsync(row.Id));
        Assert.Equal(1, await site.ReadAsync(db => db.Audit.CountAsync(a => a.SubjectId == row.Id && a.Act == Acts.RemindersStopped)));
    }

    [Fact]
    public async Task A_mail_program_stops_them_with_one_post_without_cookie_or_form()
    {
        var (_, _, row) = await TicketAsync();
        var address = site.Services.GetRequiredService<Links>().UnsubscribePath(row.Id);
        using var program = site.Visitor();

        (await program.PostAsync(address[..^1] + (address[^1] == 'A' ? 'B' : 'A'), [new("List-Unsubscribe", "One-Click")], withToken: false)).Is(HttpStatusCode.NotFound);
        Assert.Null(await StoppedAsync(row.Id));
        (await program.PostAsync(address, [new("List-Unsubscribe", "One-Click")], withToken: false)).IsOk();

        Assert.NotNull(await StoppedAsync(row.Id));
    }

    [Fact]
    public async Task A_form_of_another_site_changes_nothing()
    {
        var (scene, home, _) = await TicketAsync();
        using var visitor = site.Visitor();

        (await visitor.PostAsync(home + "/batal", [], withToken: false)).Is(HttpStatusCode.BadRequest);
        (await visitor.PostAsync(home + "/berhenti", [], withToken: false)).Is(HttpStatusCode.BadRequest);

        Assert.Equal(1, await scene.SeatsAsync());
    }

    [Fact]
    public async Task A_lost_link_goes_to_the_mailbox_and_the_answer_tells_nothing()
    {
        var (_, home, row) = await TicketAsync("hilang@dinas.example");
        using var visitor = site.Visitor();
        async Task<Page> Ask(string mail) => (await (await visitor.GetAsync("/tautan")).Form().Set("Mail", mail).SubmitAsync()).IsOk();

        var known = await Ask("Hilang@Dinas.example");
        var unknown = await Ask("tidak-ada@dinas.example");
        await Ask("hilang@dinas.example");

        Assert.Equal(known.Words, unknown.Words);
        Assert.DoesNotContain(home, known.Text, StringComparison.Ordinal);
        Assert.Single(await site.ReadAsync(db => db.Outbox.AsNoTracking().Where(m => m.SubjectId == row.Id && m.Rule == MailRule.LostLink).ToListAsync()));
        (await (await visitor.GetAsync("/tautan")).Form().Set("Mail", "a@x,b@y").SubmitAsync()).Is(HttpStatusCode.UnprocessableEntity);
    }

    [Fact]
    public async Task Every_registration_of_a_shared_mailbox_gets_its_own_mail()
    {
        var scene = await SeatScene.OpenAsync(site);
        for (var person = 0; person < 3; person++) await scene.RegisteredAsync(null, $"Pegawai {(char)('A' + person)}", SeatScene.NumberOf(person), "bersama@dinas.example");

        await (await site.Visitor().GetAsync("/tautan")).Form().Set("Mail", "bersama@dinas.example").SubmitAsync();

        Assert.Equal(3, await site.ReadAsync(db => db.Outbox.CountAsync(m => m.EventId == scene.EventId && m.Rule == MailRule.LostLink)));
    }

    private async Task<(SeatScene Scene, string Home, Registration Row)> TicketAsync(string mail = "rahmawati@tirtakencana.example")
    {
        var scene = await SeatScene.OpenAsync(site);
        var ticket = await scene.RegisteredAsync(mail: mail);
        return (scene, ticket.Address, await scene.RowAsync(SeatScene.TokenOf(ticket)));
    }

    private Task<DateTimeOffset?> StoppedAsync(Guid registrationId) =>
        site.ReadAsync(db => db.Registrations.Where(r => r.Id == registrationId).Select(r => r.RemindersStoppedAt).SingleAsync());
}
