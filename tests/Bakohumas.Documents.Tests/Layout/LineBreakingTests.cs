using Bakohumas.Documents.Fonts;
using Bakohumas.Documents.Layout;

namespace Bakohumas.Documents.Tests.Layout;

public sealed class LineBreakingTests
{
    private static readonly TypeStyle Body = new(Face.Naskah, 10, 14);

    [Theory]
    [InlineData("12", "November", true)]
    [InlineData("November", "2026.", true)]
    [InlineData("11.42", "WIB.", true)]
    [InlineData("PP", "71/2019,", true)]
    [InlineData("Pasal", "60", true)]
    [InlineData("(Pasal", "60", true)]
    [InlineData("Kota", "Tirtamaya,", true)]
    [InlineData("19840317", "200912", true)]
    [InlineData("Kota", "yang", false)]
    [InlineData("November", "yang", false)]
    [InlineData("2026", "November", false)]
    [InlineData("dan", "saya", false)]
    public void Dates_times_articles_and_numbers_stay_on_one_line(string left, string right, bool together)
    {
        Assert.Equal(together, Glue.Binds(left, right));
    }

    [Fact]
    public void A_last_line_is_never_a_single_word_when_a_narrower_setting_avoids_it()
    {
        const string text = "Saya menolak uang, barang, dan janji yang dimaksudkan memengaruhi sikap saya.";
        for (var measure = 150.0; measure < 360; measure += 7)
        {
            var lines = LineBreaker.Break(text, Body, measure);
            if (lines.Count is > 1 and < 5) Assert.True(lines[^1].Words.Count > 1, $"at {measure}");
        }
    }

    [Fact]
    public void A_title_is_balanced_over_its_lines()
    {
        var lines = LineBreaker.Balanced("KOMITMEN BERSAMA NETRALITAS PEGAWAI APARATUR SIPIL NEGARA", HouseStyle.Title, 440);

        Assert.Equal(2, lines.Count);
        Assert.InRange(lines[1].Width / lines[0].Width, 0.7, 1.4);
    }

    [Fact]
    public void A_word_wider_than_the_line_is_cut_and_nothing_of_it_is_lost()
    {
        var word = "https://contoh.example/" + new string('x', 300) + "-akhir";

        var lines = LineBreaker.Break(word, Body, 120);

        Assert.Equal(word, string.Concat(lines.SelectMany(line => line.Words).SelectMany(w => w.Pieces).Select(piece => piece.Text)));
        Assert.All(lines, line => Assert.True(line.Width <= 120));
    }

    [Fact]
    public void A_pair_of_surrogates_is_never_cut()
    {
        var lines = LineBreaker.Break(string.Concat(Enumerable.Repeat("\U0001D400", 50)), Body, 30);

        Assert.All(lines.SelectMany(line => line.Words).SelectMany(w => w.Pieces), piece => Assert.Equal(0, piece.Text.Length % 2));
    }

    [Fact]
    public void A_hundred_thousand_glued_numbers_take_no_longer_than_their_bytes()
    {
        var lines = LineBreaker.Break(string.Join(' ', Enumerable.Repeat("1234567890", 100_000)), Body, 300);

        Assert.Equal(100_000, lines.Sum(line => line.Words.Count));
    }

    [Fact]
    public void A_run_with_one_letter_that_the_book_face_lacks_is_set_whole_in_the_stand_in()
    {
        var piece = Assert.Single(LineBreaker.Break([new Run("Ǯvanova", Bold: true)], Body, 300)[0].Words[0].Pieces);

        Assert.Equal(Face.LembarBold, piece.Style.Face);
        Assert.Equal(9.4, piece.Style.Size, 6);
    }

    [Fact]
    public void Bold_and_plain_runs_meet_inside_a_line_without_a_gap()
    {
        var plain = LineBreaker.Break("Menahan jempol. Saya", Body, 400)[0];
        var mixed = LineBreaker.Break(Run.Parse("Menahan **jempol.** Saya"), Body, 400)[0];

        Assert.Equal(3, mixed.Words.Count);
        Assert.InRange(mixed.Width - plain.Width, 0, 4);
    }
}
