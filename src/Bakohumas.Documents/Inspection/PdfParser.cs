using System.Buffers;
using System.Globalization;
using System.Text;

namespace Bakohumas.Documents.Inspection;

/// <summary>Reads objects from a place in the file: strict, bounded in depth and work, without recovery (ISO 32000-1, 7.2 and 7.3).</summary>
internal sealed class PdfParser(ReadOnlyMemory<byte> file, WorkLimit limit)
{
    private static readonly SearchValues<byte> Special = SearchValues.Create("\0\t\n\f\r ()<>[]{}/%"u8);
    private static readonly SearchValues<byte> LineEnd = SearchValues.Create("\r\n"u8);
    private static readonly SearchValues<byte> Decimal = SearchValues.Create("0123456789."u8);
    private static readonly SearchValues<byte> StringSpecial = SearchValues.Create("()\\"u8);

    public int Position { get; set; }

    private ReadOnlySpan<byte> File => file.Span;

    public PdfValue Value(int depth = 0)
    {
        if (depth > WorkLimit.Depth) throw new UnreadablePdfException(Unreadable.TooMuch, "depth");
        limit.Make();
        SkipSpace();
        var start = Position;
        return Peek() switch
        {
            (byte)'/' => new PdfValue.Name(Name()),
            (byte)'(' => Literal(),
            (byte)'[' => Array(depth),
            (byte)'<' when Peek(1) == '<' => Dictionary(depth),
            (byte)'<' => Hexadecimal(),
            _ => Word(start),
        };
    }

    /// <summary>Reads a keyword or fails.</summary>
    public void Expect(ReadOnlySpan<byte> keyword)
    {
        SkipSpace();
        if (!File[Position..].StartsWith(keyword)) throw UnreadablePdfException.Broken(Encoding.Latin1.GetString(keyword));
        Advance(keyword.Length);
    }

    public bool IsNext(ReadOnlySpan<byte> keyword)
    {
        SkipSpace();
        return File[Position..].StartsWith(keyword);
    }

    public int Whole(int most)
    {
        SkipSpace();
        var digits = Regular();
        if (digits.Length is 0 or > 10 || digits.ContainsAnyExceptInRange((byte)'0', (byte)'9')) throw UnreadablePdfException.Broken("whole number");
        var value = long.Parse(digits, NumberStyles.None, CultureInfo.InvariantCulture);
        return value <= most ? (int)value : throw UnreadablePdfException.Broken("whole number out of range");
    }

    private PdfValue Word(int start)
    {
        var word = Regular();
        if (word.IsEmpty) throw UnreadablePdfException.Broken("unexpected delimiter or end");
        if (word.SequenceEqual("true"u8)) return new PdfValue.Boolean(true);
        if (word.SequenceEqual("false"u8)) return new PdfValue.Boolean(false);
        if (word.SequenceEqual("null"u8)) return new PdfValue.Null();
        if (word.Length > 32) throw UnreadablePdfException.Broken("long word");
        if (!word.ContainsAnyExceptInRange((byte)'0', (byte)'9')) return WholeOrReference(word);
        var digits = word[0] is (byte)'+' or (byte)'-' ? word[1..] : word;
        if (digits.IsEmpty || digits.ContainsAnyExcept(Decimal) || digits.Count((byte)'.') > 1) throw UnreadablePdfException.Broken($"word at {start}");
        return long.TryParse(word, NumberStyles.AllowLeadingSign, CultureInfo.InvariantCulture, out var whole) ? new PdfValue.Integer(whole) : new PdfValue.Real();
    }

    private PdfValue WholeOrReference(ReadOnlySpan<byte> word)
    {
        if (!long.TryParse(word, NumberStyles.None, CultureInfo.InvariantCulture, out var number)) throw UnreadablePdfException.Broken("number");
        var after = Position;
        if (number <= int.MaxValue && Peek() == ' ')
        {
            Advance(1);
            var generation = Regular();
            if (generation.Length is > 0 and < 6 && !generation.ContainsAnyExceptInRange((byte)'0', (byte)'9') && Peek() == ' ' && Peek(1) == 'R' && !IsRegular(2))
            {
                Advance(2);
                return new PdfValue.Reference((int)number, int.Parse(generation, NumberStyles.None, CultureInfo.InvariantCulture));
            }
        }
        Position = after;
        return new PdfValue.Integer(number);
    }

