using System.Security.Cryptography;
using System.Security.Cryptography.X509Certificates;
using System.Text;
using Bakohumas.Documents.Sealing;
using Bakohumas.Web.Platform.Files;

namespace Bakohumas.Web.Platform.Security;

/// <summary>
/// Seals with the key file of the storage root. The file is looked at before each seal, so that a key that was put back, or
/// changed, counts at once. A missing key is never replaced: papers wait, signatures go on.
/// </summary>
internal sealed class KeyFileSealer(StorageRoot storage) : ISealer
{
    private const string Name = "Bakohumas Segel Elektronik";
    private readonly Lock loading = new();
    private (DateTime Written, SealKeys Keys)? loaded;

    /// <summary>Makes authority and seal at the first run.</summary>
    public static void MakeKeys(StorageRoot storage, DateTimeOffset now)
    {
        using var keys = SealKeys.Create(now, Name);
        PrivateFiles.Write(Path.Combine(storage.Keys, KeyFiles.Authority), Encoding.ASCII.GetBytes(keys.Authority.ExportCertificatePem() + "\n"));
        PrivateFiles.Write(Path.Combine(storage.Keys, KeyFiles.Seal), Encoding.ASCII.GetBytes(keys.ToPem()));
    }

    /// <exception cref="SealUnavailableException">The key file is missing, damaged, or readable by others.</exception>
    public Task<byte[]> SealAsync(ReadOnlyMemory<byte> pdf, DateTimeOffset at, CancellationToken cancel) => new PadesSealer(Keys()).SealAsync(pdf, at, cancel);

    /// <summary>What verifiers pin: the authority's certificate.</summary>
    /// <exception cref="SealUnavailableException">The certificate is missing or damaged.</exception>
    public X509Certificate2Collection Trust()
    {
        try
        {
            return [X509CertificateLoader.LoadCertificateFromFile(Path.Combine(storage.Keys, KeyFiles.Authority))];
        }
        catch (Exception fault) when (fault is CryptographicException or IOException or UnauthorizedAccessException)
        {
            throw new SealUnavailableException(KeyFiles.Authority, fault);
        }
    }

    private SealKeys Keys()
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
internal sealed class SealUnavailableException(string file, Exception? cause) : Exception($"{file} is missing, damaged, or can be read by others.", cause);
