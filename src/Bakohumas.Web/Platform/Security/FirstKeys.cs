using System.Security.Cryptography;
using Bakohumas.Web.Platform.Files;

namespace Bakohumas.Web.Platform.Security;

/// <summary>
/// Makes the set of keys of the first run, whole or not at all: in a folder beside the place, which is then renamed into it. A
/// process that was killed half-way leaves a folder that the next start throws away, and no half of a set that would stop it.
/// </summary>
internal static class FirstKeys
{
    public const int Length = 32;
    private const string Drafts = "first-keys.";

    public static void Make(StorageRoot storage, DateTimeOffset now)
    {
        var draft = new StorageRoot(Path.Combine(storage.Root, Drafts + Path.GetRandomFileName()));
        try
        {
            PrivateFiles.CreateFolder(draft.Keys);
            SealKeyStore.MakeKeys(draft, now);
            foreach (var name in (string[])[KeyFiles.Link, KeyFiles.Field]) PrivateFiles.Write(Path.Combine(draft.Keys, name), RandomNumberGenerator.GetBytes(Length));
            PutInPlace(draft.Keys, storage.Keys);
            PrivateFiles.FlushFolder(storage.Root);
        }
        catch (IOException) when (!KeyRing.IsFirstRun(storage))
        {
            // Another node on the same folder was first: its set counts.
        }

        foreach (var left in Directory.EnumerateDirectories(storage.Root, Drafts + "*")) Directory.Delete(left, recursive: true);
    }

    /// <summary>A folder can be renamed only onto nothing. What else lies there (keys of sign-ins) comes along.</summary>
    private static void PutInPlace(string made, string place)
    {
        if (Directory.Exists(place))
        {
            foreach (var folder in Directory.EnumerateDirectories(place)) Directory.Move(folder, Path.Combine(made, Path.GetFileName(folder)));
            Directory.Delete(place);
        }

        Directory.Move(made, place);
    }
}
