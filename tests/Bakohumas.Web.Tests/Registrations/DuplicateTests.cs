using System.Net;
using Bakohumas.Domain.Reminders;
using Bakohumas.Domain.Registrations;
using Bakohumas.Web.Data;
using Bakohumas.Web.Tests.Rig;
using Microsoft.EntityFrameworkCore;

namespace Bakohumas.Web.Tests.Registrations;

/// <summary>Who is the same person, and what a second registration may reveal (product 6.12): nothing but a mail to the address on file.</summary>
public sealed class DuplicateTests(Site site) : IClassFixture<Site>
{
    [Fact]
    public async Task The_same_number_gets_its_link_by_mail_and_never_on_the_screen()
    {
        var scene = await SeatScene.OpenAsync(site);
        var first = await scene.RegisteredAsync();
        var token = SeatScene.TokenOf(first);
        var row = await scene.RowAsync(token);

        var answer = (await (await scene.FormAsync(site.Visitor(), "Rahmawati N. A.", "19880412 201101 2 001", "orang-lain@contoh.example")).SubmitAsync()).IsOk();

        Assert.Equal($"303 {scene.Address}/surel", Assert.Single(answer.Trail));
        Assert.DoesNotContain(token, answer.Text, StringComparison.Ordinal);
        Assert.DoesNotContain("rahmawati@", answer.Text, StringComparison.OrdinalIgnoreCase);
        Assert.Equal(row.Id, Assert.Single(await scene.RowsAsync()).Id);
        Assert.Equal(1, await scene.SeatsAsync());
        var mail = Assert.Single(await LostAsync(row.Id));
        Assert.Equal(scene.EventId, mail.EventId);
    }

    [Fact]
    public async Task Asking_again_and_again_sends_one_mail_an_hour()
    {
        var scene = await SeatScene.OpenAsync(site);
        var row = await scene.RowAsync(SeatScene.TokenOf(await scene.RegisteredAsync()));

        for (var i = 0; i < 3; i++) await (await scene.FormAsync()).SubmitAsync();
        Assert.Single(await LostAsync(row.Id));
        site.Clock.Advance(TimeSpan.FromHours(1));
        await (await scene.FormAsync()).SubmitAsync();

        Assert.Equal(2, (await LostAsync(row.Id)).Count);
    }

    [Fact]
    public async Task Without_a_number_the_name_and_the_mailbox_are_the_person()
    {
        var scene = await SeatScene.OpenAsync(site);
        await NoNumberAsync(scene, "Dr. Budi Santoso, M.Si.", "humas@dinas.example");

        var again = await NoNumberAsync(scene, "budi santoso", "HUMAS@dinas.example");
        var colleague = await NoNumberAsync(scene, "Budi Santosa", "humas@dinas.example");
        var otherMailbox = await NoNumberAsync(scene, "Budi Santoso", "budi@dinas.example");

        Assert.EndsWith("/surel", again.Address, StringComparison.Ordinal);
        Assert.StartsWith("/tiket/", colleague.Address, StringComparison.Ordinal);
        Assert.StartsWith("/tiket/", otherMailbox.Address, StringComparison.Ordinal);
        Assert.Equal(3, (await scene.RowsAsync()).Count);
    }

    [Fact]
    public async Task A_whole_office_shares_one_mailbox()
    {
        var scene = await SeatScene.OpenAsync(site);

        for (var person = 0; person < 4; person++) await scene.RegisteredAsync(null, $"Pegawai {(char)('A' + person)}", SeatScene.NumberOf(person), "humas@dinas.example");

        Assert.Equal(4, (await scene.RowsAsync()).Count);
        Assert.Equal(4, await scene.SeatsAsync());
    }

    [Fact]
    public async Task The_same_person_registers_for_another_event()
    {
        var (one, two) = (await SeatScene.OpenAsync(site), await SeatScene.OpenAsync(site));
        await one.RegisteredAsync();

        await two.RegisteredAsync();

        Assert.Single(await two.RowsAsync());
    }

