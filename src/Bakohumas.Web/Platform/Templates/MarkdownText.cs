using Markdig;

namespace Bakohumas.Web.Platform.Templates;

/// <summary>The Markdown subset of our texts for pages: raw HTML is shown as text, tables with pipes are read.</summary>
internal static class MarkdownText
{
    private static readonly MarkdownPipeline Pipeline = new MarkdownPipelineBuilder().DisableHtml().UsePipeTables().Build();

    public static string ToHtml(string markdown) => Markdown.ToHtml(markdown, Pipeline);

    public static string ToPlainText(string markdown) => PlainText.Of(Markdown.Parse(markdown, Pipeline));

    /// <summary>A whole template filled, still as Markdown with every value escaped.</summary>
    /// <exception cref="TemplateException">A value is missing, or empty where the template does not allow it.</exception>
    public static string Fill(Template template, IReadOnlyDictionary<string, string> values) => Placeholders.Fill(template, template.Body, values);
}
