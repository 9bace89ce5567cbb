using Bakohumas.Domain.Regions;

namespace Bakohumas.Domain.Tests.Regions;

public sealed class ZonesTests
{
    [Theory]
    [InlineData("11", Zone.Wib)]
    [InlineData("35", Zone.Wib)]
    [InlineData("61", Zone.Wib)]
    [InlineData("62", Zone.Wib)]
    [InlineData("63", Zone.Wita)]
    [InlineData("51", Zone.Wita)]
    [InlineData("76", Zone.Wita)]
    [InlineData("81", Zone.Wit)]
    [InlineData("96", Zone.Wit)]
    public void A_province_lies_in_its_zone(string province, Zone zone) => Assert.Equal(zone, Zones.OfProvince(province));

    [Theory]
    [InlineData("20")]
    [InlineData("97")]
    [InlineData("")]
    [InlineData(null)]
    public void A_code_that_no_province_has_lies_in_no_zone(string? province) => Assert.Null(Zones.OfProvince(province));

    [Fact]
    public void Every_one_of_the_38_provinces_has_a_zone()
    {
        Assert.Equal(38, RegionCode.Provinces.Count);
        Assert.All(RegionCode.Provinces, code => Assert.NotNull(Zones.OfProvince(code)));
    }

    [Fact]
    public void Nine_in_the_morning_comes_to_Jayapura_two_hours_before_Jakarta()
    {
        var day = new DateOnly(2026, 11, 24);
        var jakarta = Zone.Wib.InstantOf(day, new TimeOnly(9, 0));
        var jayapura = Zone.Wit.InstantOf(day, new TimeOnly(9, 0));

        Assert.Equal(TimeSpan.FromHours(2), jakarta - jayapura);
        Assert.Equal(TimeSpan.Zero, jakarta.Offset);
    }

    [Fact]
    public void One_instant_is_two_calendar_days_at_both_ends_of_the_country()
    {
        var lateInJakarta = Zone.Wib.InstantOf(new DateOnly(2026, 12, 31), new TimeOnly(23, 0));

        Assert.Equal(new DateOnly(2026, 12, 31), Zone.Wib.DayOf(lateInJakarta));
        Assert.Equal(new DateOnly(2027, 1, 1), Zone.Wit.DayOf(lateInJakarta));
    }

    [Fact]
    public void Pontianak_has_its_own_name_in_calendar_files()
    {
        Assert.Equal("Asia/Pontianak", Zone.Wib.IanaId("61"));
        Assert.Equal("Asia/Jakarta", Zone.Wib.IanaId("35"));
        Assert.Equal("Asia/Makassar", Zone.Wita.IanaId());
    }

    [Theory]
    [InlineData(" wita ", Zone.Wita)]
    [InlineData("Asia/Jayapura", Zone.Wit)]
    public void A_zone_is_read_by_label_or_name(string text, Zone zone) => Assert.Equal(zone, Zones.Read(text));

    [Theory]
    [InlineData("UTC")]
    [InlineData("Asia/Singapore")]
    [InlineData(null)]
    public void A_foreign_zone_is_unknown(string? text) => Assert.Null(Zones.Read(text));
}
