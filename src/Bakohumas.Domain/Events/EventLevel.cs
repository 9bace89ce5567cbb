namespace Bakohumas.Domain.Events;

/// <summary>Which tier of government holds the event: pusat, provinsi, or kabupaten/kota (product.md EV1).</summary>
public enum EventLevel
{
    National,
    Province,
    Regency,
}
