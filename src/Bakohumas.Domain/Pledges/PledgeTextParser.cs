using System.Text;
using System.Text.RegularExpressions;

namespace Bakohumas.Domain.Pledges;

/// <summary>Reads pledge texts: a template's Markdown body, and the canonical form in which a text was frozen.</summary>
public static partial class PledgeTextParser
{
    private const int Sections = 7;

    /// <summary>
    /// Reads the body of a template: one title and seven sections in fixed order (preamble, identity, clauses, awareness, closing,
    /// legal basis, signature); headings may be in any language. Single line breaks are spaces. A clause may name what it is about in front of its lead, from
    /// the closed set of <see cref="ClauseGroups"/>: <c>3. [kebijakan, manajemen] **Lead.** Sentences.</c>
    /// </summary>
    /// <exception cref="PledgeTextException">The form, a limit of product 6.11, or the place of a personal placeholder is violated.</exception>
    public static PledgeText Parse(PledgeHead head, string body)
    {
        var sections = Split(body);
        if (sections.Count != Sections) throw new PledgeTextException($"{head.Key}: {Sections} sections expected, {sections.Count} found.");
        var clauses = Clauses(head.Key, sections[2].Text);
        var text = new PledgeText(head, Flow(sections[0]), Flow(sections[1]), sections[2].Heading, clauses, Flow(sections[3]), Flow(sections[4]),
            sections[5].Heading, sections[6].Heading);
        Check(text);
        return text;
    }

    /// <summary>Reads <see cref="PledgeText.Canonical"/> back, so that what was frozen can be shown and printed again.</summary>
    /// <exception cref="PledgeTextException">The text is not canonical.</exception>
    public static PledgeText ParseCanonical(string canonical)
    {
        var lines = canonical.Split('\n');
        var tag = TagLine().Match(lines[0]);
        var title = lines.FirstOrDefault(line => line.StartsWith("# ", StringComparison.Ordinal));
        if (!tag.Success || title is null) throw new PledgeTextException("Not a canonical pledge text.");
        var sections = Split(canonical);
        if (sections.Count != Sections) throw new PledgeTextException("Not a canonical pledge text.");
        var bases = sections[5].Text.Split('\n').Where(line => line.StartsWith("- ", StringComparison.Ordinal)).Select(Basis).ToArray();
        var head = new PledgeHead(tag.Groups["key"].Value, title[2..], tag.Groups["version"].Value, tag.Groups["language"].Value, bases);
        var text = new PledgeText(head, Flow(sections[0]), Flow(sections[1]), sections[2].Heading, Clauses(head.Key, sections[2].Text), Flow(sections[3]),
            Flow(sections[4]), sections[5].Heading, sections[6].Heading);
        return text.Canonical() == canonical ? text : throw new PledgeTextException("Not a canonical pledge text.");
    }

    private static List<PledgeSection> Split(string body)
    {
        var sections = new List<PledgeSection>();
        var text = new StringBuilder();
        string? heading = null;
        foreach (var line in body.ReplaceLineEndings("\n").Split('\n'))
        {
            if (!line.StartsWith("## ", StringComparison.Ordinal))
            {
                if (heading is not null) text.Append(line).Append('\n');
                continue;
            }

            if (heading is not null) sections.Add(new(heading, text.ToString().Trim()));
            heading = line[3..].Trim();
            text.Clear();
        }

        if (heading is not null) sections.Add(new(heading, text.ToString().Trim()));
        return sections;
    }

    private static PledgeSection Flow(PledgeSection section) => section with { Text = OneParagraph(section.Text) };

    private static string OneParagraph(string text) => Space().Replace(text, " ").Trim();

    private static List<PledgeClause> Clauses(string key, string text)
    {
        var clauses = new List<PledgeClause>();
        // A clause whose lead is not bold would otherwise vanish, or slip into the one before it.
        if (ClauseNumber().Count(text) != Clause().Count(text)) throw new PledgeTextException($"{key}: every clause is a number and a bold lead.");
        foreach (Match match in Clause().Matches(text))
        {
            var groups = ClauseGroupsMark.Parse(match.Groups["groups"].Value)
                ?? throw new PledgeTextException($"{key}: clause {clauses.Count + 1} names an unknown group: {match.Groups["groups"].Value}.");
            clauses.Add(new(clauses.Count + 1, OneParagraph(match.Groups["lead"].Value), OneParagraph(match.Groups["text"].Value)) { Groups = groups });
        }

        if (clauses.Count is 0 or > PledgeText.MaxClauses) throw new PledgeTextException($"{key}: 1 to {PledgeText.MaxClauses} clauses expected.");
        if (clauses.Find(c => c.Lead.Length + c.Text.Length > PledgeText.MaxClauseLength) is { } longest)
            throw new PledgeTextException($"{key}: clause {longest.Number} is longer than {PledgeText.MaxClauseLength} characters.");
        return clauses;
    }

    private static void Check(PledgeText text)
    {
        var common = string.Join(' ', [text.Preamble.Text, text.Awareness.Text, text.Closing.Text, .. text.Clauses.Select(c => c.Lead + c.Text)]);
        if (PledgeText.Personal.FirstOrDefault(name => common.Contains("{{" + name + "}}", StringComparison.Ordinal)) is { } personal)
            throw new PledgeTextException($"{text.Head.Key}: {{{{{personal}}}}} may stand in the identity and signature sections only.");
    }

    private static LegalBasis Basis(string line)
    {
        var parts = line[2..].Split(" | ", 3);
        return parts.Length < 2 ? throw new PledgeTextException("Not a canonical pledge text.") : new(parts[0], parts[1], parts.Length == 3 ? parts[2] : null);
    }

    [GeneratedRegex(@"^naskah: (?<key>\S+) (?<version>\S+) (?<language>\S+)$", RegexOptions.CultureInvariant)]
    private static partial Regex TagLine();

    [GeneratedRegex(@"^\d{1,2}\.\s+(?:\[(?<groups>[^\]\n]*)\]\s+)?\*\*(?<lead>[^*]+)\*\*(?<text>.*?)(?=^\d{1,2}\.\s+(?:\[[^\]\n]*\]\s+)?\*\*|\z)", RegexOptions.Multiline | RegexOptions.Singleline | RegexOptions.CultureInvariant)]
    private static partial Regex Clause();

    [GeneratedRegex(@"^\d{1,2}\.\s", RegexOptions.Multiline | RegexOptions.CultureInvariant)]
    private static partial Regex ClauseNumber();

    [GeneratedRegex(@"\s+", RegexOptions.CultureInvariant)]
    private static partial Regex Space();
}
