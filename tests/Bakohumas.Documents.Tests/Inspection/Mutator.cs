using System.Text;

namespace Bakohumas.Documents.Tests.Inspection;

/// <summary>Changes a file at random: bits, bytes, pieces moved, doubled, cut out, and words that a reader of PDF trips over.</summary>
internal static class Mutator
{
    private static readonly byte[][] Words =
    [
        .. new[]
        {
            "startxref", "xref\n", "trailer", "/Prev 0", "/Root 1 0 R", "/V 9 0 R", "/ByteRange[0 1 2 3]", "/Contents<00>", "<<", ">>", "[", "]", "(", ")", "%", "endobj", "obj",
            "stream\n", "/Type/Sig", "/Type/XRef", "/Encrypt 1 0 R", "/Size 99999999", "0000000000 65535 f \n", "%%EOF\n", "-1", "9999999999", "/Fields[]", "null", "R", "\0",
        }.Select(Encoding.ASCII.GetBytes),
    ];

    /// <returns>A file that differs from the given one.</returns>
    public static byte[] Change(byte[] whole, Random random)
    {
        while (true)
        {
            var file = whole.ToList();
            for (var left = random.Next(1, 4); left > 0 && file.Count > 8; left--) Once(file, random);
            var changed = file.ToArray();
            if (!changed.AsSpan().SequenceEqual(whole)) return changed;
        }
    }

    private static void Once(List<byte> file, Random random)
    {
        var at = Place(file.Count, random);
        var length = Math.Min(random.Next(1, random.Next(1, 600) + 1), file.Count - at);
        switch (random.Next(8))
        {
            case 0:
                file[at] ^= (byte)(1 << random.Next(8));
                break;
            case 1:
                file[at] = (byte)random.Next(256);
                break;
            case 2:
                file.RemoveRange(at, length);
                break;
            case 3:
                file.InsertRange(Place(file.Count, random), file.GetRange(at, length));
                break;
            case 4:
                file.InsertRange(at, Words[random.Next(Words.Length)]);
                break;
            case 5:
                var word = Words[random.Next(Words.Length)];
                for (var i = 0; i < word.Length && at + i < file.Count; i++) file[at + i] = word[i];
                break;
            case 6:
                // One digit more or less moves an offset, a number or a range.
                while (at < file.Count && file[at] is < (byte)'0' or > (byte)'9') at++;
                if (at < file.Count) file[at] = (byte)('0' + random.Next(10));
                break;
            default:
                if (random.Next(10) == 0) file.RemoveRange(at, file.Count - at);
                else file.RemoveAt(at);
                break;
        }
    }

    /// <summary>Mostly where structure is: near the end, where updates, tables and signatures lie.</summary>
    private static int Place(int count, Random random) => random.Next(3) switch
    {
        0 => random.Next(count),
        1 => Math.Max(0, count - 1 - random.Next(Math.Min(count, 1200))),
        _ => Math.Max(0, count - 1 - random.Next(Math.Min(count, 72_000))),
    };
}
