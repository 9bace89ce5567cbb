using Microsoft.AspNetCore.Html;
using Microsoft.AspNetCore.Mvc.ModelBinding;
using Microsoft.AspNetCore.Mvc.Rendering;
using Microsoft.AspNetCore.Mvc.ViewFeatures;
using Microsoft.AspNetCore.Razor.TagHelpers;

namespace Bakohumas.Web.Features.Shared;

/// <summary>
/// A form field in the order of the design: label, hint, error, control, tied together by <c>aria-describedby</c>.
/// <c>&lt;field for="Name" label="…" hint="…" optional autocomplete="name" /&gt;</c>; other attributes go to the control.
/// Kinds: text, email, tel, url, number, date, time, search, password, file, textarea, select, choices, check; guessed from the property when left out.
/// </summary>
[HtmlTargetElement("field", Attributes = "for", TagStructure = TagStructure.NormalOrSelfClosing)]
public sealed class FieldTag(IHtmlGenerator generator, IconSet icons) : TagHelper
{
    public ModelExpression For { get; set; } = null!;
    public string Label { get; set; } = "";
    public string? Hint { get; set; }
    public string? Kind { get; set; }
    public IEnumerable<Choice>? Items { get; set; }
    public bool Optional { get; set; }

    /// <summary>Name of another field and the values at which this one is shown, as <c>Status=Pns,Cpns</c>; without script it is always shown.</summary>
    public string? When { get; set; }

    [ViewContext, HtmlAttributeNotBound]
    public ViewContext ViewContext { get; set; } = null!;

    public override async Task ProcessAsync(TagHelperContext context, TagHelperOutput output)
    {
        var own = (await output.GetChildContentAsync()).GetContent();
        var state = FieldState.Of(ViewContext, For, Hint, own);
        var control = new FieldControl(generator, ViewContext, For, state, FieldControl.KindOf(Kind, For, Items));
        control.Take(output.Attributes);
        output.Attributes.Clear();

        output.TagName = control.IsGroup ? "fieldset" : "div";
        output.TagMode = TagMode.StartTagAndEndTag;
        output.Attributes.SetAttribute("class", state.Error is null ? "bk-field" : "bk-field is-invalid");
        if (When is not null) output.Attributes.SetAttribute("data-when", When);
        if (control.IsGroup && state.DescribedBy is { } described) output.Attributes.SetAttribute("aria-describedby", described);

        var words = ViewContext.Words();
        var title = new HtmlContentBuilder().Append(Label);
        if (Optional) title.AppendHtml(" <span class=\"bk-optional\">").Append($"({words["isi.opsional"]})").AppendHtml("</span>");

        if (control.IsGroup) output.Content.AppendHtml("<legend class=\"form-label fs-6\">").AppendHtml(title).AppendHtml("</legend>");
        else if (!control.IsCheck) output.Content.AppendHtml(Tag("label", title, ("class", "form-label"), ("for", state.Id)));

        if (Hint is not null) output.Content.AppendHtml(Tag("p", new HtmlContentBuilder().Append(Hint), ("class", "form-text"), ("id", state.HintId)));
        else if (own.Length > 0 && !control.IsCheck) output.Content.AppendHtml(Tag("div", new HtmlString(own), ("class", "form-text"), ("id", state.HintId)));

        if (state.Error is { } error) output.Content.AppendHtml(ErrorLine(state.ErrorId, error, words));

        // The label of a check may hold a link, so it may stand between the tags.
        output.Content.AppendHtml(control.Render(Items ?? [], own.Length > 0 && control.IsCheck ? new HtmlString(own) : title));
    }

    private TagBuilder ErrorLine(string id, string error, Wording words) => Tag(
        "p",
        new HtmlContentBuilder().AppendHtml(icons.Draw("exclamation-circle-fill")).AppendHtml("<span><span class=\"visually-hidden\">")
            .Append(words["rangka.kesalahan"]).AppendHtml(" </span>").Append(error).AppendHtml("</span>"),
        ("class", "bk-error"),
        ("id", id));

    private static TagBuilder Tag(string name, IHtmlContent content, params (string Name, string Value)[] attributes)
    {
        var tag = new TagBuilder(name);
        foreach (var (attribute, value) in attributes) tag.Attributes[attribute] = value;
        tag.InnerHtml.AppendHtml(content);
        return tag;
    }
}
