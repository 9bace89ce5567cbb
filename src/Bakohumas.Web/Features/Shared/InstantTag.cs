using System.Globalization;
using Bakohumas.Domain.Regions;
using Microsoft.AspNetCore.Mvc.Rendering;
using Microsoft.AspNetCore.Mvc.ViewFeatures;
using Microsoft.AspNetCore.Razor.TagHelpers;

namespace Bakohumas.Web.Features.Shared;

/// <summary><c>&lt;instant at="@Model.StartsAt" zone="@Model.Zone" format="both" /&gt;</c>; formats: both, date, time, day (no weekday), short (day and month).</summary>
[HtmlTargetElement("instant", TagStructure = TagStructure.NormalOrSelfClosing)]
public sealed class InstantTag : TagHelper
{
    public DateTimeOffset? At { get; set; }
    public Zone Zone { get; set; }
    public string Format { get; set; } = "both";

    [ViewContext, HtmlAttributeNotBound]
    public ViewContext ViewContext { get; set; } = null!;

    public override void Process(TagHelperContext context, TagHelperOutput output)
    {
        if (At is not { } at)
        {
            output.SuppressOutput();
            return;
        }

        var local = Moment.In(at, Zone);
        output.TagName = "time";
        output.TagMode = TagMode.StartTagAndEndTag;
        output.Attributes.SetAttribute("datetime", local.ToString("yyyy-MM-ddTHH:mm:sszzz", CultureInfo.InvariantCulture));
        output.Content.SetContent(Moment.Say(at, Zone, Format, ViewContext.Words().Language));
    }
}
