namespace Bakohumas.Domain.People;

/// <summary>Recognises academic, religious and office titles around a name; a list of forms, never a guess about a word inside a name.</summary>
internal static class Titles
{
    private static readonly HashSet<string> Front = new(StringComparer.OrdinalIgnoreCase)
    {
        "dr", "drs", "dra", "ir", "prof", "h", "hj", "hjh", "kh", "drg", "drh", "apt", "ns", "ust", "tgk", "st", "hc", "ac", "bd",
    };

    private static readonly HashSet<string> PlainDegrees = new(StringComparer.OrdinalIgnoreCase)
    {
        "sh", "se", "st", "sp", "ss", "sip", "mh", "mm", "mt", "ma", "mba", "mpa", "map", "msc", "bsc", "phd", "skom", "mkom", "msi",
        "ssi", "sos", "ssos", "spd", "mpd", "sag", "mag", "sikom", "mikom", "amd", "stp", "cpa", "ca", "llm", "ba", "ak",
    };

    /// <summary>First parts of degrees that are written with dots: S.Kom., M.Si., A.Md., Ph.D., Sp.A., D.III.</summary>
    private static readonly HashSet<string> DegreeHeads = new(StringComparer.OrdinalIgnoreCase)
    {
        "s", "m", "a", "d", "b", "ph", "sp", "ll", "dr", "c", "ak",
    };

    private static readonly HashSet<string> ShortDegrees = new(StringComparer.OrdinalIgnoreCase)
    {
        "s.h", "s.e", "s.t", "s.p", "s.s", "m.h", "m.m", "m.t", "m.a", "m.p", "b.a", "ph.d", "ll.m", "d.i", "d.ii", "d.iii", "d.iv",
    };

    /// <summary>"Dr.", "Drs.", "H." and the like; one letter counts only with its dot.</summary>
    internal static bool IsFront(string word)
    {
        var bare = word.TrimEnd('.', ',');
        if (bare.Contains('.')) return bare.Split('.').All(part => Front.Contains(part));
        return Front.Contains(bare) && (bare.Length > 2 || word.EndsWith('.') || bare.Equals("ir", StringComparison.OrdinalIgnoreCase)
            || bare.Equals("dr", StringComparison.OrdinalIgnoreCase) || bare.Equals("hj", StringComparison.OrdinalIgnoreCase));
    }

    /// <summary>A segment after a comma that is a degree: "S.Sos.", "M.Si", "SH", "Sp.A(K)", "S.Kom. M.Kom.".</summary>
    internal static bool IsDegree(string segment)
    {
        var words = segment.Split(' ', StringSplitOptions.RemoveEmptyEntries);
        return words.Length > 0 && words.All(word => IsDottedDegree(word) || PlainDegrees.Contains(word.TrimEnd('.')));
    }

    /// <summary>A word that is a degree even without a comma before it; only dotted forms are certain enough.</summary>
    internal static bool IsDottedDegree(string word)
    {
        var bracket = word.IndexOf('(');
        var bare = (bracket > 0 ? word[..bracket] : word).TrimEnd('.', ',');
        if (ShortDegrees.Contains(bare)) return true;
        var parts = bare.Split('.');
        return parts.Length is 2 or 3 && DegreeHeads.Contains(parts[0])
            && parts.Skip(1).All(part => part.Length is >= 1 and <= 6 && part.All(char.IsAsciiLetter))
            && (parts[^1].Length >= 2 || parts[0].Equals("sp", StringComparison.OrdinalIgnoreCase));
    }
}
