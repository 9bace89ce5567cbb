namespace Bakohumas.Domain.Reminders;

/// <summary>At most three reminders per person and local day (product.md 6.10); what does not fit waits for the next day.</summary>
public static class DailyCap
{
    public const int PerDay = 3;
}
