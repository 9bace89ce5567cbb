using System.ComponentModel.DataAnnotations;
using System.Security.Cryptography;
using Bakohumas.Documents.Sealing;
using Bakohumas.Web.Platform.Files;

namespace Bakohumas.Web.Platform.Security;

/// <summary>A key in a PKCS #12 file that the configuration names, read again when the file changes.</summary>
internal sealed class Pkcs12File(string section, string path, string? password, string? passwordFile)
{
    private readonly Lock loading = new();
    private (DateTime Written, SealKeys Keys)? loaded;

    public static Pkcs12File? Of(string section, string? path, string? password, string? passwordFile) =>
        string.IsNullOrEmpty(path) ? null : new Pkcs12File(section, path, password, passwordFile);

    public static IEnumerable<ValidationResult> Faults(string section, string? path, string? password, string? passwordFile)
    {
        if (!string.IsNullOrEmpty(path) && !File.Exists(path)) yield return new ValidationResult($"{section}:Pkcs12 does not exist.");
        if (!string.IsNullOrEmpty(password) && !string.IsNullOrEmpty(passwordFile)) yield return new ValidationResult($"Give {section}:Password or {section}:PasswordFile, not both.");
        if (!string.IsNullOrEmpty(passwordFile) && !File.Exists(passwordFile)) yield return new ValidationResult($"{section}:PasswordFile does not exist.");
    }

    /// <exception cref="SealUnavailableException">The file is missing, damaged, open to others, or the password is wrong.</exception>
    public SealKeys Keys()
    {
        lock (loading)
        {
            try
            {
                if (!File.Exists(path) || PrivateFiles.IsOpenToOthers(path)) throw new SealUnavailableException(section + ":Pkcs12", null);
                var written = File.GetLastWriteTimeUtc(path);
                if (loaded is not { } current || current.Written != written)
                    loaded = (written, SealKeys.FromPkcs12(File.ReadAllBytes(path), string.IsNullOrEmpty(passwordFile) ? password : File.ReadAllText(passwordFile).TrimEnd('\r', '\n')));
                return loaded.Value.Keys;
            }
            catch (Exception fault) when (fault is CryptographicException or IOException or UnauthorizedAccessException)
            {
                throw new SealUnavailableException(section + ":Pkcs12", fault);
            }
        }
    }
}
