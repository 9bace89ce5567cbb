using System.Buffers.Binary;
using System.Diagnostics;
using System.Security.Cryptography;

namespace Bakohumas.Domain.Reminders;

/// <summary>Whether trying again can help.</summary>
public enum MailFailure
{
    /// <summary>The other side is down, busy, or our own account at it is refused.</summary>
    Temporary,

    /// <summary>The address or the message will never be taken.</summary>
    Permanent,
}

/// <summary>What follows a failed attempt.</summary>
public abstract record RetryDecision
{
    private RetryDecision()
    {
    }

    public sealed record TryAgain(DateTimeOffset At) : RetryDecision;

    /// <summary>Held until a person looks; never dropped.</summary>
    public sealed record Quarantine : RetryDecision;

    public T Match<T>(Func<TryAgain, T> tryAgain, Func<Quarantine, T> quarantine) => this switch
    {
        TryAgain one => tryAgain(one),
        Quarantine one => quarantine(one),
        _ => throw new UnreachableException(),
    };
}

/// <summary>
/// When a failed mail is tried again: 1, 5 and 15 minutes, 1, 3, 6, 12 and 24 hours, then quarantine (about two days in all).
/// Each wait is lengthened by up to a fifth, by the row's id and not by chance, so that a thousand mails do not come back in one second
/// and a test can say when.
/// </summary>
public static class RetryLadder
{
    private static readonly TimeSpan[] Waits =
    [
        TimeSpan.FromMinutes(1), TimeSpan.FromMinutes(5), TimeSpan.FromMinutes(15), TimeSpan.FromHours(1),
        TimeSpan.FromHours(3), TimeSpan.FromHours(6), TimeSpan.FromHours(12), TimeSpan.FromHours(24),
    ];

    /// <summary>Attempts after which a mail is held, the first one included.</summary>
    public static int MaxAttempts => Waits.Length + 1;

    /// <param name="attempts">Attempts made so far, the failed one included; at least 1.</param>
    public static RetryDecision After(MailFailure failure, int attempts, Guid mailId, DateTimeOffset now)
    {
        ArgumentOutOfRangeException.ThrowIfLessThan(attempts, 1);
        return failure == MailFailure.Permanent || attempts >= MaxAttempts
            ? new RetryDecision.Quarantine()
            : new RetryDecision.TryAgain(now + Stretched(Waits[attempts - 1], mailId, attempts));
    }

    /// <summary>
    /// Reads the reply code of a mail server (RFC 5321 section 4.2): 4xx passes, 5xx stays, but for 530, 534, 535 and 538, which
    /// refuse us and not the receiver (RFC 4954), and 552, a full mailbox. Anything unexpected counts as temporary.
    /// </summary>
    public static MailFailure Classify(int replyCode) => replyCode switch
    {
        530 or 534 or 535 or 538 or 552 => MailFailure.Temporary,
        >= 500 and <= 599 => MailFailure.Permanent,
        _ => MailFailure.Temporary,
    };

    private static TimeSpan Stretched(TimeSpan wait, Guid mailId, int attempts)
    {
        Span<byte> seed = stackalloc byte[20];
        mailId.TryWriteBytes(seed, bigEndian: true, out _);
        BinaryPrimitives.WriteInt32BigEndian(seed[16..], attempts);
        Span<byte> hash = stackalloc byte[SHA256.HashSizeInBytes];
        SHA256.HashData(seed, hash);
        var permille = BinaryPrimitives.ReadUInt32BigEndian(hash) % 201;
        return wait + TimeSpan.FromMilliseconds(Math.Floor(wait.TotalMilliseconds * permille / 1000));
    }
}
