using System.Text;
using Bakohumas.Documents.Layout;
using Bakohumas.Documents.Tests.Samples;

namespace Bakohumas.Documents.Tests.Layout;

/// <summary>Name badges: nothing is cut off, nothing leaves the sheet, and the code is read back from paper.</summary>
public sealed class BadgeLayoutTests : IDisposable
{
    private readonly Scratch _scratch = new();

    public static TheoryData<string> Sizes => ["a6", "62"];

    public void Dispose() => _scratch.Dispose();

    [Theory]
    [MemberData(nameof(Sizes))]
    public async Task Every_word_of_the_longest_badge_comes_out_as_it_went_in(string size)
    {
        var paper = SampleBadge.Long(Page(size));
        var (_, output) = await Tools.Run("pdftotext", "-raw", "-enc", "UTF-8", _scratch.Write("badge.pdf", Paper.Draw(paper)), "-");

        var pages = output.Split('\f');
        var badges = paper.Blocks.Cast<Block.Badge>().ToList();
        Assert.Equal(badges.Count, pages.Length - 1);
        for (var i = 0; i < badges.Count; i++)
            Assert.All([badges[i].EventName, badges[i].When, badges[i].Name, badges[i].Agency, badges[i].Role.ToUpperInvariant(), SampleBadge.Code], text => Assert.Contains(Bare(text), Bare(pages[i]), StringComparison.Ordinal));
    }

    [Theory]
    [MemberData(nameof(Sizes))]
    public void Nothing_leaves_the_frame_and_no_text_meets_another_or_the_code(string size)
    {
        foreach (var sheet in Paper.Sheets(SampleBadge.Long(Page(size))))
        {
            var page = Page(size);
            var code = Assert.Single(sheet.Marks.OfType<Mark.Modules>());
            var edge = code.Matrix.GetLength(0) * code.Module;
            Assert.True(code.Module >= Units.Mm(0.5) - 1e-6, $"A module measures {code.Module} pt.");
            var texts = sheet.Marks.OfType<Mark.Text>().Select(text => new Box(
                text.X, text.Baseline - text.Size * 0.72, text.X + Fonts.FontLibrary.Of(text.Face).Width(text.Value.TrimEnd(), text.Size) + text.Tracking * text.Value.Length, text.Baseline + text.Size * 0.2, text.Value)).ToList();
            texts.Add(new Box(code.X - 3 * code.Module, code.Y - 3 * code.Module, code.X + edge + 3 * code.Module, code.Y + edge, "QR"));
            Assert.All(texts.SkipLast(1), text => Assert.True(
                text.Left >= Units.Mm(page.Left) - 0.1 && text.Right <= Units.Mm(page.Width - page.Right) + 0.1 && text.Top >= Units.Mm(page.FirstTop) - 0.1 && text.Bottom <= Units.Mm(page.TextBottom) + 0.1, $"{text} leaves the frame."));
            for (var i = 0; i < texts.Count; i++)
                for (var j = i + 1; j < texts.Count; j++)
                    Assert.False(texts[i].Meets(texts[j]), $"{texts[i]} meets {texts[j]}.");
        }
    }

    [Theory]
    [InlineData("a6", 203)]
    [InlineData("62", 203)]
    [InlineData("62", 300)]
    public async Task The_code_is_read_back_from_a_black_and_white_print(string size, int dpi)
    {
        var file = _scratch.Write("badge.pdf", Paper.Draw(SampleBadge.Long(Page(size))));
        await Tools.Run("pdftoppm", "-r", $"{dpi}", "-mono", "-f", "1", "-l", "1", "-singlefile", file, _scratch["page"]);

        Assert.Equal(SampleBadge.Address, (await Tools.Run("zbarimg", "--quiet", "--raw", _scratch["page.pbm"])).Output.Split('\n')[0].Trim());
    }

    [Fact]
    public void A_short_name_is_large_and_a_long_one_is_smaller()
    {
        double Size(string name) => Paper.Sheets(SampleBadge.Of(PageStyle.BadgeA6, SampleBadge.Badge(name)))[0].Marks.OfType<Mark.Text>().First(text => name.StartsWith(text.Value.Trim(), StringComparison.Ordinal)).Size;

        Assert.Equal(27, Size("Ratna Kusumaningtyas"));
        Assert.InRange(Size("Raden Ajeng Wolfeschlegelsteinhausenbergerdorff"), 8, 16);
    }

    [Fact]
    public void Without_a_role_there_is_no_band()
    {
        var sheet = Paper.Sheets(SampleBadge.Of(PageStyle.BadgeA6, SampleBadge.Badge(role: "")))[0];

        Assert.DoesNotContain(sheet.Marks, mark => mark is Mark.Rule or Mark.Text { Ink: Ink.White });
    }

    private static PageStyle Page(string size) => size == "a6" ? PageStyle.BadgeA6 : PageStyle.BadgeLabel;

    private static string Bare(string text) => string.Concat(text.Normalize(NormalizationForm.FormC).Where(c => !char.IsWhiteSpace(c) && c != '\f'));

    private sealed record Box(double Left, double Top, double Right, double Bottom, string What)
    {
        public bool Meets(Box other) => Left < other.Right - 0.1 && other.Left < Right - 0.1 && Top < other.Bottom - 0.1 && other.Top < Bottom - 0.1;
    }
}
