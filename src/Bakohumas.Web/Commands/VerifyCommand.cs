using System.Globalization;
using System.Security.Cryptography;
using System.Security.Cryptography.X509Certificates;
using Bakohumas.Documents.Inspection;
using Bakohumas.Web.Features.Shared;
using Bakohumas.Web.Platform.Files;
using Bakohumas.Web.Platform.Security;

namespace Bakohumas.Web.Commands;

/// <summary>
/// <c>verify FILE.pdf [--trust CERT.pem]</c>: the strict rules without database, server or lock. Exit 0 genuine, 1 not genuine,
/// 2 unreadable or no certificate; an answer within five seconds for any file.
/// </summary>
internal static class VerifyCommand
{
    private const int Genuine = 0, NotGenuine = 1, CannotSay = 2;
    private static readonly TimeSpan Patience = TimeSpan.FromSeconds(4);

    public static async Task<int?> RunAsync(string[] args)
    {
        var words = WordingBook.Load(typeof(WordingBook).Assembly, strict: false);
        var lines = new Bilingual(words);
        try
        {
            if (VerifyArguments.Parse(args) is not { } asked) return Refuse(lines, "verifikasi.perintah.guna");
            using var limit = new CancellationTokenSource(Patience);
            // Reading may hang as well (a pipe, a network folder): the whole work stands under the limit, and the process ends without it.
            var work = Task.Run(() => Examine(asked, lines, limit.Token), CancellationToken.None);
            return await work.WaitAsync(Patience);
        }
        catch (Exception fault) when (fault is TimeoutException or OperationCanceledException)
        {
            return Refuse(lines, "verifikasi.perintah.lama");
        }
        catch (Exception fault)
        {
            // Whoever checks a paper reads a sentence, never a stack trace.
            Terminal.Complain($"{fault.GetType().Name}: {fault.Message}");
            return CannotSay;
        }
    }

    private static int Examine(VerifyArguments asked, Bilingual lines, CancellationToken cancel)
    {
        if (Read(asked.File) is not { } file) return Refuse(lines, "verifikasi.perintah.tanpa_berkas", asked.File);
        if (Trust(asked) is not { } trust) return Refuse(lines, "verifikasi.perintah.tanpa_sertifikat");

        var report = PdfInspector.Inspect(file, trust, cancel);
        foreach (var finding in report.Findings.Where(f => f.Holds is not null || f.Fact is not (Fact.ChairIntact or Fact.TimeProven))) Terminal.Say($"{Mark(finding.Holds),-14}{lines["verifikasi.periksa." + finding.Fact]}");
        if (report.Signer is not null) Terminal.Say($"{"",-14}{lines["verifikasi.perintah.penyegel"]}: {report.Signer}");
        if (report.Chair?.Signer is { } chair) Terminal.Say($"{"",-14}{lines["verifikasi.perintah.ketua"]}: {chair}");
        if (report.ClaimedAt is { } at) Terminal.Say($"{"",-14}{lines["verifikasi.perintah.waktu"]}: {Instant(at)}");
        if (report.ProvenAt is { } proven) Terminal.Say($"{"",-14}{lines["verifikasi.perintah.waktu_terbukti"]}: {Instant(proven)}");
        Terminal.Say($"{"",-14}SHA-256: {report.Sha256}");
        Terminal.Say($"{"-",-14}{lines["verifikasi.perintah.tidak_dibandingkan"]}");
        Terminal.Say($"{lines["verifikasi.perintah.putusan"]}: {lines["verifikasi.putusan." + report.Verdict]}");
        return report.Verdict switch
        {
            Verdict.Genuine => Genuine,
            Verdict.Altered or Verdict.NotOurs => NotGenuine,
            Verdict.Unreadable => CannotSay,
        };
    }

    private static string Instant(DateTimeOffset at) => at.ToUniversalTime().ToString("yyyy-MM-dd'T'HH:mm:ss'Z'", CultureInfo.InvariantCulture);

    private static string Mark(bool? holds) => holds switch { true => "ya / yes", false => "TIDAK / NO", null => "-" };

    private static int Refuse(Bilingual lines, string key, string? about = null)
    {
        Terminal.Complain(about is null ? lines[key] : $"{lines[key]}: {about}");
        return CannotSay;
    }

