using System.Globalization;
using System.Security.Cryptography;
using System.Text;
using Bakohumas.Documents.Sealing;

namespace Bakohumas.Documents.Tests.Inspection;

/// <summary>Does to a sealed paper what an attacker would do.</summary>
internal static class Forger
{
    public static byte[] FlipBit(byte[] file, int at)
    {
        var copy = file.ToArray();
        copy[at] ^= 1;
        return copy;
    }

    public static int Find(byte[] file, string text)
    {
        var at = file.AsSpan().LastIndexOf(Encoding.Latin1.GetBytes(text));
        Assert.True(at >= 0, $"'{text}' is not in the file.");
        return at;
    }

    /// <summary>Replaces the last occurrence by a text of the same length.</summary>
    public static byte[] Replace(byte[] file, string old, string same)
    {
        Assert.Equal(old.Length, same.Length);
        var copy = file.ToArray();
        Encoding.Latin1.GetBytes(same, copy.AsSpan(Find(file, old)));
        return copy;
    }

    /// <summary>A well-formed incremental update with one more object, as any editor would write it.</summary>
    public static byte[] AppendUpdate(byte[] file, int id, string value, string trailer = "")
    {
        var text = Encoding.Latin1.GetString(file);
        var previous = text[(text.LastIndexOf("startxref", StringComparison.Ordinal) + 10)..].Split('\n')[0];
        var size = text[(text.LastIndexOf("/Size ", StringComparison.Ordinal) + 6)..].Split('/')[0];
        var root = text[(text.LastIndexOf("/Root ", StringComparison.Ordinal) + 6)..].Split('/')[0];
        var added = $"{id} 0 obj\n{value}\nendobj\n";
        var table = file.Length + added.Length;
        var update = string.Create(CultureInfo.InvariantCulture,
            $"{added}xref\n{id} 1\n{file.Length:D10} 00000 n \ntrailer\n<</Size {size}/Root {root}/Prev {previous}{trailer}>>\nstartxref\n{table}\n%%EOF\n");
        return [.. file, .. Encoding.Latin1.GetBytes(update)];
    }

    /// <summary>Signs whatever the byte range leaves over with the given key, as somebody could who holds it but not our program.</summary>
    public static byte[] SignAgain(byte[] file, long start, long end, SealKeys keys, Func<byte[], byte[]>? change = null)
    {
        var copy = file.ToArray();
        var old = Range(copy);
        var range = string.Create(CultureInfo.InvariantCulture, $"/ByteRange[0 {start} {end} {copy.Length - end}]");
        Encoding.ASCII.GetBytes(range.PadRight(old.Length), copy.AsSpan(Find(copy, "/ByteRange[")));
        byte[] content = [.. copy.AsSpan(0, (int)start), .. copy.AsSpan((int)end)];
        var digest = SHA256.HashData(content);
        var cms = CadesSignature.Assemble(digest, keys.Chain, keys.SignHash(CadesSignature.HashToSign(digest, keys.Chain)));
        cms = change?.Invoke(cms) ?? cms;
        var hex = Find(copy, "/Contents") + "/Contents".Length;
        while (copy[hex] != '<') hex++;
        copy.AsSpan(hex + 1, 2 * SealEnvelope.Room).Fill((byte)'0');
        Encoding.ASCII.GetBytes(Convert.ToHexString(cms), copy.AsSpan(hex + 1));
        return copy;
    }

    public static string Range(byte[] file)
    {
        var text = Encoding.Latin1.GetString(file);
        var at = text.LastIndexOf("/ByteRange[", StringComparison.Ordinal);
        return text[at..text.IndexOf("/Contents", at, StringComparison.Ordinal)];
    }

    /// <summary>Start and end of the seal's hexadecimal string.</summary>
    public static (int Start, int End) Gap(byte[] file)
    {
        var start = Find(file, "/Contents<") + "/Contents".Length;
        return (start, start + file.AsSpan(start).IndexOf((byte)'>') + 1);
    }
}
