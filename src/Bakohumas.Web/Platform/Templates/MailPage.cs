using System.Globalization;
using System.Net;
using System.Text;

namespace Bakohumas.Web.Platform.Templates;

/// <summary>
/// The frame of our mails (design: ticket and reminder mail). Tables and inlined rules, because mail programs drop style sheets; the sheet in the head
/// holds only what cannot be inlined: dark mode and phones.
/// </summary>
internal static class MailPage
{
    private const string Font = "font-family:'Plus Jakarta Sans',system-ui,'Segoe UI',Roboto,Helvetica,Arial,sans-serif;";
    private const string Table = "role=\"presentation\" cellpadding=\"0\" cellspacing=\"0\" border=\"0\"";

    private const string Sheet =
        """
        @media (prefers-color-scheme:dark){body,.bg{background:#171217!important;color:#f5eff3!important}.card{background:#211a20!important;border-color:#3b323a!important}.t,.v{color:#f5eff3!important}.v{border-color:#3b323a!important}.mut{color:#bfb3bb!important}.logo,.a{color:#f0b3d5!important}.btn{background:#e09bc3!important;color:#330a24!important}}
        @media (max-width:480px){.pad{padding:24px 20px!important}}
        """;

    // The band of the design as coloured cells: mail programs drop inline SVG.
    private static readonly string Band = string.Concat(((string[])["#2e0a22", "#8c3a70", "#2e0a22", "#cf8fb4", "#7a1f5c", "#2e0a22", "#e0a93b", "#2e0a22", "#8c3a70", "#cf8fb4", "#2e0a22", "#7a1f5c"])
        .Select(colour => $"<td width=\"8%\" height=\"12\" bgcolor=\"{colour}\" style=\"background:{colour};height:12px;font-size:0;line-height:0\">&nbsp;</td>"));

    /// <summary>What goes into the frame; subject and preheader are text, the rest is HTML.</summary>
    internal sealed record Parts(string Language, string Subject, string Preheader, string Body, string Footer);

    public static string Html(Parts parts)
    {
        var (subject, preheader) = (WebUtility.HtmlEncode(parts.Subject), WebUtility.HtmlEncode(parts.Preheader));
        return $"""
            <!doctype html>
            <html lang="{parts.Language}"><head><meta charset="utf-8"><meta name="viewport" content="width=device-width, initial-scale=1"><meta name="color-scheme" content="light dark"><meta name="supported-color-schemes" content="light dark"><title>{subject}</title>
            <style>{Sheet}</style></head>
            <body bgcolor="#faf7f3" style="margin:0;padding:0;background:#faf7f3;color:#241b22;{Font}-webkit-text-size-adjust:100%">
            <div aria-hidden="true" style="display:none;max-height:0;overflow:hidden;mso-hide:all">{preheader}</div>
            <table class="bg" {Table} width="100%" bgcolor="#faf7f3" style="background:#faf7f3"><tr><td align="center" style="padding:0 12px">
            <main><table {Table} width="600" style="width:100%;max-width:600px">
            <tr><td style="padding:28px 8px 20px"><span class="logo" style="font-size:20px;font-weight:800;letter-spacing:-.5px;color:#7a1f5c">Bakohumas</span></td></tr>
            <tr><td><table class="card" {Table} width="100%" bgcolor="#ffffff" style="border-collapse:separate;overflow:hidden;background:#ffffff;border:1px solid #e5ddd5;border-radius:20px">
            <tr><td bgcolor="#2e0a22" style="background:#2e0a22;border-radius:20px 20px 0 0;line-height:0;overflow:hidden"><table {Table} width="100%" aria-hidden="true"><tr>{Band}</tr></table></td></tr>
            <tr><td class="pad" style="padding:32px"><h1 class="t" style="font-size:26px;line-height:1.2;letter-spacing:-.6px;margin:0 0 16px;font-weight:800;color:#241b22">{subject}</h1>
            {parts.Body}</td></tr></table></td></tr>
            <tr><td style="padding:24px 8px 40px">{parts.Footer}</td></tr></table></main></td></tr></table></body></html>

            """.ReplaceLineEndings("\n");
    }

    public static string Heading(string html) =>
        $"<h2 class=\"t\" style=\"font-size:19px;line-height:1.3;margin:8px 0 8px;font-weight:800;color:#241b22\">{html}</h2>\n";

    public static string Paragraph(string html) =>
        $"<p class=\"t\" style=\"font-size:16px;line-height:1.6;margin:0 0 16px;color:#241b22\">{html}</p>\n";

    public static string Small(string html) =>
        $"<p class=\"mut\" style=\"font-size:14px;line-height:1.55;margin:0 0 12px;color:#5e535a\">{html}</p>\n";

    public static string Link(string url, string html) =>
        $"<a class=\"a\" href=\"{WebUtility.HtmlEncode(url)}\" style=\"color:#7a1f5c\">{html}</a>";

    public static string Button(string label, string url) =>
        $"""
        <table {Table} width="100%"><tr><td align="center" style="padding:8px 0 24px"><a class="btn" href="{WebUtility.HtmlEncode(url)}" style="display:inline-block;background:#7a1f5c;color:#ffffff;text-decoration:none;font-weight:700;font-size:17px;line-height:24px;padding:16px 28px;border-radius:14px">{WebUtility.HtmlEncode(label)}</a></td></tr></table>

        """.ReplaceLineEndings("\n");

    public static string Picture(string alternative) =>
        $"""
        <table {Table} width="100%"><tr><td align="center" bgcolor="#ffffff" style="background:#ffffff;padding:12px 0"><img src="cid:{MailWriter.QrContentId}" width="220" height="220" alt="{WebUtility.HtmlEncode(alternative)}" style="display:block;width:220px;height:220px;border:0"></td></tr></table>

        """.ReplaceLineEndings("\n");

    public static string List(bool ordered, IEnumerable<string> items)
    {
        var tag = ordered ? "ol" : "ul";
        var rows = string.Concat(items.Select(item => $"<li style=\"margin:0 0 8px\">{item}</li>"));
        return $"<{tag} class=\"t\" style=\"font-size:16px;line-height:1.6;margin:0 0 16px;padding-left:24px;color:#241b22\">{rows}</{tag}>\n";
    }

    public static string Details(IEnumerable<(string Label, string Value)> rows)
    {
        var html = new StringBuilder();
        foreach (var (label, value) in rows)
            html.Append(CultureInfo.InvariantCulture, $"<tr><td class=\"mut\" style=\"font-size:14px;color:#5e535a;padding:10px 0 0;line-height:1.4\">{label}</td></tr><tr><td class=\"v\" style=\"font-size:16px;font-weight:700;padding:0 0 10px;border-bottom:1px solid #e5ddd5;line-height:1.45;color:#241b22\">{value}</td></tr>");
        return $"<table {Table} width=\"100%\" style=\"margin:0 0 20px\">{html}</table>\n";
    }
}
