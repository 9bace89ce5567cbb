using System.Globalization;
using System.Net;
using Microsoft.AspNetCore.Html;
using Microsoft.AspNetCore.Mvc.Rendering;
using Microsoft.AspNetCore.Mvc.ViewFeatures;
using Microsoft.AspNetCore.Razor.TagHelpers;

namespace Bakohumas.Web.Features.Shared;

/// <summary>The control of a field: MVC's generator gives name, id and the posted value back, this adds our classes and the ties to hint and error.</summary>
internal sealed class FieldControl(IHtmlGenerator generator, ViewContext view, ModelExpression field, FieldState state, string kind)
{
    private readonly Dictionary<string, object?> attributes = new(StringComparer.OrdinalIgnoreCase);

    public bool IsGroup => kind == "choices";

    public bool IsCheck => kind == "check";

    public static string KindOf(string? asked, ModelExpression field, IEnumerable<Choice>? items)
    {
        if (asked is not null) return asked;
        if (items is not null) return "select";
        var type = field.Metadata.UnderlyingOrModelType;
        if (type == typeof(bool)) return "check";
        if (type == typeof(DateOnly)) return "date";
        if (type == typeof(TimeOnly)) return "time";
        if (type == typeof(int) || type == typeof(long)) return "number";
        if (typeof(IFormFile).IsAssignableFrom(type) || typeof(IEnumerable<IFormFile>).IsAssignableFrom(type)) return "file";
        return field.Metadata.DataTypeName switch
        {
            "EmailAddress" => "email",
            "PhoneNumber" => "tel",
            "Url" => "url",
            "Password" => "password",
            "MultilineText" => "textarea",
            _ => "text",
        };
    }

    public void Take(TagHelperAttributeList given)
    {
        foreach (var attribute in given) attributes[attribute.Name] = Plain(attribute.Value);
        if (state.Error is not null) attributes["aria-invalid"] = "true";
        if (!IsGroup && state.DescribedBy is { } described) attributes["aria-describedby"] = described;
    }

    public IHtmlContent Render(IEnumerable<Choice> items, IHtmlContent label) => kind switch
    {
        "check" => Check(label),
        "choices" => Choices(items),
        "select" => Cleaned(generator.GenerateSelect(view, field.ModelExplorer, null, field.Name, Options(items), false, With("form-select"))),
        "textarea" => Cleaned(generator.GenerateTextArea(view, field.ModelExplorer, field.Name, 4, 0, With("form-control"))),
        "password" => Cleaned(generator.GeneratePassword(view, field.ModelExplorer, field.Name, null, With("form-control"))),
        "file" => File(),
        _ => Input(),
    };

    private TagBuilder Input()
    {
        attributes["type"] = kind;
        var format = kind switch { "date" => "{0:yyyy-MM-dd}", "time" => "{0:HH\\:mm}", _ => null };
        return Cleaned(generator.GenerateTextBox(view, field.ModelExplorer, field.Name, field.Model, format, With("form-control")));
    }

    private TagBuilder File()
    {
        var input = new TagBuilder("input") { TagRenderMode = TagRenderMode.SelfClosing };
        foreach (var (name, value) in With("form-control")) input.Attributes[name] = value?.ToString();
        input.Attributes["type"] = "file";
        input.Attributes["name"] = state.Name;
        input.Attributes["id"] = state.Id;
        return input;
    }

    private HtmlContentBuilder Check(IHtmlContent label)
    {
        var box = Cleaned(generator.GenerateCheckBox(view, field.ModelExplorer, field.Name, field.Model as bool?, With("form-check-input")));
        var content = new HtmlContentBuilder();
        content.AppendHtml("<div class=\"form-check\">").AppendHtml(box).AppendHtml($"<label class=\"form-check-label\" for=\"{state.Id}\">");
        return (HtmlContentBuilder)content.AppendHtml(label).AppendHtml("</label></div>");
    }

    private HtmlContentBuilder Choices(IEnumerable<Choice> items)
    {
        var content = new HtmlContentBuilder();
        content.AppendHtml("<div class=\"bk-choices\">");
        var first = true;
        foreach (var item in items)
        {
            // The first card carries the field's own id: the error summary jumps there.
            attributes["id"] = first ? state.Id : FieldState.IdOf($"{state.Id}_{item.Value}");
            first = false;
            var radio = Cleaned(generator.GenerateRadioButton(view, field.ModelExplorer, field.Name, item.Value, null, With("form-check-input")));
            content.AppendHtml("<label class=\"bk-choice\">").AppendHtml(radio).AppendHtml("<span><strong>").Append(item.Text).AppendHtml("</strong>");
            if (item.Hint is not null) content.AppendHtml("<span>").Append(item.Hint).AppendHtml("</span>");
            content.AppendHtml("</span></label>");
        }
        return (HtmlContentBuilder)content.AppendHtml("</div>");
    }

    private static List<SelectListItem> Options(IEnumerable<Choice> items)
    {
        var groups = new Dictionary<string, SelectListGroup>(StringComparer.Ordinal);
        SelectListGroup? Group(string? name) =>
            name is null ? null : groups.TryGetValue(name, out var known) ? known : groups[name] = new SelectListGroup { Name = name };
        return [.. items.Select(i => new SelectListItem(i.Text, i.Value) { Group = Group(i.Group) })];
    }

    private Dictionary<string, object?> With(string classes) => new(attributes, StringComparer.OrdinalIgnoreCase)
    {
        ["class"] = attributes.TryGetValue("class", out var more) ? $"{classes} {more}" : classes,
    };

    // The server judges; the browser's own limits would cut a pasted name in silence.
    private TagBuilder Cleaned(TagBuilder control)
    {
        foreach (var name in control.Attributes.Keys.Where(n => n.StartsWith("data-val", StringComparison.Ordinal)).ToList()) control.Attributes.Remove(name);
        if (!attributes.ContainsKey("maxlength")) control.Attributes.Remove("maxlength");
        return control;
    }

    private static string Plain(object? value) => value switch
    {
        null => "",
        IHtmlContent html => WebUtility.HtmlDecode(Written(html)),
        _ => Convert.ToString(value, CultureInfo.InvariantCulture) ?? "",
    };

    private static string Written(IHtmlContent content)
    {
        using var writer = new StringWriter(CultureInfo.InvariantCulture);
        content.WriteTo(writer, System.Text.Encodings.Web.HtmlEncoder.Default);
        return writer.ToString();
    }
}
