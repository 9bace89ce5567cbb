using Bakohumas.Web.Platform.Files;

namespace Bakohumas.Web.Platform.Security;

/// <summary>The files that must lie in the key folder after the first run.</summary>
internal static class KeyFiles
{
    public const string Link = "link.key";
    public const string Field = "field.key";

    /// <summary>Seal certificate, authority certificate and the seal's private key, as PEM.</summary>
    public const string Seal = "seal.pem";

    /// <summary>The authority's certificate alone: public, what verifiers pin.</summary>
    public const string Authority = "seal-ca.pem";

    /// <summary>The authority's certificate and private key: issues the seals of later years. May be kept elsewhere.</summary>
    public const string AuthorityKey = "seal-ca-key.pem";

    /// <summary>Every certificate that papers were ever signed with: public.</summary>
    public const string Published = "trust.pem";

    public static bool AreComplete(StorageRoot storage) =>
        ((string[])[Link, Field, Seal, Authority]).All(name => File.Exists(Path.Combine(storage.Keys, name)));
}
