using System.Security.Cryptography;
using System.Text;
using Bakohumas.Documents.Sealing;
using Bakohumas.Web.Platform.Files;
using Microsoft.Extensions.Options;

namespace Bakohumas.Web.Platform.Security;

/// <summary>
/// The keys that seal now: the configured PKCS #12 file, or the key folder's. Looked at before each use, so that a key that was put back, or
/// rotated, counts at once. A missing key is never replaced: papers wait, signatures go on.
/// </summary>
internal sealed class SealKeyStore(StorageRoot storage, IOptions<SealOptions> seal, IOptions<ChairOptions> chair)
{
    public const string CommonName = "Bakohumas Segel Elektronik";

    private readonly Pkcs12File? ownFile = Pkcs12File.Of("Seal", seal.Value.Pkcs12, seal.Value.Password, seal.Value.PasswordFile);
    private readonly Pkcs12File? chairFile = Pkcs12File.Of("Seal:Chair", chair.Value.Pkcs12, chair.Value.Password, chair.Value.PasswordFile);
    private readonly Lock loading = new();
    private (DateTime Written, SealKeys Keys)? loaded;

    /// <summary>Whether the configuration names the key, which then is not ours to rotate.</summary>
    public bool IsConfigured => ownFile is not null;

    /// <summary>Makes authority and seal at the first run. The authority's key issues the seals of later years and may be moved off the machine.</summary>
    public static void MakeKeys(StorageRoot storage, DateTimeOffset now)
    {
        using var authority = SealAuthority.Create(now, CommonName + " CA");
        using var keys = authority.Issue(now, CommonName);
        Write(storage, KeyFiles.AuthorityKey, authority.ToPem());
        Write(storage, KeyFiles.Authority, keys.Authority.ExportCertificatePem() + "\n");
        Write(storage, KeyFiles.Seal, keys.ToPem());
    }

    public static void Write(StorageRoot storage, string name, string pem) => PrivateFiles.Write(Path.Combine(storage.Keys, name), Encoding.ASCII.GetBytes(pem));

    /// <exception cref="SealUnavailableException">The key is missing, damaged, or readable by others.</exception>
    public SealKeys Seal() => ownFile is not null ? ownFile.Keys() : FolderKeys();

    /// <summary>The chair's own key; null without one.</summary>
    /// <exception cref="SealUnavailableException">It is configured and cannot be used.</exception>
    public SealKeys? Chair() => chairFile?.Keys();

    /// <summary>A configured key that cannot be opened ends the start: a wrong password is a wrong setting.</summary>
    /// <exception cref="KeyRingException">Says which.</exception>
    public void CheckConfigured()
    {
        try
        {
            ownFile?.Keys();
            chairFile?.Keys();
        }
        catch (SealUnavailableException fault)
        {
            throw new KeyRingException(fault.Message);
        }
    }

    private SealKeys FolderKeys()
    {
        var path = Path.Combine(storage.Keys, KeyFiles.Seal);
        lock (loading)
        {
            try
            {
                if (!File.Exists(path) || PrivateFiles.IsOpenToOthers(path)) throw new SealUnavailableException(KeyFiles.Seal, null);
                var written = File.GetLastWriteTimeUtc(path);
                if (loaded is not { } current || current.Written != written) loaded = (written, SealKeys.FromPem(File.ReadAllText(path)));
                return loaded.Value.Keys;
            }
            catch (Exception fault) when (fault is CryptographicException or IOException or UnauthorizedAccessException)
            {
                throw new SealUnavailableException(KeyFiles.Seal, fault);
            }
        }
    }
}

/// <summary>The seal cannot be used now; nothing was sealed and nothing is lost.</summary>
internal sealed class SealUnavailableException : Exception
{
    public SealUnavailableException(string file, Exception? cause)
        : base($"{file} is missing, damaged, or can be read by others.", cause)
    {
    }

    public SealUnavailableException(string message)
        : base(message)
    {
    }
}
