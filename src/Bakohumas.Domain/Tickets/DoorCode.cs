using System.Diagnostics.CodeAnalysis;

namespace Bakohumas.Domain.Tickets;

/// <summary>
/// The entrance code of a ticket: 80 bits as 16 characters of Crockford base32 (product.md 6.1). It opens a door and nothing
/// else; it never leads to the personal link.
/// </summary>
public sealed record DoorCode
{
    /// <summary>Characters of a code without its dashes.</summary>
    public const int Length = 16;

    /// <summary>The longest text of a scan that is looked at (product.md 6.3).</summary>
    public const int MaxScanLength = 200;

    private const string PathMark = "/t/";

    private DoorCode(string text) => Text = text;

    /// <summary>The 16 characters as they are hashed for the lookup, without dashes.</summary>
    public string Text { get; }

    /// <summary>Four groups of four joined by dashes, for people.</summary>
    public string Grouped => Crockford.Group(Text);

    /// <summary>Makes the code of ten bytes.</summary>
    public static DoorCode FromBytes(ReadOnlySpan<byte> tenBytes) => new(Crockford.Encode(tenBytes[..10]));

    /// <summary>Reads what somebody typed: any case, spaces and dashes ignored, O=0, I=L=1.</summary>
    public static bool TryParse(string? typed, [NotNullWhen(true)] out DoorCode? code)
    {
        code = null;
        if (typed is null || typed.Length > MaxScanLength) return false;
        code = Crockford.Normalize(typed, Length) is { } text ? new DoorCode(text) : null;
        return code is not null;
    }

    /// <summary>
    /// Reads a typed code or the whole text of a ticket's QR, <c>{PublicUrl}/t/{code}</c>, of at most 200 characters.
    /// The host is not compared: the public address may change after tickets were printed, and the code alone decides.
    /// </summary>
    public static bool TryReadScan(string? scan, [NotNullWhen(true)] out DoorCode? code)
    {
        code = null;
        var text = scan?.Trim() ?? "";
        if (text.Length is 0 or > MaxScanLength) return false;
        var isAddress = text.StartsWith("https://", StringComparison.OrdinalIgnoreCase)
            || text.StartsWith("http://", StringComparison.OrdinalIgnoreCase);
        if (!isAddress) return TryParse(text, out code);
        var mark = text.LastIndexOf(PathMark, StringComparison.OrdinalIgnoreCase);
        if (mark < 0) return false;
        var last = text[(mark + PathMark.Length)..];
        var end = last.IndexOfAny(['?', '#', '/']);
        return TryParse(end < 0 ? last : last[..end], out code);
    }

    /// <summary>The text of the ticket's QR.</summary>
    public string ScanText(string publicUrl) => publicUrl.TrimEnd('/') + PathMark + Text;

    /// <summary>The code in groups; safe only where the ticket itself is shown.</summary>
    public override string ToString() => Grouped;
}
