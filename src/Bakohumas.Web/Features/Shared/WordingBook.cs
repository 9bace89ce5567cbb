using System.Collections;
using System.Globalization;
using System.Reflection;
using System.Resources;
using System.Text.RegularExpressions;

namespace Bakohumas.Web.Features.Shared;

/// <summary>
/// All wording sets of an assembly merged: the same keys with the same placeholders in both languages, each key once; anything else throws on loading.
/// </summary>
internal sealed partial class WordingBook
{
    private const string SetName = ".Wording.resources";
    private static readonly string[] Both = [Languages.Indonesian, Languages.English];
    private readonly Dictionary<string, Dictionary<string, string>> words;
    private readonly bool strict;

    /// <param name="sets">Texts by set name, then by language, then by key.</param>
    /// <param name="strict">True makes a missing key or a wrong placeholder an exception; false shows the key instead of an error page.</param>
    public WordingBook(IReadOnlyDictionary<string, Dictionary<string, Dictionary<string, string>>> sets, bool strict)
    {
        this.strict = strict;
        words = Both.ToDictionary(language => language, _ => new Dictionary<string, string>(StringComparer.Ordinal), StringComparer.Ordinal);
        var faults = new List<string>();
        foreach (var (set, texts) in sets.OrderBy(s => s.Key, StringComparer.Ordinal)) Take(set, texts, faults);
        foreach (var language in Both) Follow(words[language], language, faults);
        foreach (var key in words[Languages.Indonesian].Keys.Where(words[Languages.English].ContainsKey))
            if (!NamesIn(words[Languages.Indonesian][key]).SetEquals(NamesIn(words[Languages.English][key])))
                faults.Add($"'{key}': the placeholders differ between the languages");
        if (faults.Count > 0) throw new InvalidOperationException("Wording: " + string.Join("; ", faults));
    }

    public IReadOnlyCollection<string> Keys => words[Languages.Indonesian].Keys;

    public static WordingBook Load(Assembly assembly, bool strict)
    {
        var sets = assembly.GetManifestResourceNames()
            .Where(name => name.EndsWith(SetName, StringComparison.Ordinal))
            .Select(name => name[..^".resources".Length])
            .ToDictionary(name => name, name => Read(new ResourceManager(name, assembly)), StringComparer.Ordinal);
        return new WordingBook(sets, strict);
    }

    public Wording In(string language) => new(this, Languages.Known(language));

    public bool Has(string key) => words[Languages.Indonesian].ContainsKey(key);

    /// <summary>Whether the words of a key have this placeholder.</summary>
    public bool Takes(string key, string placeholder) => words[Languages.Indonesian].TryGetValue(key, out var text) && NamesIn(text).Contains(placeholder);

    public string Say(string language, string key, IReadOnlyList<(string Name, object? Value)> values)
    {
        if (!words[Languages.Known(language)].TryGetValue(key, out var text))
            return strict ? throw new KeyNotFoundException($"No wording '{key}' in '{language}'.") : key;
        if (strict && !NamesIn(text).SetEquals(values.Select(v => v.Name)))
            throw new FormatException($"Wording '{key}' needs [{string.Join(", ", NamesIn(text))}] and got [{string.Join(", ", values.Select(v => v.Name))}].");
        if (values.Count == 0) return text;
        return Placeholder().Replace(text, match =>
        {
            foreach (var (name, value) in values)
                if (match.Groups[1].ValueSpan.SequenceEqual(name)) return Shown(value, Languages.CultureOf(language));
            return match.Value;
        });
    }

    private void Take(string set, Dictionary<string, Dictionary<string, string>> texts, List<string> faults)
    {
        var (id, en) = (texts[Languages.Indonesian], texts[Languages.English]);
        faults.AddRange(id.Keys.Except(en.Keys).Select(key => $"{set}: '{key}' has no English"));
        faults.AddRange(en.Keys.Except(id.Keys).Select(key => $"{set}: '{key}' has no Indonesian"));
        foreach (var key in id.Keys.Where(words[Languages.Indonesian].ContainsKey)) faults.Add($"{set}: '{key}' stands in another set already");
        foreach (var language in Both)
            foreach (var (key, text) in texts[language]) words[language].TryAdd(key, text);
    }

    private static void Follow(Dictionary<string, string> texts, string language, List<string> faults)
    {
        foreach (var (key, text) in texts.Where(t => Alias().IsMatch(t.Value)).ToList())
            if (texts.TryGetValue(text[1..], out var target) && !Alias().IsMatch(target)) texts[key] = target;
            else faults.Add($"'{key}' ({language}) points to '{text[1..]}', which is no wording");
    }

    private static string Shown(object? value, CultureInfo culture) => value switch
    {
        null => "",
        string text => text,
        sbyte or byte or short or ushort or int or uint or long or ulong => ((IFormattable)value).ToString("N0", culture),
        IFormattable other => other.ToString(null, culture),
        _ => value.ToString() ?? "",
    };

    private static Dictionary<string, Dictionary<string, string>> Read(ResourceManager manager) => new(StringComparer.Ordinal)
    {
        [Languages.Indonesian] = Texts(manager.GetResourceSet(CultureInfo.InvariantCulture, true, false)),
        [Languages.English] = Texts(manager.GetResourceSet(CultureInfo.GetCultureInfo(Languages.English), true, false)),
    };

    private static Dictionary<string, string> Texts(ResourceSet? set) =>
        set?.Cast<DictionaryEntry>().ToDictionary(e => (string)e.Key, e => (string)e.Value!, StringComparer.Ordinal) ?? [];

    private static HashSet<string> NamesIn(string text) => [.. Placeholder().Matches(text).Select(m => m.Groups[1].Value)];

    [GeneratedRegex(@"\{\{([a-z][a-z0-9_]*)\}\}")]
    private static partial Regex Placeholder();

    [GeneratedRegex(@"^@[A-Za-z0-9_.-]+$")]
    private static partial Regex Alias();
}
