namespace Bakohumas.Documents;

/// <summary>
/// A signature field that a paper declares empty and that is filled later (ISO 32000-1, 12.7.4.5). Invisible, on the last page, and part of
/// the structure, so that filling it touches neither page nor catalog nor structure tree.
/// </summary>
/// <param name="Name">Its name in the file; verifiers know only those below.</param>
/// <param name="Description">What a reader is told about it; null takes the paper's <see cref="Document.SealDescription"/>.</param>
public sealed record SignatureField(string Name, string? Description = null)
{
    public const string SealName = "Segel", ChairName = "Ketua";

    /// <summary>Our own seal: the only field of an individual paper, and the last to be filled on any paper.</summary>
    public static SignatureField Seal { get; } = new(SealName);

    /// <summary>The fields of a joint paper in the order of filling: the chair's own signature, which may stay empty, and then our seal over everything.</summary>
    public static IReadOnlyList<SignatureField> Joint(string chairDescription) => [new(ChairName, chairDescription), Seal];
}
