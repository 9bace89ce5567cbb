using Bakohumas.Domain.People;

namespace Bakohumas.Web.Features.Verification;

/// <summary>What whoever holds the paper reads about the name printed on it.</summary>
internal enum NameAnswer
{
    Matches,
    Differs,
    TooManyTries,
}

/// <summary>
/// Compares a name typed from a paper with the recorded one, at most <see cref="Tries"/> times per code and hour (product 6.7), so
/// that a masked name cannot be guessed out of the page. Counts in memory: a restart gives ten more tries, and nothing is written.
/// </summary>
internal sealed class PaperNames(TimeProvider clock)
{
    public const int Tries = 10;
    private static readonly TimeSpan Span = TimeSpan.FromHours(1);
    private readonly Dictionary<string, (DateTimeOffset From, int Count)> counts = new(StringComparer.Ordinal);
    private DateTimeOffset sweptAt;

    /// <param name="code">The code of a recorded pledge, canonical.</param>
    public NameAnswer Compare(string code, string recorded, string typed)
    {
        if (!Take(code)) return NameAnswer.TooManyTries;
        return string.Equals(SearchKey.Comparison(recorded), SearchKey.Comparison(typed), StringComparison.Ordinal) ? NameAnswer.Matches : NameAnswer.Differs;
    }

    private bool Take(string code)
    {
        var now = clock.GetUtcNow();
        lock (counts)
        {
            Sweep(now);
            var (from, count) = counts.TryGetValue(code, out var known) && now - known.From < Span ? known : (now, 0);
            if (count >= Tries) return false;
            counts[code] = (from, count + 1);
            return true;
        }
    }

    private void Sweep(DateTimeOffset now)
    {
        if (now - sweptAt < Span) return;
        sweptAt = now;
        foreach (var code in counts.Where(c => now - c.Value.From >= Span).Select(c => c.Key).ToList()) counts.Remove(code);
    }
}
