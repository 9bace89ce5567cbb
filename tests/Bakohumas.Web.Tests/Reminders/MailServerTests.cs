using System.Globalization;
using Bakohumas.Domain.Reminders;
using Bakohumas.Web.Tests.Rig;
using Microsoft.EntityFrameworkCore;

namespace Bakohumas.Web.Tests.Reminders;

/// <summary>A real mail server that is there, refuses, or is away.</summary>
public sealed class MailServerTests(SiteWithServer site) : IClassFixture<SiteWithServer>
{
    private readonly Stage stage = new(site);

    [Fact]
    public async Task A_server_that_is_away_costs_no_request_and_no_mail()
    {
        var at = await stage.EventAsync(site.Clock.Now.AddDays(20));
        var people = new List<Guid>();
        for (var i = 0; i < 3; i++)
        {
            var person = await stage.PersonAsync(at, $"{Stage.Fresh("tunggu")}@luar{i}.example");
            people.Add(person.Id);
            await stage.EnqueueAsync(MailRule.Ticket, person);
        }

        await stage.SendAsync();
        using var visitor = site.Visitor();
        (await visitor.GetAsync("/healthz/live")).IsOk();
        // One mail finds the door shut; the others are not tried.
        var rows = await site.ReadAsync(db => db.Outbox.AsNoTracking().Where(m => people.Contains(m.SubjectId)).ToListAsync());
        Assert.All(rows, row => Assert.Equal(MailState.Queued, row.State));
        var tried = Assert.Single(rows, row => row.Attempts > 0);
        Assert.Equal("connect", tried.Reason);
        Assert.True(tried.DueAt > site.Clock.Now);

        await using var server = await SmtpServer.StartAsync(port: SiteWithServer.Port);
        site.Clock.Advance(TimeSpan.FromMinutes(2));
        await stage.SendAsync();
        Assert.Equal(3, server.Letters.Count);
        foreach (var id in people) Assert.Equal(MailState.Sent, (await stage.RowAsync(id, MailRule.Ticket)).State);

        server.Behave(SmtpMode.NoSuchMailbox);
        var gone = await stage.PersonAsync(at, $"{Stage.Fresh("pindah")}@kota.example");
        await stage.EnqueueAsync(MailRule.Ticket, gone);
        await stage.SendAsync();
        var refused = await stage.RowAsync(gone.Id, MailRule.Ticket);
        Assert.Equal((MailState.Quarantined, "550", 1), (refused.State, refused.Reason, refused.Attempts));

        server.Behave(SmtpMode.TryLater);
        var busy = await stage.PersonAsync(at, $"{Stage.Fresh("sibuk")}@kota.example");
        await stage.EnqueueAsync(MailRule.Ticket, busy);
        for (var attempt = 1; attempt <= RetryLadder.MaxAttempts; attempt++)
        {
            await stage.SendAsync();
            var row = await stage.RowAsync(busy.Id, MailRule.Ticket);
            Assert.Equal((attempt, "451"), (row.Attempts, row.Reason));
            Assert.Equal(attempt == RetryLadder.MaxAttempts ? MailState.Quarantined : MailState.Queued, row.State);
            site.Clock.Set(row.DueAt > site.Clock.Now ? row.DueAt : site.Clock.Now);
        }
    }

    [Fact]
    public async Task Twenty_mails_a_minute_go_to_one_domain()
    {
        await using var server = await SmtpServer.StartAsync(port: SiteWithServer.Port);
        var at = await stage.EventAsync(site.Clock.Now.AddDays(20));
        var people = new List<Guid>();
        for (var i = 0; i < 23; i++)
        {
            var person = await stage.PersonAsync(at, string.Create(CultureInfo.InvariantCulture, $"orang{i}@kementerian.example"));
            people.Add(person.Id);
            await stage.EnqueueAsync(MailRule.Ticket, person);
        }

        await stage.SendAsync();
        Assert.Equal(20, server.Letters.Count(l => l.To.Contains("@kementerian.example", StringComparison.Ordinal)));
        site.Clock.Advance(TimeSpan.FromMinutes(1));
        await stage.SendAsync();
        Assert.Equal(23, server.Letters.Count(l => l.To.Contains("@kementerian.example", StringComparison.Ordinal)));
    }
}

/// <summary>A site that sends by SMTP to a port where a test puts a server, or none.</summary>
public sealed class SiteWithServer : Site
{
    public static int Port { get; } = Loopback.FreePort();

    protected override IEnumerable<KeyValuePair<string, string>> Settings =>
    [
        new("Mail:Mode", "Smtp"), new("Mail:Host", "127.0.0.1"), new("Mail:Port", Port.ToString(CultureInfo.InvariantCulture)),
        new("Mail:StartTls", "false"), new("Mail:From", "panitia@bakohumas.test"),
    ];
}
