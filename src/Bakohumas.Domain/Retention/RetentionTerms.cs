namespace Bakohumas.Domain.Retention;

/// <summary>How long each kind of data is kept (product.md 6.11), counted from the end of its event. Each gives the latest end, or entry, that is due at <c>now</c>.</summary>
public static class RetentionTerms
{
    /// <summary>Telephone numbers: 90 days.</summary>
    public static DateTimeOffset Phones(DateTimeOffset now) => now.AddDays(-90);

    /// <summary>Registrations that came to nothing: 30 days.</summary>
    public static DateTimeOffset Unsuccessful(DateTimeOffset now) => now.AddDays(-30);

    /// <summary>Attendance, pledges and the reports of offices: 5 years.</summary>
    public static DateTimeOffset Attendance(DateTimeOffset now) => now.AddYears(-5);

    /// <summary>The audit trail: 10 years after the entry.</summary>
    public static DateTimeOffset Audit(DateTimeOffset now) => now.AddYears(-10);

    /// <summary>The keyed hash of a mail's receiver serves the cap of a day: 2 days after the mail.</summary>
    public static DateTimeOffset Receivers(DateTimeOffset now) => now.AddDays(-2);
}
