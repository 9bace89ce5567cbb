using System.Globalization;
using System.Security.Cryptography;
using System.Security.Cryptography.X509Certificates;
using Bakohumas.Web.Platform.Files;
using Bakohumas.Web.Platform.Security;

namespace Bakohumas.Web.Commands;

/// <summary>
/// <c>seal rotate [--new-ca] [--Storage:Root FOLDER]</c>: a new key and certificate for the seal, from the same authority or a new one. The server
/// may run meanwhile. Exit 0 done, 2 not done.
/// </summary>
internal static class SealCommand
{
    private const string Usage = "Pakai / usage: seal rotate [--new-ca] [--Storage:Root FOLDER]";

    public static int Run(string[] args)
    {
        if (args.ElementAtOrDefault(1) != "rotate") return Refuse(Usage);
        string[] settings = [.. args.Skip(2).Where(argument => argument != "--new-ca")];
        var builder = WebApplication.CreateBuilder(new WebApplicationOptions { Args = settings, ApplicationName = typeof(App).Assembly.GetName().Name });
        var storage = new StorageRoot(Path.Combine(builder.Environment.ContentRootPath, builder.Configuration["Storage:Root"] ?? StorageRoot.Default(builder.Environment.ContentRootPath)));
        if (builder.Configuration["Seal:Pkcs12"] is { Length: > 0 }) return Refuse("Seal:Pkcs12 names the key: replace that file instead.");
        if (KeyRing.IsFirstRun(storage)) return Refuse($"There are no keys in {storage.Keys}.");
        try
        {
            var (seal, authority) = SealRotation.Rotate(storage, TimeProvider.System.GetUtcNow(), args.Contains("--new-ca"));
            Terminal.Say($"Segel / seal: {Line(seal)}");
            Terminal.Say($"CA: {Line(authority)}");
            return 0;
        }
        catch (Exception fault) when (fault is KeyRingException or IOException or UnauthorizedAccessException or CryptographicException)
        {
            return Refuse(fault.Message);
        }
    }

    private static string Line(X509Certificate2 certificate) => string.Create(CultureInfo.InvariantCulture,
        $"SHA-256 {Convert.ToHexStringLower(SHA256.HashData(certificate.RawData))}, {certificate.NotBefore.ToUniversalTime():yyyy-MM-dd} – {certificate.NotAfter.ToUniversalTime():yyyy-MM-dd}");

    private static int Refuse(string line)
    {
        Terminal.Complain(line);
        return 2;
    }
}
