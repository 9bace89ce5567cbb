namespace Bakohumas.Web.Features.Texts;

/// <summary>What became of a run of words.</summary>
internal enum DiffKind
{
    Same,
    Removed,
    Added,
}

internal sealed record DiffRun(DiffKind Kind, string Text)
{
    /// <summary>Without the marks of headings and bold leads.</summary>
    public string Said => Text.Replace("**", "", StringComparison.Ordinal).TrimStart('#', ' ');
}

/// <summary>One line of the newer or the older text; headings keep their marks.</summary>
internal sealed record DiffLine(IReadOnlyList<DiffRun> Runs)
{
    public bool IsHeading => Runs[0].Text.StartsWith('#');

    public bool HasChange => Runs.Any(r => r.Kind != DiffKind.Same);
}

/// <summary>Lines that stand together on the page.</summary>
/// <param name="IsFar">Nothing in them changed, and nothing near them.</param>
internal sealed record DiffPart(IReadOnlyList<DiffLine> Lines, bool IsFar);

/// <summary>
/// Two texts word by word: the longest common sequence of words and line ends. Quadratic, on texts of at most 12,000 characters, what is
/// equal at both ends taken off first.
/// </summary>
internal static class WordDiff
{
    private const string Break = "\n";
    private const int FewestApart = 2;

    public static IReadOnlyList<DiffLine> Lines(string before, string after)
    {
        var lines = new List<DiffLine>();
        var runs = new List<DiffRun>();
        foreach (var (kind, word) in Steps(Words(before), Words(after)))
        {
            // A break that went away is no line of its own: its words follow in the same one.
            if (word == Break && kind != DiffKind.Removed)
            {
                if (runs.Count > 0) lines.Add(new([.. runs]));
                runs.Clear();
            }
            else if (word != Break && runs.Count > 0 && runs[^1].Kind == kind)
            {
                runs[^1] = new(kind, runs[^1].Text + " " + word);
            }
            else if (word != Break)
            {
                runs.Add(new(kind, word));
            }
        }

        if (runs.Count > 0) lines.Add(new([.. runs]));
        return lines;
    }

    /// <summary>What changed with the line before and after and the heading above; the rest is apart where it is longer than the words that stand for it.</summary>
    public static IReadOnlyList<DiffPart> Parts(IReadOnlyList<DiffLine> lines)
    {
        if (!lines.Any(line => line.HasChange)) return [new DiffPart(lines, IsFar: false)];
        var near = new bool[lines.Count];
        for (var i = 0; i < lines.Count; i++)
        {
            if (!lines[i].HasChange) continue;
            for (var j = Math.Max(0, i - 1); j <= Math.Min(lines.Count - 1, i + 1); j++) near[j] = true;
            for (var j = i; j >= 0; j--)
                if (lines[j].IsHeading)
                {
                    near[j] = true;
                    break;
                }
        }

        var parts = new List<DiffPart>();
        for (var i = 0; i < lines.Count;)
        {
            var next = i + 1;
            while (next < lines.Count && near[next] == near[i]) next++;
            var isFar = !near[i] && next - i > FewestApart;
            if (!isFar && parts.Count > 0 && !parts[^1].IsFar) parts[^1] = parts[^1] with { Lines = [.. parts[^1].Lines, .. lines.Take(i..next)] };
            else parts.Add(new DiffPart([.. lines.Take(i..next)], isFar));
            i = next;
        }

        return parts;
    }

    private static List<(DiffKind Kind, string Word)> Steps(List<string> before, List<string> after)
    {
        int start = 0, end = 0, most = Math.Min(before.Count, after.Count);
        while (start < most && before[start] == after[start]) start++;
        while (end < most - start && before[^(end + 1)] == after[^(end + 1)]) end++;
        var (old, now) = (before[start..^end], after[start..^end]);
        var common = new int[old.Count + 1, now.Count + 1];
        for (var i = old.Count - 1; i >= 0; i--)
            for (var j = now.Count - 1; j >= 0; j--)
                common[i, j] = old[i] == now[j] ? common[i + 1, j + 1] + 1 : Math.Max(common[i + 1, j], common[i, j + 1]);

        var steps = before[..start].ConvertAll(word => (DiffKind.Same, word));
        for (int i = 0, j = 0; i < old.Count || j < now.Count;)
            if (i < old.Count && j < now.Count && old[i] == now[j])
            {
                steps.Add((DiffKind.Same, old[i++]));
                j++;
            }
            else if (i < old.Count && (j == now.Count || common[i + 1, j] >= common[i, j + 1]))
            {
                steps.Add((DiffKind.Removed, old[i++]));
            }
            else
            {
                steps.Add((DiffKind.Added, now[j++]));
            }

        steps.AddRange(before[^end..].Select(word => (DiffKind.Same, word)));
        return steps;
    }

    private static List<string> Words(string text)
    {
        var words = new List<string>();
        foreach (var line in text.ReplaceLineEndings("\n").Split('\n', StringSplitOptions.RemoveEmptyEntries))
        {
            words.AddRange(line.Split(' ', StringSplitOptions.RemoveEmptyEntries));
            words.Add(Break);
        }

        return words;
    }
}
