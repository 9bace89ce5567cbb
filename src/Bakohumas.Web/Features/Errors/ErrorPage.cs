using System.Diagnostics;
using System.Globalization;
using Bakohumas.Web.Features.Shared;

namespace Bakohumas.Web.Features.Errors;

/// <summary>What happened and what to do next. <paramref name="Code"/> stands in the log as well, for errors of ours only; <paramref name="Again"/> is the address where trying again makes sense.</summary>
internal sealed record ErrorPage(string Title, string Text, string? Code, string? Again)
{
    public static ErrorPage Of(int status, string trace, string asked, Wording words)
    {
        var key = status.ToString(CultureInfo.InvariantCulture);
        if (status >= 500 && !words.Has("galat.judul." + key)) key = "500";
        var named = words.Has("galat.judul." + key) ? key : "lain";
        return new ErrorPage(
            words["galat.judul." + named],
            words[named == "500" ? "galat.500.isi" : "galat." + named],
            named == "500" ? CodeOf(Activity.Current?.TraceId.ToHexString() ?? trace) : null,
            named is "400" or "429" or "500" or "503" ? asked : null);
    }

    /// <summary>Eight characters that can be read out over the phone.</summary>
    private static string CodeOf(string trace)
    {
        var text = string.Concat(trace.Where(char.IsAsciiLetterOrDigit)).ToUpperInvariant().PadLeft(8, '0');
        return $"G-{text[^8..^4]}-{text[^4..]}";
    }
}
