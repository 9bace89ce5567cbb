using Microsoft.AspNetCore.Mvc.Rendering;
using Microsoft.AspNetCore.Mvc.ViewFeatures;
using Microsoft.AspNetCore.Razor.TagHelpers;

namespace Bakohumas.Web.Features.Shared;

/// <summary>
/// Every form that posts carries the antiforgery token. MVC's own helper leaves it out as soon as a form names its address, which all of
/// ours do; where a token is there already, nothing is added.
/// </summary>
[HtmlTargetElement("form", Attributes = "[method=post]")]
public sealed class PostFormTag(IHtmlGenerator generator) : TagHelper
{
    [ViewContext, HtmlAttributeNotBound]
    public ViewContext ViewContext { get; set; } = null!;

    // After MVC's form helper (-1000) and before the one that closes the form's context (-900), so that no token comes twice.
    public override int Order => -950;

    public override void Process(TagHelperContext context, TagHelperOutput output)
    {
        if (generator.GenerateAntiforgery(ViewContext) is { } token) output.PostContent.AppendHtml(token);
    }
}
