using System.Buffers.Binary;
using System.Numerics;
using System.Text;

namespace Bakohumas.Documents.Fonts;

/// <summary>
/// Cuts a TrueType file down to the glyphs of one document and renumbers them from 0 (ISO 32000-1, 9.9: <c>glyf head hhea hmtx loca maxp</c>
/// and the hinting programs suffice for a CIDFontType2 with an identity map).
/// </summary>
internal static class FontSubset
{
    private static readonly string[] CopiedWhole = ["cvt ", "fpgm", "prep"];

    /// <param name="font">The whole face.</param>
    /// <param name="glyphs">Wanted glyphs; glyph 0 first. Parts of composite glyphs are appended to the list.</param>
    public static byte[] Build(TrueTypeFont font, List<int> glyphs)
    {
        var (outlines, offsets) = Outlines(font, glyphs);
        var tables = new SortedDictionary<string, byte[]>(StringComparer.Ordinal)
        {
            ["glyf"] = outlines,
            ["head"] = font.Table("head").ToArray(),
            ["hhea"] = font.Table("hhea").ToArray(),
            ["hmtx"] = Metrics(font, glyphs),
            ["loca"] = offsets,
            ["maxp"] = font.Table("maxp").ToArray(),
        };
        BinaryPrimitives.WriteInt32BigEndian(tables["head"].AsSpan(8), 0);
        BinaryPrimitives.WriteInt16BigEndian(tables["head"].AsSpan(50), 1);
        BinaryPrimitives.WriteUInt16BigEndian(tables["hhea"].AsSpan(34), (ushort)glyphs.Count);
        BinaryPrimitives.WriteUInt16BigEndian(tables["maxp"].AsSpan(4), (ushort)glyphs.Count);
        foreach (var tag in CopiedWhole)
        {
            if (font.Table(tag) is { IsEmpty: false } table) tables[tag] = table.ToArray();
        }
        return File(tables);
    }

    private static (byte[] Outlines, byte[] Offsets) Outlines(TrueTypeFont font, List<int> glyphs)
    {
        var place = new Dictionary<int, int>(glyphs.Count);
        for (var i = 0; i < glyphs.Count; i++) place[glyphs[i]] = i;

        var outlines = new MemoryStream(16 * 1024);
        var starts = new List<int>(glyphs.Count + 1);
        for (var i = 0; i < glyphs.Count; i++)
        {
            starts.Add((int)outlines.Length);
            var outline = font.Outline(glyphs[i]);
            if (outline.IsEmpty) continue;
            if (BinaryPrimitives.ReadInt16BigEndian(outline) < 0) outline = Renumbered(outline.ToArray(), place, glyphs);
            outlines.Write(outline);
            while (outlines.Length % 4 != 0) outlines.WriteByte(0);
        }
        starts.Add((int)outlines.Length);

        var offsets = new byte[4 * starts.Count];
        for (var i = 0; i < starts.Count; i++) BinaryPrimitives.WriteInt32BigEndian(offsets.AsSpan(4 * i), starts[i]);
        return (outlines.ToArray(), offsets);
    }

    /// <summary>Points the parts of a composite glyph (5.3.3.2) at their new numbers.</summary>
    private static byte[] Renumbered(byte[] composite, Dictionary<int, int> place, List<int> glyphs)
    {
        const int wordArguments = 0x1, oneScale = 0x8, moreParts = 0x20, twoScales = 0x40, matrix = 0x80;
        for (var at = 10; ;)
        {
            int flags = BinaryPrimitives.ReadUInt16BigEndian(composite.AsSpan(at)), part = BinaryPrimitives.ReadUInt16BigEndian(composite.AsSpan(at + 2));
            if (!place.TryGetValue(part, out var renumbered))
            {
                place[part] = renumbered = glyphs.Count;
                glyphs.Add(part);
            }
            BinaryPrimitives.WriteUInt16BigEndian(composite.AsSpan(at + 2), (ushort)renumbered);
            at += 4 + ((flags & wordArguments) != 0 ? 4 : 2);
            at += (flags & oneScale) != 0 ? 2 : (flags & twoScales) != 0 ? 4 : (flags & matrix) != 0 ? 8 : 0;
            if ((flags & moreParts) == 0) return composite;
        }
    }

    private static byte[] Metrics(TrueTypeFont font, List<int> glyphs)
    {
        var metrics = new byte[4 * glyphs.Count];
        for (var i = 0; i < glyphs.Count; i++)
        {
            BinaryPrimitives.WriteUInt16BigEndian(metrics.AsSpan(4 * i), (ushort)font.Advance(glyphs[i]));
            BinaryPrimitives.WriteInt16BigEndian(metrics.AsSpan(4 * i + 2), (short)font.LeftSideBearing(glyphs[i]));
        }
        return metrics;
    }

    private static byte[] File(SortedDictionary<string, byte[]> tables)
    {
        var directory = 12 + 16 * tables.Count;
        var file = new byte[directory + tables.Values.Sum(table => Padded(table.Length))];
        var log = BitOperations.Log2((uint)tables.Count);
        BinaryPrimitives.WriteInt32BigEndian(file, 0x00010000);
        BinaryPrimitives.WriteUInt16BigEndian(file.AsSpan(4), (ushort)tables.Count);
        BinaryPrimitives.WriteUInt16BigEndian(file.AsSpan(6), (ushort)(16 << log));
        BinaryPrimitives.WriteUInt16BigEndian(file.AsSpan(8), (ushort)log);
        BinaryPrimitives.WriteUInt16BigEndian(file.AsSpan(10), (ushort)(16 * tables.Count - (16 << log)));

        int entry = 12, at = directory;
        foreach (var (tag, table) in tables)
        {
            table.CopyTo(file, at);
            Encoding.ASCII.GetBytes(tag, file.AsSpan(entry));
            BinaryPrimitives.WriteUInt32BigEndian(file.AsSpan(entry + 4), Checksum(file.AsSpan(at, Padded(table.Length))));
            BinaryPrimitives.WriteInt32BigEndian(file.AsSpan(entry + 8), at);
            BinaryPrimitives.WriteInt32BigEndian(file.AsSpan(entry + 12), table.Length);
            entry += 16;
            at += Padded(table.Length);
        }
        return file;
    }

    private static int Padded(int length) => (length + 3) & ~3;

    private static uint Checksum(ReadOnlySpan<byte> padded)
    {
        uint sum = 0;
        for (var i = 0; i < padded.Length; i += 4) sum += BinaryPrimitives.ReadUInt32BigEndian(padded[i..]);
        return sum;
    }
}
