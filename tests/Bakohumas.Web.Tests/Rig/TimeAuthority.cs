using System.Diagnostics;
using System.Security.Cryptography;
using System.Security.Cryptography.X509Certificates;

namespace Bakohumas.Web.Tests.Rig;

/// <summary>An RFC 3161 authority with a root and a signing certificate of its own; the answers are made by <c>openssl ts</c> at the machine's time.</summary>
internal sealed class TimeAuthority : IDisposable
{
    public const string TimeStamping = "1.3.6.1.5.5.7.3.8", EmailProtection = "1.3.6.1.5.5.7.3.4";

    private readonly DirectoryInfo folder = Directory.CreateTempSubdirectory("bakohumas-tsa-");

    /// <param name="purpose">What the signing certificate may do; only <see cref="TimeStamping"/> is right.</param>
    /// <param name="lives">Days that the signing certificate is still valid; negative when it is not any more.</param>
    public TimeAuthority(string purpose = TimeStamping, int lives = 365)
    {
        var now = TimeProvider.System.GetUtcNow();
        using var rootKey = ECDsa.Create(ECCurve.NamedCurves.nistP256);
        var root = new CertificateRequest("CN=Otoritas Waktu Uji CA", rootKey, HashAlgorithmName.SHA256);
        root.CertificateExtensions.Add(new X509BasicConstraintsExtension(true, false, 0, true));
        root.CertificateExtensions.Add(new X509KeyUsageExtension(X509KeyUsageFlags.KeyCertSign, true));
        using var withKey = root.CreateSelfSigned(now.AddYears(-1), now.AddYears(5));
        Root = X509CertificateLoader.LoadCertificate(withKey.RawData);

        using var key = RSA.Create(2048);
        var request = new CertificateRequest("CN=Otoritas Waktu Uji", key, HashAlgorithmName.SHA256, RSASignaturePadding.Pkcs1);
        request.CertificateExtensions.Add(new X509KeyUsageExtension(X509KeyUsageFlags.DigitalSignature, true));
        request.CertificateExtensions.Add(new X509EnhancedKeyUsageExtension([new Oid(purpose)], critical: true));
        var end = now.AddDays(lives);
        Signer = request.Create(Root.SubjectName, X509SignatureGenerator.CreateForECDsa(rootKey), end.AddMonths(-13), end, [0x51, 2, 3, 4]);

        Write("signer.pem", Signer.ExportCertificatePem());
        Write("key.pem", key.ExportPkcs8PrivateKeyPem());
        Write("root.pem", Root.ExportCertificatePem());
        Write("serial", "0101\n");
        Write("tsa.cnf",
            $"""
            [tsa]
            serial = {File("serial")}
            crypto_device = builtin
            signer_digest = sha256
            default_policy = 1.2.3.4.1
            digests = sha256
            accuracy = secs:1
            ordering = yes
            ess_cert_id_alg = sha256
            """);
    }

    public X509Certificate2 Root { get; }

    public X509Certificate2 Signer { get; }

    /// <summary>Root and signing certificate as a file, as an operator pins them.</summary>
    public string PinFile => File("root.pem");

    /// <returns>A whole TimeStampResp; null when the machine has no openssl.</returns>
    public async Task<byte[]?> AnswerAsync(byte[] question, CancellationToken cancel)
    {
        var name = Path.GetRandomFileName();
        await System.IO.File.WriteAllBytesAsync(File(name + ".tsq"), question, cancel);
        try
        {
            using var process = Process.Start(new ProcessStartInfo("openssl",
                ["ts", "-reply", "-config", File("tsa.cnf"), "-section", "tsa", "-queryfile", File(name + ".tsq"), "-inkey", File("key.pem"), "-signer", File("signer.pem"), "-out", File(name + ".tsr")])
            { RedirectStandardError = true })!;
            await process.StandardError.ReadToEndAsync(cancel);
            await process.WaitForExitAsync(cancel);
        }
        catch (System.ComponentModel.Win32Exception)
        {
            return null;
        }
        return System.IO.File.Exists(File(name + ".tsr")) ? await System.IO.File.ReadAllBytesAsync(File(name + ".tsr"), cancel) : null;
    }

    public void Dispose()
    {
        Root.Dispose();
        Signer.Dispose();
        folder.Delete(recursive: true);
    }

    private string File(string name) => Path.Combine(folder.FullName, name);

    private void Write(string name, string text) => System.IO.File.WriteAllText(File(name), text);
}
