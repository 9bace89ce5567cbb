using System.Text;
using System.Text.RegularExpressions;

namespace Bakohumas.Web.Tests.Rig;

/// <summary>A part of a mail (RFC 2045): its headers, decoded bytes, and parts of its own.</summary>
public sealed record LetterPart(IReadOnlyDictionary<string, string> Headers, byte[] Bytes, IReadOnlyList<LetterPart> Parts)
{
    public string MediaType => Headers.GetValueOrDefault("content-type", "text/plain").Split(';')[0].Trim().ToLowerInvariant();

    public string? ContentId => Headers.GetValueOrDefault("content-id")?.Trim('<', '>');

    public string Text => Encoding.UTF8.GetString(Bytes).ReplaceLineEndings("\n");

    public IEnumerable<LetterPart> Leaves => Parts.Count == 0 ? [this] : Parts.SelectMany(p => p.Leaves);
}

/// <summary>A mail as it went over the wire, read with as little knowledge as a mail program needs.</summary>
public sealed partial class Letter
{
    private readonly LetterPart root;

    private Letter(LetterPart root, string raw)
    {
        this.root = root;
        Raw = raw;
    }

    public string Raw { get; }

    public IReadOnlyDictionary<string, string> Headers => root.Headers;

    public string Subject => Header("subject");

    public string From => Header("from");

    public string To => Header("to");

    public IEnumerable<LetterPart> Leaves => root.Leaves;

    public string Text => Leaf("text/plain")?.Text ?? "";

    public string Html => Leaf("text/html")?.Text ?? "";

    public string? Calendar => Leaf("text/calendar")?.Text;

    /// <summary>Addresses that the text part shows.</summary>
    public IEnumerable<string> Links => Link().Matches(Text).Select(m => m.Value.TrimEnd('.', ',', ')'));

    public static Letter Parse(byte[] bytes)
    {
        var raw = Encoding.Latin1.GetString(bytes).ReplaceLineEndings("\n");
        return new(Part(raw), raw);
    }

    public string LinkWith(string path) => Links.First(l => l.Contains(path, StringComparison.Ordinal));

    private string Header(string name) => Decode(root.Headers.GetValueOrDefault(name, ""));

    private LetterPart? Leaf(string mediaType) => root.Leaves.FirstOrDefault(p => p.MediaType == mediaType);

    private static LetterPart Part(string raw)
    {
        var split = raw.IndexOf("\n\n", StringComparison.Ordinal);
        var (head, body) = split < 0 ? (raw, "") : (raw[..split], raw[(split + 2)..]);
        var headers = Regex.Replace(head, "\n[ \t]+", " ").Split('\n').Select(l => l.Split(':', 2)).Where(l => l.Length == 2)
            .GroupBy(l => l[0].Trim().ToLowerInvariant()).ToDictionary(g => g.Key, g => g.First()[1].Trim());
        if (Boundary().Match(headers.GetValueOrDefault("content-type", "")) is { Success: true } boundary)
        {
            var parts = Regex.Split("\n" + body, $"\n--{Regex.Escape(boundary.Groups[1].Value)}(?:--)?[ \t]*(?:\n|$)");
            return new(headers, [], [.. parts[1..].Where(p => p.Trim().Length > 0).Select(Part)]);
        }

        return new(headers, headers.GetValueOrDefault("content-transfer-encoding", "").ToLowerInvariant() switch
        {
            "base64" => Convert.FromBase64String(body.Replace("\n", "", StringComparison.Ordinal).Trim()),
            "quoted-printable" => Unquote(body.Replace("=\n", "", StringComparison.Ordinal)),
            _ => Encoding.Latin1.GetBytes(body),
        }, []);
    }

    private static byte[] Unquote(string text) => Encoding.Latin1.GetBytes(Quoted().Replace(text, m => ((char)Convert.ToByte(m.Groups[1].Value, 16)).ToString()));

    // RFC 2047: adjacent words are joined without the space between them, as bytes: one letter may be cut in two.
    private static string Decode(string header) => EncodedRun().Replace(header, run =>
    {
        var bytes = Encoded().Matches(run.Value).SelectMany(m => m.Groups[2].Value is "B" or "b" ? Convert.FromBase64String(m.Groups[3].Value) : Unquote(m.Groups[3].Value.Replace('_', ' ')));
        return Encoding.UTF8.GetString([.. bytes]);
    });

    [GeneratedRegex("boundary=\"?([^\";\\s]+)\"?")]
    private static partial Regex Boundary();

    [GeneratedRegex("=([0-9A-Fa-f]{2})")]
    private static partial Regex Quoted();

    [GeneratedRegex(@"=\?([^?]+)\?([BbQq])\?([^?]*)\?=")]
    private static partial Regex Encoded();

    [GeneratedRegex(@"(?:=\?[^?]+\?[BbQq]\?[^?]*\?=\s*)+(?<!\s)")]
    private static partial Regex EncodedRun();

    [GeneratedRegex(@"https?://\S+")]
    private static partial Regex Link();
}
