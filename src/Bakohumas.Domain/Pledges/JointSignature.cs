namespace Bakohumas.Domain.Pledges;

/// <summary>
/// The signature of a <see cref="JointSigner"/> under one frozen text, with name and position as they stood on the page that was signed.
/// Append-only; one for a signer and text.
/// </summary>
public sealed class JointSignature
{
    public required Guid Id { get; init; }
    public required Guid EventId { get; init; }
    public required Guid JointSignerId { get; init; }
    public required Guid FrozenTextId { get; init; }

    /// <summary>SHA-256 of the text that was shown, 64 hex digits.</summary>
    public required string TextHash { get; init; }

    public required Guid Nonce { get; init; }
    public required SignatureMethod Method { get; init; }
    public required JointAssurance Assurance { get; init; }
    public required DateTimeOffset SignedAt { get; init; }
    public required string ConsentVersion { get; init; }
    public required string ConsentHash { get; init; }

    // Erasable: the person as signed.
    public string? Name { get; set; }
    public string? Position { get; set; }
    public string? AgencyName { get; set; }

    /// <summary>The typed name, or the strokes as JSON (x and y only); one of the two, by <see cref="Method"/>.</summary>
    public string? Signature { get; set; }
}
