using System.Globalization;
using Bakohumas.Documents.Fonts;

namespace Bakohumas.Documents.Pdf;

/// <summary>
/// The part of one face that a document uses: a composite font with two-byte codes that are the glyph numbers of the subset
/// (ISO 32000-1, 9.7: Type0, Identity-H), with a ToUnicode map so that text can be copied and read out.
/// </summary>
internal sealed class EmbeddedFont(Face face)
{
    /// <summary>
    /// Who needs one of a row gets the row: the papers of one text then differ in their names and share their fonts, which are cut and
    /// deflated once (<see cref="FontProgram"/>).
    /// </summary>
    private static readonly string[] Rows = ["abcdefghijklmnopqrstuvwxyz", "ABCDEFGHIJKLMNOPQRSTUVWXYZ", "0123456789", " .,-\u2019'/():;"];

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
        var program = FontProgram.Of(face, _glyphs, _codePoints);
        var name = $"{program.Tag}+{_font.PostScriptName}";
        var programId = file.AddDeflated($"/Length1 {program.Length}", program.Outlines);
        var unicodeId = file.AddDeflated("", program.Unicode);
        var setId = file.AddDeflated("", program.Present);

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
        var descendant = file.Add(
            $"<</Type/Font/Subtype/CIDFontType2/BaseFont/{name}/CIDSystemInfo<</Registry(Adobe)/Ordering(Identity)/Supplement 0>>" +
            $"/FontDescriptor {descriptor} 0 R/DW 0/W[0[{program.Widths}]]/CIDToGIDMap/Identity>>");
        return file.Add(
            $"<</Type/Font/Subtype/Type0/BaseFont/{name}/Encoding/Identity-H/DescendantFonts[{descendant} 0 R]/ToUnicode {unicodeId} 0 R>>");
    }

    private int Code(int codePoint)
    {
        if (_codes.TryGetValue(codePoint, out var code)) return code;
        var row = codePoint < char.MaxValue ? Array.Find(Rows, r => r.Contains((char)codePoint, StringComparison.Ordinal)) : null;
        if (row is null) return Take(codePoint);
        // What the face lacks is drawn as something else, and stands for itself when it is asked for.
        foreach (var member in row)
            if (_font.Glyph(member) != 0) Take(member);
        return _codes.TryGetValue(codePoint, out code) ? code : Take(codePoint);
    }

    private int Take(int codePoint)
    {
        var glyph = _font.Drawn(codePoint);
        if (!_codeOfGlyph.TryGetValue(glyph, out var code))
        {
            code = _glyphs.Count;
            _codeOfGlyph[glyph] = code;
            _glyphs.Add(glyph);
            _codePoints.Add(codePoint == 0xA0 ? ' ' : codePoint);
        }
        return _codes[codePoint] = code;
    }
}
