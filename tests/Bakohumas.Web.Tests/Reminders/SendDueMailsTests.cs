using Bakohumas.Domain.Events;
using Bakohumas.Domain.Reminders;
using Bakohumas.Web.Features.Reminders;
using Bakohumas.Web.Platform.Jobs;
using Bakohumas.Web.Tests.Rig;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;

namespace Bakohumas.Web.Tests.Reminders;

public sealed class SendDueMailsTests(Site site) : IClassFixture<Site>
{
    private readonly Stage stage = new(site);

    [Fact]
    public async Task A_ticket_carries_the_link_the_code_and_the_calendar_and_no_row_holds_the_link()
    {
        var at = await stage.EventAsync(site.Clock.Now.AddDays(20));
        var person = await stage.PersonAsync(at, $"{Stage.Fresh("siti")}@kota.example");
        await stage.EnqueueAsync(MailRule.Ticket, person);

        await stage.SendAsync();

        var letter = site.Outbox.Only(person.Mail!);
        var token = site.Services.GetRequiredService<Platform.Security.Links>().PersonalToken(person.Id, 0);
        Assert.Equal($"{site.Url}/tiket/{token}", letter.LinkWith("/tiket/"));
        Assert.Contains("METHOD:REQUEST", letter.Calendar, StringComparison.Ordinal);
        Assert.Contains("SEQUENCE:0", letter.Calendar, StringComparison.Ordinal);
        Assert.Single(letter.Leaves, l => l.MediaType == "image/png");
        Assert.DoesNotContain("list-unsubscribe", letter.Headers.Keys);
        Assert.Equal(MailState.Sent, (await stage.RowAsync(person.Id, MailRule.Ticket)).State);
        var columns = await site.ReadAsync(db => db.Outbox.AsNoTracking().Select(m => m.Occurrence + m.Note + m.Reason).ToListAsync());
        Assert.DoesNotContain(columns, c => c.Contains(token, StringComparison.Ordinal) || c.Contains("http", StringComparison.Ordinal));
    }

    [Fact]
    public async Task Twenty_runs_at_once_send_one_mail_each()
    {
        var at = await stage.EventAsync(site.Clock.Now.AddDays(20));
        var people = new List<string>();
        for (var i = 0; i < 15; i++)
        {
            var person = await stage.PersonAsync(at, $"{Stage.Fresh("warga")}@kota.example");
            people.Add(person.Mail!);
            await stage.EnqueueAsync(MailRule.Ticket, person);
        }

        await Task.WhenAll(Enumerable.Range(0, 20).Select(_ => stage.SendAsync()));

        Assert.All(people, mail => Assert.Single(site.Outbox.To($"<{mail}>").Concat(site.Outbox.Letters.Where(l => l.To == mail))));
    }

    [Fact]
    public async Task A_person_gets_three_reminders_a_day_from_any_number_of_nodes_and_the_rest_next_morning()
    {
        site.Clock.AdvanceToWib(10);
        var at = await stage.EventAsync(site.Clock.Now.AddDays(7).AddHours(2));
        var mail = $"{Stage.Fresh("bersama")}@kota.example";
        for (var i = 0; i < 5; i++) await stage.EnqueueAsync(MailRule.H7, await stage.PersonAsync(at, mail));
        var ticket = await stage.PersonAsync(at, mail);
        await stage.EnqueueAsync(MailRule.Ticket, ticket);

        await Task.WhenAll(Enumerable.Range(0, 20).Select(_ => stage.SendAsync()));
        Assert.Equal(3, site.Outbox.To(mail).Count(l => l.Headers.ContainsKey("list-unsubscribe")));
        Assert.Equal(MailState.Sent, (await stage.RowAsync(ticket.Id, MailRule.Ticket)).State);

        site.Clock.AdvanceToWib(6);
        await stage.SendAsync();
        Assert.Equal(5, site.Outbox.To(mail).Count(l => l.Headers.ContainsKey("list-unsubscribe")));
    }

