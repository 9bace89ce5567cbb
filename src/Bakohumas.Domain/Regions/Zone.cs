namespace Bakohumas.Domain.Regions;

/// <summary>Indonesia's three zones, fixed at +7, +8 and +9 hours without daylight saving (Keppres 41/1987).</summary>
public enum Zone
{
    Wib,
    Wita,
    Wit,
}
