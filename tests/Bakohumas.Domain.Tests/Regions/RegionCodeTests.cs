using Bakohumas.Domain.Regions;

namespace Bakohumas.Domain.Tests.Regions;

public sealed class RegionCodeTests
{
    [Fact]
    public void A_regency_knows_its_province()
    {
        Assert.True(RegionCode.TryParse("35.14", out var pasuruan));

        Assert.Equal("35", pasuruan.Province);
        Assert.Equal("35.14", pasuruan.Regency);
        Assert.False(pasuruan.IsCity);
        Assert.Equal("35.14", pasuruan.ToString());
    }

    [Fact]
    public void From_71_on_it_is_a_city()
    {
        Assert.True(RegionCode.TryParse(" 34.71 ", out var yogyakarta));
        Assert.True(yogyakarta.IsCity);
    }

    [Fact]
    public void A_province_has_no_regency()
    {
        Assert.True(RegionCode.TryParse("61", out var kalbar));
        Assert.Null(kalbar.Regency);
    }

    [Theory]
    [InlineData("")]
    [InlineData(null)]
    [InlineData("20")]
    [InlineData("35.00")]
    [InlineData("35.70")]
    [InlineData("3514")]
    [InlineData("35.1")]
    [InlineData("35.14.01")]
    [InlineData("35,14")]
    [InlineData("３５.14")]
    public void Anything_else_is_no_region(string? text) => Assert.False(RegionCode.TryParse(text, out _));
}
