using System.Collections.Concurrent;
using System.IO.Compression;
using System.Runtime.InteropServices;
using System.Security.Cryptography;
using System.Text;
using Bakohumas.Documents.Fonts;

namespace Bakohumas.Documents.Pdf;

/// <summary>
/// What a subset of one face comes to in a file, cut and deflated. Kept for the process and shared by all threads: most papers of an
/// event use the same glyphs.
/// </summary>
/// <param name="Tag">Six letters that differ between subsets (ISO 32000-1, 9.6.4).</param>
/// <param name="Length">Bytes of the TrueType file before it was deflated.</param>
/// <param name="Outlines">The TrueType file, deflated.</param>
/// <param name="Unicode">The ToUnicode map, deflated.</param>
/// <param name="Present">The CIDSet, deflated.</param>
/// <param name="Widths">Advances by glyph number, in thousandths of the em.</param>
internal sealed record FontProgram(string Tag, int Length, byte[] Outlines, byte[] Unicode, byte[] Present, string Widths)
{
    /// <summary>About 20 KB each; names in many scripts would otherwise add up.</summary>
    private const int MostKept = 256;

    private static readonly ConcurrentDictionary<(Face, string), FontProgram> Kept = new();

    /// <param name="face">The face that is cut.</param>
    /// <param name="glyphs">Glyphs by their number in the subset; glyph 0 first.</param>
    /// <param name="codePoints">What each of them stands for.</param>
    public static FontProgram Of(Face face, List<int> glyphs, List<int> codePoints)
    {
        Span<byte> hash = stackalloc byte[SHA256.HashSizeInBytes];
        using (var sum = IncrementalHash.CreateHash(HashAlgorithmName.SHA256))
        {
            sum.AppendData(MemoryMarshal.AsBytes(CollectionsMarshal.AsSpan(glyphs)));
            sum.AppendData(MemoryMarshal.AsBytes(CollectionsMarshal.AsSpan(codePoints)));
            sum.GetHashAndReset(hash);
        }

        var key = (face, Convert.ToHexString(hash));
        if (Kept.TryGetValue(key, out var program)) return program;
        program = Cut(FontLibrary.Of(face), [.. glyphs], codePoints, hash);
        // Whatever is needed again comes back: an order of use would cost every paper.
        if (Kept.Count >= MostKept) Kept.Clear();
        return Kept[key] = program;
    }

    private static FontProgram Cut(TrueTypeFont font, List<int> glyphs, List<int> codePoints, ReadOnlySpan<byte> hash)
    {
        var program = FontSubset.Build(font, glyphs);
        // Every glyph of the subset is present, also the parts of composites (ISO 19005-1, 6.3.5).
        var present = new byte[(glyphs.Count + 7) / 8];
        for (var i = 0; i < glyphs.Count; i++) present[i / 8] |= (byte)(0x80 >> (i % 8));
        var tag = string.Create(6, hash, static (tag, bytes) =>
        {
            for (var i = 0; i < tag.Length; i++) tag[i] = (char)('A' + bytes[i] % 26);
        });
        return new(
            tag, program.Length, Deflated(program), Deflated(ToUnicode(codePoints)), Deflated(present),
            string.Join(' ', glyphs.Select(glyph => (int)Math.Round(font.Advance(glyph) * 1000.0 / font.UnitsPerEm))));
    }

    private static byte[] Deflated(ReadOnlySpan<byte> data) => ObjectFile.Deflate(data, CompressionLevel.SmallestSize);

    private static ReadOnlySpan<byte> ToUnicode(List<int> codePoints)
    {
        var map = new ByteWriter(4096);
        map.Text("/CIDInit /ProcSet findresource begin\n12 dict begin\nbegincmap\n/CIDSystemInfo <</Registry(Adobe)/Ordering(UCS)/Supplement 0>> def\n")
            .Text("/CMapName/Adobe-Identity-UCS def\n/CMapType 2 def\n1 begincodespacerange\n<0000> <FFFF>\nendcodespacerange\n");
        const int mostInOneBlock = 100;
        for (var start = 0; start < codePoints.Count; start += mostInOneBlock)
        {
            var end = Math.Min(codePoints.Count, start + mostInOneBlock);
            map.Integer(end - start).Text(" beginbfchar\n");
            for (var code = start; code < end; code++)
            {
                map.Text("<").Hex16(code).Text("> <");
                foreach (var unit in new Rune(codePoints[code]).ToString()) map.Hex16(unit);
                map.Text(">\n");
            }
            map.Text("endbfchar\n");
        }
        map.Text("endcmap\nCMapName currentdict /CMap defineresource pop\nend\nend");
        return map.Written;
    }
}
