using System.Net;
using System.Text.RegularExpressions;

namespace Bakohumas.Benchmarks;

/// <summary>One browser without script: keeps cookies and fills forms as they stand on the page.</summary>
internal sealed partial class WebSession(Uri address) : IDisposable
{
    private readonly CookieContainer cookies = new();
    private HttpClient? client;

    /// <summary>For the load generator, which keeps no cookies.</summary>
    public string Cookies => cookies.GetCookieHeader(address);

    public HttpClient Client => client ??= new HttpClient(new HttpClientHandler { CookieContainer = cookies, AllowAutoRedirect = false }) { BaseAddress = address };

    /// <summary>The value of a hidden field on a page.</summary>
    public static string Field(string page, string name) =>
        Hidden().Matches(page).Select(m => m.Value).Where(tag => tag.Contains($"name=\"{name}\"", StringComparison.Ordinal)).Select(tag => Value().Match(tag).Groups[1].Value).FirstOrDefault()
        ?? throw new InvalidOperationException($"The page has no field '{name}'.");

    public async Task SignInAsync(string mail, string password)
    {
        var form = await Client.GetStringAsync("/masuk");
        using var answer = await Client.PostAsync("/masuk", new FormUrlEncodedContent(new Dictionary<string, string>
        {
            ["Mail"] = mail, ["Password"] = password, ["__RequestVerificationToken"] = Field(form, "__RequestVerificationToken"),
        }));
        if (answer.StatusCode != HttpStatusCode.Redirect) throw new InvalidOperationException($"The sign-in was answered {(int)answer.StatusCode}.");
    }

    public void Dispose() => client?.Dispose();

    [GeneratedRegex("<input[^>]*>")]
    private static partial Regex Hidden();

    [GeneratedRegex("value=\"([^\"]*)\"")]
    private static partial Regex Value();
}
