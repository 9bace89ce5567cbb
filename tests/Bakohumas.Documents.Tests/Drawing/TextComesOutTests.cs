using System.Text;
using Bakohumas.Documents.Tests.Samples;

namespace Bakohumas.Documents.Tests.Drawing;

/// <summary>Whatever name goes in comes out again when the text is copied: random names of all letters that the input lets in.</summary>
public sealed class TextComesOutTests : IDisposable
{
    private readonly Scratch _scratch = new();

    public void Dispose() => _scratch.Dispose();

    [Theory]
    [InlineData(1, RosterForm.Wide)]
    [InlineData(2, RosterForm.Grid)]
    [InlineData(3, RosterForm.Lines)]
    public async Task Every_name_on_a_roster_comes_out_as_it_went_in(int seed, RosterForm form)
    {
        var random = new Random(seed);
        var people = Enumerable.Range(1, 60).Select(number => new RosterEntry(
            $"{number}", Name(random), Name(random), number % 2 == 0 ? SampleInk.Of(number) : new SignatureInk.Typed(Name(random)), "Tanda tangan", Name(random))).ToList();
        var group = new RosterGroup(Name(random), "60 penanda tangan", people, [new RosterNote("61", "62", Name(random))]);
        var paper = SamplePledge.Paper([new Block.Heading("KOMITMEN BERSAMA"), new Block.PageBreak(), new Block.Roster([group], form, "(lanjutan)")]);

        await FindsAsync(paper, people.SelectMany(person => new[] { person.Name, person.Position, person.Identity, (person.Signature as SignatureInk.Typed)?.Text ?? "" })
            .Append(group.Name).Append(group.Notes[0].Text));
    }

    [Fact]
    public async Task Every_line_to_be_signed_comes_out_as_it_went_in()
    {
        var random = new Random(4);
        var lines = Enumerable.Range(1, 40).Select(number => new SigningLine($"{number}", Name(random), Name(random), Name(random), Name(random))).ToList();
        var paper = SamplePledge.Paper([new Block.Heading("LEMBAR"), new Block.PageBreak(), new Block.SigningLines(["No.", "Nama", "Jabatan", "Tanda tangan"], [new SigningGroup("Instansi", "", lines)], "(lanjutan)")]);

        await FindsAsync(paper, lines.SelectMany(line => new[] { line.Name, line.Identity, line.Position, line.Agency }));
    }

    [Fact]
    public async Task Every_word_of_a_poster_comes_out_as_it_went_in()
    {
        var random = new Random(5);
        var clauses = Enumerable.Range(0, 12).Select(_ => new Clause([new Run(string.Join(' ', Enumerable.Range(0, 20).Select(_ => Name(random))))])).ToList();

        await FindsAsync(SamplePoster.Of(PageStyle.PosterA4, clauses: clauses), clauses.Select(clause => clause.Runs[0].Text));
    }

    private async Task FindsAsync(Document paper, IEnumerable<string> texts)
    {
        var (_, output) = await Tools.Run("pdftotext", "-raw", "-enc", "UTF-8", _scratch.Write("paper.pdf", Paper.Draw(paper)), "-");
        var found = Bare(output);

        Assert.All(texts, text => Assert.Contains(Bare(text), found, StringComparison.Ordinal));
    }

    // Where a line ends is the layout's business.
    private static string Bare(string text) => string.Concat(text.Normalize(NormalizationForm.FormC).Where(c => !char.IsWhiteSpace(c) && c != '\f'));

    private static string Name(Random random) => string.Join(' ', Enumerable.Range(0, random.Next(1, 6)).Select(_ => Word(random)));

    private static string Word(Random random)
    {
        var word = new StringBuilder();
        for (var letters = random.Next(1, random.Next(10) == 0 ? 40 : 12); letters > 0; letters--) word.Append(Letter(random));
        return word.ToString();
    }

    private static Rune Letter(Random random)
    {
        while (true)
        {
            var rune = new Rune(random.Next(4) switch { 0 => random.Next(0xC0, 0x250), 1 => random.Next(0x1E00, 0x1F00), _ => random.Next('A', 'z' + 1) });
            if (Rune.IsLetter(rune) && FontCoverage.Missing(rune.ToString()) is null) return rune;
        }
    }
}
