using System.Text;
using Bakohumas.Documents;
using Bakohumas.Domain.People;
using Bakohumas.Web.Features.Shared;
using Microsoft.AspNetCore.Mvc.ModelBinding;

namespace Bakohumas.Web.Features.Texts;

/// <summary>One thing that is wrong, beside one box, in words of the resources.</summary>
internal sealed record TextFault(string Field, string Key, params (string Name, object? Value)[] Values);

/// <summary>The one-line boxes of this feature, by the rule of every line that is printed.</summary>
internal static class TextLines
{
    public const int TitleLimit = 160;
    public const int NoteLimit = 2000;

    public static string? Line(string field, string? text, int limit, List<TextFault> faults)
    {
        switch (PlainLine.Check(text, limit, CanDraw))
        {
            case LineDecision.Accepted line:
                return line.Text;
            case LineDecision.Refused { Problem: TextProblem.TooLong }:
                faults.Add(new(field, "isi.terlalu_panjang", ("batas", limit)));
                return null;
            case LineDecision.Refused { Problem: TextProblem.Character } refused:
                faults.Add(new(field, InputMessages.Key(TextProblem.Character), ("catatan", refused.Character)));
                return null;
            default:
                faults.Add(new(field, "isi.wajib"));
                return null;
        }
    }

    public static void Say(this ModelStateDictionary state, IEnumerable<TextFault> faults, Wording words)
    {
        foreach (var fault in faults) state.AddModelError(fault.Field, words[fault.Key, fault.Values]);
    }

    private static bool CanDraw(Rune rune) => FontCoverage.Missing(rune.ToString()) is null;
}
