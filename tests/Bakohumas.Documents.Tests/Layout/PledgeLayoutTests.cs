using Bakohumas.Documents.Fonts;
using Bakohumas.Documents.Layout;
using Bakohumas.Documents.Tests.Samples;

namespace Bakohumas.Documents.Tests.Layout;

public sealed class PledgeLayoutTests
{
    private const double Millimetre = 72 / 25.4;

    public static TheoryData<string> Papers => ["short", "long", "civil servants", "hostile"];

    [Fact]
    public void Ten_short_clauses_fit_on_one_page_at_ten_and_a_half_points()
    {
        var sheet = Assert.Single(Paper.Sheets(SamplePledge.Short()));

        Assert.Contains(sheet.Marks.OfType<Mark.Text>(), text => text.Value.StartsWith("Saya melayani", StringComparison.Ordinal) && text.Size == 10.5);
    }

    [Fact]
    public void Long_names_need_two_pages_and_the_last_three_clauses_travel_with_the_signature()
    {
        var sheets = Paper.Sheets(SamplePledge.LongNames());

        Assert.Equal(2, sheets.Count);
        Assert.Contains(Texts(sheets[1]), text => text is "8.");
        Assert.Contains(Texts(sheets[1]), text => text is "10.");
        Assert.DoesNotContain(Texts(sheets[0]), text => text is "8.");
        Assert.All(Body(sheets), text => Assert.Equal(11.5, text.Size));
        Assert.Contains(Texts(sheets[0]), text => text == "Halaman 1 dari 2");
        Assert.Contains(Texts(sheets[1]), text => text == "Halaman 2 dari 2");
    }

    [Fact]
    public void The_whole_text_for_civil_servants_fills_two_pages_and_the_second_says_whose_it_is()
    {
        var sheets = Paper.Sheets(SamplePledge.CivilServants());

        Assert.Equal(2, sheets.Count);
        Assert.Contains(Texts(sheets[1]), text => text.EndsWith("· Ratna Kusumaningtyas, S.I.Kom., M.Si.", StringComparison.Ordinal));
        Assert.DoesNotContain(Texts(sheets[0]), text => text.Contains("Negara · Ratna", StringComparison.Ordinal));
        // Neither page is nearly empty: text reaches the lowest fifth of the first and the middle of the second.
        Assert.True(sheets[0].Marks.OfType<Mark.Text>().Where(text => text.Node is not null).Max(text => text.Baseline) > 0.8 * sheets[0].Height);
        Assert.True(sheets[1].Marks.OfType<Mark.Modules>().Single().Y > 0.5 * sheets[1].Height);
    }

    [Fact]
    public void A_longer_text_climbs_down_step_by_step_and_then_takes_two_pages_in_the_largest_size()
    {
        var rungs = new List<(int Pages, double Size)>();
        foreach (var extra in Enumerable.Range(0, 12))
        {
            var document = SamplePledge.Short();
            var items = document.Blocks.OfType<Block.Clauses>().Single().Items;
            var sheets = Paper.Sheets(document with { Blocks = [.. document.Blocks.Select(block => block is Block.Clauses ? new Block.Clauses([.. items.Take(3), .. items.Take(extra)]) : block)] });
            rungs.Add((sheets.Count, Body(sheets).First().Size));
        }

        Assert.Equal([(1, 11.5), (1, 10.5), (1, 10), (2, 11.5)], rungs.Distinct());
    }

