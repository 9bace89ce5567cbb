using System.Security.Cryptography;
using System.Security.Cryptography.X509Certificates;
using Bakohumas.Documents.Inspection;
using Bakohumas.Documents.Sealing;
using Bakohumas.Web.Platform.Files;

namespace Bakohumas.Web.Platform.Security;

/// <summary>
/// Gives the seal a new key. The certificates are published before the key is there, so that at no moment a paper is sealed that nobody can
/// verify; a server that runs takes the new key with its next paper. The old key is destroyed, its certificate stays published.
/// </summary>
internal static class SealRotation
{
    /// <param name="storage">The folder whose key is replaced.</param>
    /// <param name="now">Validity begins a day earlier.</param>
    /// <param name="newAuthority">Also a new authority; the only way when the old one's key is not in the folder.</param>
    /// <returns>The new certificate and its authority's.</returns>
    /// <exception cref="KeyRingException">The authority's key is not there, damaged, open to others or runs out first.</exception>
    public static (X509Certificate2 Seal, X509Certificate2 Authority) Rotate(StorageRoot storage, DateTimeOffset now, bool newAuthority)
    {
        using var authority = newAuthority ? SealAuthority.Create(now, SealKeyStore.CommonName + " CA") : Kept(storage, now);
        using var keys = authority.Issue(now, SealKeyStore.CommonName);
        var former = X509CertificateLoader.LoadCertificateFromFile(Path.Combine(storage.Keys, KeyFiles.Authority));
        PublishedTrust.Add(storage, new SealTrust([former, keys.Authority]));
        if (newAuthority)
        {
            SealKeyStore.Write(storage, KeyFiles.AuthorityKey, authority.ToPem());
            SealKeyStore.Write(storage, KeyFiles.Authority, keys.Authority.ExportCertificatePem() + "\n");
        }
        SealKeyStore.Write(storage, KeyFiles.Seal, keys.ToPem());
        return (X509CertificateLoader.LoadCertificate(keys.Certificate.RawData), X509CertificateLoader.LoadCertificate(keys.Authority.RawData));
    }

    private static SealAuthority Kept(StorageRoot storage, DateTimeOffset now)
    {
        var path = Path.Combine(storage.Keys, KeyFiles.AuthorityKey);
        if (!File.Exists(path)) throw new KeyRingException($"{path} is missing. Put it back for this command, or use --new-ca.");
        if (PrivateFiles.IsOpenToOthers(path)) throw new KeyRingException($"{path} can be read by others. Set its mode to 0600.");
        try
        {
            var authority = SealAuthority.FromPem(File.ReadAllText(path));
            return authority.Certificate.NotAfter > now.AddYears(1) ? authority : throw new KeyRingException("The authority's certificate ends within a year. Use --new-ca.");
        }
        catch (CryptographicException)
        {
            throw new KeyRingException($"{path} is damaged. Restore it from the backup, or use --new-ca.");
        }
    }
}
