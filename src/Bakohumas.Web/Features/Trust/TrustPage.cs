using System.Security.Cryptography;
using System.Security.Cryptography.X509Certificates;
using Bakohumas.Web.Platform.Security;

namespace Bakohumas.Web.Features.Trust;

/// <summary>What a certificate is trusted for.</summary>
internal enum CertificateRole
{
    Seal,
    Authority,
    Chair,
    Time,
}

/// <summary>A certificate as people compare it.</summary>
/// <param name="Role">What it is trusted for.</param>
/// <param name="Name">Common name of its subject.</param>
/// <param name="Fingerprint">SHA-256, in groups of four.</param>
/// <param name="From">Begin of its life.</param>
/// <param name="To">End of its life.</param>
/// <param name="IsInUse">Papers are sealed under it now.</param>
/// <param name="IsOver">Its life has ended; what was sealed before stays genuine.</param>
internal sealed record CertificateCard(CertificateRole Role, string Name, string Fingerprint, DateTimeOffset From, DateTimeOffset To, bool IsInUse, bool IsOver)
{
    public static CertificateCard Of(X509Certificate2 certificate, CertificateRole role, bool isInUse, DateTimeOffset now) => new(
        role,
        certificate.GetNameInfo(X509NameType.SimpleName, forIssuer: false),
        string.Join(' ', Convert.ToHexStringLower(SHA256.HashData(certificate.RawData)).Chunk(4).Select(four => new string(four))),
        certificate.NotBefore.ToUniversalTime(),
        certificate.NotAfter.ToUniversalTime(),
        isInUse,
        now > certificate.NotAfter);
}

/// <summary>The public page.</summary>
internal sealed record TrustPage(IReadOnlyList<CertificateCard> Certificates, bool ProvesTime);

/// <summary>What an administrator sees of the seal.</summary>
/// <param name="State">Whether papers can be sealed.</param>
/// <param name="Certificate">Null when it cannot be read.</param>
/// <param name="IsConfigured">The configuration names the key; otherwise the command renews it.</param>
/// <param name="ProvesTime">A timestamp authority is configured.</param>
/// <param name="HasChair">The chair's own key is there.</param>
/// <param name="WaitingForSeal">Recorded pledges whose paper is not sealed yet.</param>
/// <param name="WaitingForTime">Sealed papers for which the authority is asked again.</param>
internal sealed record ConditionPage(
    SealState State, CertificateCard? Certificate, bool IsConfigured, bool ProvesTime, bool HasChair, int WaitingForSeal, int WaitingForTime);