    [Theory]
    [MemberData(nameof(Papers))]
    public void No_text_runs_into_the_evidence_strip_or_the_footer(string paper)
    {
        var sheets = Paper.Sheets(Of(paper));
        foreach (var sheet in sheets)
        {
            var strip = sheet.Marks.OfType<Mark.Text>().Where(text => text.Value == "JENIS TANDA TANGAN").Select(text => text.Baseline).DefaultIfEmpty(sheet.Height).Min();
            var footer = sheet.Marks.OfType<Mark.Rule>().Max(rule => rule.Y);
            var inStrip = sheet.Marks.OfType<Mark.Text>().Where(text => text.Baseline >= strip).ToList();

            Assert.All(sheet.Marks.OfType<Mark.Text>().Where(text => text.Node is not null).Except(inStrip),
                text => Assert.True(text.Baseline + 0.3 * text.Size < Math.Min(strip - 9, footer), text.Value));
            Assert.All(inStrip, text => Assert.True(text.Node is null || text.Baseline < footer, text.Value));
        }
        Assert.DoesNotContain(sheets.SkipLast(1), sheet => Texts(sheet).Contains("JENIS TANDA TANGAN"));
    }

    [Theory]
    [MemberData(nameof(Papers))]
    public void Everything_stays_inside_the_margins(string paper)
    {
        foreach (var text in Paper.Sheets(Of(paper)).SelectMany(sheet => sheet.Marks.OfType<Mark.Text>()))
        {
            var right = text.X + FontLibrary.Of(text.Face).Width(text.Value.TrimEnd(), text.Size) + text.Tracking * (text.Value.Length - 1);
            Assert.True(text.X >= 30 * Millimetre - 0.01, text.Value);
            Assert.True(right <= 190 * Millimetre + 0.6, $"{text.Value} ends at {right / Millimetre:0.0} mm");
        }
    }

    [Theory]
    [MemberData(nameof(Papers))]
    public void Type_is_never_smaller_than_the_house_allows(string paper)
    {
        Assert.All(Paper.Sheets(Of(paper)).SelectMany(sheet => sheet.Marks.OfType<Mark.Text>()).Where(text => text.Face != Face.NaskahItalic),
            text => Assert.True(text.Size >= (text.Face == Face.JudulBold ? 6.8 : 7.2), $"{text.Value} at {text.Size}"));
    }

    [Theory]
    [MemberData(nameof(Papers))]
    public void No_word_is_lost(string paper)
    {
        var document = Of(paper);
        var drawn = string.Concat(Paper.Sheets(document).SelectMany(sheet => sheet.Marks.OfType<Mark.Text>()).Where(text => text.Node is not null).Select(text => text.Value)).Replace(" ", "", StringComparison.Ordinal);

        foreach (var clause in document.Blocks.OfType<Block.Clauses>().SelectMany(block => block.Items))
        {
            Assert.Contains(string.Concat(clause.Runs.Select(run => run.Text)).Replace(" ", "", StringComparison.Ordinal), drawn, StringComparison.Ordinal);
        }
        var name = document.Blocks.OfType<Block.SignatureBand>().Single().Signatory.Name.Replace(" ", "", StringComparison.Ordinal);
        Assert.Contains(name, drawn, StringComparison.Ordinal);
    }

    [Fact]
    public void Signature_and_code_end_on_the_same_line()
    {
        var sheet = Paper.Sheets(SamplePledge.Short())[0];
        var identity = sheet.Marks.OfType<Mark.Text>().Single(text => text.Value.StartsWith("NIP 1984", StringComparison.Ordinal));
        var code = sheet.Marks.OfType<Mark.Modules>().Single();
        var bottom = code.Y + code.Matrix.GetLength(0) * code.Module;

        Assert.InRange(bottom - identity.Baseline, 0, 6);
        Assert.Equal(0.6 * Millimetre, code.Module, 2);
    }

    [Fact]
    public void The_code_keeps_four_modules_of_white()
    {
        var sheet = Paper.Sheets(SamplePledge.Short())[0];
        var code = sheet.Marks.OfType<Mark.Modules>().Single();
        var quiet = 4 * code.Module;
        double right = code.X + code.Matrix.GetLength(1) * code.Module, bottom = code.Y + code.Matrix.GetLength(0) * code.Module;

        Assert.DoesNotContain(sheet.Marks.OfType<Mark.Text>(), text =>
            text.X < right + quiet && text.Baseline > code.Y - quiet && text.Baseline - text.Size * 0.7 < bottom + quiet);
    }

