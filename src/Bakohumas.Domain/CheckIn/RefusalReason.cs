namespace Bakohumas.Domain.CheckIn;

/// <summary>Why a scan was refused; the closed set of product.md 6.3.</summary>
public enum RefusalReason
{
    WrongEvent,
    Cancelled,
    CodeReplaced,
    NotApproved,
    Waiting,
    TooEarly,
    Closed,
    WrongOccasion,
    NotInside,
    DeviceRight,
    Unknown,
}
