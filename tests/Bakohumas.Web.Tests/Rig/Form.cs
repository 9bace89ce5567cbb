using System.Net.Http.Headers;
using AngleSharp.Dom;
using AngleSharp.Html.Dom;

namespace Bakohumas.Web.Tests.Rig;

/// <summary>A form filled in as a person would: fields that are not there cannot be filled, hidden ones travel along.</summary>
public sealed class Form
{
    private readonly Visitor visitor;
    private readonly IHtmlFormElement form;
    private readonly string action;
    private readonly List<KeyValuePair<string, string>> fields = [];
    private readonly List<(string Name, string File, byte[] Content, string MediaType)> files = [];

    internal Form(Visitor visitor, Page page, IHtmlFormElement form)
    {
        this.visitor = visitor;
        this.form = form;
        action = form.GetAttribute("action") is { Length: > 0 } given ? given : page.Address;
        foreach (var element in Elements()) fields.AddRange(Initial(element));
    }

    /// <summary>Names of the fields a person can fill.</summary>
    public IEnumerable<string> Names => Elements().Where(e => e is not IHtmlInputElement { Type: "hidden" }).Select(NameOf).Distinct();

    /// <summary>What a field would send now; null when nothing.</summary>
    public string? Value(string name) => fields.LastOrDefault(f => Same(f.Key, name)).Value;

    public Form Set(string name, string value)
    {
        var elements = Named(name);
        if (elements[0] is IHtmlSelectElement select && select.Options.All(o => o.Value != value))
            throw new InvalidOperationException($"'{name}' does not offer '{value}', only {string.Join(", ", select.Options.Select(o => o.Value))}.");
        if (elements[0] is IHtmlInputElement { Type: "radio" } && elements.OfType<IHtmlInputElement>().All(r => r.Value != value))
            throw new InvalidOperationException($"'{name}' does not offer '{value}'.");
        return Add(NameOf(elements[0]), value);
    }

    /// <summary>Ticks or clears a check box.</summary>
    public Form Check(string name, bool on = true)
    {
        var box = Named(name).OfType<IHtmlInputElement>().First(e => e.Type == "checkbox");
        fields.RemoveAll(f => Same(f.Key, name) && f.Value == BoxValue(box));
        if (on) fields.Insert(0, new(box.Name!, BoxValue(box)));
        return this;
    }

    /// <summary>Ticks the one of several boxes of a name that has this value.</summary>
    public Form Tick(string name, string value)
    {
        var box = Named(name).OfType<IHtmlInputElement>().Single(e => e.Type == "checkbox" && e.Value == value);
        fields.Add(new(box.Name!, value));
        return this;
    }

    public Form Attach(string name, string fileName, byte[] content, string mediaType)
    {
        files.Add((NameOf(Named(name)[0]), fileName, content, mediaType));
        return this;
    }

    /// <summary>What only a hostile or a scripted page sends: no look at the form.</summary>
    public Form Add(string name, string value)
    {
        fields.RemoveAll(f => Same(f.Key, name));
        fields.Add(new(name, value));
        return this;
    }

    public Form Without(string name)
    {
        fields.RemoveAll(f => Same(f.Key, name));
        return this;
    }

    /// <param name="button">Value of the pressed button, where the form has several.</param>
    /// <param name="follow">Whether redirects are followed.</param>
    public Task<Page> SubmitAsync(string? button = null, bool follow = true)
    {
        var sent = new List<KeyValuePair<string, string>>(fields);
        if (button is not null)
        {
            var pressed = form.QuerySelectorAll("button,input[type=submit]").Single(b => b.GetAttribute("value") == button);
            sent.Add(new(pressed.GetAttribute("name")!, button));
        }

        return string.Equals(form.GetAttribute("method"), "post", StringComparison.OrdinalIgnoreCase)
            ? visitor.SendAsync(HttpMethod.Post, action, () => Content(sent), follow)
            : visitor.GetAsync(action + "?" + string.Join('&', sent.Select(f => $"{Uri.EscapeDataString(f.Key)}={Uri.EscapeDataString(f.Value)}")));
    }

    private HttpContent Content(List<KeyValuePair<string, string>> sent)
    {
        if (form.GetAttribute("enctype") != "multipart/form-data") return new FormUrlEncodedContent(sent);
        var parts = new MultipartFormDataContent();
        foreach (var (name, value) in sent) parts.Add(new StringContent(value), $"\"{name}\"");
        foreach (var (name, file, content, mediaType) in files)
        {
            var part = new ByteArrayContent(content);
            part.Headers.ContentType = new MediaTypeHeaderValue(mediaType);
            parts.Add(part, $"\"{name}\"", $"\"{file}\"");
        }

        return parts;
    }

    private List<IElement> Named(string name) => Elements().Where(e => Same(NameOf(e), name)).ToList() is { Count: > 0 } found
        ? found
        : throw new InvalidOperationException($"The form to {action} has no field '{name}', only {string.Join(", ", Names)}.");

    // The form attribute lets a field stand elsewhere on the page.
    private IEnumerable<IElement> Elements() => form.Owner!.QuerySelectorAll("input,select,textarea")
        .Where(e => (e.GetAttribute("form") is { } id ? id == form.Id : form.Contains(e)) && NameOf(e).Length > 0 && !e.HasAttribute("disabled") && e.Closest("fieldset[disabled]") is null);

    private static IEnumerable<KeyValuePair<string, string>> Initial(IElement element) => element switch
    {
        IHtmlInputElement { Type: "submit" or "button" or "image" or "reset" or "file" } => [],
        IHtmlInputElement { Type: "checkbox" or "radio" } box => box.IsChecked ? [new(box.Name!, BoxValue(box))] : [],
        IHtmlInputElement input => [new(input.Name!, input.Value ?? "")],
        IHtmlTextAreaElement area => [new(area.Name!, area.Value ?? "")],
        IHtmlSelectElement select => select.Options.Where(o => o.IsSelected).Select(o => new KeyValuePair<string, string>(select.Name!, o.Value)),
        _ => [],
    };

    private static string BoxValue(IHtmlInputElement box) => box.GetAttribute("value") ?? "on";

    private static string NameOf(IElement element) => element.GetAttribute("name") ?? "";

    private static bool Same(string a, string b) => string.Equals(a, b, StringComparison.OrdinalIgnoreCase);
}
