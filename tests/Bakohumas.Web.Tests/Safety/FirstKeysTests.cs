using Bakohumas.Web.Platform.Files;
using Bakohumas.Web.Platform.Security;
using Bakohumas.Web.Tests.Rig;

namespace Bakohumas.Web.Tests.Safety;

/// <summary>The keys of the first run are there together or not at all: half a set would stop every later start.</summary>
public sealed class FirstKeysTests : IDisposable
{
    private static readonly string[] Whole = [KeyFiles.Field, KeyFiles.Link, KeyFiles.Seal, KeyFiles.Authority, KeyFiles.AuthorityKey];
    private readonly StorageRoot storage = new(Directory.CreateTempSubdirectory("bakohumas-keys-").FullName);

    [Fact]
    public async Task Killed_in_the_middle_of_making_them_the_next_start_makes_them()
    {
        for (var round = 0; round < 3; round++)
        {
            var root = new StorageRoot(Path.Combine(storage.Root, $"{round}"));
            root.Create();
            await using (var process = await RunningProcess.StartAsync(root.Root, settings: ["Mail:Mode=Folder"], untilReady: false))
            {
                // The first key that appears, wherever it is made, is the moment.
                while (!Directory.EnumerateFiles(root.Root, "*.pem", SearchOption.AllDirectories).Any()) TestContext.Current.CancellationToken.ThrowIfCancellationRequested();
                await process.KillAsync();
            }

            var left = Names(root);
            Assert.True(left.Length == 0 || Whole.All(left.Contains), string.Join(' ', left));
            KeyRing.Open(root, TimeProvider.System.GetUtcNow());
            Assert.Equal(Whole.Order(StringComparer.Ordinal), Names(root).Where(name => name != KeyFiles.Published));
        }
    }

    [Fact]
    public void What_a_dead_process_left_is_thrown_away_and_what_else_lies_in_the_folder_stays()
    {
        storage.Create();
        var left = Path.Combine(storage.Root, "first-keys.abc", "keys");
        Directory.CreateDirectory(left);
        File.WriteAllText(Path.Combine(left, KeyFiles.Seal), "half");
        Directory.CreateDirectory(Path.Combine(storage.Keys, "sessions"));
        File.WriteAllText(Path.Combine(storage.Keys, "sessions", "key-1.xml"), "<key/>");

        var made = KeyRing.Open(storage, TimeProvider.System.GetUtcNow());
        var again = KeyRing.Open(storage, TimeProvider.System.GetUtcNow());

        Assert.Equal(made.Link, again.Link);
        Assert.Equal(Whole.Order(StringComparer.Ordinal), Names(storage));
        Assert.True(File.Exists(Path.Combine(storage.Keys, "sessions", "key-1.xml")));
        Assert.Empty(Directory.EnumerateDirectories(storage.Root, "first-keys.*"));
        Assert.All(Whole, name => Assert.False(PrivateFiles.IsOpenToOthers(Path.Combine(storage.Keys, name))));
    }

    [Fact]
    public void A_key_that_is_missing_later_is_not_replaced()
    {
        storage.Create();
        KeyRing.Open(storage, TimeProvider.System.GetUtcNow());
        File.Delete(Path.Combine(storage.Keys, KeyFiles.Link));

        Assert.Contains(KeyFiles.Link, Assert.Throws<KeyRingException>(() => KeyRing.Open(storage, TimeProvider.System.GetUtcNow())).Message, StringComparison.Ordinal);
    }

    [Fact]
    public void A_folder_that_cannot_be_flushed_is_no_success()
    {
        Assert.SkipUnless(OperatingSystem.IsLinux(), "Only Linux wants the folder flushed.");

        PrivateFiles.FlushFolder(storage.Root);
        Assert.Throws<IOException>(() => PrivateFiles.FlushFolder(Path.Combine(storage.Root, "nowhere")));
    }

    public void Dispose() => Directory.Delete(storage.Root, recursive: true);

    private static string[] Names(StorageRoot root) => Directory.Exists(root.Keys) ? [.. Directory.EnumerateFiles(root.Keys).Select(f => Path.GetFileName(f)!).Order(StringComparer.Ordinal)] : [];
}
