using System.Globalization;
using Bakohumas.Documents.Fonts;
using Bakohumas.Documents.Layout;
using Bakohumas.Documents.Tests.Samples;

namespace Bakohumas.Documents.Tests.Layout;

public sealed class JointLayoutTests
{
    private const double Millimetre = 72 / 25.4;

    public static TheoryData<int> Counts => [1, 2, 8, 9, 40, 240, 241, 1000];

    [Fact]
    public void The_text_stands_alone_on_the_first_page_in_the_largest_size()
    {
        var first = Paper.Sheets(SampleJoint.Of(86))[0];

        Assert.Contains(first.Marks.OfType<Mark.Text>(), text => text.Value.StartsWith("Kami melayani", StringComparison.Ordinal) && text.Size == 11.5);
        Assert.DoesNotContain(first.Marks, mark => mark is Mark.Strokes or Mark.Modules);
        Assert.DoesNotContain(Texts(first), text => text.StartsWith("Pemerintah", StringComparison.Ordinal));
    }

    [Fact]
    public void A_long_text_climbs_down_the_ladder_and_the_people_keep_their_size()
    {
        var document = SampleJoint.Of(20);
        var longer = document with { Blocks = [.. document.Blocks.Select(block => block is Block.Clauses clauses ? new Block.Clauses([.. clauses.Items, .. clauses.Items.Take(6)]) : block)] };
        var sheets = Paper.Sheets(longer);

        Assert.DoesNotContain(Texts(sheets[0]), text => text == "Saksi");
        Assert.Contains(Texts(sheets[1]), text => text.StartsWith("Pemerintah Kabupaten Wanasari 1", StringComparison.Ordinal));
        Assert.All(sheets[0].Marks.OfType<Mark.Text>().Where(text => text.Node?.Tag == "LBody"), text => Assert.InRange(text.Size, 10, 11));
        Assert.Contains(sheets[1].Marks.OfType<Mark.Text>(), text => text.Node?.Tag == "LBody" && text.Size == 8.8);
    }

    [Theory]
    [MemberData(nameof(Counts))]
    public void Everybody_has_one_number_and_the_last_one_is_the_count(int people)
    {
        var numbers = new List<int>();
        foreach (var sheet in Paper.Sheets(SampleJoint.Of(people)).Skip(1))
        {
            var head = Texts(sheet).FirstOrDefault(text => text.StartsWith("Penanda tangan ", StringComparison.Ordinal));
            if (head is null) continue;
            var words = head.Split(' ');
            Assert.Equal(Number(words[^1]), people);
            Assert.Equal(numbers.Count + 1, Number(words[2]));
            for (var n = Number(words[2]); n <= Number(words[4]); n++) numbers.Add(n);
        }

        Assert.Equal(Enumerable.Range(1, people), numbers);
    }

    [Theory]
    [MemberData(nameof(Counts))]
    public void The_closing_stands_at_the_end_beside_somebody_who_signed(int people)
    {
        var sheets = Paper.Sheets(SampleJoint.Of(people));
        var closing = Assert.Single(sheets, sheet => Texts(sheet).Contains("Penutupan"));

        Assert.Same(sheets[^1], closing);
        Assert.Contains(Texts(closing), text => text is "S2" or "S2 ");
        Assert.Contains(closing.Marks, mark => mark is Mark.Modules);
        Assert.Equal("Pimpinan", Assert.Single(closing.Fields).Name);
        Assert.Contains("JENIS TANDA TANGAN", Texts(closing));
    }

    [Fact]
    public void An_open_paper_says_so_and_is_not_closed()
    {
        var sheets = Paper.Sheets(SampleJoint.Of(20, closed: false));

        Assert.Contains("Versi 3, belum ditutup", Texts(sheets[0]));
        Assert.DoesNotContain(sheets, sheet => Texts(sheet).Contains("Penutupan"));
    }