    private string Name()
    {
        Advance(1);
        var raw = Regular();
        if (raw.Length > 127) throw UnreadablePdfException.Broken("long name");
        if (!raw.Contains((byte)'#')) return Encoding.Latin1.GetString(raw);
        var name = new StringBuilder();
        for (var i = 0; i < raw.Length; i++)
        {
            if (raw[i] != '#')
            {
                name.Append((char)raw[i]);
                continue;
            }
            if (i + 2 >= raw.Length || !char.IsAsciiHexDigit((char)raw[i + 1]) || !char.IsAsciiHexDigit((char)raw[i + 2])) throw UnreadablePdfException.Broken("name escape");
            name.Append((char)int.Parse(raw.Slice(i + 1, 2), NumberStyles.AllowHexSpecifier, CultureInfo.InvariantCulture));
            i += 2;
        }
        return name.ToString();
    }

    private PdfValue.Literal Literal()
    {
        var start = Position;
        var open = 0;
        do
        {
            var next = File[Position..].IndexOfAny(StringSpecial);
            if (next < 0) throw UnreadablePdfException.Broken("open string");
            Advance(next);
            switch (Peek())
            {
                case (byte)'\\':
                    Advance(1);
                    break;
                case (byte)'(':
                    open++;
                    break;
                default:
                    open--;
                    break;
            }
            Advance(1);
        }
        while (open > 0);
        return new PdfValue.Literal(start, Position);
    }

    private PdfValue.Hexadecimal Hexadecimal()
    {
        var start = Position;
        var length = File[Position..].IndexOf((byte)'>');
        if (length < 0) throw UnreadablePdfException.Broken("open hexadecimal string");
        Advance(length + 1);
        return new PdfValue.Hexadecimal(start, Position);
    }

    private PdfValue.Array Array(int depth)
    {
        Advance(1);
        var items = new List<PdfValue>();
        while (true)
        {
            SkipSpace();
            if (Peek() == ']')
            {
                Advance(1);
                return new PdfValue.Array(items);
            }
            items.Add(Value(depth + 1));
        }
    }

    private PdfValue.Dictionary Dictionary(int depth)
    {
        var start = Position;
        Advance(2);
        var entries = new Dictionary<string, PdfValue>(StringComparer.Ordinal);
        while (true)
        {
            SkipSpace();
            if (Peek() == '>' && Peek(1) == '>')
            {
                Advance(2);
                return new PdfValue.Dictionary(entries, start, Position);
            }
            if (Peek() != '/') throw UnreadablePdfException.Broken("dictionary key");
            limit.Make();
            // Readers disagree about which of two equal keys counts, so none does.
            if (!entries.TryAdd(Name(), Value(depth + 1))) throw UnreadablePdfException.Broken("key twice");
        }
    }

    private void SkipSpace()
    {
        while (true)
        {
            var byteHere = Peek();
            if (byteHere is 0 or 9 or 10 or 12 or 13 or 32) Advance(1);
            else if (byteHere == '%')
            {
                var end = File[Position..].IndexOfAny(LineEnd);
                Advance(end < 0 ? File.Length - Position : end);
            }
            else return;
        }
    }

    private ReadOnlySpan<byte> Regular()
    {
        var rest = File[Position..];
        var length = rest.IndexOfAny(Special);
        if (length < 0) length = rest.Length;
        Advance(length);
        return rest[..length];
    }

    private bool IsRegular(int ahead) => Peek(ahead) is var next and >= 0 && !Special.Contains((byte)next);

    private int Peek(int ahead = 0) => Position + ahead < File.Length ? File[Position + ahead] : -1;

    private void Advance(int bytes)
    {
        limit.Read(bytes);
        Position = Math.Min(Position + bytes, File.Length);
    }
}
