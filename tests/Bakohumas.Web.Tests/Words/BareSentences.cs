using System.Text.RegularExpressions;

namespace Bakohumas.Web.Tests.Words;

/// <summary>Finds prose in a Razor view: text between tags, or in an attribute that people read, with two words of two letters or more.</summary>
internal static partial class BareSentences
{
    public static IEnumerable<string> In(string view)
    {
        var markup = WithoutCode(Scripts().Replace(Comments().Replace(view, " "), " "));
        foreach (Match tag in Tags().Matches(markup))
            foreach (Match attribute in ReadAttributes().Matches(tag.Value))
                if (IsProse(attribute.Groups[1].Value)) yield return attribute.Value.Trim();
        foreach (var text in Tags().Split(markup))
            if (IsProse(text)) yield return text.Trim();
    }

    // Razor expressions, statements and code blocks go; what stays is markup and the text that stands between it.
    private static string WithoutCode(string view)
    {
        var kept = new System.Text.StringBuilder();
        var at = 0;
        while (at < view.Length)
        {
            if (view[at] != '@') { kept.Append(view[at++]); continue; }
            if (at + 1 < view.Length && view[at + 1] == '@') { at += 2; continue; }
            at = AfterCode(view, at + 1, kept);
        }
        return Braces().Replace(kept.ToString(), " ");
    }

    private static int AfterCode(string view, int at, System.Text.StringBuilder kept)
    {
        var directive = Directive().Match(view, at);
        if (directive.Success) return at + directive.Length;
        if (at < view.Length && view[at] == '{') return AfterBlock(view, at, kept);
        var statement = Statement().Match(view, at);
        if (statement.Success)
        {
            at += statement.Length;
            while (at < view.Length && char.IsWhiteSpace(view[at])) at++;
            return at < view.Length && view[at] == '(' ? AfterPair(view, at) : at;
        }
        if (at < view.Length && view[at] == '(') return AfterPair(view, at);
        at += Identifier().Match(view, at).Length;
        while (at < view.Length)
        {
            if (view[at] is '(' or '[') at = AfterPair(view, at);
            else if (view[at] is '?' or '!' && at + 1 < view.Length && view[at + 1] is '.' or '[' or '(') at++;
            else if (view[at] == '.' && Identifier().Match(view, at + 1) is { Length: > 0 } member) at += 1 + member.Length;
            else break;
        }
        return at;
    }

    // A code block: its statements go, tags inside it stay to be read.
    private static int AfterBlock(string view, int at, System.Text.StringBuilder kept)
    {
        var (depth, start) = (0, at);
        for (; at < view.Length; at++)
        {
            if (view[at] == '"') at = AfterText(view, at) - 1;
            else if (view[at] == '{') depth++;
            else if (view[at] == '}' && --depth == 0) { at++; break; }
        }
        foreach (Match element in Element().Matches(view[start..at])) kept.Append(WithoutCode(element.Value));
        return at;
    }

    private static int AfterPair(string view, int at)
    {
        var depth = 0;
        for (; at < view.Length; at++)
        {
            if (view[at] == '"') at = AfterText(view, at) - 1;
            else if (view[at] is '(' or '[' or '{') depth++;
            else if (view[at] is ')' or ']' or '}' && --depth == 0) return at + 1;
        }
        return at;
    }

    private static int AfterText(string view, int at)
    {
        for (at++; at < view.Length && view[at] != '"'; at++)
            if (view[at] == '\\') at++;
        return Math.Min(at + 1, view.Length);
    }

    private static bool IsProse(string text)
    {
        // Bits of code that follow a closing brace (else if (…), declarations) are no prose.
        text = Codes().Replace(System.Net.WebUtility.HtmlDecode(text), " ");
        return Words().Count(text) >= 2;
    }

    [GeneratedRegex(@"@\*.*?\*@|<!--.*?-->", RegexOptions.Singleline)]
    private static partial Regex Comments();

    [GeneratedRegex(@"<(script|style|svg|code|pre)\b[^>]*>.*?</\1>", RegexOptions.Singleline | RegexOptions.IgnoreCase)]
    private static partial Regex Scripts();

    [GeneratedRegex(@"</?[A-Za-z!](?:[^<>""']|""[^""]*""|'[^']*')*>", RegexOptions.Singleline)]
    private static partial Regex Tags();

    [GeneratedRegex(@"\s(?:alt|title|placeholder|aria-label|aria-description|content|label)\s*=\s*""([^""]*)""", RegexOptions.IgnoreCase)]
    private static partial Regex ReadAttributes();

    [GeneratedRegex(@"\G(?:model|using|inject|inherits|namespace|addTagHelper|removeTagHelper|tagHelperPrefix|layout|attribute|implements|page|preservewhitespace)\b[^\n]*")]
    private static partial Regex Directive();

    [GeneratedRegex(@"\G(?:if|foreach|for|while|switch|using|lock|do|try|section\s+\w+|functions|code|await\s+foreach)\b")]
    private static partial Regex Statement();

    [GeneratedRegex(@"\G(?:await\s+)?[A-Za-z_][A-Za-z0-9_]*")]
    private static partial Regex Identifier();

    [GeneratedRegex(@"<(?<tag>[A-Za-z][\w-]*)\b[^>]*?(?:/>|>.*?</\k<tag>>)", RegexOptions.Singleline)]
    private static partial Regex Element();

    [GeneratedRegex(@"[{}]")]
    private static partial Regex Braces();

    [GeneratedRegex(@"\belse(?:\s+if\s*\((?:[^()]|\((?:[^()]|\([^()]*\))*\))*\))?|\bcase\b[^:\n]*:|\bdefault:|\bbreak;|^\s*(?:var|await|return|continue|else)\b[^;\n]*;?|[^\n;]*;\s*$|[^\n]*=>[^\n]*|\bcatch\b[^\n]*", RegexOptions.Multiline)]
    private static partial Regex Codes();

    [GeneratedRegex(@"(?<![\p{L}\p{N}._/@-])\p{L}{2,}(?![\p{L}\p{N}_/@(\[=-])")]
    private static partial Regex Words();
}
