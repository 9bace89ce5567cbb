using System.Globalization;
using Microsoft.AspNetCore.Razor.TagHelpers;

namespace Bakohumas.Web.Features.Shared;

/// <summary><c>&lt;weave seed="@Model.Slug" width="720" height="400" /&gt;</c> inside a <c>.bk-cover</c> or a ticket's header.</summary>
[HtmlTargetElement("weave", TagStructure = TagStructure.NormalOrSelfClosing)]
public sealed class WeaveTag : TagHelper
{
    public string Seed { get; set; } = "";
    public int Width { get; set; } = 720;
    public int Height { get; set; } = 400;

    public override void Process(TagHelperContext context, TagHelperOutput output)
    {
        output.TagName = "svg";
        output.TagMode = TagMode.StartTagAndEndTag;
        output.Attributes.SetAttribute("class", "bk-weave");
        output.Attributes.SetAttribute("viewBox", string.Create(CultureInfo.InvariantCulture, $"0 0 {Width} {Height}"));
        output.Attributes.SetAttribute("preserveAspectRatio", "xMidYMid slice");
        output.Attributes.SetAttribute("aria-hidden", "true");
        output.Attributes.SetAttribute("focusable", "false");
        output.Content.SetHtmlContent(Weave.Cloth(Seed, Width, Height));
    }
}

/// <summary><c>&lt;fabric id="…" seed="…" expected="312" signatures="287" label="…" /&gt;</c>: the hall's cloth, one strand per signature.</summary>
[HtmlTargetElement("fabric", TagStructure = TagStructure.NormalOrSelfClosing)]
public sealed class FabricTag : TagHelper
{
    public string Seed { get; set; } = "";
    public int Expected { get; set; }
    public int Signatures { get; set; }
    public string Label { get; set; } = "";

    public override void Process(TagHelperContext context, TagHelperOutput output)
    {
        var fabric = Weave.Strands(Seed, Expected, Signatures);
        output.TagName = "svg";
        output.TagMode = TagMode.StartTagAndEndTag;
        output.Attributes.SetAttribute("class", "bk-fabric");
        output.Attributes.SetAttribute("viewBox", string.Create(CultureInfo.InvariantCulture, $"0 0 {fabric.Width} {fabric.Height}"));
        output.Attributes.SetAttribute("role", "img");
        output.Attributes.SetAttribute("aria-label", Label);
        output.Attributes.SetAttribute("data-each", fabric.SignaturesPerStrand.ToString(CultureInfo.InvariantCulture));
        output.Attributes.SetAttribute("focusable", "false");
        output.Content.SetHtmlContent(fabric.Paths);
    }
}