    [Fact]
    public async Task Colleagues_who_share_a_mailbox_are_reminded_each()
    {
        site.Clock.AdvanceToWib(10);
        var at = await stage.EventAsync(site.Clock.Now.AddDays(7).AddHours(2));
        var mail = $"{Stage.Fresh("kantor")}@kota.example";
        foreach (var name in (string[])["Ayu Lestari", "Bagas Wiratama", "Citra Dewi", "Dedi Kurnia", "Eka Putri"]) await stage.EnqueueAsync(MailRule.H7, await stage.PersonAsync(at, mail, name: name));

        await stage.SendAsync();

        Assert.Equal(5, site.Outbox.To(mail).Count(l => l.Headers.ContainsKey("list-unsubscribe")));
    }

    [Fact]
    public async Task A_reminder_waits_for_the_morning_and_a_ticket_does_not()
    {
        site.Clock.AdvanceToWib(21);
        var at = await stage.EventAsync(site.Clock.Now.AddDays(6));
        var person = await stage.PersonAsync(at, $"{Stage.Fresh("malam")}@kota.example");
        await stage.EnqueueAsync(MailRule.H7, person);
        await stage.EnqueueAsync(MailRule.Ticket, person);

        await stage.SendAsync();
        Assert.Single(site.Outbox.To(person.Mail!));

        site.Clock.AdvanceToWib(5, 59);
        await stage.SendAsync();
        Assert.Single(site.Outbox.To(person.Mail!));
        site.Clock.AdvanceToWib(6);
        await stage.SendAsync();
        Assert.Equal(2, site.Outbox.To(person.Mail!).Count);
    }

    [Fact]
    public async Task Who_stopped_reminders_still_gets_tickets()
    {
        site.Clock.AdvanceToWib(10);
        var at = await stage.EventAsync(site.Clock.Now.AddDays(7));
        var person = await stage.PersonAsync(at, $"{Stage.Fresh("cukup")}@kota.example");
        await site.WriteAsync(db => db.Registrations.Single(r => r.Id == person.Id).RemindersStoppedAt = site.Clock.Now);
        await stage.EnqueueAsync(MailRule.H7, person);
        await stage.EnqueueAsync(MailRule.LostLink, person);

        await stage.SendAsync();

        Assert.Single(site.Outbox.To(person.Mail!));
        var row = await stage.RowAsync(person.Id, MailRule.H7);
        Assert.Equal((MailState.Skipped, nameof(SkipReason.RemindersStopped)), (row.State, row.Reason));
    }

    [Fact]
    public async Task One_click_in_the_mail_ends_the_reminders_of_this_event()
    {
        site.Clock.AdvanceToWib(10);
        var at = await stage.EventAsync(site.Clock.Now.AddDays(7));
        var person = await stage.PersonAsync(at, $"{Stage.Fresh("klik")}@kota.example");
        await stage.EnqueueAsync(MailRule.H7, person);
        await stage.SendAsync();
        var address = site.Outbox.Only(person.Mail!).Headers["list-unsubscribe"].Trim('<', '>');

        using var program = site.Visitor();
        (await program.PostAsync(address, [new("List-Unsubscribe", "One-Click")], withToken: false)).IsOk();
        await stage.EnqueueAsync(MailRule.H1, person);
        await stage.SendAsync();

        Assert.Equal(nameof(SkipReason.RemindersStopped), (await stage.RowAsync(person.Id, MailRule.H1)).Reason);
    }

    [Fact]
    public async Task A_cancelled_event_reminds_nobody_and_takes_itself_out_of_the_calendar()
    {
        site.Clock.AdvanceToWib(10);
        var at = await stage.EventAsync(site.Clock.Now.AddDays(7));
        var person = await stage.PersonAsync(at, $"{Stage.Fresh("batal")}@kota.example");
        await stage.EnqueueAsync(MailRule.H7, person);
        await stage.EnqueueAsync(MailRule.EventCancelled, person);
        await stage.ChangeEventAsync(at, EventState.Cancelled);

        await stage.SendAsync();

        Assert.Contains("METHOD:CANCEL", site.Outbox.Only(person.Mail!).Calendar, StringComparison.Ordinal);
        Assert.Equal(nameof(SkipReason.EventCancelled), (await stage.RowAsync(person.Id, MailRule.H7)).Reason);
    }

    [Fact]
    public async Task Without_an_address_nothing_is_sent_and_the_row_says_why()
    {
        var at = await stage.EventAsync(site.Clock.Now.AddDays(20));
        var person = await stage.PersonAsync(at, null);
        await stage.EnqueueAsync(MailRule.Ticket, person);

        await stage.SendAsync();

        Assert.Equal(nameof(SkipReason.NoAddress), (await stage.RowAsync(person.Id, MailRule.Ticket)).Reason);
    }

