using System.Diagnostics.CodeAnalysis;

namespace Bakohumas.Domain.Regions;

/// <summary>
/// A Kemendagri region code of a province (<c>PP</c>) or of a kabupaten or kota (<c>PP.KK</c>; KK 01–69 is a kabupaten,
/// 71–99 a kota). BPS codes differ in Papua and are not accepted.
/// </summary>
public sealed record RegionCode
{
    private static readonly HashSet<string> ProvinceCodes =
    [
        "11", "12", "13", "14", "15", "16", "17", "18", "19", "21", "31", "32", "33", "34", "35", "36", "51", "52", "53",
        "61", "62", "63", "64", "65", "71", "72", "73", "74", "75", "76", "81", "82", "91", "92", "93", "94", "95", "96",
    ];

    private RegionCode(string province, string? regency) => (Province, Regency) = (province, regency);

    /// <summary>The 38 provinces' codes in ascending order.</summary>
    public static IReadOnlyCollection<string> Provinces => ProvinceCodes;

    /// <summary>The two digits of the province.</summary>
    public string Province { get; }

    /// <summary><c>PP.KK</c>, or null when the code names the province itself.</summary>
    public string? Regency { get; }

    public bool IsCity => Regency is { } code && code[3] >= '7';

    /// <summary>True when one of the 38 provinces has exactly this code.</summary>
    public static bool IsProvince([NotNullWhen(true)] string? code) => code is not null && ProvinceCodes.Contains(code);

    /// <summary>Reads <c>PP</c> or <c>PP.KK</c>; surrounding blanks are ignored, anything else is refused.</summary>
    public static bool TryParse(string? text, [NotNullWhen(true)] out RegionCode? code)
    {
        code = null;
        var trimmed = text?.Trim() ?? "";
        if (trimmed.Length < 2 || !IsProvince(trimmed[..2])) return false;
        if (trimmed.Length == 2)
        {
            code = new RegionCode(trimmed, null);
            return true;
        }
        if (trimmed.Length != 5 || trimmed[2] != '.' || !char.IsAsciiDigit(trimmed[3]) || !char.IsAsciiDigit(trimmed[4])) return false;
        if (trimmed[3..] is "00" or "70") return false;
        code = new RegionCode(trimmed[..2], trimmed);
        return true;
    }

    /// <summary>The code as it is written: <c>35</c> or <c>35.14</c>.</summary>
    public override string ToString() => Regency ?? Province;
}
