using System.Text.Json;
using Microsoft.AspNetCore.Html;

namespace Bakohumas.Web.Features.Shared;

/// <summary>The drawings that the front-end build copied from the icon set, named in <c>Frontend/theme/icons.txt</c>; read once.</summary>
public sealed class IconSet(IWebHostEnvironment environment)
{
    private readonly Lazy<IReadOnlyDictionary<string, string>> drawings = new(() => Read(environment));

    /// <summary>The icon as inline SVG of one em in the colour of the text, hidden from screen readers unless <paramref name="label"/> names it.</summary>
    public IHtmlContent Draw(string name, string? classes = null, string? label = null)
    {
        if (!drawings.Value.TryGetValue(name, out var drawing))
            throw new InvalidOperationException($"No icon '{name}': add its name to Frontend/theme/icons.txt.");

        var content = new HtmlContentBuilder();
        content.AppendHtml("<svg class=\"bi").Append(classes is null ? "" : " " + classes).AppendHtml("\" viewBox=\"0 0 16 16\" focusable=\"false\"");
        if (label is null) content.AppendHtml(" aria-hidden=\"true\"");
        else content.AppendHtml(" role=\"img\" aria-label=\"").Append(label).AppendHtml("\"");
        return content.AppendHtml(">").AppendHtml(drawing).AppendHtml("</svg>");
    }

    private static Dictionary<string, string> Read(IWebHostEnvironment environment)
    {
        using var stream = environment.WebRootFileProvider.GetFileInfo("dist/icons.json").CreateReadStream();
        return JsonSerializer.Deserialize<Dictionary<string, string>>(stream) ?? [];
    }
}
