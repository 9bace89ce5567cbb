using System.Buffers.Binary;
using System.Text;

namespace Bakohumas.Documents.Fonts;

/// <summary>
/// One static TrueType face (ISO/IEC 14496-22), read-only after construction. Measures are in font units, <see cref="UnitsPerEm"/> to the em.
/// Reads only our own embedded files, so a broken table is a bug and throws.
/// </summary>
internal sealed class TrueTypeFont
{
    private readonly byte[] _data;
    private readonly Dictionary<string, (int Offset, int Length)> _tables = [];
    private readonly CharacterMap _characters;
    private readonly ushort[] _advances;
    private readonly int _horizontalMetrics;
    private readonly bool _longOffsets;
    private readonly int _glyphs;
    private readonly int _loca;

    public TrueTypeFont(byte[] data, string postScriptName)
    {
        _data = data;
        PostScriptName = postScriptName;
        for (var i = 0; i < UInt16(4); i++)
        {
            var entry = 12 + 16 * i;
            _tables[Encoding.ASCII.GetString(data, entry, 4)] = (Int32(entry + 8), Int32(entry + 12));
        }

        var head = _tables["head"].Offset;
        UnitsPerEm = UInt16(head + 18);
        BoundingBox = (Int16(head + 36), Int16(head + 38), Int16(head + 40), Int16(head + 42));
        _longOffsets = Int16(head + 50) != 0;

        var hhea = _tables["hhea"].Offset;
        Ascent = Int16(hhea + 4);
        Descent = Int16(hhea + 6);
        _horizontalMetrics = UInt16(hhea + 34);
        CapHeight = Int16(_tables["OS/2"].Offset + 88);
        ItalicAngle = Int16(_tables["post"].Offset + 4);

        _loca = _tables["loca"].Offset;
        _glyphs = UInt16(_tables["maxp"].Offset + 4);
        _characters = new CharacterMap(data, _tables["cmap"].Offset);
        _advances = new ushort[_glyphs];
        var hmtx = _tables["hmtx"].Offset;
        for (var glyph = 0; glyph < _glyphs; glyph++)
        {
            _advances[glyph] = (ushort)UInt16(hmtx + 4 * Math.Min(glyph, _horizontalMetrics - 1));
        }
    }

    public string PostScriptName { get; }
    public int UnitsPerEm { get; }
    public int Ascent { get; }
    public int Descent { get; }
    public int CapHeight { get; }
    public int ItalicAngle { get; }
    public (int Left, int Bottom, int Right, int Top) BoundingBox { get; }

    /// <summary>Glyph of a code point; 0 when the face does not have it.</summary>
    public int Glyph(int codePoint) => _characters.Glyph(codePoint);

    public int Advance(int glyph) => _advances[glyph];

    public bool Has(string text)
    {
        foreach (var rune in text.EnumerateRunes())
        {
            if (!IsSpace(rune.Value) && Glyph(rune.Value) == 0) return false;
        }
        return true;
    }

    /// <summary>Width of a text in points, without kerning.</summary>
    public double Width(string text, double size)
    {
        long units = 0;
        foreach (var rune in text.EnumerateRunes()) units += Advance(Drawn(rune.Value));
        return units * size / UnitsPerEm;
    }

    /// <summary>The glyph that is drawn for a code point: a no-break space is a space, an unknown one a visible question mark.</summary>
    public int Drawn(int codePoint)
    {
        var glyph = Glyph(IsSpace(codePoint) ? ' ' : codePoint);
        return glyph != 0 ? glyph : Glyph('?');
    }

    public int LeftSideBearing(int glyph)
    {
        var hmtx = _tables["hmtx"].Offset;
        return glyph < _horizontalMetrics ? Int16(hmtx + 4 * glyph + 2) : Int16(hmtx + 4 * _horizontalMetrics + 2 * (glyph - _horizontalMetrics));
    }

    public ReadOnlySpan<byte> Outline(int glyph)
    {
        long start = _longOffsets ? Int32(_loca + 4 * glyph) : 2 * UInt16(_loca + 2 * glyph);
        long end = _longOffsets ? Int32(_loca + 4 * glyph + 4) : 2 * UInt16(_loca + 2 * glyph + 2);
        return _data.AsSpan(_tables["glyf"].Offset + (int)start, (int)(end - start));
    }

    /// <summary>A whole table; empty when the face does not have it.</summary>
    public ReadOnlySpan<byte> Table(string tag) =>
        _tables.TryGetValue(tag, out var table) ? _data.AsSpan(table.Offset, table.Length) : [];

    private static bool IsSpace(int codePoint) => codePoint is ' ' or 0xA0;

    private int UInt16(int offset) => BinaryPrimitives.ReadUInt16BigEndian(_data.AsSpan(offset));
    private int Int16(int offset) => BinaryPrimitives.ReadInt16BigEndian(_data.AsSpan(offset));
    private int Int32(int offset) => BinaryPrimitives.ReadInt32BigEndian(_data.AsSpan(offset));
}
