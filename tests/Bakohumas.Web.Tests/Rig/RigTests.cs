using System.Net;
using System.Net.Mail;

namespace Bakohumas.Web.Tests.Rig;

/// <summary>The rig itself stands on real parts.</summary>
public sealed class RigTests(Site site) : IClassFixture<Site>
{
    [Fact]
    public async Task The_site_answers_on_its_own_port_and_is_ready()
    {
        using var visitor = site.Visitor();

        Assert.Equal("ok", (await visitor.GetAsync("/healthz/live")).IsOk().Text);
        Assert.Contains("\"start\":true", (await visitor.GetAsync("/healthz/ready")).Text, StringComparison.Ordinal);
    }

    [Fact]
    public async Task The_database_is_the_one_that_this_run_is_about()
    {
        var provider = await site.ReadAsync(db => Task.FromResult(db.Database.ProviderName));
#if POSTGRES
        Assert.Equal("Npgsql.EntityFrameworkCore.PostgreSQL", provider);
#else
        Assert.Equal("Microsoft.EntityFrameworkCore.Sqlite", provider);
#endif
    }

    [Fact]
    public async Task The_program_restarts_on_the_same_storage()
    {
        await site.RestartAsync();
        using var visitor = site.Visitor();

        Assert.Contains("\"database\":true", (await visitor.GetAsync("/healthz/ready")).Text, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Mail_goes_through_a_real_server_and_is_read_back()
    {
        await using var server = await SmtpServer.StartAsync("petugas", "rahasia-surel-ë");
        using var client = new SmtpClient("127.0.0.1", server.Port) { Credentials = new NetworkCredential("petugas", "rahasia-surel-ë") };
        using var mail = new MailMessage("panitia@bakohumas.example", "siti@kota.example", "Tiket Anda — kegiatan dengan nama yang panjang sekali supaya terlipat", "Halo é, http://localhost/tiket/abc.");
        mail.AlternateViews.Add(AlternateView.CreateAlternateViewFromString("<p>Halo é</p>", null, "text/html"));

        await client.SendMailAsync(mail, TestContext.Current.CancellationToken);
        server.Behave(SmtpMode.NoSuchMailbox);
        var refused = await Assert.ThrowsAnyAsync<SmtpException>(() => client.SendMailAsync(mail, TestContext.Current.CancellationToken));
        server.Behave(SmtpMode.TryLater);
        var later = await Assert.ThrowsAnyAsync<SmtpException>(() => client.SendMailAsync(mail, TestContext.Current.CancellationToken));
        server.Behave(SmtpMode.Drop);
        await Assert.ThrowsAnyAsync<SmtpException>(() => client.SendMailAsync(mail, TestContext.Current.CancellationToken));

        Assert.Equal(SmtpStatusCode.MailboxUnavailable, refused.StatusCode);
        Assert.Equal(SmtpStatusCode.LocalErrorInProcessing, later.StatusCode);
        var letter = Assert.Single(server.Letters);
        Assert.Equal(mail.Subject, letter.Subject);
        Assert.Contains("Halo é", letter.Text, StringComparison.Ordinal);
        Assert.Contains("<p>Halo é</p>", letter.Html, StringComparison.Ordinal);
        Assert.Equal("http://localhost/tiket/abc", letter.LinkWith("/tiket/"));
    }
}
