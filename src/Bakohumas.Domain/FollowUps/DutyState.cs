namespace Bakohumas.Domain.FollowUps;

/// <summary>The states of product.md 6.9: belum, dilaporkan, diterima, dikembalikan, terlambat, tanpa kabar.</summary>
public enum DutyState
{
    Pending,
    Reported,
    Accepted,
    Returned,
    Overdue,
    Silent,
}
