using System.Globalization;
using Bakohumas.Domain.Pledges;

namespace Bakohumas.Web.Features.Shared;

/// <summary>The clauses of a text by what they are about (domain E12): <c>pelayanan 2; kebijakan 3; pemilu 4–8, 10</c>.</summary>
internal static class ClauseFields
{
    /// <returns>The whole sentence; null for a text without groups.</returns>
    public static string? Line(PledgeText text, Wording words)
    {
        var parts = ClauseGroupsMark.Words
            .Select(w => (w.Word, Numbers: text.Clauses.Where(c => c.Groups.HasFlag(w.Group)).Select(c => c.Number).ToList()))
            .Where(p => p.Numbers.Count > 0)
            .Select(p => $"{words["naskah.kelompok." + p.Word]} {Spans(p.Numbers)}")
            .ToList();
        return parts.Count == 0 ? null : words["naskah.kelompok", ("daftar", string.Join("; ", parts))];
    }

    /// <summary>What one clause is about, for beside it; empty without groups.</summary>
    public static string Of(PledgeClause clause, Wording words) =>
        string.Join(", ", ClauseGroupsMark.Words.Where(w => clause.Groups.HasFlag(w.Group)).Select(w => words["naskah.kelompok." + w.Word]));

    private static string Spans(List<int> numbers)
    {
        var spans = new List<(int From, int To)>();
        foreach (var number in numbers)
            if (spans.Count > 0 && spans[^1].To == number - 1) spans[^1] = (spans[^1].From, number);
            else spans.Add((number, number));
        return string.Join(", ", spans.Select(s => s.From == s.To
            ? s.From.ToString(CultureInfo.InvariantCulture)
            : s.To == s.From + 1 ? string.Create(CultureInfo.InvariantCulture, $"{s.From}, {s.To}") : string.Create(CultureInfo.InvariantCulture, $"{s.From}–{s.To}")));
    }
}
