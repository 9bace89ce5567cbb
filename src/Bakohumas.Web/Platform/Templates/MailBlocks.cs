using System.Globalization;
using System.Net;
using System.Text;
using Markdig.Syntax;
using Markdig.Syntax.Inlines;

namespace Bakohumas.Web.Platform.Templates;

/// <summary>The blocks of a mail as HTML with the rules inlined: paragraphs, lists, details of label and value, and the one button with the QR picture above it.</summary>
internal static class MailBlocks
{
    public static string Html(MarkdownDocument body, string action, string? qrAlternative)
    {
        var html = new StringBuilder();
        foreach (var block in body)
        {
            if (block is ParagraphBlock paragraph && ActionAddress(paragraph) is { } address)
            {
                if (qrAlternative is not null) html.Append(MailPage.Picture(qrAlternative));
                html.Append(MailPage.Button(action, address));
                qrAlternative = null;
            }
            else Write(block, html);
        }
        if (qrAlternative is not null) html.Append(MailPage.Picture(qrAlternative));
        return html.ToString();
    }

    public static string FooterHtml(MarkdownDocument foot) =>
        string.Concat(foot.OfType<ParagraphBlock>().Select(p => MailPage.Small(Inlines(p.Inline))));

    // "**Label:** <address>" and nothing else is the action of the mail.
    private static string? ActionAddress(ParagraphBlock paragraph)
    {
        var inlines = paragraph.Inline?.Where(i => i is not LiteralInline literal || !literal.Content.IsEmptyOrWhitespace()).ToList() ?? [];
        return inlines is [EmphasisInline { DelimiterCount: 2 }, AutolinkInline { IsEmail: false } link] ? link.Url : null;
    }

    private static void Write(Block block, StringBuilder html)
    {
        switch (block)
        {
            case HeadingBlock heading: html.Append(MailPage.Heading(Inlines(heading.Inline))); break;
            case ParagraphBlock paragraph: html.Append(MailPage.Paragraph(Inlines(paragraph.Inline))); break;
            case ListBlock list when Details(list) is { } rows: html.Append(MailPage.Details(rows)); break;
            case ListBlock list: WriteList(list, html); break;
            case QuoteBlock quote: foreach (var inner in quote) Write(inner, html); break;
            default: break;
        }
    }

    private static void WriteList(ListBlock list, StringBuilder html)
    {
        var items = list.Cast<ListItemBlock>().Select(item => string.Join("<br>", item.OfType<LeafBlock>().Select(leaf => Inlines(leaf.Inline))));
        html.Append(MailPage.List(list.IsOrdered, items));
    }

    private static List<(string Label, string Value)>? Details(ListBlock list)
    {
        var rows = new List<(string, string)>();
        foreach (var item in list.Cast<ListItemBlock>())
        {
            if (list.IsOrdered || item is not [ParagraphBlock { Inline: { FirstChild: LiteralInline first } inline }]) return null;
            var text = Inlines(inline);
            var colon = text.IndexOf(": ", StringComparison.Ordinal);
            if (colon is < 1 or > 30 || !first.Content.ToString().Contains(text[..colon], StringComparison.Ordinal)) return null;
            rows.Add((text[..colon], text[(colon + 2)..]));
        }
        return rows;
    }

    private static string Inlines(ContainerInline? inlines)
    {
        var html = new StringBuilder();
        foreach (var inline in inlines ?? Enumerable.Empty<Inline>()) Write(inline, html);
        return html.ToString();
    }

    private static void Write(Inline inline, StringBuilder html)
    {
        switch (inline)
        {
            case LiteralInline literal: html.Append(WebUtility.HtmlEncode(literal.Content.ToString())); break;
            case CodeInline code: html.Append(WebUtility.HtmlEncode(code.Content)); break;
            case HtmlEntityInline entity: html.Append(WebUtility.HtmlEncode(entity.Transcoded.ToString())); break;
            case LineBreakInline line: html.Append(line.IsHard ? "<br>" : " "); break;
            case AutolinkInline { IsEmail: false } link: html.Append(MailPage.Link(link.Url, WebUtility.HtmlEncode(Shown(link.Url)))); break;
            case LinkInline { Url: { } url } link when url.StartsWith("https://", StringComparison.OrdinalIgnoreCase): html.Append(MailPage.Link(url, Inlines(link))); break;
            case EmphasisInline emphasis:
                var tag = emphasis.DelimiterCount == 2 ? "strong" : "em";
                html.Append(CultureInfo.InvariantCulture, $"<{tag}>{Inlines(emphasis)}</{tag}>");
                break;
            case ContainerInline container: html.Append(Inlines(container)); break;
            default: break;
        }
    }

    // A personal link is long and says nothing to a reader.
    private static string Shown(string url) => url.Length <= 60 ? url : url[..57] + "…";
}
