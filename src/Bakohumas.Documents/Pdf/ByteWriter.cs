using System.Buffers.Text;

namespace Bakohumas.Documents.Pdf;

/// <summary>A growing buffer of PDF syntax (ISO 32000-1, 7.2). Numbers are written without culture and with at most three decimals.</summary>
internal sealed class ByteWriter(int capacity = 1024)
{
    private byte[] _bytes = new byte[capacity];

    public int Length { get; private set; }

    public ReadOnlySpan<byte> Written => _bytes.AsSpan(0, Length);

    /// <summary>Begins anew in the same memory.</summary>
    public ByteWriter Clear()
    {
        Length = 0;
        return this;
    }

    /// <summary>Writes characters below 256 as bytes.</summary>
    public ByteWriter Text(string text)
    {
        var free = Room(text.Length);
        for (var i = 0; i < text.Length; i++) free[i] = (byte)text[i];
        Length += text.Length;
        return this;
    }

    public ByteWriter Bytes(ReadOnlySpan<byte> bytes)
    {
        bytes.CopyTo(Room(bytes.Length));
        Length += bytes.Length;
        return this;
    }

    public ByteWriter Integer(long value)
    {
        Utf8Formatter.TryFormat(value, Room(20), out var written);
        Length += written;
        return this;
    }

    /// <summary>An indirect reference, 7.3.10.</summary>
    public ByteWriter Reference(int id) => Integer(id).Text(" 0 R");

    public ByteWriter Number(double value)
    {
        var thousandths = double.IsFinite(value) ? (long)Math.Round(Math.Clamp(value, -1e9, 1e9) * 1000) : 0;
        if (thousandths < 0)
        {
            Text("-");
            thousandths = -thousandths;
        }
        Integer(thousandths / 1000);
        var rest = thousandths % 1000;
        if (rest == 0) return this;
        Text(".").Integer(rest / 100);
        if (rest % 100 != 0) Integer(rest / 10 % 10);
        if (rest % 10 != 0) Integer(rest % 10);
        return this;
    }

    /// <summary>Numbers separated by spaces, then an operator and a line end.</summary>
    public ByteWriter Operation(string op, params ReadOnlySpan<double> operands)
    {
        foreach (var operand in operands) Number(operand).Text(" ");
        return Text(op).Text("\n");
    }

    public ByteWriter Hex16(int value)
    {
        var free = Room(4);
        for (var i = 0; i < 4; i++)
        {
            var digit = value >> (12 - 4 * i) & 0xF;
            free[i] = (byte)(digit < 10 ? '0' + digit : 'A' + digit - 10);
        }
        Length += 4;
        return this;
    }

    private Span<byte> Room(int count)
    {
        if (Length + count > _bytes.Length) Array.Resize(ref _bytes, Math.Max(_bytes.Length * 2, Length + count));
        return _bytes.AsSpan(Length);
    }
}
