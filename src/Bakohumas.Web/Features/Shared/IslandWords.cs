namespace Bakohumas.Web.Features.Shared;

/// <summary>Words that a script needs, by key without prefix. <c>menit_lalu|jumlah</c> names the placeholders that the script fills itself.</summary>
internal static class IslandWords
{
    public static Dictionary<string, string> Of(Wording words, string prefix, params ReadOnlySpan<string> keys)
    {
        var chosen = new Dictionary<string, string>(StringComparer.Ordinal);
        foreach (var key in keys)
        {
            var parts = key.Split('|');
            (string, object?)[] open = [.. parts.Skip(1).Select(name => (name, (object?)$"{{{{{name}}}}}"))];
            chosen[parts[0]] = words[prefix + parts[0], open];
        }
        return chosen;
    }
}
