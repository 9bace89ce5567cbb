using System.Text;
using System.Text.RegularExpressions;

namespace Bakohumas.Domain.Pledges;

/// <summary>
/// Reads a text as somebody writes it and finds every fault at once, with its line. What passes here, <see cref="PledgeTextParser.Parse"/>
/// accepts.
/// </summary>
public static partial class PledgeTextInspection
{
    /// <summary>Characters of the whole text; two pages hold less.</summary>
    public const int MaxLength = 12_000;

    private const string Legal = "dasar_hukum";
    private const string Signature = "blok_tanda_tangan";

    /// <summary>What an event fills in.</summary>
    public static readonly IReadOnlySet<string> EventLevel = new HashSet<string>(StringComparer.Ordinal) { "kegiatan", "tempat", "tanggal" };

    /// <param name="canDraw">Whether the paper's font has a letter.</param>
    public static IReadOnlyList<PledgeTextFault> Faults(string body, Func<Rune, bool> canDraw)
    {
        var faults = new List<PledgeTextFault>();
        if (body.Length > MaxLength) faults.Add(new(PledgeTextProblem.TooLong, 1, Limit: MaxLength));
        var lines = body.ReplaceLineEndings("\n").Split('\n');
        var section = -1;
        var filled = new List<(string Heading, int Line, bool HasWords)>();
        for (var i = 0; i < lines.Length; i++)
        {
            var line = lines[i];
            if (line.StartsWith("## ", StringComparison.Ordinal))
            {
                section++;
                filled.Add((line[3..].Trim(), i + 1, false));
            }
            else if (line.Trim().Length > 0)
            {
                if (section >= 0) filled[section] = filled[section] with { HasWords = true };
                // Words before the first section would vanish; only the title may stand there.
                else if (!line.StartsWith("# ", StringComparison.Ordinal)) faults.Add(new(PledgeTextProblem.Sections, i + 1, Start(line), 7));
            }

            OfLine(line, i + 1, section, faults, canDraw);
        }

        OfSections(filled, lines, faults);
        OfClauses(lines, filled, faults);
        return [.. faults.OrderBy(f => f.Line)];
    }

    private static void OfLine(string line, int number, int section, List<PledgeTextFault> faults, Func<Rune, bool> canDraw)
    {
        foreach (Match place in Place().Matches(line))
        {
            var name = place.Groups["name"].Value;
            if (!EventLevel.Contains(name) && !PledgeText.Personal.Contains(name) && name != Legal) faults.Add(new(PledgeTextProblem.UnknownPlaceholder, number, place.Value));
            else if (PledgeText.Personal.Contains(name) && (name == Signature ? section < 5 : section != 1)) faults.Add(new(PledgeTextProblem.PersonalPlaceholder, number, place.Value));
        }

        // The lead of a clause, the title and the section headings are all the marks there are.
        var plain = Lead().Replace(Place().Replace(line, ""), "", 1);
        if (Markup().Match(section < 0 && plain.StartsWith("# ", StringComparison.Ordinal) ? plain[2..] : plain.StartsWith("## ", StringComparison.Ordinal) ? plain[3..] : plain) is { Success: true } mark)
            faults.Add(new(PledgeTextProblem.Markup, number, mark.Value.Trim()));
        foreach (var rune in line.EnumerateRunes())
        {
            if (rune.Value == '\t' || canDraw(rune)) continue;
            faults.Add(new(PledgeTextProblem.Character, number, rune.ToString()));
            break;
        }
    }

