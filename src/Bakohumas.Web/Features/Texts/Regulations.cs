using System.Text.RegularExpressions;
using Bakohumas.Web.Platform.Templates;

namespace Bakohumas.Web.Features.Texts;

/// <summary>The regulations of <c>templates/peraturan.md</c> as they are offered for a reading list: short name, subject; what was replaced or repealed is not offered.</summary>
internal static partial class Regulations
{
    public static IReadOnlyList<string> Of(TemplateLibrary library) =>
        [.. Row().Matches(library.Get("peraturan", "id").Body)
            .Where(row => row.Groups["status"].Value is not ("diganti" or "dicabut"))
            .Select(row => $"{row.Groups["name"].Value.Trim()}: {row.Groups["about"].Value.Split(';')[0].Trim()}")];

    [GeneratedRegex(@"^\| `[a-z0-9-]+` \|(?<name>[^|]+)\|(?<about>[^|]+)\| *(?<status>berlaku|berlaku-bersyarat|perlu-dicek|diganti|dicabut) *\|", RegexOptions.Multiline | RegexOptions.CultureInvariant)]
    private static partial Regex Row();
}
