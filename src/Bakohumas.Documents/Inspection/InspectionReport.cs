namespace Bakohumas.Documents.Inspection;

/// <summary>What an inspection found: the verdict, the facts behind it in fixed order, and what the seal says about itself.</summary>
/// <param name="Verdict">One word.</param>
/// <param name="Findings">Every <see cref="Fact"/> once, in the order of the enumeration.</param>
/// <param name="Signer">Subject of the signer's certificate; null when no certificate could be read.</param>
/// <param name="SignerFingerprint">SHA-256 of that certificate, lower-case hexadecimal.</param>
/// <param name="ClaimedAt">The time that the seal claims (/M). Nobody else vouches for it.</param>
/// <param name="Sha256">SHA-256 of the whole file, lower-case hexadecimal, to be compared with the stored one.</param>
/// <param name="Length">Bytes of the file.</param>
public sealed record InspectionReport(
    Verdict Verdict, IReadOnlyList<Finding> Findings, string? Signer, string? SignerFingerprint, DateTimeOffset? ClaimedAt, string Sha256, long Length)
{
    /// <summary>Null when the file declares neither set of signature fields.</summary>
    public PaperProfile? Profile { get; init; }

    /// <summary>The chair's own signature; null when the paper has none.</summary>
    public ChairSignature? Chair { get; init; }

    /// <summary>When, by the word of a pinned authority, the seal existed already; null when only its own claim is known.</summary>
    public DateTimeOffset? ProvenAt { get; init; }

    /// <summary>There is a time token, believed or not.</summary>
    public bool HasTimeToken { get; init; }

    /// <summary>The title that the paper was drawn with; null when there is none, or when the content is not what was sealed.</summary>
    public string? Title { get; init; }

    public bool? this[Fact fact] => Findings[(int)fact].Holds;
}
