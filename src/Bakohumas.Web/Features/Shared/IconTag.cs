using Microsoft.AspNetCore.Razor.TagHelpers;

namespace Bakohumas.Web.Features.Shared;

/// <summary><c>&lt;icon name="check-circle" /&gt;</c>; give <c>label</c> only when no word stands beside it.</summary>
[HtmlTargetElement("icon", TagStructure = TagStructure.NormalOrSelfClosing)]
public sealed class IconTag(IconSet icons) : TagHelper
{
    public string Name { get; set; } = "";
    public string? Class { get; set; }
    public string? Label { get; set; }

    /// <summary>False leaves it out, so that a view needs no branch.</summary>
    public bool Show { get; set; } = true;

    public override void Process(TagHelperContext context, TagHelperOutput output)
    {
        output.TagName = null;
        if (!Show) return;
        output.Content.SetHtmlContent(icons.Draw(Name, Class, Label));
    }
}