    [Theory]
    [InlineData(9)]
    [InlineData(240)]
    [InlineData(300)]
    [InlineData(1000)]
    public void An_agency_on_more_than_one_page_says_so_at_the_top_of_each(int people)
    {
        foreach (var sheet in Paper.Sheets(SampleJoint.Of(people, longNames: true)).Skip(1))
        {
            // The first heading below the line above the page opens it, whether it begins an agency or goes on with one.
            var top = sheet.Marks.OfType<Mark.Rule>().Where(rule => rule.Weight == HouseStyle.GroupRule).Min(rule => rule.Y);
            Assert.InRange(top, 22 * Millimetre - 0.1, 22 * Millimetre + 0.1);
            Assert.DoesNotContain(sheet.Marks.OfType<Mark.Strokes>(), strokes => strokes.Y < top);
        }
    }

    [Fact]
    public void A_heading_never_ends_a_page()
    {
        foreach (var sheet in Paper.Sheets(SampleJoint.Of(1000)).Skip(1))
        {
            var last = sheet.Marks.OfType<Mark.Rule>().Where(rule => rule.Weight == HouseStyle.GroupRule).Max(rule => rule.Y);
            Assert.Contains(sheet.Marks.OfType<Mark.Text>(), text => text.Node is not null && text.Baseline > last + 12 * Millimetre);
        }
    }

    [Theory]
    [InlineData(8, false)]
    [InlineData(60, false)]
    [InlineData(300, false)]
    [InlineData(300, true)]
    public void Long_names_and_positions_stay_whole_and_inside_the_margins(int people, bool officers)
    {
        foreach (var sheet in Paper.Sheets(SampleJoint.Of(people, officers: officers, longNames: true)))
        {
            var footer = sheet.Height - 20 * Millimetre;
            foreach (var text in sheet.Marks.OfType<Mark.Text>())
            {
                var right = text.X + FontLibrary.Of(text.Face).Width(text.Value.TrimEnd(), text.Size) + text.Tracking * (text.Value.Length - 1);
                Assert.True(text.X >= 30 * Millimetre - 0.01 && right <= 190 * Millimetre + 0.6, $"{text.Value} ends at {right / Millimetre:0.0} mm");
                Assert.True(text.Node is null || text.Baseline < footer, text.Value);
                Assert.True(text.Size >= (text.Face == Face.JudulBold ? 6.8 : 7.2), $"{text.Value} at {text.Size}");
            }
            foreach (var ink in sheet.Marks.OfType<Mark.Strokes>())
            {
                Assert.True(ink.X >= 30 * Millimetre && ink.X + ink.Path.Width <= 190 * Millimetre + 0.1);
                Assert.True(ink.Y + ink.Path.Height < footer);
            }
        }
    }

    [Fact]
    public void The_officers_edition_alone_prints_the_identity_numbers()
    {
        Assert.DoesNotContain(Paper.Sheets(SampleJoint.Of(300)), sheet => Texts(sheet).Any(text => text.Contains("NIP 1984", StringComparison.Ordinal)));
        Assert.Contains(Paper.Sheets(SampleJoint.Of(300, officers: true)), sheet => Texts(sheet).Any(text => text.Contains("NIP 1984", StringComparison.Ordinal)));
    }

    [Fact]
    public void Five_thousand_signatories_need_about_forty_a_page()
    {
        var sheets = Paper.Sheets(SampleJoint.Of(5000));

        Assert.InRange(sheets.Count, 118, 150);
    }

    [Fact]
    public void Small_signatures_keep_their_shape_and_stay_inside_their_box()
    {
        (double, double)[][] wild = [[(-1e6, 3e5), (2e6, -4e5), (double.NaN, 1), (1e6, double.PositiveInfinity)], [], [(0, 0)]];
        var path = InkPath.Fit(wild, 60, 24)!;

        Assert.Equal(2, path.Strokes.Count);
        Assert.All(path.Strokes, stroke => Assert.All(stroke, value => Assert.InRange(value * InkPath.Unit, -8, 68)));
        Assert.True(path.Width <= 60.001 && path.Height <= 24.001);
        Assert.Null(InkPath.Fit([[(double.NaN, 0)]], 60, 24));
    }

    private static IEnumerable<string> Texts(Sheet sheet) => sheet.Marks.OfType<Mark.Text>().Select(text => text.Value);

    private static int Number(string printed) => int.Parse(printed.Replace(".", "", StringComparison.Ordinal), CultureInfo.InvariantCulture);
}
