using Microsoft.AspNetCore.Mvc.TagHelpers;
using Microsoft.AspNetCore.Razor.TagHelpers;

namespace Bakohumas.Web.Features.Shared;

/// <summary><c>&lt;status kind="ok"&gt;Diterima&lt;/status&gt;</c>: an icon and one to three words, never colour alone. Kinds: ok, warn, bad, info, accent, none.</summary>
[HtmlTargetElement("status")]
public sealed class StatusTag(IconSet icons) : TagHelper
{
    public string Kind { get; set; } = "none";
    public string? Icon { get; set; }

    public override void Process(TagHelperContext context, TagHelperOutput output)
    {
        output.TagName = "span";
        output.TagMode = TagMode.StartTagAndEndTag;
        output.AddClass("bk-status", System.Text.Encodings.Web.HtmlEncoder.Default);
        if (Kind != "none") output.AddClass("is-" + Kind, System.Text.Encodings.Web.HtmlEncoder.Default);
        output.PreContent.SetHtmlContent(icons.Draw(string.IsNullOrEmpty(Icon) ? Sentiments.Icon(Kind) : Icon));
    }
}

/// <summary><c>&lt;note kind="warn"&gt;…&lt;/note&gt;</c>: one thought with its next step in it, at most two on a page.</summary>
[HtmlTargetElement("note")]
public sealed class NoteTag(IconSet icons) : TagHelper
{
    public string Kind { get; set; } = "none";
    public string? Icon { get; set; }

    public override void Process(TagHelperContext context, TagHelperOutput output)
    {
        output.TagName = "div";
        output.TagMode = TagMode.StartTagAndEndTag;
        output.AddClass("bk-note", System.Text.Encodings.Web.HtmlEncoder.Default);
        if (Kind != "none") output.AddClass("is-" + Kind, System.Text.Encodings.Web.HtmlEncoder.Default);
        output.PreContent.AppendHtml(icons.Draw(!string.IsNullOrEmpty(Icon) ? Icon : (Kind == "none" ? "info-circle" : Sentiments.Icon(Kind)))).AppendHtml("<div>");
        output.PostContent.SetHtmlContent("</div>");
    }
}

internal static class Sentiments
{
    public static string Icon(string kind) => kind switch
    {
        "ok" => "check-circle",
        "warn" => "exclamation-triangle",
        "bad" => "x-circle",
        "info" => "info-circle",
        "accent" => "star",
        _ => "dash-circle",
    };
}
