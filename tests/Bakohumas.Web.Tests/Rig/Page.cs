using System.Net;
using System.Net.Http.Headers;
using System.Text;
using System.Text.RegularExpressions;
using AngleSharp.Html.Dom;
using AngleSharp.Html.Parser;

namespace Bakohumas.Web.Tests.Rig;

/// <summary>What a browser holds after a request, redirects followed.</summary>
public sealed class Page(Visitor visitor, HttpResponseMessage answer, byte[] bytes, IReadOnlyList<string> trail)
{
    private IHtmlDocument? html;

    public HttpStatusCode Status => answer.StatusCode;

    /// <summary>Path and query of the last request.</summary>
    public string Address { get; } = answer.RequestMessage!.RequestUri!.PathAndQuery;

    /// <summary>The redirects on the way, as <c>303 /where</c>; with following switched off, the one that was answered.</summary>
    public IReadOnlyList<string> Trail => trail;

    public Site Site => visitor.Site;

    public HttpResponseHeaders Headers => answer.Headers;

    public HttpContentHeaders ContentHeaders => answer.Content.Headers;

    public string? MediaType => answer.Content.Headers.ContentType?.MediaType;

    public byte[] Bytes => bytes;

    public string Text => Encoding.UTF8.GetString(bytes);

    public IHtmlDocument Html => html ??= new HtmlParser().ParseDocument(Text);

    /// <summary>What a person reads on the page: the text of its main part with single spaces.</summary>
    public string Words => Regex.Replace((Html.QuerySelector("main") ?? Html.Body)?.TextContent ?? "", @"\s+", " ").Trim();

    /// <summary>The only form that matches and is sent by POST (a language or search form does not count), or the named one.</summary>
    public Form Form(string selector = "form[method=post]")
    {
        var forms = Html.QuerySelectorAll(selector).OfType<IHtmlFormElement>().Where(f => f.Closest("header,footer,nav") is null || selector != "form[method=post]").ToList();
        return forms.Count == 1 ? new Form(visitor, this, forms[0]) : throw new InvalidOperationException($"{forms.Count} forms match '{selector}' at {Address} ({(int)Status}): {Words[..Math.Min(Words.Length, 300)]}");
    }

    /// <summary>The form whose action ends like this.</summary>
    public Form FormTo(string actionEnd) => new(visitor, this, Html.Forms.FirstOrDefault(f => (f.GetAttribute("action") ?? Address).EndsWith(actionEnd, StringComparison.Ordinal))
        ?? throw new InvalidOperationException($"No form to '{actionEnd}' at {Address} ({(int)Status})."));

    /// <summary>Follows the first link that matches.</summary>
    public Task<Page> FollowAsync(string selector) => visitor.GetAsync(Html.QuerySelector(selector)?.GetAttribute("href") ?? throw new InvalidOperationException($"No link '{selector}' at {Address}."));

    public Page Is(HttpStatusCode status)
    {
        Assert.True(Status == status, $"{Address} answered {(int)Status}, expected {(int)status}. {Words[..Math.Min(Words.Length, 500)]}\n{string.Join('\n', visitor.Site.Log.Complaints.TakeLast(3))}");
        return this;
    }

    public Page IsOk() => Is(HttpStatusCode.OK);
}
