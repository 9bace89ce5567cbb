using Markdig;
using Markdig.Syntax;

namespace Bakohumas.Web.Platform.Templates;

/// <summary>
/// Fills mail texts. Besides the values named at each <see cref="MailTemplate"/> every mail takes <c>situs</c> and <c>penyelenggara</c> (accounts: <c>situs</c> only),
/// reminders take <c>tautan_berhenti</c>, and <c>kontak_pdp</c> may be given; values that a text does not use are ignored.
/// </summary>
internal sealed class MailWriter
{
    /// <summary>Content id under which the HTML part expects the QR picture.</summary>
    public const string QrContentId = "qr@bakohumas";

    private const string FooterId = "kaki-surel";
    private static readonly MarkdownPipeline Markdown = new MarkdownPipelineBuilder().DisableHtml().Build();
    private readonly TemplateLibrary library;

    public MailWriter(TemplateLibrary library)
    {
        this.library = library;
        foreach (var language in (string[])["id", "en"])
        {
            foreach (var id in MailTemplate.All.Select(m => m.Id).Append(FooterId))
                if (library.Find(id, language) is null) throw new TemplateException("surel", $"'{id}' is missing in language '{language}'");
            var sections = Sections(library.Get(FooterId, language));
            if (sections.Count != Enum.GetValues<MailFooter>().Length + 1) throw new TemplateException(library.Get(FooterId, language).File, "one section per kind of mail and one for the QR picture are needed");
        }
    }

    /// <param name="mail">Which mail.</param>
    /// <param name="language"><c>id</c> or <c>en</c>.</param>
    /// <param name="values">By placeholder name, plain text.</param>
    /// <param name="withQr">Whether a QR picture goes with the mail under <see cref="QrContentId"/>; needs the value <c>kode</c>.</param>
    /// <param name="rows">For a text with a list line that holds <c>tautan</c>: the line once for each, with the values of each.</param>
    /// <exception cref="TemplateException">A value is missing, or empty where the text does not allow it.</exception>
    public FilledMail Fill(
        MailTemplate mail, string language, IReadOnlyDictionary<string, string> values, bool withQr = false, IReadOnlyList<IReadOnlyDictionary<string, string>>? rows = null)
    {
        var template = library.Get(mail.Id, language);
        var footer = library.Get(FooterId, language);
        var closing = Sections(footer);
        var subject = Placeholders.FillLine(template, template.Subject!, values);
        var body = Markdig.Markdown.Parse(Placeholders.Fill(template, rows is null ? template.Body : Repeated(template, rows), values), Markdown);
        var foot = Markdig.Markdown.Parse(Placeholders.Fill(footer, closing[(int)mail.Footer], values), Markdown);
        var picture = withQr ? Placeholders.FillLine(footer, closing[^1], values) : null;

        var html = MailPage.Html(new MailPage.Parts(
            template.Language, subject, Preheader(body), MailBlocks.Html(body, template.Action ?? template.Title, picture), MailBlocks.FooterHtml(foot)));
        return new FilledMail(subject, PlainText.Of(body) + "\n\n-- \n" + PlainText.Of(foot) + "\n", html);
    }

    // Values are escaped when their line is filled: nothing of them is read as a placeholder afterwards.
    private static string Repeated(Template template, IReadOnlyList<IReadOnlyDictionary<string, string>> rows) => string.Join('\n', template.Body.Split('\n').SelectMany(line =>
        line.StartsWith("- ", StringComparison.Ordinal) && line.Contains("{{tautan}}", StringComparison.Ordinal) ? rows.Select(row => Placeholders.Fill(template, line, row)) : [line]));

    // The order of the sections is the order of MailFooter; the QR picture's alternative text comes last.
    private static List<string> Sections(Template footer) =>
        [.. ("\n" + footer.Body).Split("\n## ").Skip(1).Select(section => section[(section.IndexOf('\n', StringComparison.Ordinal) + 1)..].Trim())];

    // What a mailbox shows beside the subject: the first sentence after the greeting.
    private static string Preheader(MarkdownDocument body)
    {
        var text = body.OfType<ParagraphBlock>().Skip(1).Select(p => PlainText.Of(p)).FirstOrDefault(t => t.Length > 0) ?? "";
        if (text.Length <= 110) return text;
        var cut = text.LastIndexOf(' ', 110);
        return text[..(cut > 0 ? cut : 110)] + "…";
    }
}
