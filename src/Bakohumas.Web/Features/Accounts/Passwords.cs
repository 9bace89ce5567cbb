using System.Threading.RateLimiting;
using Bakohumas.Web.Data;
using Microsoft.AspNetCore.Identity;

namespace Bakohumas.Web.Features.Accounts;

/// <summary>
/// Makes and checks password hashes, a few at a time: one costs about 80 ms of a core, and a flood of sign-ins must not take the
/// processor away from the door.
/// </summary>
internal sealed class Passwords : IDisposable
{
    public const int Shortest = 15;
    public const int Longest = 128;

    private static readonly PasswordHasher<Account> Hasher = new();

    // Checked for addresses without an account, so that an answer takes as long for them as for the others (ASVS 6.3.8).
    private static readonly string Nobody = Hasher.HashPassword(null!, nameof(Nobody));

    private readonly ConcurrencyLimiter turns = new(new ConcurrencyLimiterOptions
    {
        PermitLimit = Math.Max(1, Environment.ProcessorCount / 2),
        QueueLimit = 16 * Math.Max(1, Environment.ProcessorCount / 2),
        QueueProcessingOrder = QueueProcessingOrder.OldestFirst,
    });

    /// <returns>Whether the password belongs to the hash (never without one); null when too many wait.</returns>
    public async Task<bool?> FitsAsync(string? hash, string typed, CancellationToken cancel)
    {
        using var turn = await turns.AcquireAsync(1, cancel);
        if (!turn.IsAcquired) return null;
        return Hasher.VerifyHashedPassword(null!, hash ?? Nobody, typed) != PasswordVerificationResult.Failed && hash is not null;
    }

    /// <returns>The hash to store; null when too many wait.</returns>
    public async Task<string?> HashAsync(string password, CancellationToken cancel)
    {
        using var turn = await turns.AcquireAsync(1, cancel);
        return turn.IsAcquired ? Hasher.HashPassword(null!, password) : null;
    }

    /// <returns>The wording key of what is wrong with a new password, or null (ASVS 6.2: length instead of composition).</returns>
    public static string? Problem(string? password, string mail)
    {
        if (password is null || password.Length < Shortest) return "akun.sandi.pendek";
        if (password.Length > Longest) return "akun.sandi.panjang";
        var own = mail.Split('@')[0];
        var easy = password.Distinct().Count() < 6
            || Contains(password, "bakohumas") || Contains(password, "katasandi") || Contains(password, "password")
            || (own.Length >= 4 && Contains(password, own))
            || Runs(password) >= password.Length - 4;
        return easy ? "akun.sandi.mudah" : null;
    }

    public void Dispose() => turns.Dispose();

    private static bool Contains(string password, string word) => password.Contains(word, StringComparison.OrdinalIgnoreCase);

    /// <summary>Characters that only continue the one before them: 123456, abcdef, aaaa.</summary>
    private static int Runs(string password) => password.Zip(password.Skip(1)).Count(pair => pair.Second - pair.First is >= -1 and <= 1);
}
