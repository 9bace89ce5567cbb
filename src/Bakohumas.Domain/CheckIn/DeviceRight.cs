namespace Bakohumas.Domain.CheckIn;

/// <summary>The one right a paired device holds for one event (product.md 6.3).</summary>
public enum DeviceRight
{
    Scan,
    Supervise,
    Screen,
    Kiosk,
}
