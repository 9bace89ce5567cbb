using System.Diagnostics;

namespace Bakohumas.Domain.People;

/// <summary>Why a phone number was refused.</summary>
public enum PhoneProblem
{
    Missing,
    Malformed,

    /// <summary>An office line, on which no message arrives.</summary>
    NotMobile,
}

/// <summary>What became of a phone number that somebody typed.</summary>
public abstract record PhoneDecision
{
    private PhoneDecision()
    {
    }

    public sealed record Accepted(PhoneNumber Number) : PhoneDecision;

    public sealed record Refused(PhoneProblem Problem) : PhoneDecision;

    public T Match<T>(Func<Accepted, T> accepted, Func<Refused, T> refused) => this switch
    {
        Accepted one => accepted(one),
        Refused one => refused(one),
        _ => throw new UnreachableException(),
    };
}

/// <summary>An Indonesian mobile number in E.164: +628, then a digit 1–9 and 7–10 more (domain.md 3).</summary>
public sealed record PhoneNumber
{
    private PhoneNumber(string e164) => E164 = e164;

    /// <summary>The stored form, "+6281234567890".</summary>
    public string E164 { get; }

    /// <summary>The form for people, "0812-3456-7890".</summary>
    public string Display
    {
        get
        {
            var national = "0" + E164[3..];
            return $"{national[..4]}-{national[4..8]}-{national[8..]}";
        }
    }

    /// <summary>"0812-••••-••90": enough to recognise one's own number.</summary>
    public string Masked => $"0{E164[3..6]}-••••-••{E164[^2..]}";

    /// <summary>The digits of a plain <c>https://wa.me/</c> link.</summary>
    public string WhatsAppDigits => E164[1..];

    /// <summary>Accepts 08…, 62… and +62… with spaces, dots, dashes and brackets.</summary>
    public static PhoneDecision Check(string? text)
    {
        var typed = CivilServantDigits.WithoutSeparators(text, " .-–()\u00A0\u200E\u202A\u202C");
        if (typed.Length == 0) return new PhoneDecision.Refused(PhoneProblem.Missing);
        var digits = typed.StartsWith('+') ? typed[1..] : typed;
        if (digits.Length is < 6 or > 15 || !digits.All(char.IsAsciiDigit)) return new PhoneDecision.Refused(PhoneProblem.Malformed);
        string? national = digits switch
        {
            ['6', '2', .. var rest] => rest,
            ['0', .. var rest] when typed[0] != '+' => rest,
            _ => null,
        };
        if (national is null) return new PhoneDecision.Refused(PhoneProblem.Malformed);
        // Area codes begin with 2–7 or 9; 8 is mobile throughout the country.
        if (national[0] is (>= '2' and <= '7') or '9') return new PhoneDecision.Refused(PhoneProblem.NotMobile);
        return national is ['8', >= '1' and <= '9', ..] && national.Length is >= 9 and <= 12
            ? new PhoneDecision.Accepted(new PhoneNumber("+62" + national))
            : new PhoneDecision.Refused(PhoneProblem.Malformed);
    }

    /// <summary>Takes back a number that was accepted before, from our own database.</summary>
    public static PhoneNumber Restore(string e164) => new(e164);

    public override string ToString() => Masked;
}
