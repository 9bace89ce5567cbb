namespace Bakohumas.Documents;

/// <summary>
/// A stretch of text in one weight. A line feed breaks the line; a code point that the book face lacks sets the whole run in Noto Sans,
/// so give a person's name a run of its own.
/// </summary>
public sealed record Run(string Text, bool Bold = false)
{
    public static implicit operator Run(string text) => new(text);

    /// <summary>Splits a line of our templates at <c>**</c> into plain and bold runs; an unpaired mark stays text.</summary>
    public static IReadOnlyList<Run> Parse(string text)
    {
        ArgumentNullException.ThrowIfNull(text);
        var parts = text.Split("**");
        if (parts.Length % 2 == 0) return [new Run(text)];
        var runs = new List<Run>();
        for (var i = 0; i < parts.Length; i++)
        {
            if (parts[i].Length > 0) runs.Add(new Run(parts[i], Bold: i % 2 == 1));
        }
        return runs;
    }
}
