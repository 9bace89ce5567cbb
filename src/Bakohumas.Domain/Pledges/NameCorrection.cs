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

    /// <summary>True when a word of both names is the same but for a slip of the pen; titles do not count.</summary>
    public static bool IsSamePerson(string recorded, string corrected)
    {
        var (old, wanted) = (Words(recorded), Words(corrected));
        return old.Any(word => wanted.Any(other => Distance(word, other) <= Math.Min(Slip, (Math.Min(word.Length, other.Length) - 1) / 2)));
    }

    private static string[] Words(string name)
    {
        var words = SearchKey.Of(name).Split(' ', StringSplitOptions.RemoveEmptyEntries);
        var whole = words.Where(w => w.Length >= ShortestWord).ToArray();
        return whole.Length > 0 ? whole : words;
    }

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
