using Microsoft.AspNetCore.Mvc.TagHelpers;
using Microsoft.AspNetCore.Razor.TagHelpers;

namespace Bakohumas.Web.Features.Shared;

/// <summary>
/// <c>&lt;proof kind="ok" title="…"&gt;one sentence&lt;/proof&gt;</c>: the verdict on a document with one of four seals of four shapes
/// (ok genuine, bad altered, warn replaced or withdrawn, none unknown). The list of facts follows below it.
/// </summary>
[HtmlTargetElement("proof")]
public sealed class ProofTag : TagHelper
{
    private static readonly Dictionary<string, string> Seals = new(StringComparer.Ordinal)
    {
        ["ok"] = "<path class=\"s\" d=\"M64 10Q79.1-2.3 87.4 15.3 106.4 10.8 106.2 30.3 125.3 34.5 116.6 52 132 64 116.6 76 125.3 93.5 106.2 97.7 106.4 117.2 87.4 112.7 79.1 130.3 64 118 48.9 130.3 40.6 112.7 21.6 117.2 21.8 97.7 2.7 93.5 11.4 76-4 64 11.4 52 2.7 34.5 21.8 30.3 21.6 10.8 40.6 15.3 48.9-2.3 64 10Z\"/><path class=\"k\" d=\"m42 66 16 16 30-34\"/>",
        ["bad"] = "<path class=\"s\" d=\"M44 8h40l36 36v40l-36 36H44L8 84V44Z\"/><path class=\"k\" d=\"m46 46 36 36M82 46 46 82\"/>",
        ["warn"] = "<path class=\"s\" d=\"M22 30h56v12H34v64H22z\"/><path class=\"s\" d=\"M44 22h44l22 22v70a6 6 0 0 1-6 6H44a6 6 0 0 1-6-6V28a6 6 0 0 1 6-6Z\"/><path class=\"k\" d=\"M56 74h32M76 60l14 14-14 14\"/>",
        ["none"] = "<path class=\"s\" d=\"M64 14Q83.2 5 93.4 23.5 114.2 27.6 111.6 48.5 126 64 111.6 79.5 114.2 100.4 93.4 104.5 83.2 123 64 114 44.8 123 34.6 104.5 13.8 100.4 16.4 79.5 2 64 16.4 48.5 13.8 27.6 34.6 23.5 44.8 5 64 14Z\"/><path class=\"k\" d=\"M50 50c0-20 30-18 28 0-1 12-14 12-14 26\"/><circle class=\"kf\" cx=\"64\" cy=\"92\" r=\"4.5\"/>",
    };

    public string Kind { get; set; } = "none";
    public string Title { get; set; } = "";

    public override void Process(TagHelperContext context, TagHelperOutput output)
    {
        output.TagName = "section";
        output.TagMode = TagMode.StartTagAndEndTag;
        output.AddClass("bk-proof", System.Text.Encodings.Web.HtmlEncoder.Default);
        if (Kind != "none") output.AddClass("is-" + Kind, System.Text.Encodings.Web.HtmlEncoder.Default);
        output.Attributes.SetAttribute("role", "status");
        output.PreContent.AppendHtml("<svg class=\"bk-seal\" viewBox=\"0 0 128 128\" aria-hidden=\"true\" focusable=\"false\">").AppendHtml(Seals[Kind])
            .AppendHtml("</svg><div><h1>").Append(Title).AppendHtml("</h1><p>");
        output.PostContent.SetHtmlContent("</p></div>");
    }
}

/// <summary><c>&lt;empty title="…"&gt;what it means, then one action&lt;/empty&gt;</c> with a small drawing: <c>art</c> is weave or broken, <c>level</c> the heading (1 to 3).</summary>
[HtmlTargetElement("empty")]
public sealed class EmptyTag : TagHelper
{
    private static readonly Dictionary<string, string> Drawings = new(StringComparer.Ordinal)
    {
        ["weave"] = "<path class=\"l\" d=\"M40 46h56v10H40zM40 66h56v10H40zM124 46h10v56h-10zM144 46h10v56h-10z\"/><path class=\"q\" d=\"M40 94h56M40 114h56\"/><path class=\"r\" fill-rule=\"evenodd\" d=\"M150 8h36a14 14 0 0 1 14 14v20a14 14 0 0 1-14 14h-13l-5 7-5-7h-13a14 14 0 0 1-14-14V22a14 14 0 0 1 14-14Zm2 15v6h32v-6Zm0 12v6h32v-6Z\"/>",
        ["broken"] = "<path class=\"l\" d=\"M36 58h50v12H36zM36 82h50v12H36zM134 58h50v12h-50zM134 82h50v12h-50z\"/><path class=\"q\" d=\"M90 64h40M90 88h40\"/><path class=\"r\" d=\"M104 46h12v64h-12z\" transform=\"rotate(14 110 78)\"/>",
    };

    public string Title { get; set; } = "";
    public string Art { get; set; } = "weave";
    public int Level { get; set; } = 2;

    public override void Process(TagHelperContext context, TagHelperOutput output)
    {
        output.TagName = "section";
        output.TagMode = TagMode.StartTagAndEndTag;
        output.AddClass("bk-empty", System.Text.Encodings.Web.HtmlEncoder.Default);
        var heading = Level == 1 ? "h1" : $"h{Level} class=\"h3\"";
        output.PreContent.AppendHtml("<svg class=\"bk-art\" viewBox=\"0 0 220 150\" aria-hidden=\"true\" focusable=\"false\"><rect class=\"p\" x=\"10\" y=\"18\" width=\"200\" height=\"120\" rx=\"24\"/>")
            .AppendHtml(Drawings[Art]).AppendHtml($"</svg><{heading}>").Append(Title).AppendHtml($"</h{Level}>");
    }
}
