using System.Buffers.Binary;

namespace Bakohumas.Documents.Fonts;

/// <summary>Code points to glyphs, from the <c>cmap</c> subtables of format 12 or 4 (ISO/IEC 14496-22, 5.2.1).</summary>
internal sealed class CharacterMap
{
    // Pages of 256 code points: most of the plane stays unallocated, a look-up is two indexings.
    private readonly ushort[]?[] _pages = new ushort[]?[0x1100];

    public CharacterMap(byte[] font, int cmap)
    {
        int UInt16(int at) => BinaryPrimitives.ReadUInt16BigEndian(font.AsSpan(at));
        int UInt32(int at) => BinaryPrimitives.ReadInt32BigEndian(font.AsSpan(at));

        int segmented = 0, grouped = 0;
        for (var i = 0; i < UInt16(cmap + 2); i++)
        {
            var table = cmap + UInt32(cmap + 4 + 8 * i + 4);
            if (UInt16(table) == 12) grouped = table;
            else if (UInt16(table) == 4) segmented = table;
        }
        if (grouped != 0) ReadGroups(grouped);
        else ReadSegments(segmented);

        void ReadGroups(int table)
        {
            for (var group = 0; group < UInt32(table + 12); group++)
            {
                var at = table + 16 + 12 * group;
                int first = UInt32(at), last = UInt32(at + 4), glyph = UInt32(at + 8);
                for (var codePoint = first; codePoint <= last; codePoint++) Set(codePoint, glyph + codePoint - first);
            }
        }

        void ReadSegments(int table)
        {
            var segments = UInt16(table + 6) / 2;
            for (var i = 0; i < segments; i++)
            {
                int last = UInt16(table + 14 + 2 * i), first = UInt16(table + 16 + 2 * segments + 2 * i);
                int delta = UInt16(table + 16 + 4 * segments + 2 * i), rangeAt = table + 16 + 6 * segments + 2 * i, range = UInt16(rangeAt);
                for (var codePoint = first; codePoint <= last && codePoint != 0xFFFF; codePoint++)
                {
                    var glyph = range == 0 ? codePoint : UInt16(rangeAt + range + 2 * (codePoint - first));
                    if (range == 0 || glyph != 0) Set(codePoint, (glyph + delta) & 0xFFFF);
                }
            }
        }
    }

    public int Glyph(int codePoint) =>
        (uint)codePoint <= 0x10FFFF && _pages[codePoint >> 8] is { } page ? page[codePoint & 0xFF] : 0;

    private void Set(int codePoint, int glyph) => (_pages[codePoint >> 8] ??= new ushort[256])[codePoint & 0xFF] = (ushort)glyph;
}
