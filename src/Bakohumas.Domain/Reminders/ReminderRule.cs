namespace Bakohumas.Domain.Reminders;

/// <summary>The reminders of product.md 6.10; H counts local days from the start (H7, H1, H0) or from the end (all others).</summary>
public enum ReminderRule
{
    /// <summary>Seven days before, 10.00.</summary>
    H7,

    /// <summary>The day before, 16.00.</summary>
    H1,

    /// <summary>The day itself, 06.00.</summary>
    H0,

    /// <summary>Not signed, one day after the end, 10.00.</summary>
    Unsigned1,

    /// <summary>Not signed, three days after the end, 10.00.</summary>
    Unsigned3,

    /// <summary>A duty was made, one day after, 08.00.</summary>
    DutyMade,

    /// <summary>A duty is due tomorrow, six days after.</summary>
    DutyDue,

    /// <summary>A duty is late, eight days after.</summary>
    DutyLate8,

    /// <summary>A duty is late, fourteen days after.</summary>
    DutyLate14,
}
