namespace Bakohumas.Domain.People;

/// <summary>Why an identity number was refused; the message key of each is in <see cref="InputMessages"/>.</summary>
public enum IdentityProblem
{
    Missing,

    /// <summary>Not 18 digits.</summary>
    Length,

    /// <summary>Something else than ASCII digits, spaces, dots and dashes.</summary>
    NotDigits,

    /// <summary>The nine-digit number that was replaced in 2007.</summary>
    OldNumber,

    /// <summary>A population number (NIK), which is never collected.</summary>
    LooksLikePopulationNumber,

    /// <summary>Digits 1–8 are no date, or a date to come.</summary>
    BirthDate,

    /// <summary>Digits 9–14 do not fit the declared type, or lie before the birth.</summary>
    Appointment,

    AppointmentInFuture,

    /// <summary>Digit 15 is neither 1 nor 2.</summary>
    Sex,

    /// <summary>The last three digits are 000.</summary>
    Sequence,

    /// <summary>A staff number, NRP or press card that is not 3–20 letters or digits.</summary>
    StaffNumber,

    /// <summary>This type of number does not belong to the declared employment status.</summary>
    TypeDoesNotFit,
}
