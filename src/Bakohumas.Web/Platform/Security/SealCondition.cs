using System.Security.Cryptography.X509Certificates;

namespace Bakohumas.Web.Platform.Security;

/// <summary>Whether the seal can be used now, and for how long.</summary>
internal enum SealState
{
    Valid,

    /// <summary>Valid for less than <see cref="SealCondition.Warning"/>.</summary>
    EndsSoon,
    Ended,
    NotYetValid,

    /// <summary>Key missing, damaged, or readable by others.</summary>
    Unavailable,
}

/// <summary>The state of the seal and, as far as it can be read, its certificate.</summary>
internal sealed record SealCondition(SealState State, X509Certificate2? Certificate)
{
    public static readonly TimeSpan Warning = TimeSpan.FromDays(30);

    /// <summary>Papers can be sealed.</summary>
    public bool CanSeal => State is SealState.Valid or SealState.EndsSoon;

    public static SealCondition Of(SealKeyStore keys, DateTimeOffset now)
    {
        try
        {
            return Of(keys.Seal().Certificate, now);
        }
        catch (SealUnavailableException)
        {
            return new SealCondition(SealState.Unavailable, null);
        }
    }

    public static SealCondition Of(X509Certificate2 certificate, DateTimeOffset now) => new(
        now < certificate.NotBefore ? SealState.NotYetValid
        : now > certificate.NotAfter ? SealState.Ended
        : now > certificate.NotAfter - Warning ? SealState.EndsSoon
        : SealState.Valid, certificate);
}
