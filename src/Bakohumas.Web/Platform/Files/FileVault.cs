using System.Security.Cryptography;

namespace Bakohumas.Web.Platform.Files;

/// <summary>
/// Bytes under their own SHA-256, in 256 folders: a new folder costs two flushes more than its file. Putting the same bytes twice is
/// one file. Nothing is served by path: a
/// page loads the row under scope first.
/// </summary>
internal sealed class FileVault(StorageRoot storage)
{
    /// <returns>SHA-256 of the bytes, 64 lower-case hex digits; the file is durable.</returns>
    public async Task<string> PutAsync(ReadOnlyMemory<byte> bytes, CancellationToken cancel)
    {
        var hash = Convert.ToHexStringLower(SHA256.HashData(bytes.Span));
        var path = PathOf(hash);
        if (File.Exists(path)) return hash;
        PrivateFiles.CreateFolder(Path.GetDirectoryName(path)!);
        await Task.Run(() => PrivateFiles.Write(path, bytes.Span), cancel);
        return hash;
    }

    /// <returns>The file, or null when the vault does not hold it.</returns>
    public Stream? Open(string hash)
    {
        try
        {
            return new FileStream(PathOf(hash), FileMode.Open, FileAccess.Read, FileShare.Read, 64 * 1024, FileOptions.Asynchronous | FileOptions.SequentialScan);
        }
        catch (IOException) when (!File.Exists(PathOf(hash)))
        {
            return null;
        }
    }

    /// <summary>Takes a file out that no row needs any more; one that is not there is no fault.</summary>
    public void Remove(string hash)
    {
        if (Holds(hash)) File.Delete(PathOf(hash));
    }

    public bool Holds(string hash) => File.Exists(PathOf(hash));

    /// <summary>Whether a file can be written; the readiness check asks.</summary>
    public bool IsWritable()
    {
        try
        {
            var probe = Path.Combine(storage.Vault, ".probe");
            PrivateFiles.Write(probe, "ok"u8);
            File.Delete(probe);
            return true;
        }
        catch (Exception fault) when (fault is IOException or UnauthorizedAccessException)
        {
            return false;
        }
    }

    private string PathOf(string hash)
    {
        if (hash.Length != 64 || !hash.All(char.IsAsciiHexDigitLower)) throw new ArgumentException("Not a SHA-256 in lower-case hex.", nameof(hash));
        return Path.Combine(storage.Vault, hash[..2], hash);
    }
}
