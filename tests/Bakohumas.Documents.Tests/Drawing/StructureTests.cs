using System.Text;
using Bakohumas.Documents.Tests.Samples;

namespace Bakohumas.Documents.Tests.Drawing;

public sealed class StructureTests
{
    [Fact]
    public void A_blank_signature_field_is_not_announced_as_a_picture()
    {
        Assert.Equal(2, Figures(SamplePledge.Short()));
        Assert.Equal(1, Figures(SamplePledge.Short(new SignatureInk.Blank())));
    }

    [Theory]
    [InlineData("id-ID")]
    [InlineData("en")]
    public void The_language_of_the_paper_is_declared(string language)
    {
        Assert.Contains($"/Lang({language})", Encoding.Latin1.GetString(Paper.Draw(SamplePledge.Short() with { Language = language })), StringComparison.Ordinal);
    }

    [Fact]
    public void What_is_no_language_tag_is_refused()
    {
        Assert.Throws<ArgumentException>(() => Paper.Draw(SamplePledge.Short() with { Language = "id)/AA<<" }));
    }

    [Theory]
    [InlineData("Judul dengan (kurung) dan \\ garis")]
    [InlineData("<b>&amp;</b> ]]> \uFFFE \uD800 \u0001")]
    public void A_hostile_title_stays_a_title(string title)
    {
        var file = Paper.Seal(Paper.Draw(SamplePledge.Short() with { Title = title }));

        var report = Documents.Inspection.PdfInspector.Inspect(file, Paper.Keys.Trust(), TestContext.Current.CancellationToken);
        Assert.Equal(Documents.Inspection.Verdict.Genuine, report.Verdict);
    }

    [Fact]
    public void No_colour_but_black_and_the_house_ink_and_no_transparency()
    {
        var file = Encoding.Latin1.GetString(Paper.Draw(SamplePledge.Short()));

        Assert.DoesNotContain("/SMask", file, StringComparison.Ordinal);
        Assert.DoesNotContain("/ExtGState", file, StringComparison.Ordinal);
        Assert.DoesNotContain("/DeviceCMYK", file, StringComparison.Ordinal);
    }

    private static int Figures(Document document) => Encoding.Latin1.GetString(Paper.Draw(document)).Split("/S/Figure").Length - 1;
}