    [Fact]
    public async Task After_a_crash_in_mid_send_a_ticket_goes_again_and_a_reminder_does_not()
    {
        site.Clock.AdvanceToWib(10);
        var at = await stage.EventAsync(site.Clock.Now.AddDays(7));
        var person = await stage.PersonAsync(at, $"{Stage.Fresh("mati")}@kota.example");
        await stage.EnqueueAsync(MailRule.Ticket, person);
        await stage.EnqueueAsync(MailRule.H7, person);
        var (now, claims) = (site.Clock.Now, site.Services.GetRequiredService<OutboxClaims>());
        foreach (var rule in (MailRule[])[MailRule.Ticket, MailRule.H7])
            Assert.True(await claims.TakeAsync((await stage.RowAsync(person.Id, rule)).Id, now, TestContext.Current.CancellationToken));

        await stage.SendAsync();
        Assert.Empty(site.Outbox.To(person.Mail!));
        site.Clock.Advance(OutboxClaims.Lease);
        await stage.SendAsync();

        Assert.Single(site.Outbox.To(person.Mail!));
        Assert.Equal(MailState.Sent, (await stage.RowAsync(person.Id, MailRule.Ticket)).State);
        Assert.Equal(nameof(SkipReason.Ambiguous), (await stage.RowAsync(person.Id, MailRule.H7)).Reason);
    }

    [Theory]
    [InlineData("Budi\r\nBcc: semua@kota.example")]
    [InlineData("Budi\", <semua@kota.example>")]
    [InlineData("=?utf-8?Q?Budi=0D=0ABcc:_semua@kota.example?=")]
    [InlineData("Budi; semua@kota.example, lain@kota.example")]
    public async Task A_hostile_name_adds_no_header_and_no_recipient(string name)
    {
        var at = await stage.EventAsync(site.Clock.Now.AddDays(20));
        var person = await stage.PersonAsync(at, $"{Stage.Fresh("budi")}@kota.example", name: name);
        await stage.EnqueueAsync(MailRule.Ticket, person);

        await stage.SendAsync();

        var letter = site.Outbox.Letters.Single(l => l.To.Contains($"<{person.Mail}>", StringComparison.Ordinal));
        Assert.DoesNotContain("bcc", letter.Headers.Keys);
        Assert.DoesNotContain("x-receiver: semua", letter.Raw, StringComparison.OrdinalIgnoreCase);
    }

    [Theory]
    [InlineData("a@kota.example,b@kota.example")]
    [InlineData("a@kota.example\r\nBcc: b@kota.example")]
    [InlineData("a@kota.example; b@kota.example")]
    [InlineData("\"a\" <a@kota.example>")]
    public async Task An_address_that_is_no_single_one_gets_nothing(string mail)
    {
        var at = await stage.EventAsync(site.Clock.Now.AddDays(20));
        var person = await stage.PersonAsync(at, mail);
        await stage.EnqueueAsync(MailRule.Ticket, person);

        await stage.SendAsync();

        Assert.Equal(nameof(SkipReason.AddressUnreadable), (await stage.RowAsync(person.Id, MailRule.Ticket)).Reason);
    }

    [Fact]
    public async Task One_row_that_cannot_be_made_does_not_block_the_others()
    {
        var at = await stage.EventAsync(site.Clock.Now.AddDays(20));
        var poison = await stage.PersonAsync(at, $"{Stage.Fresh("racun")}@kota.example", name: " ");
        var person = await stage.PersonAsync(at, $"{Stage.Fresh("sehat")}@kota.example");
        await stage.EnqueueAsync(MailRule.Ticket, poison);
        await stage.EnqueueAsync(MailRule.Ticket, person);

        await stage.SendAsync();

        Assert.Single(site.Outbox.To(person.Mail!));
        Assert.Equal(MailState.Quarantined, (await stage.RowAsync(poison.Id, MailRule.Ticket)).State);
    }

    [Fact]
    public void The_jobs_of_mail_are_there() =>
        Assert.Subset(site.Services.GetServices<IJob>().Select(j => j.Name).ToHashSet(), new HashSet<string> { "send-due-mails", "plan-reminders", "make-duties" });
}
