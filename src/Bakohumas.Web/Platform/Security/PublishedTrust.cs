using System.Security.Cryptography;
using System.Security.Cryptography.X509Certificates;
using Bakohumas.Documents.Inspection;
using Bakohumas.Web.Platform.Files;
using Microsoft.Extensions.Options;

namespace Bakohumas.Web.Platform.Security;

/// <summary>
/// Every certificate that papers of ours were ever signed with, in the key folder and so in the backup: what was sealed while a certificate was
/// valid stays genuine after the next one has come. Only grows.
/// </summary>
internal sealed class PublishedTrust(StorageRoot storage, SealKeyStore keys, IOptions<SealOptions> options)
{
    private readonly Lock reading = new();
    private (DateTime First, DateTime Second, SealTrust Trust)? known;

    /// <exception cref="SealUnavailableException">There is no certificate, or one is damaged.</exception>
    public SealTrust Current()
    {
        string published = Path.Combine(storage.Keys, KeyFiles.Published), authority = Path.Combine(storage.Keys, KeyFiles.Authority);
        lock (reading)
        {
            try
            {
                var (first, second) = (File.GetLastWriteTimeUtc(published), File.GetLastWriteTimeUtc(authority));
                if (known is { } same && same.First == first && same.Second == second) return same.Trust;
                // A folder of the first edition has the authority alone.
                var trust = new SealTrust([X509CertificateLoader.LoadCertificateFromFile(authority)]);
                if (File.Exists(published)) trust = trust.With(SealTrust.FromPem(File.ReadAllText(published)));
                known = (first, second, trust);
                return trust;
            }
            catch (Exception fault) when (fault is CryptographicException or IOException or UnauthorizedAccessException)
            {
                throw new SealUnavailableException(KeyFiles.Authority, fault);
            }
        }
    }

    /// <summary>Adds what seals, signs and states times now; repeating it is harmless.</summary>
    /// <exception cref="SealUnavailableException">A key cannot be read.</exception>
    public void Publish()
    {
        var trust = new SealTrust([], [], []);
        if (keys.IsConfigured) trust = trust.With(new SealTrust([keys.Seal().Certificate]));
        if (keys.Chair() is { } chair) trust = trust with { Chairs = [chair.Certificate] };
        if (options.Value.TimestampCertificates is { Length: > 0 } file)
        {
            var authorities = new X509Certificate2Collection();
            authorities.ImportFromPemFile(file);
            trust = trust with { TimeAuthorities = authorities };
        }
        Add(storage, Current().With(trust));
    }

    /// <summary>Writes the whole set when it has grown.</summary>
    public static void Add(StorageRoot storage, SealTrust trust)
    {
        var path = Path.Combine(storage.Keys, KeyFiles.Published);
        var before = File.Exists(path) ? SealTrust.FromPem(File.ReadAllText(path)) : new SealTrust([], [], []);
        var pem = before.With(trust).ToPem();
        if (!File.Exists(path) || File.ReadAllText(path) != pem) SealKeyStore.Write(storage, KeyFiles.Published, pem);
    }
}
