using System.Text.RegularExpressions;
using Bakohumas.Web.Features.Shared;

namespace Bakohumas.Web.Tests.Frontend;

public sealed class WeaveTests
{
    [Fact]
    public void An_event_keeps_its_cloth_and_another_event_has_another()
    {
        Assert.Equal(Weave.Cloth("rakornas-2026", 720, 400), Weave.Cloth("rakornas-2026", 720, 400));
        Assert.NotEqual(Weave.Cloth("rakornas-2026", 720, 400), Weave.Cloth("rakornas-2027", 720, 400));
    }

    [Fact]
    public void A_cover_costs_less_than_ten_kilobytes() => Assert.InRange(Weave.Cloth("rakornas-2026", 720, 400).Length, 4_000, 10_240);

    [Theory]
    [InlineData(312, 287, 287, 312)]
    [InlineData(600, 0, 0, 600)]
    [InlineData(2000, 1999, 499, 500)]
    [InlineData(1, 1, 1, 1)]
    [InlineData(0, 0, 0, 1)]
    public void One_strand_lights_up_per_signature_and_beyond_600_people_one_for_several(int expected, int signatures, int lit, int strands)
    {
        var fabric = Weave.Strands("rakornas-2026", expected, signatures).Paths;

        Assert.Equal(strands, Regex.Count(fabric, "<path"));
        Assert.Equal(strands - lit, Regex.Count(fabric, "class=\"w0\""));
    }

    [Fact]
    public void The_place_of_a_strand_tells_nobody_who_signed()
    {
        var places = Regex.Matches(Weave.Strands("rakornas-2026", 312, 0).Paths, @"d=""M(\d+)\.4 (\d+)").Select(m => (Number(m.Groups[2]), Number(m.Groups[1]))).ToList();

        Assert.Equal(312, places.Distinct().Count());
        Assert.NotEqual(places.Order(), places);
    }

    private static int Number(Group group) => int.Parse(group.Value, System.Globalization.CultureInfo.InvariantCulture);
}
