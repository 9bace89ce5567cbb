using System.Globalization;
using System.Security.Cryptography;
using System.Text;
using Bakohumas.Documents.Fonts;

namespace Bakohumas.Documents.Pdf;

/// <summary>
/// The part of one face that a document uses: a composite font with two-byte codes that are the glyph numbers of the subset
/// (ISO 32000-1, 9.7: Type0, Identity-H), with a ToUnicode map so that text can be copied and read out.
/// </summary>
internal sealed class EmbeddedFont(Face face)
{
    private readonly TrueTypeFont _font = FontLibrary.Of(face);
    private readonly Dictionary<int, int> _codes = [];
    private readonly Dictionary<int, int> _codeOfGlyph = [];
    private readonly List<int> _glyphs = [0];
    private readonly List<int> _codePoints = [0xFFFD];

    public void Encode(string text, ByteWriter output)
    {
        foreach (var rune in text.EnumerateRunes()) output.Hex16(Code(rune.Value));
    }

    /// <summary>Writes the font's objects and gives the number of the Type0 dictionary.</summary>
    public int Write(ObjectFile file)
    {
        var codes = _glyphs.Count;
        var program = FontSubset.Build(_font, _glyphs);
        var name = $"{Tag()}+{_font.PostScriptName}";
        var programId = file.AddStream($"/Length1 {program.Length}", program);
        var unicodeId = file.AddStream("", ToUnicode(codes));
        // Every glyph of the subset is present, also the parts of composites (ISO 19005-1, 6.3.5).
        var present = new byte[(_glyphs.Count + 7) / 8];
        for (var i = 0; i < _glyphs.Count; i++) present[i / 8] |= (byte)(0x80 >> (i % 8));
        var setId = file.AddStream("", present);

        int Thousandths(int units) => (int)Math.Round(units * 1000.0 / _font.UnitsPerEm);
        var box = _font.BoundingBox;
        // Flags 4 (symbolic) is the honest answer for a font that is addressed by glyph number; the weight is only a hint for substitution.
        var stem = face is Face.Naskah or Face.NaskahItalic or Face.Judul or Face.Lembar ? 80 : 140;
        // Some cultures write a minus sign of their own.
        var descriptor = file.Add(string.Create(CultureInfo.InvariantCulture,
            $"<</Type/FontDescriptor/FontName/{name}/Flags {(_font.ItalicAngle == 0 ? 4 : 68)}" +
            $"/FontBBox[{Thousandths(box.Left)} {Thousandths(box.Bottom)} {Thousandths(box.Right)} {Thousandths(box.Top)}]" +
            $"/ItalicAngle {_font.ItalicAngle}/Ascent {Thousandths(_font.Ascent)}/Descent {Thousandths(_font.Descent)}" +
            $"/CapHeight {Thousandths(_font.CapHeight)}/StemV {stem}/FontFile2 {programId} 0 R/CIDSet {setId} 0 R>>"));
        var widths = string.Join(' ', _glyphs.Select(glyph => Thousandths(_font.Advance(glyph))));
        var descendant = file.Add(
            $"<</Type/Font/Subtype/CIDFontType2/BaseFont/{name}/CIDSystemInfo<</Registry(Adobe)/Ordering(Identity)/Supplement 0>>" +
            $"/FontDescriptor {descriptor} 0 R/DW 0/W[0[{widths}]]/CIDToGIDMap/Identity>>");
        return file.Add(
            $"<</Type/Font/Subtype/Type0/BaseFont/{name}/Encoding/Identity-H/DescendantFonts[{descendant} 0 R]/ToUnicode {unicodeId} 0 R>>");
    }

    private int Code(int codePoint)
    {
        if (_codes.TryGetValue(codePoint, out var code)) return code;
        var glyph = _font.Drawn(codePoint);
        if (!_codeOfGlyph.TryGetValue(glyph, out code))
        {
            code = _glyphs.Count;
            _codeOfGlyph[glyph] = code;
            _glyphs.Add(glyph);
            _codePoints.Add(codePoint == 0xA0 ? ' ' : codePoint);
        }
        return _codes[codePoint] = code;
    }

    /// <summary>Six letters that differ between subsets (9.6.4), taken from the glyphs themselves.</summary>
    private string Tag()
    {
        var glyphs = new byte[4 * _glyphs.Count];
        Buffer.BlockCopy(_glyphs.ToArray(), 0, glyphs, 0, glyphs.Length);
        var hash = SHA256.HashData(glyphs);
        return string.Create(6, hash, static (tag, bytes) =>
        {
            for (var i = 0; i < tag.Length; i++) tag[i] = (char)('A' + bytes[i] % 26);
        });
    }

    private ReadOnlySpan<byte> ToUnicode(int codes)
    {
        var map = new ByteWriter(4096);
        map.Text("/CIDInit /ProcSet findresource begin\n12 dict begin\nbegincmap\n/CIDSystemInfo <</Registry(Adobe)/Ordering(UCS)/Supplement 0>> def\n")
            .Text("/CMapName/Adobe-Identity-UCS def\n/CMapType 2 def\n1 begincodespacerange\n<0000> <FFFF>\nendcodespacerange\n");
        const int mostInOneBlock = 100;
        for (var start = 0; start < codes; start += mostInOneBlock)
        {
            var end = Math.Min(codes, start + mostInOneBlock);
            map.Integer(end - start).Text(" beginbfchar\n");
            for (var code = start; code < end; code++)
            {
                map.Text("<").Hex16(code).Text("> <");
                foreach (var unit in new Rune(_codePoints[code]).ToString()) map.Hex16(unit);
                map.Text(">\n");
            }
            map.Text("endbfchar\n");
        }
        map.Text("endcmap\nCMapName currentdict /CMap defineresource pop\nend\nend");
        return map.Written;
    }
}
