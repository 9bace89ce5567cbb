using System.Security.Cryptography;
using Bakohumas.Web.Platform.Files;

namespace Bakohumas.Web.Platform.Security;

/// <summary>
/// The secrets that lie outside the database: a stolen database opens nothing. Made together at first run, part of the backup,
/// readable by the owner only. A key that is missing later is never replaced in silence: links, numbers and seals hang on it.
/// </summary>
internal sealed class KeyRing
{
    private const int KeyLength = FirstKeys.Length;
    private readonly byte[] fieldRoot;

    private KeyRing(byte[] link, byte[] fieldRoot)
    {
        Link = link;
        this.fieldRoot = fieldRoot;
    }

    /// <summary>HMAC-SHA256 key of personal links and door codes, 32 bytes (product 6.1).</summary>
    public byte[] Link { get; }

    /// <summary>AES-256-GCM key of identity numbers.</summary>
    public byte[] FieldCipher => HKDF.DeriveKey(HashAlgorithmName.SHA256, fieldRoot, KeyLength, info: "bakohumas field cipher v1"u8.ToArray());

    /// <summary>HMAC-SHA256 key that makes identity numbers comparable without being readable.</summary>
    public byte[] FieldHash => HKDF.DeriveKey(HashAlgorithmName.SHA256, fieldRoot, KeyLength, info: "bakohumas field hash v1"u8.ToArray());

    /// <exception cref="KeyRingException">A key is missing, damaged, or readable by others.</exception>
    public static KeyRing Open(StorageRoot storage, DateTimeOffset now)
    {
        if (IsFirstRun(storage)) FirstKeys.Make(storage, now);
        return new(Read(storage, KeyFiles.Link), Read(storage, KeyFiles.Field));
    }

    /// <summary>Whether no key was ever made here.</summary>
    public static bool IsFirstRun(StorageRoot storage) =>
        !Directory.Exists(storage.Keys) || !Directory.EnumerateFiles(storage.Keys).Any();

    private static byte[] Read(StorageRoot storage, string name)
    {
        var path = Path.Combine(storage.Keys, name);
        if (!File.Exists(path)) throw new KeyRingException($"{path} is missing. Restore it from the backup: personal links and identity numbers hang on it.");
        if (PrivateFiles.IsOpenToOthers(path)) throw new KeyRingException($"{path} can be read by others. Set its mode to 0600.");
        var key = File.ReadAllBytes(path);
        return key.Length == KeyLength ? key : throw new KeyRingException($"{path} is damaged: {KeyLength} bytes expected.");
    }
}

/// <summary>The keys cannot be used; the message says which and what to do.</summary>
internal sealed class KeyRingException(string message) : Exception(message);
