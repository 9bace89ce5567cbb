namespace Bakohumas.Web.Platform.Files;

/// <summary>One process per storage root with SQLite. Held while the process lives; the operating system frees it, also after kill -9.</summary>
internal sealed class StorageLock : IDisposable
{
    private readonly FileStream held;

    private StorageLock(FileStream held) => this.held = held;

    /// <exception cref="StorageInUseException">Another process holds the storage root.</exception>
    public static StorageLock Take(StorageRoot storage)
    {
        try
        {
            return new(new FileStream(storage.Lock, FileMode.OpenOrCreate, FileAccess.ReadWrite, FileShare.None));
        }
        catch (IOException)
        {
            throw new StorageInUseException(storage.Root);
        }
    }

    public void Dispose() => held.Dispose();
}

/// <summary>The storage root belongs to another running process.</summary>
internal sealed class StorageInUseException(string root)
    : Exception($"{root} is in use by another Bakohumas process. Stop it first, or choose another Storage:Root.");
