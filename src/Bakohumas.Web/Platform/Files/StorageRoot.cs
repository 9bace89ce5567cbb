namespace Bakohumas.Web.Platform.Files;

/// <summary>The one folder that holds everything to back up: database, keys, vault, outbox, demo.</summary>
internal sealed class StorageRoot(string root)
{
    public string Root { get; } = Path.GetFullPath(root);
    public string Database => Path.Combine(Root, "bakohumas.db");
    public string Keys => Path.Combine(Root, "keys");
    public string Vault => Path.Combine(Root, "vault");
    public string Outbox => Path.Combine(Root, "outbox");
    public string Demo => Path.Combine(Root, "demo.json");

    /// <summary>Lies there while the demo is being made: a start that finds it begins anew.</summary>
    public string DemoInMaking => Path.Combine(Root, "demo.making");

    public string Lock => Path.Combine(Root, "bakohumas.lock");

    /// <summary>
    /// <c>data</c>; on a disk that does not tell it from the sources' folder <c>Data</c> (macOS, Windows, run from a clone), <c>storage</c>.
    /// </summary>
    public static string Default(string contentRoot) => File.Exists(Path.Combine(contentRoot, "data", "BakohumasDb.cs")) ? "storage" : "data";

    /// <summary>Makes the folders, readable by the owner only.</summary>
    public void Create()
    {
        foreach (var folder in (string[])[Root, Keys, Vault, Outbox]) PrivateFiles.CreateFolder(folder);
    }
}
