using System.Globalization;
using Bakohumas.Domain.Regions;

namespace Bakohumas.Domain.Tests.Regions;

public sealed class LongFormTests
{
    private static readonly DateOnly Seminar = new(2018, 12, 7);

    [Fact]
    public void The_date_of_the_seminar_reads_as_in_the_letter()
    {
        Assert.Equal("Jumat, 7 Desember 2018", LongDate.Full(Seminar, Language.Indonesian));
        Assert.Equal("Friday, 7 December 2018", LongDate.Full(Seminar, Language.English));
        Assert.Equal("7 Desember 2018", LongDate.Plain(Seminar, Language.Indonesian));
    }

    [Fact]
    public void Time_is_written_with_a_dot_and_its_zone()
    {
        var at = Zone.Wib.InstantOf(Seminar, new TimeOnly(9, 5));

        Assert.Equal("pukul 09.05 WIB", LongDate.AtTime(at, Zone.Wib, Language.Indonesian));
        Assert.Equal("at 09:05 WIB", LongDate.AtTime(at, Zone.Wib, Language.English));
        Assert.Equal("Jumat, 7 Desember 2018, pukul 10.05 WITA", LongDate.FullWithTime(at, Zone.Wita, Language.Indonesian));
    }

    [Fact]
    public void Several_days_are_one_range()
    {
        Assert.Equal("7–9 Desember 2018", LongDate.Range(Seminar, Seminar.AddDays(2), Language.Indonesian));
        Assert.Equal("30 November–2 Desember 2018", LongDate.Range(new(2018, 11, 30), new(2018, 12, 2), Language.Indonesian));
        Assert.Equal("31 December 2018–1 January 2019", LongDate.Range(new(2018, 12, 31), new(2019, 1, 1), Language.English));
        Assert.Equal("Jumat, 7 Desember 2018", LongDate.Range(Seminar, Seminar, Language.Indonesian));
    }

    [Fact]
    public void Numbers_are_grouped_the_way_each_language_does()
    {
        Assert.Equal("1.234.567,89", LongNumber.Of(1234567.89m, 2, Language.Indonesian));
        Assert.Equal("1,234,567.89", LongNumber.Of(1234567.89m, 2, Language.English));
        Assert.Equal("-1.000", LongNumber.Of(-1000, Language.Indonesian));
        Assert.Equal("87,5", LongNumber.Percent(7, 8, Language.Indonesian));
        Assert.Equal("100", LongNumber.Percent(8, 8, Language.Indonesian));
        Assert.Equal("0", LongNumber.Percent(0, 0, Language.Indonesian));
    }

    [Fact]
    public void The_culture_of_the_machine_changes_nothing()
    {
        var before = CultureInfo.CurrentCulture;
        try
        {
            CultureInfo.CurrentCulture = new CultureInfo("ar-SA");
            Assert.Equal("Jumat, 7 Desember 2018", LongDate.Full(Seminar, Language.Indonesian));
            Assert.Equal("1.234,5", LongNumber.Of(1234.5m, 1, Language.Indonesian));
        }
        finally
        {
            CultureInfo.CurrentCulture = before;
        }
    }
}
