using System.Buffers.Binary;

namespace Bakohumas.Web.Platform.Uploads;

/// <summary>
/// Walks a JPEG file (ITU-T T.81, annex B) segment by segment and keeps what a decoder needs: tables, frame, scans, and Adobe's colour
/// note. Everything else goes: EXIF with place and thumbnail, comments, profiles, bytes behind the end. What it does not understand it
/// refuses: arithmetic coding, lossless, hierarchical, 12 bits, CMYK.
/// </summary>
internal static class JpegWalker
{
    private const byte StartOfImage = 0xD8, EndOfImage = 0xD9, StartOfScan = 0xDA, Quantization = 0xDB, RestartInterval = 0xDD, Huffman = 0xC4;
    private const byte Application0 = 0xE0, Application14 = 0xEE, Application15 = 0xEF, Comment = 0xFE;

    /// <summary>JFIF 1.01 without density and thumbnail: what every JPEG file may begin with.</summary>
    private static ReadOnlySpan<byte> PlainJfif => [0xFF, Application0, 0, 16, (byte)'J', (byte)'F', (byte)'I', (byte)'F', 0, 1, 1, 0, 0, 1, 0, 1, 0, 0];

    public static bool Begins(ReadOnlySpan<byte> file) => file is [0xFF, StartOfImage, 0xFF, ..];

    public static UploadDecision Strip(ReadOnlySpan<byte> file)
    {
        var kept = new MemoryStream(file.Length);
        kept.Write([0xFF, StartOfImage]);
        var frame = default(Frame);
        var scans = 0;
        for (var at = 2; ;)
        {
            if (!TryMarker(file, ref at, out var marker)) return Refuse(UploadProblem.Damaged);
            if (marker == EndOfImage) break;
            if (!TrySegment(file, at, out var segment)) return Refuse(UploadProblem.Damaged);
            at += segment.Length;
            var body = segment[2..];
            switch (marker)
            {
                case Application0 when body.StartsWith("JFIF\0"u8) && kept.Length == 2:
                    kept.Write(PlainJfif);
                    break;
                case Application14 when body is { Length: 12 } && body.StartsWith("Adobe"u8):
                case Quantization when QuantizationIsWhole(body):
                case Huffman when HuffmanIsWhole(body):
                case RestartInterval when body.Length == 2:
                    Keep(kept, marker, segment);
                    break;
                case >= Application0 and <= Application15 or Comment:
                    break;
                case 0xC0 or 0xC1 or 0xC2:
                    if (frame.Components != 0 || !Frame.TryRead(body, out frame)) return Refuse(UploadProblem.WrongKind);
                    if (!PictureLimits.Allow(frame.Width, frame.Height)) return Refuse(UploadProblem.TooManyPixels);
                    Keep(kept, marker, segment);
                    break;
                case StartOfScan when frame.Components != 0 && ScanIsWhole(body, frame):
                    Keep(kept, marker, segment);
                    var end = EndOfScan(file, at);
                    if (end < 0 || end == at) return Refuse(UploadProblem.Damaged);
                    kept.Write(file[at..end]);
                    at = end;
                    scans++;
                    break;
                default:
                    return Refuse(frame.Components == 0 && marker is > 0xC2 and < 0xD0 ? UploadProblem.WrongKind : UploadProblem.Damaged);
            }
        }

        if (scans == 0) return Refuse(UploadProblem.Damaged);
        kept.Write([0xFF, EndOfImage]);
        return new UploadDecision.Accepted("image/jpeg", kept.ToArray());
    }

    // Any number of 0xFF may fill the space before a marker (B.1.1.2).
    private static bool TryMarker(ReadOnlySpan<byte> file, ref int at, out byte marker)
    {
        marker = 0;
        if (at >= file.Length || file[at] != 0xFF) return false;
        while (at < file.Length && file[at] == 0xFF) at++;
        if (at >= file.Length) return false;
        marker = file[at++];
        return marker is not (0 or StartOfImage or 0x01 or (>= 0xD0 and <= 0xD7));
    }

    private static bool TrySegment(ReadOnlySpan<byte> file, int at, out ReadOnlySpan<byte> segment)
    {
        segment = default;
        if (at + 2 > file.Length) return false;
        var length = BinaryPrimitives.ReadUInt16BigEndian(file[at..]);
        if (length < 2 || at + length > file.Length) return false;
        segment = file.Slice(at, length);
        return true;
    }

    /// <returns>Where the next marker begins that is no stuffed byte and no restart; -1 when the file ends before.</returns>
    private static int EndOfScan(ReadOnlySpan<byte> file, int from)
    {
        for (var at = from; ;)
        {
            var next = file[at..].IndexOf((byte)0xFF);
            if (next < 0 || at + next + 1 >= file.Length) return -1;
            at += next;
            if (file[at + 1] is not (0 or (>= 0xD0 and <= 0xD7))) return at;
            at += 2;
        }
    }

    private static bool QuantizationIsWhole(ReadOnlySpan<byte> body)
    {
        if (body.IsEmpty) return false;
        while (!body.IsEmpty)
        {
            var (precision, table) = (body[0] >> 4, body[0] & 15);
            var size = 1 + (64 * (precision + 1));
            if (precision > 1 || table > 3 || body.Length < size) return false;
            body = body[size..];
        }
        return true;
    }

    private static bool HuffmanIsWhole(ReadOnlySpan<byte> body)
    {
        if (body.IsEmpty) return false;
        while (!body.IsEmpty)
        {
            if (body.Length < 17 || (body[0] >> 4) > 1 || (body[0] & 15) > 3) return false;
            var codes = 0;
            foreach (var count in body[1..17]) codes += count;
            if (codes > 256 || body.Length < 17 + codes) return false;
            body = body[(17 + codes)..];
        }
        return true;
    }

    private static bool ScanIsWhole(ReadOnlySpan<byte> body, Frame frame)
    {
        if (body.IsEmpty || body[0] is 0 or > 4 || body[0] > frame.Components || body.Length != 4 + (2 * body[0])) return false;
        return body[^3] <= 63 && body[^2] <= 63;
    }

    private static void Keep(MemoryStream kept, byte marker, ReadOnlySpan<byte> segment)
    {
        kept.Write([0xFF, marker]);
        kept.Write(segment);
    }

    private static UploadDecision.Refused Refuse(UploadProblem problem) => new(problem);

    private readonly record struct Frame(int Width, int Height, int Components)
    {
        /// <summary>Eight bits, one or three components (grey, YCbCr or RGB), sampling of one to four (B.2.2).</summary>
        public static bool TryRead(ReadOnlySpan<byte> body, out Frame frame)
        {
            frame = default;
            if (body.Length < 6 || body[0] != 8 || body[5] is not (1 or 3) || body.Length != 6 + (3 * body[5])) return false;
            var (height, width) = (BinaryPrimitives.ReadUInt16BigEndian(body[1..]), BinaryPrimitives.ReadUInt16BigEndian(body[3..]));
            if (height == 0 || width == 0) return false;
            for (var component = 6; component < body.Length; component += 3)
                if ((body[component + 1] >> 4) is 0 or > 4 || (body[component + 1] & 15) is 0 or > 4 || body[component + 2] > 3) return false;
            frame = new Frame(width, height, body[5]);
            return true;
        }
    }
}
