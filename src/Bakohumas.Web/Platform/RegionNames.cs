using System.Collections.Frozen;

namespace Bakohumas.Web.Platform;

/// <summary>A province (<c>PP</c>) or a kabupaten or kota (<c>PP.KK</c>) with its name.</summary>
internal sealed record Region(string Code, string Name);

/// <summary>The names behind the region codes of the Ministry of Home Affairs: 38 provinces, 514 kabupaten and kota.</summary>
internal static class RegionNames
{
    /// <summary>The provinces by code.</summary>
    public static IReadOnlyList<Region> Provinces { get; } = Read("provinces");

    /// <summary>All kabupaten and kota by code.</summary>
    public static IReadOnlyList<Region> Regencies { get; } = Read("regencies");

    private static readonly FrozenDictionary<string, string> Names = Provinces.Concat(Regencies).ToFrozenDictionary(r => r.Code, r => r.Name, StringComparer.Ordinal);

    /// <summary>The name of a province, kabupaten or kota; null for an unknown or missing code.</summary>
    public static string? Of(string? code) => code is not null && Names.TryGetValue(code, out var name) ? name : null;

    public static bool Exists(string? code) => Of(code) is not null;

    public static IEnumerable<Region> RegenciesOf(string province) => Regencies.Where(r => r.Code.StartsWith(province, StringComparison.Ordinal));

    private static Region[] Read(string file)
    {
        using var stream = typeof(RegionNames).Assembly.GetManifestResourceStream($"Bakohumas.Web.Data.Reference.{file}.csv")!;
        using var reader = new StreamReader(stream);
        // Neither file quotes a field: the code stands first, the name last.
        return [.. reader.ReadToEnd().Split('\n', StringSplitOptions.RemoveEmptyEntries).Skip(1).Select(line => line.TrimEnd('\r').Split(',')).Select(cells => new Region(cells[0], cells[^1]))];
    }
}
