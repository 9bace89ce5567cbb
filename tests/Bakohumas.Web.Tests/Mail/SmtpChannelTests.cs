using System.Net;
using System.Net.Sockets;
using System.Security.Cryptography;
using System.Security.Cryptography.X509Certificates;
using Bakohumas.Web.Platform.Files;
using Bakohumas.Web.Platform.Mail;
using Bakohumas.Web.Tests.Rig;
using Microsoft.Extensions.Options;

namespace Bakohumas.Web.Tests.Mail;

public sealed class SmtpChannelTests
{
    private static CancellationToken Cancel => TestContext.Current.CancellationToken;

    [Fact]
    public async Task A_ticket_arrives_at_a_real_server_with_code_and_calendar()
    {
        await using var server = await SmtpServer.StartAsync();

        await Sample.Smtp(server.Port).SendAsync(Sample.Ticket(), Cancel);

        var letter = Assert.Single(server.Letters);
        Assert.Contains("<rahmawati@tirtakencana.example>", letter.To, StringComparison.Ordinal);
        Assert.Equal(Sample.Ticket().Subject, letter.Subject);
        Assert.Equal(Sample.Ticket().Text, letter.Text);
        Assert.Equal(Sample.Ticket().Html, letter.Html);
        Assert.Equal(Sample.Qr, letter.Leaves.Single(part => part.ContentId == "qr@bakohumas").Bytes);
        Assert.Contains("\nMETHOD:REQUEST\n", letter.Calendar, StringComparison.Ordinal);
        Assert.Equal("List-Unsubscribe=One-Click", letter.Headers["list-unsubscribe-post"]);
    }

    [Fact]
    public async Task Both_channels_carry_the_same_mail()
    {
        await using var server = await SmtpServer.StartAsync();
        var storage = new StorageRoot(Directory.CreateTempSubdirectory("outbox").FullName);
        storage.Create();
        var options = Options.Create(new MailOptions { From = Sample.From });

        await Sample.Smtp(server.Port).SendAsync(Sample.Ticket(), Cancel);
        await new FolderChannel(options, storage, TimeProvider.System).SendAsync(Sample.Ticket(), Cancel);

        var (sent, kept) = (server.Letters.Single(), new Outbox(storage.Outbox).Letters.Single());
        string[] ofTheWay = ["date", "content-type", "x-sender", "x-receiver", "x-peer", "x-mailfrom", "x-rcptto"];
        Assert.Equal(sent.Headers.Where(h => !ofTheWay.Contains(h.Key)).Order(KeyOrder), kept.Headers.Where(h => !ofTheWay.Contains(h.Key)).Order(KeyOrder));
        Assert.Equal(sent.Leaves.Select(l => (l.MediaType, Convert.ToHexString(l.Bytes))), kept.Leaves.Select(l => (l.MediaType, Convert.ToHexString(l.Bytes))));
        Directory.Delete(storage.Root, recursive: true);
    }

    [Fact]
    public async Task Signing_in_works_with_a_password_beyond_ASCII()
    {
        await using var server = await SmtpServer.StartAsync("humas", "kata-sandi-é-panjang");

        await Sample.Smtp(server.Port, "humas", "kata-sandi-é-panjang").SendAsync(Sample.Ticket(), Cancel);

        Assert.Single(server.Letters);
    }

    [Fact]
    public async Task A_wrong_password_is_our_fault_and_worth_another_attempt()
    {
        await using var server = await SmtpServer.StartAsync("humas", "benar");

        Assert.Equal(("auth", false), await FailureAsync(Sample.Smtp(server.Port, "humas", "salah"), Sample.Ticket()));
        Assert.Empty(server.Letters);
    }

    [Theory]
    [InlineData(SmtpMode.NoSuchMailbox, "550", true)]
    [InlineData(SmtpMode.RefuseContent, "554", true)]
    [InlineData(SmtpMode.TryLater, "451", false)]
    [InlineData(SmtpMode.Drop, "connect", false)]
    public async Task A_refusal_says_whether_trying_again_can_help(SmtpMode mode, string code, bool permanent)
    {
        await using var server = await SmtpServer.StartAsync();
        var channel = Sample.Smtp(server.Port);
        server.Behave(mode);

        Assert.Equal((code, permanent), await FailureAsync(channel, Sample.Ticket()));

        server.Behave(SmtpMode.Accept);
        await channel.SendAsync(Sample.Ticket(), Cancel);
        Assert.Single(server.Letters);
    }

    [Fact]
    public async Task A_server_that_is_down_is_worth_another_attempt() =>
        Assert.Equal(("connect", false), await FailureAsync(Sample.Smtp(Loopback.FreePort()), Sample.Ticket()));

    [Fact]
    public async Task A_server_that_hangs_up_is_worth_another_attempt()
    {
        using var listener = new TcpListener(IPAddress.Loopback, 0);
        listener.Start();
        var failure = FailureAsync(Sample.Smtp(((IPEndPoint)listener.LocalEndpoint).Port), Sample.Ticket());
        using (await listener.AcceptTcpClientAsync(Cancel))
        {
        }

        Assert.False((await failure).Permanent);
    }

    [Fact]
    public async Task A_server_whose_certificate_nobody_vouches_for_gets_nothing()
    {
        using var key = ECDsa.Create(ECCurve.NamedCurves.nistP256);
        using var certificate = new CertificateRequest("CN=localhost", key, HashAlgorithmName.SHA256)
            .CreateSelfSigned(DateTimeOffset.UnixEpoch, new DateTimeOffset(2100, 1, 1, 0, 0, 0, TimeSpan.Zero));
        await using var server = await SmtpServer.StartAsync(certificate: certificate.ExportCertificatePem() + "\n" + key.ExportPkcs8PrivateKeyPem() + "\n");

        Assert.Equal(("tls", false), await FailureAsync(Sample.Smtp(server.Port, startTls: true), Sample.Ticket()));
        Assert.Empty(server.Letters);
    }

    [Fact]
    public async Task A_server_without_encryption_gets_nothing_when_encryption_is_demanded()
    {
        await using var server = await SmtpServer.StartAsync();

        Assert.False((await FailureAsync(Sample.Smtp(server.Port, startTls: true), Sample.Ticket())).Permanent);
        Assert.Empty(server.Letters);
    }

    private static readonly Comparer<KeyValuePair<string, string>> KeyOrder = Comparer<KeyValuePair<string, string>>.Create((a, b) => string.CompareOrdinal(a.Key, b.Key));

    private static async Task<(string Code, bool Permanent)> FailureAsync(SmtpChannel channel, Message message)
    {
        var fault = await Assert.ThrowsAsync<DeliveryException>(() => channel.SendAsync(message, Cancel));
        Assert.DoesNotContain("@", fault.Message, StringComparison.Ordinal);
        return (fault.Code, fault.IsPermanent);
    }
}