    [Fact]
    public async Task Sending_the_same_form_twice_is_one_registration_and_leads_to_its_ticket()
    {
        var scene = await SeatScene.OpenAsync(site);
        var form = await scene.FormAsync();

        var first = (await form.SubmitAsync()).IsOk();
        var second = (await form.SubmitAsync()).IsOk();

        Assert.Equal(first.Address, second.Address);
        Assert.Single(await scene.RowsAsync());
        Assert.Equal(1, await scene.SeatsAsync());
        Assert.Empty(await LostAsync((await scene.RowAsync(SeatScene.TokenOf(first))).Id));
    }

    [Fact]
    public async Task Two_clicks_at_once_on_the_last_seat_are_one_registration()
    {
        var scene = await SeatScene.OpenAsync(site, capacity: 1);
        var page = await site.Visitor().GetAsync(scene.Address);

        var answers = await Task.WhenAll(Enumerable.Range(0, 4).Select(_ => SeatScene.Filled(page).SubmitAsync(follow: false)));

        var places = answers.Select(a => Assert.Single(a.Trail)).Distinct().ToList();
        Assert.StartsWith("303 /tiket/", Assert.Single(places), StringComparison.Ordinal);
        Assert.Single(await scene.RowsAsync());
    }

    [Fact]
    public async Task Two_people_who_use_one_phone_in_turn_each_get_their_own_ticket()
    {
        var scene = await SeatScene.OpenAsync(site);
        // The second one pressed "back": the form, and its hidden field, are the first one's.
        var page = await site.Visitor().GetAsync(scene.Address);

        var first = (await SeatScene.Filled(page).SubmitAsync()).IsOk();
        var second = (await SeatScene.Filled(page, "Bagas Wiratmaja", SeatScene.NumberOf(3), "bagas@dinas.example").SubmitAsync()).IsOk();

        Assert.NotEqual(first.Address, second.Address);
        Assert.Equal(2, (await scene.RowsAsync()).Count);
    }

    [Fact]
    public async Task A_hidden_field_of_another_event_or_made_up_is_worth_nothing()
    {
        var (one, two) = (await SeatScene.OpenAsync(site), await SeatScene.OpenAsync(site));
        var stolen = (await one.FormAsync()).Value("Nonce")!;
        var ticket = (await (await two.FormAsync()).Add("Nonce", stolen).SubmitAsync()).IsOk();

        var again = (await (await two.FormAsync()).Add("Nonce", stolen).SubmitAsync()).IsOk();
        var nonsense = (await (await two.FormAsync()).Add("Nonce", "AAAA").SubmitAsync()).IsOk();

        Assert.StartsWith("/tiket/", ticket.Address, StringComparison.Ordinal);
        Assert.EndsWith("/surel", again.Address, StringComparison.Ordinal);
        Assert.EndsWith("/surel", nonsense.Address, StringComparison.Ordinal);
    }

    [Fact]
    public async Task The_database_itself_refuses_a_second_living_registration_of_one_person()
    {
        var scene = await SeatScene.OpenAsync(site);
        var row = await scene.RowAsync(SeatScene.TokenOf(await scene.RegisteredAsync()));
        Registration Copy(RegistrationState state) => new()
        {
            Id = Guid.CreateVersion7(site.Clock.Now), EventId = row.EventId, Name = row.Name, SearchName = row.SearchName, Status = row.Status, IdentityType = row.IdentityType,
            IdentityHash = row.IdentityHash, IdentityMask = row.IdentityMask, AgencyId = row.AgencyId, Position = row.Position, ConsentVersion = "1", Language = "id",
            RegisteredAt = site.Clock.Now, LinkHash = Guid.CreateVersion7(site.Clock.Now).ToByteArray(), State = state,
        };

        await Assert.ThrowsAsync<DbUpdateException>(() => site.WriteAsync(db => db.Registrations.Add(Copy(RegistrationState.Registered))));
        await site.WriteAsync(db => db.Registrations.Add(Copy(RegistrationState.Cancelled)));
    }

    private static async Task<Page> NoNumberAsync(SeatScene scene, string name, string mail) =>
        (await (await scene.FormAsync(null, name, "", mail)).Check("NoNumber").SubmitAsync()).IsOk();

    private Task<List<OutboxMail>> LostAsync(Guid registrationId) =>
        site.ReadAsync(db => db.Outbox.AsNoTracking().Where(m => m.SubjectId == registrationId && m.Rule == MailRule.LostLink).ToListAsync());
}
