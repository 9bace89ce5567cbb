using Bakohumas.Domain.Reminders;
using Bakohumas.Web.Platform.Security;
using Bakohumas.Web.Tests.Reminders;
using Bakohumas.Web.Tests.Rig;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;

namespace Bakohumas.Web.Tests.Tickets;

/// <summary>Whole offices share one mailbox (product 6.12): "send the link again" reaches everybody in it, and floods nobody.</summary>
public sealed class SharedMailboxTests(Site site) : IClassFixture<Site>
{
    private readonly Stage stage = new(site);

    [Fact]
    public async Task A_mailbox_of_a_hundred_and_twenty_gets_every_link_in_three_mails_however_often_it_is_asked()
    {
        site.Clock.AdvanceToWib(9);
        var at = await stage.EventAsync(site.Clock.Now.AddDays(9));
        var mailbox = $"{Stage.Fresh("kantor")}@dinas.example";
        var people = new List<Guid>();
        for (var i = 0; i < 120; i++) people.Add((await stage.PersonAsync(at, mailbox, name: $"Pegawai ke-{i} [x](https://jahat.example) {{{{nama}}}}")).Id);

        for (var i = 0; i < 3; i++) (await (await site.Visitor().GetAsync("/tautan")).Form().Set("Mail", mailbox).SubmitAsync()).IsOk();
        await stage.SendAsync();

        var mails = site.Outbox.To(mailbox);
        Assert.Equal(3, mails.Count);
        var links = site.Services.GetRequiredService<Links>();
        var text = string.Concat(mails.Select(m => m.Text));
        foreach (var id in people) Assert.Contains(links.PersonalToken(id, 0), text, StringComparison.Ordinal);
        Assert.All(mails, m => Assert.DoesNotContain("href=\"https://jahat", m.Html, StringComparison.Ordinal));
        Assert.Equal(3, await site.ReadAsync(db => db.Outbox.CountAsync(m => m.EventId == at.Id && m.Rule == MailRule.LostLinks)));
    }

    [Fact]
    public async Task A_list_holds_nobody_of_another_mailbox_and_nobody_who_gave_the_seat_back()
    {
        site.Clock.AdvanceToWib(9);
        var at = await stage.EventAsync(site.Clock.Now.AddDays(9));
        var mailbox = $"{Stage.Fresh("kantor")}@dinas.example";
        var people = new List<Guid>();
        for (var i = 0; i < 7; i++) people.Add((await stage.PersonAsync(at, mailbox)).Id);
        var other = await stage.PersonAsync(at, "lain@dinas.example");

        (await (await site.Visitor().GetAsync("/tautan")).Form().Set("Mail", mailbox).SubmitAsync()).IsOk();
        await site.WriteAsync(db => db.Registrations.Single(r => r.Id == people[0]).State = Domain.Registrations.RegistrationState.Cancelled);
        await stage.SendAsync();

        var text = Assert.Single(site.Outbox.To(mailbox)).Text;
        var links = site.Services.GetRequiredService<Links>();
        Assert.DoesNotContain(links.PersonalToken(people[0], 0), text, StringComparison.Ordinal);
        Assert.DoesNotContain(links.PersonalToken(other.Id, 0), text, StringComparison.Ordinal);
        foreach (var id in people.Skip(1)) Assert.Contains(links.PersonalToken(id, 0), text, StringComparison.Ordinal);
    }
}
