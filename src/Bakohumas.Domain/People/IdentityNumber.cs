namespace Bakohumas.Domain.People;

/// <summary>
/// A checked number of a known type in its canonical form: 18 ASCII digits, or 3–20 capitals and digits. It reveals birth date
/// and sex, so it prints itself masked; the open form must be asked for by name.
/// </summary>
public sealed record IdentityNumber
{
    private IdentityNumber(IdentityType type, string value) => (Type, Value) = (type, value);

    public IdentityType Type { get; }

    /// <summary>The canonical form that is encrypted and hashed; empty for <see cref="IdentityType.None"/>.</summary>
    public string Value { get; }

    public bool IsNone => Type == IdentityType.None;

    /// <summary>"19861126 201001 2 003" for 18 digits, the value itself for the rest.</summary>
    public string Grouped => Value.Length == 18 && HasDigits(Type)
        ? $"{Value[..8]} {Value[8..14]} {Value[14]} {Value[15..]}"
        : Value;

    /// <summary>"198611** ****** * ***" for 18 digits, two characters and stars for the rest.</summary>
    public string Masked => Value.Length == 18 && HasDigits(Type)
        ? $"{Value[..6]}** ****** * ***"
        : Value.Length == 0 ? "" : Value[..2] + new string('*', Value.Length - 2);

    /// <summary>Judges what was typed as a number of the given type, on the given day of the event's zone.</summary>
    public static IdentityDecision Check(IdentityType type, string? text, DateOnly today) => type switch
    {
        IdentityType.None => new IdentityDecision.Accepted(WithoutNumber),
        IdentityType.CivilServantNumber or IdentityType.ContractNumber or IdentityType.PartTimeContractNumber =>
            CivilServantDigits.Check(type, text, today),
        IdentityType.MilitaryPoliceNumber or IdentityType.StaffNumber or IdentityType.PressCard => CheckStaffNumber(type, text),
    };

    /// <summary>As above, after asking whether the type belongs to the employment status.</summary>
    public static IdentityDecision Check(EmploymentStatus status, IdentityType type, string? text, DateOnly today) =>
        IdentityFit.Fits(status, type) ? Check(type, text, today) : new IdentityDecision.Refused(IdentityProblem.TypeDoesNotFit);

    /// <summary>"Tanpa nomor".</summary>
    public static IdentityNumber WithoutNumber { get; } = new(IdentityType.None, "");

    /// <summary>Takes back a number that was accepted before, from our own database.</summary>
    public static IdentityNumber Restore(IdentityType type, string value) => new(type, value);

    public override string ToString() => $"{Type} {Masked}";

    private static bool HasDigits(IdentityType type) =>
        type is IdentityType.CivilServantNumber or IdentityType.ContractNumber or IdentityType.PartTimeContractNumber;

    private static IdentityDecision CheckStaffNumber(IdentityType type, string? text)
    {
        var value = CivilServantDigits.WithoutSeparators(text, " .-–/\u00A0").ToUpperInvariant();
        if (value.Length == 0) return new IdentityDecision.Refused(IdentityProblem.Missing);
        if (CivilServantDigits.LooksLikePopulationNumber(value))
            return new IdentityDecision.Refused(IdentityProblem.LooksLikePopulationNumber);
        return value.Length is >= 3 and <= 20 && value.All(char.IsAsciiLetterOrDigit)
            ? new IdentityDecision.Accepted(new IdentityNumber(type, value))
            : new IdentityDecision.Refused(IdentityProblem.StaffNumber);
    }
}
