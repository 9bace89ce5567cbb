using System.Security.Cryptography.X509Certificates;
using Bakohumas.Documents.Inspection;
using Bakohumas.Web.Data;
using Bakohumas.Web.Platform.Security;
using Microsoft.EntityFrameworkCore;

namespace Bakohumas.Web.Features.Trust;

/// <summary>Reads the certificates of the key folder; a folder without them shows none, and says so.</summary>
internal sealed class TrustOffice(BakohumasDb db, PublishedTrust published, SealKeyStore keys, TimestampClient timestamps, TimeProvider clock)
{
    public TrustPage Page()
    {
        var now = clock.GetUtcNow();
        var current = Current();
        if (Published() is not { } trust) return new TrustPage([], timestamps.IsConfigured);
        var cards = new List<CertificateCard>();
        if (current is not null && !trust.Seals.Any(authority => IsSame(authority, current.Certificate))) cards.Add(CertificateCard.Of(current.Certificate, CertificateRole.Seal, isInUse: true, now));
        // The one in use first, then the former ones from new to old.
        cards.AddRange(trust.Seals.OrderByDescending(authority => IsCurrent(authority)).ThenByDescending(authority => authority.NotBefore)
            .Select(authority => CertificateCard.Of(authority, IsSeal(authority) ? CertificateRole.Seal : CertificateRole.Authority, IsCurrent(authority), now)));
        cards.AddRange(trust.Chairs.OrderByDescending(chair => chair.NotBefore).Select(chair => CertificateCard.Of(chair, CertificateRole.Chair, isInUse: false, now)));
        cards.AddRange(trust.TimeAuthorities.OrderByDescending(time => time.NotBefore).Select(time => CertificateCard.Of(time, CertificateRole.Time, isInUse: false, now)));
        return new TrustPage(cards, timestamps.IsConfigured);

        bool IsCurrent(X509Certificate2 certificate) => current is not null && (IsSame(certificate, current.Authority) || IsSame(certificate, current.Certificate));
    }

    public SealTrust? Published()
    {
        try
        {
            return published.Current();
        }
        catch (SealUnavailableException)
        {
            return null;
        }
    }

    public X509Certificate2? Authority() => Current()?.Authority ?? Published()?.Seals.OrderByDescending(certificate => certificate.NotBefore).FirstOrDefault();

    public async Task<ConditionPage> ConditionAsync(CancellationToken cancel)
    {
        var now = clock.GetUtcNow();
        var condition = SealCondition.Of(keys, now);
        return new ConditionPage(
            condition.State,
            condition.Certificate is { } certificate ? CertificateCard.Of(certificate, CertificateRole.Seal, isInUse: true, now) : null,
            keys.IsConfigured,
            timestamps.IsConfigured,
            HasChair(),
            await db.SealingWork.CountAsync(w => w.FileHash == null, cancel),
            await db.SealingWork.CountAsync(w => w.StampDueAt != null, cancel));
    }

    private Documents.Sealing.SealKeys? Current()
    {
        try
        {
            return keys.Seal();
        }
        catch (SealUnavailableException)
        {
            return null;
        }
    }

    private bool HasChair()
    {
        try
        {
            return keys.Chair() is not null;
        }
        catch (SealUnavailableException)
        {
            return false;
        }
    }

    private static bool IsSame(X509Certificate2 one, X509Certificate2 other) => one.RawDataMemory.Span.SequenceEqual(other.RawDataMemory.Span);

    private static bool IsSeal(X509Certificate2 certificate) => certificate.Extensions.OfType<X509BasicConstraintsExtension>().FirstOrDefault() is not { CertificateAuthority: true };
}
