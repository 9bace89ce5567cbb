using System.Buffers.Binary;
using System.IO.Compression;
using System.Text;

namespace Bakohumas.Web.Tests.FollowUps;

/// <summary>Small whole pictures, and what phones hide in them.</summary>
internal static class Pictures
{
    /// <summary>A grey JPEG of 8 × 8 pixels, with EXIF, a comment, a profile and bytes behind the end.</summary>
    public static byte[] LadenJpeg { get; } =
    [
        0xFF, 0xD8,
        .. Segment(0xE1, [.. "Exif\0\0"u8, .. "II*\0GPS-7.797068,110.370529 THUMBNAIL"u8]),
        .. Segment(0xFE, "dibuat oleh Budi"u8),
        .. Segment(0xE2, "ICC_PROFILE\0rahasia"u8),
        .. Body,
        .. "AKHIR-TERSEMBUNYI"u8,
    ];

    public static byte[] PlainJpeg { get; } = [0xFF, 0xD8, .. Body];

    /// <summary>From the quantization table to the end of image: one block, one component.</summary>
    private static byte[] Body =>
    [
        .. Segment(0xDB, [0, .. Enumerable.Repeat((byte)16, 64)]),
        .. Segment(0xC0, [8, 0, 8, 0, 8, 1, 1, 0x11, 0]),
        .. Segment(0xC4, [0x00, 0, 1, .. new byte[14], 0]),
        .. Segment(0xC4, [0x10, 0, 1, .. new byte[14], 0]),
        .. Segment(0xDA, [1, 1, 0x00, 0, 63, 0]),
        0x3F, 0xFF, 0x00, 0xFF, 0xD9,
    ];

    public static byte[] LadenPng { get; } = Png(8, Chunk("tEXt", "Author\0Budi GPS"u8), Chunk("eXIf", "II*\0GPS"u8));

    public static byte[] Png(byte depth, params byte[][] extra)
    {
        using var data = new MemoryStream();
        using (var deflate = new ZLibStream(data, CompressionLevel.Optimal, leaveOpen: true)) deflate.Write(new byte[2 * (1 + (2 * 3))]);
        return [0x89, .. "PNG\r\n\x1a\n"u8, .. Chunk("IHDR", [0, 0, 0, 2, 0, 0, 0, 2, depth, 2, 0, 0, 0]), .. extra.SelectMany(c => c), .. Chunk("IDAT", data.ToArray()), .. Chunk("IEND", []), .. "EKOR"u8];
    }

    public static byte[] Chunk(string type, ReadOnlySpan<byte> body)
    {
        var chunk = new byte[12 + body.Length];
        BinaryPrimitives.WriteInt32BigEndian(chunk, body.Length);
        Encoding.ASCII.GetBytes(type, chunk.AsSpan(4));
        body.CopyTo(chunk.AsSpan(8));
        BinaryPrimitives.WriteUInt32BigEndian(chunk.AsSpan(8 + body.Length), Crc(chunk.AsSpan(4, 4 + body.Length)));
        return chunk;
    }

    public static byte[] Segment(byte marker, ReadOnlySpan<byte> body)
    {
        var segment = new byte[4 + body.Length];
        (segment[0], segment[1]) = (0xFF, marker);
        BinaryPrimitives.WriteUInt16BigEndian(segment.AsSpan(2), (ushort)(2 + body.Length));
        body.CopyTo(segment.AsSpan(4));
        return segment;
    }

    private static uint Crc(ReadOnlySpan<byte> bytes)
    {
        var sum = uint.MaxValue;
        foreach (var one in bytes)
        {
            sum ^= one;
            for (var bit = 0; bit < 8; bit++) sum = (sum & 1) == 1 ? 0xEDB88320 ^ (sum >> 1) : sum >> 1;
        }

        return ~sum;
    }
}
