using System.Security.Cryptography.X509Certificates;

namespace Bakohumas.Documents.Inspection;

/// <summary>
/// The chair's signature under our seal: made by a pinned certificate that was valid then, over the paper as it was drawn, and by an update
/// that filled its field and nothing else.
/// </summary>
internal sealed class ChairExamination(ReadOnlyMemory<byte> before, X509Certificate2Collection chairs, CancellationToken cancel)
{
    public ChairSignature? Signature { get; private set; }

    /// <returns>How many bytes lie before the chair's update; null when a rule is broken.</returns>
    public int? Run()
    {
        var pdf = PdfFile.Open(before, new WorkLimit(cancel));
        if (DeclaredFields.Of(pdf)?[SignatureField.ChairName] is not { } field || SealPlace.Of(pdf, field) is not { } place) return null;
        var seal = CmsSeal.Decode(place.Digits(before.Span));
        Signature = new ChairSignature(seal?.Subject, seal?.Fingerprint, place.ClaimedAt);
        if (seal is null || place.ClaimedAt is not { } at || !seal.IsPinned(chairs, at)) return null;
        // No time token here: the one of our seal, which covers this signature, proves its time too.
        if (!place.GapIsOwnContents || !place.EndsAt(before.Length) || seal.TimeToken is not null || !seal.NamesItsCertificates() || !seal.IsEncodedByUs()) return null;
        return seal.Fits(place.SignedContent(before.Span)) ? Revision.Before(before, pdf, field, SignatureField.ChairName, place) : null;
    }
}
