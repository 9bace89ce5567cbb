using System.Buffers.Binary;

namespace Bakohumas.Web.Platform.Uploads;

/// <summary>
/// Walks a PNG file (ISO/IEC 15948) chunk by chunk with its check sums and keeps what a decoder needs: IHDR, PLTE, tRNS, IDAT, IEND.
/// Text, EXIF, times, profiles, animation and bytes behind the end go. Eight bits a channel only; an unknown critical chunk is refused.
/// </summary>
internal static class PngWalker
{
    private const int Overhead = 12;

    private static ReadOnlySpan<byte> Signature => [0x89, (byte)'P', (byte)'N', (byte)'G', 13, 10, 26, 10];

    public static bool Begins(ReadOnlySpan<byte> file) => file.StartsWith(Signature);

    public static UploadDecision Strip(ReadOnlySpan<byte> file)
    {
        var kept = new MemoryStream(file.Length);
        kept.Write(Signature);
        var (hasHeader, hasPalette, hasData, dataEnded, colour) = (false, false, false, false, (byte)0);
        for (var at = Signature.Length; ;)
        {
            if (!TryChunk(file, at, out var chunk)) return Refuse(UploadProblem.Damaged);
            at += chunk.Length;
            var type = chunk.Slice(4, 4);
            var body = chunk[8..^4];
            if (!hasHeader)
            {
                if (!type.SequenceEqual("IHDR"u8) || body.Length != 13) return Refuse(UploadProblem.Damaged);
                if (Header(body) is { } problem) return Refuse(problem);
                (hasHeader, colour) = (true, body[9]);
                kept.Write(chunk);
                continue;
            }

            var isData = type.SequenceEqual("IDAT"u8);
            if (hasData && !isData) dataEnded = true;
            if (isData)
            {
                if (dataEnded || (colour == 3 && !hasPalette)) return Refuse(UploadProblem.Damaged);
                hasData = true;
                kept.Write(chunk);
            }
            else if (type.SequenceEqual("PLTE"u8))
            {
                if (hasPalette || hasData || colour is 0 or 4 || body.Length is 0 or > 768 || body.Length % 3 != 0) return Refuse(UploadProblem.Damaged);
                hasPalette = true;
                kept.Write(chunk);
            }
            else if (type.SequenceEqual("tRNS"u8))
            {
                if (hasData || colour is 4 or 6 || body.Length > 256) return Refuse(UploadProblem.Damaged);
                kept.Write(chunk);
            }
            else if (type.SequenceEqual("IEND"u8))
            {
                if (!hasData || body.Length != 0) return Refuse(UploadProblem.Damaged);
                kept.Write(chunk);
                return new UploadDecision.Accepted("image/png", kept.ToArray());
            }
            else if ((type[0] & 0x20) == 0)
            {
                // An upper-case first letter says: without me the picture is not understood.
                return Refuse(UploadProblem.WrongKind);
            }
        }
    }

    private static UploadProblem? Header(ReadOnlySpan<byte> body)
    {
        var (width, height) = (BinaryPrimitives.ReadUInt32BigEndian(body), BinaryPrimitives.ReadUInt32BigEndian(body[4..]));
        if (width is 0 or > int.MaxValue || height is 0 or > int.MaxValue) return UploadProblem.Damaged;
        if (body[8] != 8 || body[9] is not (0 or 2 or 3 or 4 or 6) || body[10] != 0 || body[11] != 0 || body[12] > 1) return UploadProblem.WrongKind;
        return PictureLimits.Allow(width, height) ? null : UploadProblem.TooManyPixels;
    }

    private static bool TryChunk(ReadOnlySpan<byte> file, int at, out ReadOnlySpan<byte> chunk)
    {
        chunk = default;
        if (at + Overhead > file.Length) return false;
        var length = BinaryPrimitives.ReadUInt32BigEndian(file[at..]);
        if (length > file.Length - at - Overhead) return false;
        chunk = file.Slice(at, (int)length + Overhead);
        return Checksum(chunk[4..^4]) == BinaryPrimitives.ReadUInt32BigEndian(chunk[^4..]);
    }

    // CRC-32 as ISO/IEC 15948, annex D: the shared framework has none.
    private static uint Checksum(ReadOnlySpan<byte> bytes)
    {
        var sum = uint.MaxValue;
        foreach (var one in bytes) sum = Table[(byte)(sum ^ one)] ^ (sum >> 8);
        return ~sum;
    }

    private static readonly uint[] Table = [.. Enumerable.Range(0, 256).Select(n =>
    {
        var value = (uint)n;
        for (var bit = 0; bit < 8; bit++) value = (value & 1) == 1 ? 0xEDB88320 ^ (value >> 1) : value >> 1;
        return value;
    })];

    private static UploadDecision.Refused Refuse(UploadProblem problem) => new(problem);
}
