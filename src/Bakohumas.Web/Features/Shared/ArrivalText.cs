using Bakohumas.Domain.CheckIn;
using Bakohumas.Web.Data;

namespace Bakohumas.Web.Features.Shared;

/// <summary>What stands beside the number of those who came: how many of them were not seen by staff at a door.</summary>
internal static class ArrivalText
{
    private static readonly AdmissionSource[] Apart = [AdmissionSource.SelfCheckIn, AdmissionSource.Online, AdmissionSource.Paper];

    /// <returns>"12 presensi mandiri, 3 daring, 2 dicatat dari kertas"; empty when everybody came by a door.</returns>
    public static string Beside(this Arrivals arrivals, Wording words) => string.Join(", ", Apart.Where(s => arrivals.By(s) > 0).Select(s => $"{arrivals.By(s).ToString("N0", words.Culture)} {Name(s, words)}"));

    /// <summary>The way in the middle of a sentence.</summary>
    public static string Name(AdmissionSource source, Wording words) => words.Of(source).ToLower(words.Culture);
}
