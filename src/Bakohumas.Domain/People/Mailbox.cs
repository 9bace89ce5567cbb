using System.Diagnostics;
using System.Globalization;

namespace Bakohumas.Domain.People;

/// <summary>Why a mail address was refused.</summary>
public enum MailboxProblem
{
    Missing,
    Malformed,
    TooLong,

    /// <summary>Two addresses in one field; each person has one.</summary>
    Several,
}

/// <summary>What became of a mail address that somebody typed.</summary>
public abstract record MailboxDecision
{
    private MailboxDecision()
    {
    }

    public sealed record Accepted(Mailbox Mailbox) : MailboxDecision;

    public sealed record Refused(MailboxProblem Problem) : MailboxDecision;

    public T Match<T>(Func<Accepted, T> accepted, Func<Refused, T> refused) => this switch
    {
        Accepted one => accepted(one),
        Refused one => refused(one),
        _ => throw new UnreachableException(),
    };
}

/// <summary>
/// Exactly one address: an unquoted dot-atom of ASCII (RFC 5322 section 3.2.3, at most 64 characters) at a host name with a dot,
/// in lower-case punycode (RFC 5890), 254 characters in all. Nothing in it can end a header line or name a second recipient.
/// </summary>
public sealed record Mailbox
{
    /// <summary>RFC 5321 with erratum 1690.</summary>
    public const int MaxLength = 254;

    private const string AtomMarks = "!#$%&'*+-/=?^_`{|}~";

    private static readonly IdnMapping Idn = new() { UseStd3AsciiRules = true };

    private Mailbox(string local, string domain) => (Local, Domain) = (local, domain);

    public string Local { get; }

    /// <summary>Lower-case punycode; the receiving domain of the rate limit.</summary>
    public string Domain { get; }

    public string Address => $"{Local}@{Domain}";

    /// <summary>Equal for two spellings of one mailbox; case counts in no local part we have met.</summary>
    public string ComparisonKey => Address.ToLowerInvariant();

    /// <summary>"rah•••@tirtakencana.example": enough to recognise one's own address.</summary>
    public string Masked => $"{Local[..Math.Min(3, Math.Max(1, Local.Length - 1))]}•••@{Domain}";

    public static MailboxDecision Check(string? text)
    {
        var typed = text?.Trim(' ', '\t', '\u00A0', '\u200B', '\uFEFF') ?? "";
        if (typed.Length == 0) return Refuse(MailboxProblem.Missing);
        if (typed.Length > MaxLength) return Refuse(MailboxProblem.TooLong);
        if (typed.AsSpan().ContainsAny(",; ") && typed.Count(character => character == '@') > 1) return Refuse(MailboxProblem.Several);
        var parts = typed.Split('@');
        if (parts.Length != 2 || !IsDotAtom(parts[0]) || HostName(parts[1]) is not { } domain) return Refuse(MailboxProblem.Malformed);
        var mailbox = new Mailbox(parts[0], domain);
        return mailbox.Address.Length > MaxLength ? Refuse(MailboxProblem.TooLong) : new MailboxDecision.Accepted(mailbox);
    }

    /// <summary>Takes back an address that was accepted before, from our own database.</summary>
    public static Mailbox Restore(string address)
    {
        var at = address.LastIndexOf('@');
        return new Mailbox(address[..at], address[(at + 1)..]);
    }

    public override string ToString() => Masked;

    private static bool IsDotAtom(string local) =>
        local.Length is >= 1 and <= 64
        && local.Split('.').All(atom => atom.Length > 0 && atom.All(c => char.IsAsciiLetterOrDigit(c) || AtomMarks.Contains(c)));

    private static string? HostName(string typed)
    {
        if (typed.Length is 0 or > 253 || typed.Any(char.IsControl)) return null;
        string ascii;
        try
        {
            ascii = Idn.GetAscii(typed).ToLowerInvariant();
        }
        catch (ArgumentException)
        {
            return null;
        }
        var labels = ascii.Split('.');
        return labels.Length >= 2 && labels.All(IsLabel) && !labels[^1].All(char.IsAsciiDigit) && labels[^1].Length >= 2 ? ascii : null;
    }

    private static bool IsLabel(string label) =>
        label.Length is >= 1 and <= 63 && label[0] != '-' && label[^1] != '-'
        && label.All(character => char.IsAsciiLetterOrDigit(character) || character == '-');

    private static MailboxDecision.Refused Refuse(MailboxProblem problem) => new MailboxDecision.Refused(problem);
}