    [Theory]
    [InlineData("A")]
    [InlineData("Kusumawardhani Prameswari")]
    [InlineData(SamplePledge.LongName)]
    [InlineData("Donaudampfschifffahrtselektrizitätenhauptbetriebswerkbauunterbeamtengesellschaft")]
    public void A_typed_signature_stays_inside_its_field(string typed)
    {
        var sheets = Paper.Sheets(SamplePledge.Short(new SignatureInk.Typed(typed)));
        var lines = sheets[^1].Marks.OfType<Mark.Text>().Where(text => text.Face == Face.NaskahItalic).ToList();

        Assert.All(lines, line => Assert.InRange(line.Size, 10, 18));
        Assert.True(lines[^1].Baseline - lines[0].Baseline < 15 * Millimetre);
        Assert.Equal(typed, string.Concat(lines.Select(line => line.Value)));
    }

    [Fact]
    public void Strokes_of_any_size_are_fitted_into_the_box()
    {
        (double, double)[][] wild = [[(-1e6, 3e5), (2e6, -4e5), (double.NaN, 1), (1e6, double.PositiveInfinity)], []];
        var shape = Paper.Sheets(SamplePledge.Short(new SignatureInk.Drawn(wild)))[0].Marks.OfType<Mark.Shape>().Single(mark => mark.StrokeWeight > 0);

        Assert.All(shape.Path.Segments, segment => Assert.InRange(segment.Operator == 'c' ? segment.X3 : segment.X1, 0, 56 * Millimetre));
        Assert.All(shape.Path.Segments, segment => Assert.InRange(segment.Operator == 'c' ? segment.Y3 : segment.Y1, 0, 18 * Millimetre));
    }

    [Fact]
    public void A_single_dot_is_a_signature_too()
    {
        var shape = Paper.Sheets(SamplePledge.Short(new SignatureInk.Drawn([[(5, 5)]])))[0].Marks.OfType<Mark.Shape>().Single(mark => mark.StrokeWeight > 0);

        Assert.Equal(2, shape.Path.Segments.Count);
    }

    private static IEnumerable<string> Texts(Sheet sheet) => sheet.Marks.OfType<Mark.Text>().Select(text => text.Value);

    private static IEnumerable<Mark.Text> Body(IReadOnlyList<Sheet> sheets) =>
        sheets.SelectMany(sheet => sheet.Marks.OfType<Mark.Text>()).Where(text => text.Node?.Tag == "LBody");

    private static Document Of(string paper) => paper switch
    {
        "short" => SamplePledge.Short(),
        "long" => SamplePledge.LongNames(),
        "civil servants" => SamplePledge.CivilServants(),
        _ => Hostile(),
    };

    /// <summary>Twelve clauses of 600 characters, words wider than the page, a name of 600 characters.</summary>
    private static Document Hostile()
    {
        var name = string.Concat(Enumerable.Repeat("Raden", 60)) + " " + string.Join(' ', Enumerable.Repeat("Prameswari", 30));
        var clauses = Enumerable.Range(1, 12).Select(i => new Clause(i % 3 == 0 ? new string('m', 600) : string.Concat(Enumerable.Repeat($"butir {i} panjang sekali ", 26))));
        return SamplePledge.Paper(
        [
            new Block.Letterhead("", string.Join(' ', Enumerable.Repeat("SEKRETARIAT DAERAH KABUPATEN", 5)), ["Jalan Panjang 1"]),
            new Block.Heading(string.Join(' ', Enumerable.Repeat("KOMITMEN BERSAMA", 8)), "Netralitas"),
            new Block.Identity([new IdentityRow("Nama", name, Bold: true), new IdentityRow("Tautan", "https://contoh.example/" + new string('a', 400))]),
            new Block.Clauses([.. clauses]),
            SamplePledge.Band(name, "NIP 1", new SignatureInk.Typed(name)),
        ]);
    }
}
