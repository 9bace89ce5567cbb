using System.Diagnostics;
using System.Globalization;

namespace Bakohumas.Web.Tests.Rig;

/// <summary>How the mail server behaves from the next message on.</summary>
public enum SmtpMode
{
    Accept,

    /// <summary>550 for every recipient.</summary>
    NoSuchMailbox,

    /// <summary>451 for every recipient: come again later.</summary>
    TryLater,

    /// <summary>554 after the content.</summary>
    RefuseContent,

    /// <summary>Cuts the connection while the message is being sent.</summary>
    Drop,
}

/// <summary>A real SMTP server (aiosmtpd) on loopback that keeps what it accepts. Skips where Python's aiosmtpd is missing.</summary>
public sealed class SmtpServer : IAsyncDisposable
{
    private const string Script = """
        import asyncio, os, sys, time
        import ssl
        from aiosmtpd.controller import Controller
        from aiosmtpd.smtp import AuthResult, SMTP
        folder, port, user, password = sys.argv[1], int(sys.argv[2]), sys.argv[3], sys.argv[4]

        def mode():
            with open(os.path.join(folder, "mode")) as f: return f.read().strip()

        class Keeper:
            count = 0
            async def handle_RCPT(self, server, session, envelope, address, options):
                if mode() == "NoSuchMailbox": return "550 5.1.1 No such mailbox"
                if mode() == "TryLater": return "451 4.3.0 Try again later"
                envelope.rcpt_tos.append(address)
                return "250 OK"
            async def handle_DATA(self, server, session, envelope):
                if mode() == "RefuseContent": return "554 5.7.1 Content refused"
                if mode() == "Drop":
                    server.transport.abort()
                    return "421 Gone"
                Keeper.count += 1
                name = os.path.join(folder, f"{Keeper.count:06d}")
                with open(name + ".part", "wb") as f: f.write(envelope.original_content)
                os.rename(name + ".part", name + ".eml")
                return "250 OK"

        # .NET says "AUTH login"; the name is not case-sensitive (RFC 4954), the library's look-up is.
        class Server(SMTP):
            async def auth_login(self, server, args): return await self.auth_LOGIN(server, args)

        class Mail(Controller):
            def factory(self): return Server(self.handler, **self.SMTP_kwargs)

        def check(server, session, envelope, mechanism, data):
            return AuthResult(success=data.login.decode() == user and data.password.decode() == password, handled=False)

        login = dict(authenticator=check, auth_required=True, auth_require_tls=False) if user else {}
        certificate = os.path.join(folder, "certificate.pem")
        if os.path.exists(certificate):
            login["tls_context"] = ssl.SSLContext(ssl.PROTOCOL_TLS_SERVER)
            login["tls_context"].load_cert_chain(certificate)
        server = Mail(Keeper(), hostname="127.0.0.1", port=port, **login)
        server.start()
        open(os.path.join(folder, "ready"), "w").close()
        sys.stdin.read()
        server.stop()
        """;

    private readonly Process process;
    private readonly string folder;

    private SmtpServer(Process process, string folder, int port) => (this.process, this.folder, Port) = (process, folder, port);

    public int Port { get; }

    /// <summary>What it accepted, in order.</summary>
    public IReadOnlyList<Letter> Letters => new Outbox(folder).Letters;

    /// <param name="user">Empty for a server without sign-in.</param>
    /// <param name="port">0 for a free one; a number to come back where it was.</param>
    /// <param name="certificate">Certificate and key in PEM for a server that offers STARTTLS.</param>
    public static async Task<SmtpServer> StartAsync(string user = "", string password = "", int port = 0, string? certificate = null)
    {
        const string python = "/usr/bin/python3";
        Assert.SkipUnless(File.Exists(python) && Run(python, "-c", "import aiosmtpd.controller") == 0, "No SMTP server on this machine: python3-aiosmtpd is missing.");
        var folder = Directory.CreateTempSubdirectory("bakohumas-smtp-").FullName;
        await File.WriteAllTextAsync(Path.Combine(folder, "mode"), nameof(SmtpMode.Accept));
        await File.WriteAllTextAsync(Path.Combine(folder, "server.py"), Script);
        if (certificate is not null) await File.WriteAllTextAsync(Path.Combine(folder, "certificate.pem"), certificate);
        if (port == 0) port = Loopback.FreePort();
        var process = Process.Start(new ProcessStartInfo(python, [Path.Combine(folder, "server.py"), folder, port.ToString(CultureInfo.InvariantCulture), user, password]) { RedirectStandardInput = true })!;
        using var limit = new CancellationTokenSource(TimeSpan.FromSeconds(30));
        while (!File.Exists(Path.Combine(folder, "ready")))
        {
            if (process.HasExited) throw new InvalidOperationException("The SMTP server did not start.");
            await Task.Delay(20, limit.Token);
        }

        return new(process, folder, port);
    }

    public void Behave(SmtpMode mode) => File.WriteAllText(Path.Combine(folder, "mode"), mode.ToString());

    public async ValueTask DisposeAsync()
    {
        process.Kill();
        await process.WaitForExitAsync();
        process.Dispose();
        Directory.Delete(folder, recursive: true);
    }

    private static int Run(string program, params string[] arguments)
    {
        using var process = Process.Start(new ProcessStartInfo(program, arguments) { RedirectStandardError = true })!;
        process.WaitForExit();
        return process.ExitCode;
    }
}
