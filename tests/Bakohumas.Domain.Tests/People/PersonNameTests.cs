using System.Text;
using Bakohumas.Domain.People;
using FsCheck;
using FsCheck.Fluent;

namespace Bakohumas.Domain.Tests.People;

public sealed class PersonNameTests
{
    private static readonly Func<Rune, bool> LatinFont = rune => rune.Value < 0x250 || rune.Value is >= 0x300 and <= 0x36F or >= 0x2010 and <= 0x201F;

    [Theory]
    [InlineData("Sari", "Sari")]
    [InlineData("O", "O")]
    [InlineData("  Budi \t Santoso,\n S.Sos. ", "Budi Santoso, S.Sos.")]
    [InlineData("Nur’aini", "Nur’aini")]
    [InlineData("Jose\u0301", "José")]
    [InlineData("Sp.A(K) Dr. H. Ali", "Sp.A(K) Dr. H. Ali")]
    public void A_name_is_kept_as_written_in_NFC_with_single_spaces(string typed, string kept) => Assert.Equal(kept, Accepted(typed).Text);

    [Theory]
    [InlineData("\u200BSari\u200D Dewi\uFEFF")]
    [InlineData("\u202ASari Dewi\u202C")]
    [InlineData("\u2068Sari\u00AD Dewi\u2069")]
    public void Invisible_characters_that_phones_paste_along_are_dropped(string typed) => Assert.Equal("Sari Dewi", Accepted(typed).Text);

    [Theory]
    [InlineData("Sari 😀", "😀")]
    [InlineData("Sari ❤️", "❤")]
    [InlineData("سري", "س")]
    [InlineData("Sari <b>", "<")]
    [InlineData("sari@kota.example", "@")]
    [InlineData("Sari\u202Eiwed", "U+202E")]
    [InlineData("Sari\u0007", "U+0007")]
    [InlineData("{{nama}}", "{")]
    public void A_character_that_cannot_be_printed_is_named(string typed, string character)
    {
        var refused = Assert.IsType<NameDecision.Refused>(PersonName.Check(typed, LatinFont));
        Assert.Equal(TextProblem.Character, refused.Problem);
        Assert.Equal(character, refused.Character);
    }

    [Fact]
    public void Half_a_surrogate_pair_is_named_by_its_number() =>
        Assert.Equal("U+D83D", Assert.IsType<NameDecision.Refused>(PersonName.Check("Sari" + (char)0xD83D, LatinFont)).Character);

    [Fact]
    public void The_limit_is_120_graphemes_not_120_units()
    {
        Assert.IsType<NameDecision.Accepted>(PersonName.Check(string.Concat(Enumerable.Repeat("q\u0301", 120)), LatinFont));
        Assert.Equal(TextProblem.TooLong, Refused(new string('a', 121)));
        Assert.Equal(TextProblem.TooLong, Refused(new string('a', 10_000)));
        Assert.Equal(TextProblem.TooLong, Refused("a" + new string('\u0301', 60)));
    }

    [Theory]
    [InlineData(null, TextProblem.Missing)]
    [InlineData("  ", TextProblem.Missing)]
    [InlineData("\u200B\u200B", TextProblem.Missing)]
    [InlineData("123", TextProblem.NoLetter)]
    [InlineData("-", TextProblem.NoLetter)]
    public void An_empty_name_is_refused(string? typed, TextProblem problem) => Assert.Equal(problem, Refused(typed));

    [Theory]
    [InlineData("Dr. Drs. H. Budi Santoso, S.Kom., M.Si.", "budi santoso")]
    [InlineData("Ir. Sari Dewi S.T.", "sari dewi")]
    [InlineData("BUDI SANTOSO, SH, MH", "budi santoso")]
    [InlineData("Nur’Aini Ma`ruf", "nur'aini ma'ruf")]
    [InlineData("dr. Siti Aminah, Sp.A(K)", "siti aminah")]
    [InlineData("Santoso, Budi", "santoso budi")]
    [InlineData("M. Yusuf", "m yusuf")]
    [InlineData("Ir", "ir")]
    [InlineData("Ｓａｒｉ", "sari")]
    [InlineData("A. S. Laksana", "a s laksana")]
    public void People_are_found_without_their_titles(string name, string key) => Assert.Equal(key, SearchKey.Of(name));

    [Fact]
    public void Two_spellings_of_one_name_compare_equal() =>
        Assert.Equal(SearchKey.Comparison("Hj. NUR'AINI, S.Pd."), SearchKey.Comparison("Nuraini"));

    [Theory]
    [InlineData("Budi Santoso, S.Sos.", "B*** S******, S.Sos.")]
    [InlineData("Dr. Siti Nur'aini, M.Si.", "Dr. S*** N**'****, M.Si.")]
    [InlineData("Santoso, Budi", "S******, B***")]
    [InlineData("M. Ali", "*. A**")]
    [InlineData("O", "*")]
    public void A_stranger_reads_initials_and_titles(string name, string masked) => Assert.Equal(masked, MaskedName.Of(name));

    [Fact]
    public void Whatever_is_typed_an_accepted_name_is_accepted_again_unchanged() => Check.QuickThrowOnFailure(Prop.ForAll(
        ArbMap.Default.GeneratorFor<string>().ToArbitrary(),
        typed => PersonName.Check(typed, _ => true) is not NameDecision.Accepted first
            || (PersonName.Check(first.Name.Text, _ => true) is NameDecision.Accepted again && again.Name == first.Name
                && first.Name.SearchKey.Length > 0)));

    private static PersonName Accepted(string typed) => Assert.IsType<NameDecision.Accepted>(PersonName.Check(typed, LatinFont)).Name;

    private static TextProblem Refused(string? typed) => Assert.IsType<NameDecision.Refused>(PersonName.Check(typed, LatinFont)).Problem;
}
