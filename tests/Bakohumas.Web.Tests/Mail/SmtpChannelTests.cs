using System.Net;
using System.Net.Sockets;
using System.Security.Cryptography;
using System.Security.Cryptography.X509Certificates;
using System.Text;
using Bakohumas.Web.Platform.Mail;

namespace Bakohumas.Web.Tests.Mail;

public sealed class SmtpChannelTests
{
    private static CancellationToken Cancel => TestContext.Current.CancellationToken;

    [Fact]
    public async Task A_ticket_arrives_at_a_real_server_with_code_and_calendar()
    {
        using var server = await SmtpServer.StartAsync();

        await Sample.Smtp(server.Port).SendAsync(Sample.Ticket(), Cancel);

        var raw = Assert.Single(server.Received);
        Assert.Contains("X-Envelope-To: rahmawati@tirtakencana.example\r\n", Encoding.UTF8.GetString(raw), StringComparison.Ordinal);
        var mail = await Python.ReadMailAsync(raw);
        Assert.Empty(mail.GetProperty("defects").EnumerateArray());
        Assert.Equal("multipart/mixed(multipart/alternative(text/plain multipart/related(text/html image/png) text/calendar) text/calendar)", MailFolderTests.Shape(mail.GetProperty("body")));
        var parts = MailFolderTests.Leaves(mail.GetProperty("body")).ToList();
        Assert.Equal(Sample.Ticket().Text, MailFolderTests.Text(parts[0]));
        Assert.Equal(Convert.ToHexStringLower(SHA256.HashData(Sample.Qr)), parts[2].GetProperty("sha256").GetString());
        Assert.Contains("METHOD:REQUEST", MailFolderTests.Text(parts[3]), StringComparison.Ordinal);
    }

    [Fact]
    public async Task Signing_in_works_with_a_password_beyond_ASCII()
    {
        using var server = await SmtpServer.StartAsync("--auth", "humas", "kata-sandi-é-panjang");

        await Sample.Smtp(server.Port, "humas", "kata-sandi-é-panjang").SendAsync(Sample.Ticket(), Cancel);

        Assert.Contains("X-Login: b'humas'", Encoding.UTF8.GetString(Assert.Single(server.Received)), StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_wrong_password_is_our_fault_and_worth_another_attempt()
    {
        using var server = await SmtpServer.StartAsync("--auth", "humas", "benar");

        var fault = await FailureAsync(Sample.Smtp(server.Port, "humas", "salah"), Sample.Ticket());

        Assert.Equal(("auth", false), fault);
        Assert.Empty(server.Received);
    }

    [Theory]
    [InlineData("nobody@tirtakencana.example", "550", true)]
    [InlineData("spam@tirtakencana.example", "554", true)]
    [InlineData("busy@tirtakencana.example", "450", false)]
    public async Task A_refusal_says_whether_trying_again_can_help(string to, string code, bool permanent)
    {
        using var server = await SmtpServer.StartAsync();
        var channel = Sample.Smtp(server.Port);

        Assert.Equal((code, permanent), await FailureAsync(channel, Sample.Ticket(to)));

        await channel.SendAsync(Sample.Ticket(), Cancel);
        Assert.Single(server.Received);
    }

    [Fact]
    public async Task A_server_that_is_down_is_worth_another_attempt() =>
        Assert.Equal(("connect", false), await FailureAsync(Sample.Smtp(FreePort()), Sample.Ticket()));

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
        var folder = Directory.CreateTempSubdirectory("tls").FullName;
        using (var key = ECDsa.Create(ECCurve.NamedCurves.nistP256))
        {
            var request = new CertificateRequest("CN=localhost", key, HashAlgorithmName.SHA256);
            using var certificate = request.CreateSelfSigned(DateTimeOffset.UnixEpoch, new DateTimeOffset(2100, 1, 1, 0, 0, 0, TimeSpan.Zero));
            await File.WriteAllTextAsync(Path.Combine(folder, "cert.pem"), certificate.ExportCertificatePem(), Cancel);
            await File.WriteAllTextAsync(Path.Combine(folder, "key.pem"), key.ExportPkcs8PrivateKeyPem(), Cancel);
        }
        using var server = await SmtpServer.StartAsync("--tls", Path.Combine(folder, "cert.pem"), Path.Combine(folder, "key.pem"));

        Assert.Equal(("tls", false), await FailureAsync(Sample.Smtp(server.Port, startTls: true), Sample.Ticket()));
        Assert.Empty(server.Received);
        Directory.Delete(folder, recursive: true);
    }

    [Fact]
    public async Task A_server_without_encryption_gets_nothing_when_encryption_is_demanded()
    {
        using var server = await SmtpServer.StartAsync();

        Assert.False((await FailureAsync(Sample.Smtp(server.Port, startTls: true), Sample.Ticket())).Permanent);
        Assert.Empty(server.Received);
    }

    private static async Task<(string Code, bool Permanent)> FailureAsync(SmtpChannel channel, Message message)
    {
        var fault = await Assert.ThrowsAsync<DeliveryException>(() => channel.SendAsync(message, Cancel));
        Assert.DoesNotContain("@", fault.Message, StringComparison.Ordinal);
        return (fault.Code, fault.IsPermanent);
    }

    private static int FreePort()
    {
        using var listener = new TcpListener(IPAddress.Loopback, 0);
        listener.Start();
        return ((IPEndPoint)listener.LocalEndpoint).Port;
    }
}
