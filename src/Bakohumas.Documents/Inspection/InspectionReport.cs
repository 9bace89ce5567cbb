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
    public bool? this[Fact fact] => Findings[(int)fact].Holds;
}