    /// <returns>The bytes, one more than the limit at most; null when the file cannot be read.</returns>
    private static byte[]? Read(string path)
    {
        try
        {
            using var file = new FileStream(Locate(path), FileMode.Open, FileAccess.Read, FileShare.ReadWrite);
            using var bytes = new MemoryStream();
            var chunk = new byte[64 * 1024];
            while (bytes.Length <= PdfInspector.MostSealedBytes && file.Read(chunk) is > 0 and var count) bytes.Write(chunk, 0, count);
            return bytes.ToArray();
        }
        catch (Exception fault) when (fault is IOException or UnauthorizedAccessException or ArgumentException or NotSupportedException)
        {
            return null;
        }
    }

    /// <summary>One certificate, DER or PEM, or a file of many with their purposes; without --trust those of the storage.</summary>
    private static SealTrust? Trust(VerifyArguments asked)
    {
        try
        {
            if (asked.Trust is null) return Published(Storage(asked.Settings));
            var path = Locate(asked.Trust);
            var text = File.ReadAllText(path);
            return text.Contains("-----BEGIN", StringComparison.Ordinal) ? SealTrust.FromPem(text) : new SealTrust([X509CertificateLoader.LoadCertificateFromFile(path)]);
        }
        catch (Exception fault) when (fault is CryptographicException or IOException or UnauthorizedAccessException or ArgumentException or NotSupportedException)
        {
            return null;
        }
    }

    private static SealTrust Published(StorageRoot storage)
    {
        var (all, authority) = (Path.Combine(storage.Keys, KeyFiles.Published), Path.Combine(storage.Keys, KeyFiles.Authority));
        var trust = new SealTrust([X509CertificateLoader.LoadCertificateFromFile(authority)]);
        return File.Exists(all) ? trust.With(SealTrust.FromPem(File.ReadAllText(all))) : trust;
    }

    // `dotnet run --project` starts in the project's folder; the names were typed in the shell's.
    private static string Locate(string path) =>
        !File.Exists(path) && Environment.GetEnvironmentVariable("PWD") is { Length: > 0 } shell && File.Exists(Path.Combine(shell, path)) ? Path.Combine(shell, path) : path;

    /// <summary>The storage folder as the server finds it: settings files, environment, command line.</summary>
    private static StorageRoot Storage(IReadOnlyList<string> settings)
    {
        var builder = WebApplication.CreateBuilder(new WebApplicationOptions { Args = [.. settings], ApplicationName = typeof(App).Assembly.GetName().Name });
        return new StorageRoot(Path.Combine(builder.Environment.ContentRootPath, builder.Configuration["Storage:Root"] ?? StorageRoot.Default(builder.Environment.ContentRootPath)));
    }

    /// <summary>One line in both languages.</summary>
    private sealed class Bilingual(WordingBook words)
    {
        public string this[string key] => $"{words.In(Languages.Indonesian)[key]} / {words.In(Languages.English)[key]}";
    }
}

/// <summary>
/// What was asked of <c>verify</c>: the file and, if given, the certificate to trust instead of the storage's. The settings stand
/// apart, because the configuration would read a path from the root as a switch and swallow what follows it.
/// </summary>
internal sealed record VerifyArguments(string File, string? Trust, IReadOnlyList<string> Settings)
{
    public static VerifyArguments? Parse(string[] args)
    {
        string? file = null, trust = null;
        var settings = new List<string>();
        for (var i = 1; i < args.Length; i++)
        {
            if (args[i] == "--trust" && i + 1 < args.Length) trust = args[++i];
            else if (args[i].StartsWith("--trust=", StringComparison.Ordinal)) trust = args[i]["--trust=".Length..];
            else if (args[i] == "--trust") return null;
            else if (args[i].StartsWith("--", StringComparison.Ordinal))
            {
                settings.Add(args[i]);
                // A setting as the server takes it: "--Storage:Root folder".
                if (!args[i].Contains('=', StringComparison.Ordinal) && i + 1 < args.Length) settings.Add(args[++i]);
            }
            // Of two files only one would be judged, and its verdict taken for both.
            else if (file is not null) return null;
            else file = args[i];
        }

        return string.IsNullOrEmpty(file) ? null : new VerifyArguments(file, trust, settings);
    }
}
