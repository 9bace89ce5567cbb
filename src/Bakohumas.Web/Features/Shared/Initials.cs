namespace Bakohumas.Web.Features.Shared;

/// <summary>Two letters for an avatar: of the first two words that are no title.</summary>
internal static class Initials
{
    public static string Of(string name) => string.Concat(name
        .Split([' ', ','], StringSplitOptions.RemoveEmptyEntries)
        .Where(word => !word.Contains('.', StringComparison.Ordinal) && char.IsLetter(word[0]))
        .Take(2)
        .Select(word => char.ToUpperInvariant(word[0])));
}
