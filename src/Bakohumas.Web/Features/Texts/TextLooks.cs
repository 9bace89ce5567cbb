using Bakohumas.Documents;
using Bakohumas.Domain.Pledges;
using Bakohumas.Web.Features.Shared;

namespace Bakohumas.Web.Features.Texts;

/// <summary>How the pages of this feature look at what the domain says.</summary>
internal static class TextLooks
{
    /// <summary>Kind of the <c>status</c> tag.</summary>
    public static string Kind(TextStanding standing) => standing switch
    {
        TextStanding.Released => "ok",
        TextStanding.Returned => "bad",
        TextStanding.Passed => "info",
        TextStanding.Unchecked => "warn",
        TextStanding.Withdrawn => "none",
    };

    /// <summary>What is wrong, with the values that its sentence takes.</summary>
    public static string Say(PledgeTextFault fault, Wording words)
    {
        var key = $"{nameof(PledgeTextProblem)}.{fault.Problem}";
        (string Name, object? Value)[] all = [("isi", fault.Detail ?? ""), ("batas", fault.Limit ?? 0)];
        return words[key, [.. all.Where(v => words.Takes(key, v.Name))]].Trim();
    }

    public static string? Class(ParagraphKind kind) => kind switch
    {
        ParagraphKind.Lead => null,
        ParagraphKind.Note => "is-note",
        ParagraphKind.Body => null,
    };

    /// <summary>Path data of QR modules, four modules of white around them.</summary>
    public static string Path(bool[,] modules)
    {
        var path = new System.Text.StringBuilder();
        for (var y = 0; y < modules.GetLength(0); y++)
            for (var x = 0; x < modules.GetLength(1); x++)
                if (modules[y, x]) path.Append(System.Globalization.CultureInfo.InvariantCulture, $"M{x + 4} {y + 4}h1v1h-1z");
        return path.ToString();
    }
}
