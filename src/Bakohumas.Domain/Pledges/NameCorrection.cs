using Bakohumas.Domain.People;

namespace Bakohumas.Domain.Pledges;

/// <summary>
/// How far signers may correct their own printed name: spelling, titles, a missing part, but not into somebody else's, or the
/// admission at the door would stand for another person. Beyond that the organizer corrects, who can look.
/// </summary>
public static class NameCorrection
{
    /// <summary>Editions of one pledge, the first included.</summary>
    public const int MostEditions = 6;

    private const int Slip = 2;
    private const int ShortestWord = 3;

    /// <summary>
    /// True when every word of the shorter name stands in the other, but for a slip of the pen or the spelling before 1972; titles and
    /// words of one or two letters do not count. One common word (Siti, Muhammad) is not enough.
    /// </summary>
    public static bool IsSamePerson(string recorded, string corrected)
    {
        var (old, wanted) = (Words(recorded), Words(corrected));
        var (few, many) = old.Length <= wanted.Length ? (old, wanted) : (wanted, old);
        return few.Length > 0 && few.All(word => many.Any(other => Distance(word, other) <= Math.Min(Slip, (Math.Min(word.Length, other.Length) - 1) / 2)));
    }

    private static string[] Words(string name)
    {
        var words = SearchKey.Of(name).Split(' ', StringSplitOptions.RemoveEmptyEntries).Select(NewSpelling).ToArray();
        var whole = words.Where(w => w.Length >= ShortestWord).ToArray();
        return whole.Length > 0 ? whole : words;
    }

    // The spelling of Van Ophuijsen and Soewandi lives on in names (PUEBI 2015, names of persons).
    private static string NewSpelling(string word) => word.Replace("oe", "u", StringComparison.Ordinal).Replace("dj", "j", StringComparison.Ordinal)
        .Replace("tj", "c", StringComparison.Ordinal).Replace("nj", "ny", StringComparison.Ordinal).Replace("sj", "sy", StringComparison.Ordinal);

    /// <summary>Levenshtein's distance.</summary>
    private static int Distance(string one, string other)
    {
        var row = Enumerable.Range(0, other.Length + 1).ToArray();
        for (var i = 1; i <= one.Length; i++)
        {
            var diagonal = row[0];
            row[0] = i;
            for (var j = 1; j <= other.Length; j++)
            {
                var above = row[j];
                row[j] = Math.Min(Math.Min(row[j] + 1, row[j - 1] + 1), diagonal + (one[i - 1] == other[j - 1] ? 0 : 1));
                diagonal = above;
            }
        }

        return row[^1];
    }
}
