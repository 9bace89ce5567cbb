using System.Security.Cryptography;

namespace Bakohumas.Web.Platform.Files;

/// <summary>
/// Bytes under their own SHA-256, in 256 folders: a new folder costs two flushes more than its file. Putting the same bytes twice is
/// one file. Nothing is served by path: a
/// page loads the row under scope first.
/// </summary>
internal sealed class FileVault(StorageRoot storage, TimeProvider clock)
{
    private const string Torn = "*.tmp";

    /// <summary>Between finding a file and counting on it nobody in this process takes it out.</summary>
    private readonly Lock door = new();

    /// <returns>SHA-256 of the bytes, 64 lower-case hex digits; the file is durable.</returns>
    public async Task<string> PutAsync(ReadOnlyMemory<byte> bytes, CancellationToken cancel)
    {
        var hash = Convert.ToHexStringLower(SHA256.HashData(bytes.Span));
        var path = PathOf(hash);
        if (Touch(path)) return hash;
        PrivateFiles.CreateFolder(Path.GetDirectoryName(path)!);
        await Task.Run(() => PrivateFiles.Write(path, bytes.Span), cancel);
        Touch(path);
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

    /// <summary>Hashes of the files that nobody has put since; a file that is put again counts as new.</summary>
    public IEnumerable<string> PutBefore(DateTimeOffset instant) =>
        from path in Directory.EnumerateFiles(storage.Vault, "*", SearchOption.AllDirectories)
        let name = Path.GetFileName(path)
        where IsHash(name) && path == PathOf(name) && File.GetLastWriteTimeUtc(path) < instant.UtcDateTime
        select name;

    /// <summary>Takes a file out unless somebody has put it since.</summary>
    public void RemovePutBefore(string hash, DateTimeOffset instant)
    {
        lock (door)
            if (File.GetLastWriteTimeUtc(PathOf(hash)) < instant.UtcDateTime) Remove(hash);
    }

    /// <summary>Takes out what writes left behind that a crash cut off before they had a name.</summary>
    public void RemoveTorn(DateTimeOffset before)
    {
        foreach (var path in Directory.EnumerateFiles(storage.Vault, Torn, SearchOption.AllDirectories).Where(p => File.GetLastWriteTimeUtc(p) < before.UtcDateTime).ToList()) File.Delete(path);
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

    /// <summary>By the clock of this process: a shared disk may have another.</summary>
    /// <returns>Whether the file is there.</returns>
    private bool Touch(string path)
    {
        lock (door)
        {
            try
            {
                if (!File.Exists(path)) return false;
                File.SetLastWriteTimeUtc(path, clock.GetUtcNow().UtcDateTime);
                return true;
            }
            catch (FileNotFoundException)
            {
                // Another node has taken it out just now.
                return false;
            }
        }
    }

    private static bool IsHash(string name) => name.Length == 64 && name.All(char.IsAsciiHexDigitLower);

    private string PathOf(string hash)
    {
        if (!IsHash(hash)) throw new ArgumentException("Not a SHA-256 in lower-case hex.", nameof(hash));
        return Path.Combine(storage.Vault, hash[..2], hash);
    }
}
