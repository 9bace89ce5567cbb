using System.Buffers.Binary;
using System.IO.Compression;
using System.Text;

namespace Bakohumas.Documents.Pdf;

/// <summary>
/// A small sRGB profile (ICC.1:2001-04 version 2.1, matrix and tone curve; primaries of IEC 61966-2-1), made in code so that no licensed
/// profile is shipped. Built and deflated once.
/// </summary>
internal static class ColourProfile
{
    private const int CurvePoints = 1024;

    private static readonly Lazy<byte[]> Shared = new(() => ObjectFile.Deflate(Build(), CompressionLevel.SmallestSize));

    public static ReadOnlySpan<byte> Deflated => Shared.Value;

    private static byte[] Build()
    {
        var curve = Curve();
        (string Tag, byte[] Data)[] tags =
        [
            ("desc", Description("sRGB")), ("cprt", Tagged("text", [.. Encoding.ASCII.GetBytes("CC0"), 0])),
            ("wtpt", Xyz(0.95045, 1, 1.08905)),
            ("rXYZ", Xyz(0.43607, 0.22249, 0.01392)), ("gXYZ", Xyz(0.38515, 0.71687, 0.09708)), ("bXYZ", Xyz(0.14307, 0.06061, 0.71410)),
            ("rTRC", curve), ("gTRC", curve), ("bTRC", curve),
        ];

        const int header = 128;
        var table = new byte[4 + 12 * tags.Length];
        BinaryPrimitives.WriteInt32BigEndian(table, tags.Length);
        var data = new MemoryStream();
        var places = new Dictionary<byte[], int>(ReferenceEqualityComparer.Instance);
        for (var i = 0; i < tags.Length; i++)
        {
            if (!places.TryGetValue(tags[i].Data, out var at))
            {
                places[tags[i].Data] = at = header + table.Length + (int)data.Length;
                data.Write(tags[i].Data);
                while (data.Length % 4 != 0) data.WriteByte(0);
            }
            var entry = table.AsSpan(4 + 12 * i);
            Encoding.ASCII.GetBytes(tags[i].Tag, entry);
            BinaryPrimitives.WriteInt32BigEndian(entry[4..], at);
            BinaryPrimitives.WriteInt32BigEndian(entry[8..], tags[i].Data.Length);
        }
        return [.. Header(header + table.Length + (int)data.Length), .. table, .. data.ToArray()];
    }

    private static byte[] Header(int size)
    {
        var header = new byte[128];
        BinaryPrimitives.WriteInt32BigEndian(header, size);
        BinaryPrimitives.WriteInt32BigEndian(header.AsSpan(8), 0x02100000);
        Encoding.ASCII.GetBytes("mntrRGB XYZ ", header.AsSpan(12));
        BinaryPrimitives.WriteUInt16BigEndian(header.AsSpan(24), 2026);
        BinaryPrimitives.WriteUInt16BigEndian(header.AsSpan(26), 1);
        BinaryPrimitives.WriteUInt16BigEndian(header.AsSpan(28), 1);
        Encoding.ASCII.GetBytes("acsp", header.AsSpan(36));
        // The profile connection space is lit by D50.
        Xyz(0.9642, 1, 0.8249).AsSpan(8).CopyTo(header.AsSpan(68));
        return header;
    }

    private static byte[] Curve()
    {
        var points = new byte[4 + 2 * CurvePoints];
        BinaryPrimitives.WriteInt32BigEndian(points, CurvePoints);
        for (var i = 0; i < CurvePoints; i++)
        {
            var value = i / (CurvePoints - 1.0);
            var linear = value <= 0.04045 ? value / 12.92 : Math.Pow((value + 0.055) / 1.055, 2.4);
            BinaryPrimitives.WriteUInt16BigEndian(points.AsSpan(4 + 2 * i), (ushort)Math.Round(linear * 65535));
        }
        return Tagged("curv", points);
    }

    private static byte[] Xyz(double x, double y, double z)
    {
        var values = new byte[12];
        BinaryPrimitives.WriteInt32BigEndian(values, (int)Math.Round(x * 65536));
        BinaryPrimitives.WriteInt32BigEndian(values.AsSpan(4), (int)Math.Round(y * 65536));
        BinaryPrimitives.WriteInt32BigEndian(values.AsSpan(8), (int)Math.Round(z * 65536));
        return Tagged("XYZ ", values);
    }

    private static byte[] Description(string name)
    {
        // ASCII name, then empty Unicode and Macintosh names of fixed length.
        var text = new byte[4 + name.Length + 1 + 78];
        BinaryPrimitives.WriteInt32BigEndian(text, name.Length + 1);
        Encoding.ASCII.GetBytes(name, text.AsSpan(4));
        return Tagged("desc", text);
    }

    private static byte[] Tagged(string type, byte[] data) => [.. Encoding.ASCII.GetBytes(type), 0, 0, 0, 0, .. data];
}
