using Bakohumas.Web.Platform;

namespace Bakohumas.Web.Features.Shared;

/// <summary>The regions of a select: each province as a heading, itself first, then its kabupaten and kota. Values are <c>PP</c> or <c>PP.KK</c>.</summary>
internal static class RegionChoices
{
    private static readonly Choice[] Everywhere =
    [
        .. RegionNames.Provinces.SelectMany(province => RegionNames.RegenciesOf(province.Code)
            .Select(regency => new Choice(regency.Code, regency.Name, Group: province.Name))
            .Prepend(new Choice(province.Code, province.Name, Group: province.Name))),
    ];

    /// <param name="none">The words of the first line, which posts nothing.</param>
    public static IEnumerable<Choice> All(string none) => Everywhere.Prepend(new Choice("", none));

    public static IEnumerable<Choice> Provinces(string none) =>
        RegionNames.Provinces.Select(province => new Choice(province.Code, province.Name)).Prepend(new Choice("", none));
}
