using Bakohumas.Web.Platform.Files;

namespace Bakohumas.Web.Platform.Security;

/// <summary>The files that must lie in the key folder after the first run.</summary>
internal static class KeyFiles
{
    public const string SealKey = "seal.key";
    public const string SealCertificate = "seal.pem";
    public const string AuthorityCertificate = "seal-ca.pem";

    public static bool AreComplete(StorageRoot storage) =>
        ((string[])["link.key", "field.key", SealKey, SealCertificate, AuthorityCertificate]).All(name => File.Exists(Path.Combine(storage.Keys, name)));
}
