using Bakohumas.Domain.Regions;

namespace Bakohumas.Domain.Tests.Regions;

public sealed class NumberWordsTests
{
    [Theory]
    [InlineData(0, "nol", "zero")]
    [InlineData(1, "satu", "one")]
    [InlineData(10, "sepuluh", "ten")]
    [InlineData(11, "sebelas", "eleven")]
    [InlineData(12, "dua belas", "twelve")]
    [InlineData(19, "sembilan belas", "nineteen")]
    [InlineData(20, "dua puluh", "twenty")]
    [InlineData(86, "delapan puluh enam", "eighty-six")]
    [InlineData(100, "seratus", "one hundred")]
    [InlineData(111, "seratus sebelas", "one hundred and eleven")]
    [InlineData(240, "dua ratus empat puluh", "two hundred and forty")]
    [InlineData(999, "sembilan ratus sembilan puluh sembilan", "nine hundred and ninety-nine")]
    [InlineData(1_000, "seribu", "one thousand")]
    [InlineData(1_001, "seribu satu", "one thousand and one")]
    [InlineData(1_100, "seribu seratus", "one thousand one hundred")]
    [InlineData(2_026, "dua ribu dua puluh enam", "two thousand and twenty-six")]
    [InlineData(5_000, "lima ribu", "five thousand")]
    [InlineData(11_011, "sebelas ribu sebelas", "eleven thousand and eleven")]
    [InlineData(100_000, "seratus ribu", "one hundred thousand")]
    [InlineData(101_000, "seratus satu ribu", "one hundred and one thousand")]
    [InlineData(1_000_000, "satu juta", "one million")]
    [InlineData(1_001_000, "satu juta seribu", "one million one thousand")]
    [InlineData(270_000_001, "dua ratus tujuh puluh juta satu", "two hundred and seventy million and one")]
    [InlineData(NumberWords.Largest,
        "sembilan ratus sembilan puluh sembilan miliar sembilan ratus sembilan puluh sembilan juta sembilan ratus sembilan puluh sembilan ribu sembilan ratus sembilan puluh sembilan",
        "nine hundred and ninety-nine billion nine hundred and ninety-nine million nine hundred and ninety-nine thousand nine hundred and ninety-nine")]
    public void A_number_is_spelled_as_in_a_letter(long number, string indonesian, string english)
    {
        Assert.Equal(indonesian, NumberWords.Of(number, Language.Indonesian));
        Assert.Equal(english, NumberWords.Of(number, Language.English));
    }

    [Theory]
    [InlineData(-1)]
    [InlineData(NumberWords.Largest + 1)]
    public void What_has_no_words_is_refused(long number) =>
        Assert.Throws<ArgumentOutOfRangeException>(() => NumberWords.Of(number, Language.Indonesian));

    [Fact]
    public void Two_numbers_never_share_their_words()
    {
        foreach (var language in new[] { Language.Indonesian, Language.English })
        {
            Assert.Equal(20_001, Enumerable.Range(0, 20_001).Select(n => NumberWords.Of(n, language)).Distinct().Count());
        }
    }

    [Fact]
    public void A_charter_opens_with_the_date_in_words()
    {
        var day = new DateOnly(2026, 11, 12);

        Assert.Equal("Kamis, tanggal dua belas bulan November tahun dua ribu dua puluh enam", LongDate.InWords(day, Language.Indonesian));
        Assert.Equal("Thursday, 12 (twelve) November two thousand and twenty-six", LongDate.InWords(day, Language.English));
    }
}
