using System.Text.RegularExpressions;
using Bakohumas.Web.Platform.Pledges;
using Bakohumas.Web.Platform.Templates;

namespace Bakohumas.Web.Tests.Texts;

/// <summary>An English text is the Indonesian one in other words: the same parts in the same order.</summary>
public sealed class TwinTests
{
    private static readonly TemplateLibrary Library = TemplateLibrary.Load(Path.Combine(AppContext.BaseDirectory, "templates"));

    public static TheoryData<string> Twins => [.. Library.All.Where(t => t.Kind == "komitmen" && t.Language == "en").Select(t => t.Id)];

    [Theory]
    [MemberData(nameof(Twins))]
    public void A_twin_has_the_same_clauses_groups_placeholders_and_legal_basis(string id)
    {
        var (original, twin) = (Library.Get(id, "id"), Library.Get(id, "en"));
        var (before, after) = (PledgeTexts.Parse(id, original.Source), PledgeTexts.Parse(id, twin.Source));

        Assert.Equal(original.Version, twin.Version);
        Assert.Equal(original.Audience, twin.Audience);
        Assert.Equal(original.Clauses, before.Clauses.Count);
        Assert.Equal(before.Clauses.Select(c => (c.Number, c.Groups)), after.Clauses.Select(c => (c.Number, c.Groups)));
        Assert.Equal(original.LegalBasis.Select(b => (b.Id, b.Status)), twin.LegalBasis.Select(b => (b.Id, b.Status)));
        Assert.Equal(Sections(original.Body), Sections(twin.Body));
    }

    [Fact]
    public void There_is_a_twin_to_compare() => Assert.NotEmpty(Twins);

    /// <summary>The placeholders of each section, in order of the sections.</summary>
    private static IEnumerable<string> Sections(string body) =>
        Regex.Split(body, @"^## .*$", RegexOptions.Multiline).Skip(1).Select(part => string.Join(' ', Placeholders.In(part).Order(StringComparer.Ordinal)));
}
