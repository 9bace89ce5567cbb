using System.Text.RegularExpressions;
using Bakohumas.Web.Tests.Words;

namespace Bakohumas.Web.Tests.Frontend;

/// <summary>What the Content-Security-Policy would block in a browser is refused here, before anybody sees a broken page.</summary>
public sealed partial class ViewPolicyTests
{
    [Fact]
    public void No_view_needs_an_inline_script_or_style()
    {
        var found =
            from view in Tree.Sources("*.cshtml")
            from fault in Faults(File.ReadAllText(view))
            select $"{Path.GetRelativePath(Tree.Root, view)}: {fault}";

        Assert.Empty(found);
    }

    [Theory]
    [InlineData("<p style=\"color:red\">x</p>", "style=\"")]
    [InlineData("<script>alert(1)</script>", "<script>")]
    [InlineData("<script type=\"module\">go()</script>", "<script type=\"module\">")]
    [InlineData("<button onclick=\"go()\">x</button>", "onclick=\"")]
    [InlineData("<style>p{}</style>", "<style")]
    [InlineData("<img src=\"https://elsewhere.example/x.png\">", "src=\"https://")]
    [InlineData("<a href=\"javascript:go()\">x</a>", "javascript:")]
    public void A_planted_breach_is_found(string view, string fault) => Assert.Contains(fault, Assert.Single(Faults(view)), StringComparison.Ordinal);

    [Theory]
    [InlineData("<script type=\"application/json\" id=\"kata\">@Json.Serialize(x)</script>")]
    [InlineData("<script type=\"module\" src=\"~/dist/form.js\" asp-append-version=\"true\"></script>")]
    [InlineData("@* <style> in a comment *@<p>ok</p>")]
    public void What_the_policy_allows_passes(string view) => Assert.Empty(Faults(view));

    private static IEnumerable<string> Faults(string view) => Breach().Matches(Comment().Replace(view, "")).Select(m => m.Value);

    [GeneratedRegex(@"\sstyle=""|<style\b|<script(?![^>]*\bsrc=)(?![^>]*type=""application/json"")[^>]*>|\son(?:click|change|submit|load|error|input|key\w+)=""|\bsrc=""https?://|javascript:", RegexOptions.IgnoreCase)]
    private static partial Regex Breach();

    [GeneratedRegex(@"@\*.*?\*@", RegexOptions.Singleline)]
    private static partial Regex Comment();
}
