using Microsoft.AspNetCore.Mvc.Rendering;
using Microsoft.AspNetCore.Mvc.ViewFeatures;
using Microsoft.AspNetCore.Razor.TagHelpers;

namespace Bakohumas.Web.Features.Shared;

/// <summary><c>&lt;errors /&gt;</c> above a form: how many things are wrong, each a link to its field; focus lands here. Nothing when all is well.</summary>
[HtmlTargetElement("errors", TagStructure = TagStructure.NormalOrSelfClosing)]
public sealed class ErrorsTag(IconSet icons) : TagHelper
{
    [ViewContext, HtmlAttributeNotBound]
    public ViewContext ViewContext { get; set; } = null!;

    public override void Process(TagHelperContext context, TagHelperOutput output)
    {
        // ModelState has the order of a hash table; people read from top to bottom, as the form declares its fields.
        var order = ViewContext.ViewData.ModelMetadata.Properties.Select((property, index) => (property.PropertyName, index)).ToDictionary(p => p.PropertyName ?? "", p => p.index);
        var wrong = ViewContext.ViewData.ModelState
            .OrderBy(entry => order.GetValueOrDefault(entry.Key, int.MaxValue))
            .SelectMany(entry => entry.Value?.Errors.Take(1).Select(error => (entry.Key, Named(entry.Key, error.ErrorMessage))) ?? [])
            .ToList();
        if (wrong.Count == 0)
        {
            output.SuppressOutput();
            return;
        }

        output.TagName = "div";
        output.TagMode = TagMode.StartTagAndEndTag;
        output.Attributes.SetAttribute("class", "bk-errors");
        output.Attributes.SetAttribute("role", "alert");
        output.Attributes.SetAttribute("aria-labelledby", "salah");
        output.Attributes.SetAttribute("tabindex", "-1");
        output.Content.AppendHtml("<h2 id=\"salah\">").AppendHtml(icons.Draw("exclamation-circle-fill"))
            .Append(ViewContext.Words()["isi.periksa", ("jumlah", wrong.Count)]).AppendHtml("</h2><ul>");
        foreach (var (key, message) in wrong)
        {
            if (key.Length == 0) output.Content.AppendHtml("<li>").Append(message).AppendHtml("</li>");
            else output.Content.AppendHtml($"<li><a href=\"#{FieldState.IdOf(key)}\">").Append(message).AppendHtml("</a></li>");
        }
        output.Content.AppendHtml("</ul>");
    }

    /// <summary>Ten times "please fill this in" helps nobody: a field that says its name (<c>[Display(Name = …)]</c>) is named.</summary>
    private string Named(string key, string message) =>
        ViewContext.ViewData.ModelMetadata.Properties.FirstOrDefault(p => p.PropertyName == key)?.DisplayName is { Length: > 0 } name ? $"{name}: {message}" : message;
}

internal static class ViewWords
{
    /// <summary>The words of the page being rendered; tag helpers are public by MVC's rule and cannot take an internal type in their constructor.</summary>
    public static Wording Words(this ViewContext view) => view.HttpContext.RequestServices.GetRequiredService<Wording>();
}
