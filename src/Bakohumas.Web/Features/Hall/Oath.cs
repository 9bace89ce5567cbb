using System.Text.RegularExpressions;
using Bakohumas.Web.Platform.Templates;

namespace Bakohumas.Web.Features.Hall;

/// <summary>One turn of the oath: what the guide reads, and what all answer. Where nobody answers the guide speaks alone.</summary>
internal sealed record OathTurn(string Guide, string? All);

/// <summary>The oath of <c>templates/komitmen/ikrar-lisan.md</c> as the wall shows it: lines of <c>**speaker:** words</c>, of which the first speaker guides.</summary>
internal sealed partial record Oath(IReadOnlyList<OathTurn> Turns, string Language)
{
    private const string Id = "ikrar-lisan";

    /// <summary>In the event's language, else in Indonesian, which is the one that holds.</summary>
    /// <param name="values">What the event puts in the places of the text.</param>
    public static Oath Of(TemplateLibrary library, string language, IReadOnlyDictionary<string, string> values)
    {
        var text = library.Get(Id, language);
        var spoken = Line().Matches(text.Body).Select(m => (Who: m.Groups["who"].Value, Words: Placeholders.FillLine(text, m.Groups["words"].Value, values))).ToList();
        var turns = new List<OathTurn>();
        foreach (var (who, words) in spoken)
            if (who == spoken[0].Who) turns.Add(new(words, null));
            else turns[^1] = turns[^1] with { All = words };
        return new(turns, text.Language);
    }

    [GeneratedRegex(@"^\s*(?:\d+\.\s+)?\*\*(?<who>[^*:]+):\*\*\s+(?<words>.+?)\s*$", RegexOptions.Multiline)]
    private static partial Regex Line();
}