    private static void OfSections(List<(string Heading, int Line, bool HasWords)> sections, string[] lines, List<PledgeTextFault> faults)
    {
        if (sections.Count != 7)
        {
            faults.Add(new(PledgeTextProblem.Sections, sections.Count > 7 ? sections[7].Line : lines.Length, Limit: 7));
            return;
        }

        foreach (var (heading, line, _) in sections.Where(s => !s.HasWords)) faults.Add(new(PledgeTextProblem.EmptySection, line, heading));
        foreach (var (index, block) in ((int, string)[])[(5, Legal), (6, Signature)])
            if (Words(lines, sections, index) is { } words && words.Length > 0 && words != "{{" + block + "}}")
                faults.Add(new(PledgeTextProblem.BlockMissing, sections[index].Line, "{{" + block + "}}"));
    }

    private static void OfClauses(string[] lines, List<(string Heading, int Line, bool HasWords)> sections, List<PledgeTextFault> faults)
    {
        if (sections.Count < 3) return;
        var end = sections.Count > 3 ? sections[3].Line - 1 : lines.Length;
        var clauses = new List<(int Line, StringBuilder Text)>();
        for (var i = sections[2].Line; i < end; i++)
        {
            var line = lines[i];
            if (!Numbered().IsMatch(line))
            {
                if (line.Trim().Length == 0) continue;
                if (clauses.Count == 0) faults.Add(new(PledgeTextProblem.ClauseWithoutLead, i + 1, Start(line)));
                else clauses[^1].Text.Append(' ').Append(line.Trim());
                continue;
            }

            var clause = Clause().Match(line);
            if (!clause.Success) faults.Add(new(PledgeTextProblem.ClauseWithoutLead, i + 1, Start(line)));
            else if (ClauseGroupsMark.Parse(clause.Groups["groups"].Value) is null) faults.Add(new(PledgeTextProblem.UnknownGroup, i + 1, clause.Groups["groups"].Value));
            clauses.Add((i + 1, new StringBuilder(clause.Success ? clause.Groups["lead"].Value + clause.Groups["text"].Value.Trim() : line)));
        }

        if (clauses.Count == 0) faults.Add(new(PledgeTextProblem.NoClause, sections[2].Line));
        if (clauses.Count > PledgeText.MaxClauses) faults.Add(new(PledgeTextProblem.TooManyClauses, clauses[PledgeText.MaxClauses].Line, Limit: PledgeText.MaxClauses));
        foreach (var (line, text) in clauses.Where(c => c.Text.Length > PledgeText.MaxClauseLength))
            faults.Add(new(PledgeTextProblem.ClauseTooLong, line, text.Length.ToString(System.Globalization.CultureInfo.InvariantCulture), PledgeText.MaxClauseLength));
    }

    private static string Words(string[] lines, List<(string Heading, int Line, bool HasWords)> sections, int index) =>
        string.Join(' ', lines[sections[index].Line..(index + 1 < sections.Count ? sections[index + 1].Line - 1 : lines.Length)].Select(l => l.Trim()).Where(l => l.Length > 0));

    private static string Start(string line) => line.Length > 40 ? line[..40] + "…" : line;

    [GeneratedRegex(@"\{\{(?<name>[^{}]*)\}\}", RegexOptions.CultureInvariant)]
    private static partial Regex Place();

    [GeneratedRegex(@"^\d{1,2}\.\s+(?:\[[^\]]*\]\s+)?\*\*[^*]+\*\*", RegexOptions.CultureInvariant)]
    private static partial Regex Lead();

    [GeneratedRegex(@"^\d{1,2}\.\s", RegexOptions.CultureInvariant)]
    private static partial Regex Numbered();

    [GeneratedRegex(@"^\d{1,2}\.\s+(?:\[(?<groups>[^\]]*)\]\s+)?\*\*(?<lead>[^*]+)\*\*(?<text>.*)$", RegexOptions.CultureInvariant)]
    private static partial Regex Clause();

    [GeneratedRegex(@"</?[A-Za-z!][^>]*>?|\*+|__+|`+|!?\[[^\]]*\]\(|^\s*(?:#+|>|[-*+]|\|)\s|^\s*\|", RegexOptions.CultureInvariant)]
    private static partial Regex Markup();
}
