using System.Globalization;
using System.Text;
using System.Text.RegularExpressions;

namespace Bakohumas.Web.Platform.Mail;

/// <summary>Reads back the mails we wrote (RFC 2045 to 2047, as far as we use them); not a reader for mail of others.</summary>
internal sealed partial class MimePart
{
    private readonly Dictionary<string, string> headers;
    private readonly string body;

    private MimePart(Dictionary<string, string> headers, string body) => (this.headers, this.body) = (headers, body);

    /// <summary>Media type in lower case without parameters.</summary>
    public string Type => Header("Content-Type") is { Length: > 0 } type ? type.Split(';')[0].Trim().ToLowerInvariant() : "text/plain";

    public string ContentId => Header("Content-ID").Trim('<', '>');

    public IEnumerable<MimePart> Parts => Boundary().Match(Header("Content-Type")) is { Success: true } match && Type.StartsWith("multipart/", StringComparison.Ordinal)
        ? ("\r\n" + body).Split("\r\n--" + match.Groups[1].Value).Skip(1).Where(part => !part.StartsWith("--", StringComparison.Ordinal)).Select(part => Read(part[(part.IndexOf("\r\n", StringComparison.Ordinal) + 2)..]))
        : [];

    /// <summary>This part and all below it, in order.</summary>
    public IEnumerable<MimePart> All => Parts.SelectMany(part => part.All).Prepend(this);

    public byte[] Content => Header("Content-Transfer-Encoding").ToLowerInvariant() switch
    {
        "base64" => Convert.FromBase64String(body),
        "quoted-printable" => Unquoted(SoftBreak().Replace(body, "")),
        _ => Encoding.Latin1.GetBytes(body),
    };

    public string Text => Encoding.UTF8.GetString(Content);

    public static MimePart Parse(byte[] bytes) => Read(Encoding.Latin1.GetString(bytes));

    public MimePart? Find(string type) => All.FirstOrDefault(part => part.Type == type);

    /// <summary>The value unfolded and decoded, empty when the header is missing.</summary>
    public string Header(string name) => headers.TryGetValue(name, out var value)
        ? EncodedWord().Replace(BetweenWords().Replace(value, "?==?"), match => Encoding.UTF8.GetString(match.Groups[1].Value is "B" or "b"
            ? Convert.FromBase64String(match.Groups[2].Value)
            : Unquoted(match.Groups[2].Value.Replace('_', ' '))))
        : "";

    private static MimePart Read(string text)
    {
        var end = text.IndexOf("\r\n\r\n", StringComparison.Ordinal);
        var lines = Folding().Replace(end < 0 ? text : text[..end], " ").Split("\r\n");
        var headers = new Dictionary<string, string>(StringComparer.OrdinalIgnoreCase);
        foreach (var line in lines)
            if (line.IndexOf(':', StringComparison.Ordinal) is > 0 and var colon) headers[line[..colon]] = line[(colon + 1)..].Trim();
        return new MimePart(headers, end < 0 ? "" : text[(end + 4)..]);
    }

    private static byte[] Unquoted(string text)
    {
        var bytes = new List<byte>(text.Length);
        for (var i = 0; i < text.Length; i++)
        {
            if (text[i] == '=' && i + 2 < text.Length && byte.TryParse(text.AsSpan(i + 1, 2), NumberStyles.HexNumber, CultureInfo.InvariantCulture, out var value))
            {
                bytes.Add(value);
                i += 2;
            }
            else bytes.Add((byte)text[i]);
        }
        return [.. bytes];
    }

    [GeneratedRegex(@"boundary=""?([^"";]+)""?", RegexOptions.IgnoreCase)]
    private static partial Regex Boundary();

    [GeneratedRegex(@"=[ \t]*\r\n")]
    private static partial Regex SoftBreak();

    [GeneratedRegex(@"\r\n[ \t]+")]
    private static partial Regex Folding();

    [GeneratedRegex(@"=\?utf-8\?([BbQq])\?([^?]*)\?=", RegexOptions.IgnoreCase)]
    private static partial Regex EncodedWord();

    [GeneratedRegex(@"\?=\s+=\?")]
    private static partial Regex BetweenWords();
}
