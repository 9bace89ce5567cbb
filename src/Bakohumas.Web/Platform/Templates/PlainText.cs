using System.Globalization;
using System.Text;
using Markdig.Syntax;
using Markdig.Syntax.Inlines;

namespace Bakohumas.Web.Platform.Templates;

/// <summary>The subset of Markdown our texts use, as plain text: one line per paragraph, addresses written out.</summary>
internal static class PlainText
{
    public static string Of(Block block) => block switch
    {
        ListBlock list => string.Join('\n', list.Cast<ListItemBlock>().Select((item, i) => Mark(list, i) + Joined(item, "\n  "))),
        QuoteBlock quote => string.Join('\n', Joined(quote, "\n\n").Split('\n').Select(line => "> " + line)),
        ContainerBlock container => Joined(container, "\n\n"),
        ThematicBreakBlock => "---",
        LeafBlock { Inline: { } inline } => Of(inline),
        _ => "",
    };

    public static string Of(ContainerInline inlines)
    {
        var text = new StringBuilder();
        foreach (var inline in inlines) Write(inline, text);
        return text.ToString();
    }

    private static string Mark(ListBlock list, int index) =>
        list.IsOrdered ? string.Create(CultureInfo.InvariantCulture, $"{index + 1}. ") : "- ";

    private static string Joined(ContainerBlock blocks, string between) =>
        string.Join(between, blocks.Select(Of).Where(text => text.Length > 0));

    private static void Write(Inline inline, StringBuilder text)
    {
        switch (inline)
        {
            case LiteralInline literal: text.Append(literal.Content.AsSpan()); break;
            case CodeInline code: text.Append(code.Content); break;
            case AutolinkInline link: text.Append(link.Url); break;
            case HtmlEntityInline entity: text.Append(entity.Transcoded.AsSpan()); break;
            case LineBreakInline line: text.Append(line.IsHard ? '\n' : ' '); break;
            case LinkInline link:
                foreach (var child in link) Write(child, text);
                text.Append(" (").Append(link.Url).Append(')');
                break;
            case ContainerInline container:
                foreach (var child in container) Write(child, text);
                break;
            default: break;
        }
    }
}
