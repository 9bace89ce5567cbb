namespace Bakohumas.Documents.Tests;

public sealed class FontCoverageTests
{
    [Theory]
    [InlineData("Ratna Kusumaningtyas, S.I.Kom., M.Si.")]
    [InlineData("Nguyễn Thị Ánh")]
    [InlineData("D’Angelo “Bing” O'Neill–Łukasz")]
    [InlineData("Nađa Čapek Ǯ")]
    [InlineData("André decomposed e\u0301")]
    [InlineData("Иван Петров")]
    [InlineData("")]
    public void Names_that_a_font_of_ours_has_are_accepted(string name)
    {
        Assert.Null(FontCoverage.Missing(name));
    }

    [Theory]
    [InlineData("Budi 😀", "U+1F600")]
    [InlineData("محمد", "U+0645")]
    [InlineData("ꦧꦸꦢꦶ", "U+A9A7")]
    [InlineData("山田", "U+5C71")]
    [InlineData("Budi\u200B", "U+200B")]
    [InlineData("Budi\u202E", "U+202E")]
    [InlineData("Budi\0", "U+0000")]
    [InlineData("Budi\n", "U+000A")]
    [InlineData("Budi \uD800", "U+FFFD")]
    [InlineData("Budi \uFFFE", "U+FFFD")]
    [InlineData("Budi \uFFFF", "U+FFFD")]
    [InlineData("Budi \uE000", "U+E000")]
    public void What_no_font_can_draw_is_named(string name, string codePoint)
    {
        Assert.StartsWith(codePoint, FontCoverage.Missing(name), StringComparison.Ordinal);
    }

    [Fact]
    public void A_name_is_refused_when_only_two_fonts_together_have_it()
    {
        // U+2011 stands in neither; a long refusal stays short.
        Assert.Equal("U+0645 U+062D U+062F U+5C71 U+7530", FontCoverage.Missing("محمد山田太郎"));
    }

    [Fact]
    public void A_name_that_slipped_through_is_drawn_with_visible_marks_and_not_dropped()
    {
        var paper = Samples.SamplePledge.Paper([new Block.Paragraph("Budi 😀 Santoso")]);

        Assert.NotEmpty(Paper.Draw(paper));
    }
}
