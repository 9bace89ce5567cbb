using System.Text;
using Bakohumas.Documents;
using Bakohumas.Domain.Agencies;
using Bakohumas.Domain.People;
using Microsoft.AspNetCore.Mvc.ModelBinding;

namespace Bakohumas.Web.Features.Shared;

/// <summary>Checks of typed lines that several forms share: what is wrong goes beside the field in words, what is right comes back ready to store.</summary>
internal static class TypedLines
{
    /// <returns>The line, or null when the refusal stands beside the field.</returns>
    public static string? Line(this ModelStateDictionary state, string field, string? typed, Wording words, int limit = PlainLine.PersonLimit) =>
        PlainLine.Check(typed, limit, CanDraw).Match(good => good.Text, bad => state.Refuse(field, bad.Problem, bad.Character, limit, words));

    public static string? AgencyNameLine(this ModelStateDictionary state, string field, string? typed, Wording words) =>
        AgencyName.Check(typed, CanDraw).Match(good => good.Text, bad => state.Refuse(field, bad.Problem, bad.Character, PlainLine.AgencyLimit, words));

    public static string? PersonNameLine(this ModelStateDictionary state, string field, string? typed, Wording words) =>
        PersonName.Check(typed, CanDraw).Match(good => good.Name.Text, bad => state.Refuse(field, bad.Problem, bad.Character, PlainLine.PersonLimit, words));

    public static string? MailLine(this ModelStateDictionary state, string field, string? typed, Wording words) =>
        Mailbox.Check(typed).Match(good => good.Mailbox.Address, bad => state.Say(field, InputMessages.Key(bad.Problem), words, Mailbox.MaxLength));

    public static string? PhoneLine(this ModelStateDictionary state, string field, string? typed, Wording words) =>
        PhoneNumber.Check(typed).Match(good => good.Number.E164, bad => state.Say(field, InputMessages.Key(bad.Problem), words, null));

    /// <summary>Whether the faces of the documents have the character: what cannot be drawn is refused at the input, not lost on paper.</summary>
    public static bool CanDraw(Rune rune) => FontCoverage.Missing(rune.ToString()) is null;

    private static string? Refuse(this ModelStateDictionary state, string field, TextProblem problem, string? character, int limit, Wording words)
    {
        if (problem != TextProblem.Character) return state.Say(field, InputMessages.Key(problem), words, limit);
        if (IsClean(state, field)) state.AddModelError(field, words[InputMessages.Key(problem), ("catatan", character)]);
        return null;
    }

    private static string? Say(this ModelStateDictionary state, string field, string key, Wording words, int? limit)
    {
        if (IsClean(state, field)) state.AddModelError(field, words.Takes(key, "batas") ? words[key, ("batas", limit)] : words[key]);
        return null;
    }

    // One message beside a field is enough.
    private static bool IsClean(ModelStateDictionary state, string field) => state[field] is not { Errors.Count: > 0 };
}
