namespace Bakohumas.Documents;

/// <summary>
/// A paper before it is drawn: what it says, in blocks, on which sheet. Holds no font, no coordinate and no clock,
/// so that the same value always gives the same bytes.
/// </summary>
public sealed record Document
{
    /// <summary>Title of the file (document information and XMP dc:title); not drawn.</summary>
    public required string Title { get; init; }

    /// <summary>Natural language as an RFC 5646 tag, for /Lang.</summary>
    public string Language { get; init; } = "id-ID";

    public PageStyle Page { get; init; } = PageStyle.A4;

    public required IReadOnlyList<Block> Blocks { get; init; }

    /// <summary>The strip anchored to the foot of the last page; null leaves it out.</summary>
    public Evidence? Evidence { get; init; }

    /// <summary>Left half of the line above later pages, which ties loose sheets to their paper; empty leaves it out.</summary>
    public string RunningLeft { get; init; } = "";

    /// <summary>Right half of that line on a page with signatories; <c>{a}</c> is the first number on the page and <c>{b}</c> the last.</summary>
    public string RunningRight { get; init; } = "";

    /// <summary>Left half of the footer on every page, for instance <c>Komitmen Bersama · 7KQ2 M9XD 4HTR W8P3 · naskah 5be1 0c7a 44d2 f913</c>.</summary>
    public string FooterLeft { get; init; } = "";

    /// <summary>Right half of the footer; <c>{n}</c> is the page and <c>{m}</c> the number of pages.</summary>
    public string FooterRight { get; init; } = "Halaman {n} dari {m}";

    /// <summary>Creation date written into the file, in seconds.</summary>
    public required DateTimeOffset CreatedAt { get; init; }

    /// <summary>What a reader is told about the empty signature field that the seal fills later.</summary>
    public string SealDescription { get; init; } = "Segel elektronik";

    /// <summary>The signature fields in the order in which they are filled: <see cref="SignatureField.Seal"/> alone, or <see cref="SignatureField.Joint"/>.</summary>
    public IReadOnlyList<SignatureField> SignatureFields { get; init; } = [SignatureField.Seal];
}
