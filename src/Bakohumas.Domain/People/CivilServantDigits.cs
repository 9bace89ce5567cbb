using System.Globalization;
using System.Text;

namespace Bakohumas.Domain.People;

/// <summary>
/// The 18 digits of NIP and NI PPPK: birth date, appointment (year and month for PNS, year and contract code for PPPK), sex,
/// sequence (BKN rules 22/2007 and 43/2007; domain.md 3). There is no check digit: well formed is not proof.
/// </summary>
internal static class CivilServantDigits
{
    private const int MinAgeAtAppointment = 17;
    private const int MaxAgeNow = 75;

    internal static IdentityDecision Check(IdentityType type, string? text, DateOnly today)
    {
        var digits = WithoutSeparators(text, " .-–\u00A0\t");
        if (digits.Length == 0) return Refuse(IdentityProblem.Missing);
        if (!digits.All(char.IsAsciiDigit)) return Refuse(IdentityProblem.NotDigits);
        if (digits.Length == 9) return Refuse(IdentityProblem.OldNumber);
        if (digits.Length == 16) return Refuse(IdentityProblem.LooksLikePopulationNumber);
        if (digits.Length != 18) return new IdentityDecision.Refused(IdentityProblem.Length, digits.Length);

        if (!IsDate(digits[..8], out var birth) || birth > today || birth.Year < 1900) return Refuse(IdentityProblem.BirthDate);

        var year = int.Parse(digits.AsSpan(8, 4), CultureInfo.InvariantCulture);
        var code = int.Parse(digits.AsSpan(12, 2), CultureInfo.InvariantCulture);
        if (year < birth.Year) return Refuse(IdentityProblem.Appointment);
        if (JudgeCode(type, code) is not { } isUsualCode) return Refuse(IdentityProblem.Appointment);

        var isMonth = type == IdentityType.CivilServantNumber;
        if (year > today.Year || (isMonth && year == today.Year && code > today.Month)) return Refuse(IdentityProblem.AppointmentInFuture);
        if (digits[14] is not ('1' or '2')) return Refuse(IdentityProblem.Sex);
        if (digits.EndsWith("000", StringComparison.Ordinal)) return Refuse(IdentityProblem.Sequence);

        var number = IdentityNumber.Restore(type, digits);
        var appointedAt = isMonth ? new DateOnly(year, code, 1).AddMonths(1).AddDays(-1) : new DateOnly(year, 12, 31);
        var isUsualAge = birth.AddYears(MinAgeAtAppointment) <= appointedAt && birth.AddYears(MaxAgeNow + 1) > today;
        return isUsualCode && isUsualAge ? new IdentityDecision.Accepted(number) : new IdentityDecision.Unusual(number);
    }

    /// <summary>16 digits that read as region, birth day (women plus 40) and month.</summary>
    internal static bool LooksLikePopulationNumber(string value)
    {
        if (value.Length != 16 || !value.All(char.IsAsciiDigit)) return false;
        var day = int.Parse(value.AsSpan(6, 2), CultureInfo.InvariantCulture);
        var month = int.Parse(value.AsSpan(8, 2), CultureInfo.InvariantCulture);
        return Regions.RegionCode.IsProvince(value[..2]) && month is >= 1 and <= 12 && day is (>= 1 and <= 31) or (>= 41 and <= 71);
    }

    internal static string WithoutSeparators(string? text, string separators)
    {
        var kept = new StringBuilder();
        foreach (var character in text ?? "")
        {
            if (!separators.Contains(character)) kept.Append(character);
        }
        return kept.ToString();
    }

    /// <summary>Null refuses, false warns. Contract codes outside "2x" are only doubted: a rule that blocks them would lock out whole cohorts.</summary>
    private static bool? JudgeCode(IdentityType type, int code) => type switch
    {
        IdentityType.CivilServantNumber => code is >= 1 and <= 12 ? true : null,
        IdentityType.ContractNumber when code is >= 1 and <= 12 => null,
        _ => code is >= 21 and <= 29,
    };

    private static bool IsDate(string text, out DateOnly day) =>
        DateOnly.TryParseExact(text, "yyyyMMdd", CultureInfo.InvariantCulture, DateTimeStyles.None, out day);

    private static IdentityDecision.Refused Refuse(IdentityProblem problem) => new IdentityDecision.Refused(problem);
}
