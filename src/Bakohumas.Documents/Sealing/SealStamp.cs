using System.Formats.Asn1;
using System.Security.Cryptography;
using System.Security.Cryptography.Pkcs;
using Bakohumas.Documents.Inspection;

namespace Bakohumas.Documents.Sealing;

/// <summary>What came of asking an authority for the time of a seal.</summary>
public abstract record StampDecision
{
    private StampDecision() { }

    /// <param name="Paper">A new edition of the paper, of the same length: B-T.</param>
    /// <param name="At">The proven time.</param>
    public sealed record Stamped(byte[] Paper, DateTimeOffset At) : StampDecision;

    /// <summary>The answer is not a token over this seal, for this question, from a pinned authority; the paper stays as it is.</summary>
    /// <param name="Why">For the log, without anything of the paper.</param>
    public sealed record Refused(string Why) : StampDecision;
}

/// <summary>
/// Adds an RFC 3161 token to a sealed paper: baseline B-T. The token lies in the room of the seal that no signature covers, so it can be added at
/// once or days later, without the seal's key. What an authority answers is believed only when a verifier would believe it.
/// </summary>
public sealed class SealStamp
{
    private readonly byte[] _paper;
    private readonly SealPlace _place;
    private readonly CmsSeal _seal;
    private readonly Rfc3161TimestampRequest _question;

    private SealStamp(byte[] paper, SealPlace place, CmsSeal seal, Rfc3161TimestampRequest question) => (_paper, _place, _seal, _question) = (paper, place, seal, question);

    /// <summary>The question for the authority (RFC 3161, 2.4.1), with a nonce of 16 bytes.</summary>
    public byte[] Question => _question.Encode();

    /// <summary>Prepares the question about a sealed paper.</summary>
    /// <exception cref="InvalidDataException">The paper bears no seal of our form, or has a token already.</exception>
    public static SealStamp For(ReadOnlyMemory<byte> sealedPaper)
    {
        if (Seal(sealedPaper) is not var (place, seal) || seal.HasTimeToken || !seal.IsEncodedByUs()) throw new InvalidDataException("Only a sealed paper without a token can be stamped.");
        var question = Rfc3161TimestampRequest.CreateFromHash(
            SHA256.HashData(seal.SignatureValue), HashAlgorithmName.SHA256, nonce: RandomNumberGenerator.GetBytes(16), requestSignerCertificates: true);
        return new SealStamp(sealedPaper.ToArray(), place, seal, question);
    }

    /// <summary>The time that the paper's token states, believed or not; null without one.</summary>
    public static DateTimeOffset? TimeIn(ReadOnlyMemory<byte> paper) => Seal(paper)?.Seal.TimeToken?.Time;

    /// <param name="answer">The authority's answer as it came.</param>
    /// <param name="trust">The pinned authorities.</param>
    public StampDecision With(ReadOnlyMemory<byte> answer, SealTrust trust)
    {
        ArgumentNullException.ThrowIfNull(trust);
        try
        {
            // Checks status, nonce, imprint, certificate and its purpose (RFC 3161, 2.4.2).
            var token = TimeToken.Of(_question.ProcessResponse(answer, out _));
            if (!token.Fits(_seal.SignatureValue)) return new StampDecision.Refused("The token is of another signature.");
            if (!token.IsFrom(trust.TimeAuthorities)) return new StampDecision.Refused("The authority is not pinned.");
            if (token.Time < _seal.Signer!.NotBefore || token.Time > _seal.Signer.NotAfter) return new StampDecision.Refused("The time lies outside of the seal certificate's life.");
            var cms = _seal.WithTimeToken(token.Encoded);
            if (cms.Length > SealEnvelope.Room) return new StampDecision.Refused("The token is larger than the room for it.");
            var paper = _paper.ToArray();
            var hexadecimal = Convert.ToHexString(cms).PadRight(_place.Contents.End - _place.Contents.Start - 2, '0');
            System.Text.Encoding.ASCII.GetBytes(hexadecimal, paper.AsSpan(_place.Contents.Start + 1));
            return new StampDecision.Stamped(paper, token.Time);
        }
        catch (Exception fault) when (fault is CryptographicException or AsnContentException or ArgumentException or FormatException or NotSupportedException)
        {
            return new StampDecision.Refused(fault.Message);
        }
    }

    private static (SealPlace Place, CmsSeal Seal)? Seal(ReadOnlyMemory<byte> paper)
    {
        try
        {
            var pdf = PdfFile.Open(paper, new WorkLimit(CancellationToken.None));
            return SealPlace.Of(pdf, DeclaredFields.Of(pdf)?[SignatureField.SealName]) is { } place && CmsSeal.Decode(place.Digits(paper.Span)) is { Signer: not null } seal ? (place, seal) : null;
        }
        catch (UnreadablePdfException)
        {
            return null;
        }
    }
}
