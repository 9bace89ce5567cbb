using Bakohumas.Web.Features.Shared;

namespace Bakohumas.Web.Tests.Verification;

/// <summary>A verdict is read on a phone by somebody in a hurry.</summary>
public sealed class VerdictWordTests
{
    private const int Most = 12;

    [Theory]
    [InlineData("Wording")]
    [InlineData("Wording.en")]
    public void Every_verdict_has_twelve_words_at_most(string file)
    {
        var texts = System.Xml.Linq.XDocument.Load(Path.Combine(Words.Tree.Root, "src/Bakohumas.Web/Features/Verification/Verdicts", file + ".resx"))
            .Descendants("data").ToDictionary(data => data.Attribute("name")!.Value, data => data.Element("value")!.Value);

        Assert.All(Enum.GetNames<Features.Verification.PaperVerdict>(), verdict => Assert.Contains("PaperVerdict." + verdict + ".isi", texts.Keys));
        Assert.All(texts, text => Assert.InRange(text.Value.Split(' ', StringSplitOptions.RemoveEmptyEntries).Length, 1, Most));
        Assert.DoesNotContain(texts, text => text.Value.StartsWith('@'));
    }

    [Fact]
    public void Every_verdict_is_said_in_both_languages()
    {
        var words = WordingBook.Load(typeof(WordingBook).Assembly, strict: true);

        Assert.All(Enum.GetNames<Documents.Inspection.Verdict>(), verdict => Assert.True(words.Has("verifikasi.putusan." + verdict)));
        Assert.All(Enum.GetNames<Documents.Inspection.Fact>(), fact => Assert.True(words.Has("verifikasi.periksa." + fact)));
    }
}
