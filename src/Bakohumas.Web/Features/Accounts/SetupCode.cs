using System.Security.Cryptography;
using Bakohumas.Web.Platform.Devices;

namespace Bakohumas.Web.Features.Accounts;

/// <summary>What the set-up code says to a try.</summary>
internal enum SetupTry
{
    Fits,
    Wrong,

    /// <summary>No code was made, or its 30 minutes are over, or it was used.</summary>
    Dead,

    /// <summary>Ten wrong tries within a minute.</summary>
    TooMany,
}

/// <summary>
/// The one-time code of the first run: eight characters (40 bits), 30 minutes, known to the person who started the process and to
/// nobody else. Only its SHA-256 is held, in memory: a new start makes a new one.
/// </summary>
internal sealed class SetupCode(TimeProvider clock)
{
    private const int TriesAMinute = 10;
    private static readonly TimeSpan Life = TimeSpan.FromMinutes(30);

    private readonly Lock turn = new();
    private readonly Queue<DateTimeOffset> wrong = new();
    private byte[]? hash;
    private DateTimeOffset madeAt;

    public bool IsAlive
    {
        get
        {
            lock (turn) return hash is not null && clock.GetUtcNow() < madeAt + Life;
        }
    }

    /// <returns>A new code in groups of four; the one before is dead.</returns>
    public string Make()
    {
        var code = PairingCodes.New();
        lock (turn) (hash, madeAt) = (PairingCodes.Hash(code), clock.GetUtcNow());
        return code;
    }

    public SetupTry Try(string? typed)
    {
        var offered = PairingCodes.Hash(typed) ?? [];
        lock (turn)
        {
            var now = clock.GetUtcNow();
            while (wrong.TryPeek(out var first) && first <= now - TimeSpan.FromMinutes(1)) wrong.Dequeue();
            if (wrong.Count >= TriesAMinute) return SetupTry.TooMany;
            if (hash is null || now >= madeAt + Life) return SetupTry.Dead;
            if (CryptographicOperations.FixedTimeEquals(hash, offered)) return SetupTry.Fits;
            wrong.Enqueue(now);
            return SetupTry.Wrong;
        }
    }

    public void Kill()
    {
        lock (turn) hash = null;
    }
}
