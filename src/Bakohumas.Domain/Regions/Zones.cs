namespace Bakohumas.Domain.Regions;

/// <summary>
/// What each <see cref="Zone"/> means. Offsets are fixed: the historic rules of the tz database are never consulted,
/// and labels come from here because ICU prints "GMT+7" for some cultures (domain.md 3).
/// </summary>
public static class Zones
{
    /// <summary>Provinces on WITA; 61 and 62 keep WIB although they lie on Kalimantan.</summary>
    private static readonly HashSet<string> CentralProvinces =
        ["51", "52", "53", "63", "64", "65", "71", "72", "73", "74", "75", "76"];

    private static readonly HashSet<string> EasternProvinces = ["81", "82", "91", "92", "93", "94", "95", "96"];

    /// <summary>+7, +8 or +9 hours.</summary>
    public static TimeSpan Offset(this Zone zone) => TimeSpan.FromHours(zone switch
    {
        Zone.Wib => 7,
        Zone.Wita => 8,
        Zone.Wit => 9,
    });

    /// <summary>The label printed after a time: WIB, WITA or WIT.</summary>
    public static string Label(this Zone zone) => zone switch
    {
        Zone.Wib => "WIB",
        Zone.Wita => "WITA",
        Zone.Wit => "WIT",
    };

    /// <summary>The IANA name for calendar files; WIB has two, and Pontianak serves provinces 61 and 62.</summary>
    public static string IanaId(this Zone zone, string? provinceCode = null) => zone switch
    {
        Zone.Wib when provinceCode is "61" or "62" => "Asia/Pontianak",
        Zone.Wib => "Asia/Jakarta",
        Zone.Wita => "Asia/Makassar",
        Zone.Wit => "Asia/Jayapura",
    };

    /// <summary>The instant, in UTC, at which clocks of the zone show this day and time.</summary>
    public static DateTimeOffset InstantOf(this Zone zone, DateOnly day, TimeOnly time) =>
        new DateTimeOffset(day.ToDateTime(time), zone.Offset()).ToUniversalTime();

    /// <summary>The instant, in UTC, at which clocks of the zone show this local date and time.</summary>
    public static DateTimeOffset InstantOf(this Zone zone, DateTime local) =>
        new DateTimeOffset(DateTime.SpecifyKind(local, DateTimeKind.Unspecified), zone.Offset()).ToUniversalTime();

    /// <summary>The same instant as clocks of the zone show it.</summary>
    public static DateTimeOffset Local(this Zone zone, DateTimeOffset instant) => instant.ToOffset(zone.Offset());

    /// <summary>The calendar day on which the instant falls in the zone.</summary>
    public static DateOnly DayOf(this Zone zone, DateTimeOffset instant) =>
        DateOnly.FromDateTime(zone.Local(instant).DateTime);

    /// <summary>The zone of a province by its Kemendagri code, or null when no province has the code.</summary>
    public static Zone? OfProvince(string? provinceCode)
    {
        if (!RegionCode.IsProvince(provinceCode)) return null;
        if (CentralProvinces.Contains(provinceCode)) return Zone.Wita;
        return EasternProvinces.Contains(provinceCode) ? Zone.Wit : Zone.Wib;
    }

    /// <summary>Reads a label in any case, or an IANA name of the table; null for anything else.</summary>
    public static Zone? Read(string? text) => text?.Trim().ToUpperInvariant() switch
    {
        "WIB" or "ASIA/JAKARTA" or "ASIA/PONTIANAK" => Zone.Wib,
        "WITA" or "ASIA/MAKASSAR" => Zone.Wita,
        "WIT" or "ASIA/JAYAPURA" => Zone.Wit,
        _ => null,
    };
}
