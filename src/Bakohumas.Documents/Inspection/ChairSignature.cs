namespace Bakohumas.Documents.Inspection;

/// <summary>What the chair's own signature on a joint paper says about itself.</summary>
/// <param name="Signer">Subject of the certificate; null when it could not be read.</param>
/// <param name="SignerFingerprint">SHA-256 of that certificate, lower-case hexadecimal.</param>
/// <param name="ClaimedAt">The time that it claims; our seal, which is later, covers it.</param>
public sealed record ChairSignature(string? Signer, string? SignerFingerprint, DateTimeOffset? ClaimedAt);
