using System.Globalization;
using System.IO.Compression;
using System.Security.Cryptography;

namespace Bakohumas.Documents.Pdf;

/// <summary>
/// A PDF 1.4 file in the making: numbered objects, then a classic cross-reference table and trailer (ISO 32000-1, 7.5).
/// A number may be reserved before its object is known.
/// </summary>
internal sealed class ObjectFile : IDisposable
{
    private readonly ByteWriter _body = new(64 * 1024);
    private readonly List<int> _offsets = [0];

    // Large papers have large streams by the hundred; each would be memory of its own.
    private readonly MemoryStream _deflated = new();

    private readonly CompressionLevel _level;

    // The comment tells transfer programs that the file is binary; PDF/A-1 wants four bytes above 127 (ISO 19005-1, 6.1.2).
    public ObjectFile(CompressionLevel level)
    {
        _level = level;
        _body.Text("%PDF-1.4\n%").Bytes([0xE2, 0xE3, 0xCF, 0xD3]).Text("\n");
    }

    public int Reserve()
    {
        _offsets.Add(0);
        return _offsets.Count - 1;
    }

    public void Set(int id, ReadOnlySpan<byte> value)
    {
        Open(id);
        _body.Bytes(value).Text("\nendobj\n");
    }

    public void Set(int id, string value)
    {
        Open(id);
        _body.Text(value).Text("\nendobj\n");
    }

    public int Add(string value)
    {
        var id = Reserve();
        Set(id, value);
        return id;
    }

    /// <summary>Adds a stream, deflated. <paramref name="dictionary"/> holds its other entries.</summary>
    public int AddStream(string dictionary, ReadOnlySpan<byte> data)
    {
        _deflated.SetLength(0);
        using (var zlib = new ZLibStream(_deflated, _level, leaveOpen: true)) zlib.Write(data);
        return AddDeflated(dictionary, _deflated.GetBuffer().AsSpan(0, (int)_deflated.Length));
    }

    public int AddDeflated(string dictionary, ReadOnlySpan<byte> deflated) => AddRaw(dictionary + "/Filter/FlateDecode", deflated);

    /// <summary>Adds a stream as it is. Metadata must stay readable without a filter (ISO 19005-1, 6.7.2).</summary>
    public int AddRaw(string dictionary, ReadOnlySpan<byte> data)
    {
        var id = Reserve();
        Open(id);
        _body.Text("<<").Text(dictionary).Text("/Length ").Integer(data.Length).Text(">>\nstream\n").Bytes(data).Text("\nendstream\nendobj\n");
        return id;
    }

    public void WriteTo(Stream output, int catalog, int information)
    {
        // The file identifier (14.4) comes from the content, so that equal documents are equal files.
        var identifier = Convert.ToHexString(SHA256.HashData(_body.Written).AsSpan(0, 16));
        var table = _body.Length;
        _body.Text("xref\n0 ").Integer(_offsets.Count).Text("\n0000000000 65535 f \n");
        for (var id = 1; id < _offsets.Count; id++) _body.Text(_offsets[id].ToString("D10", CultureInfo.InvariantCulture)).Text(" 00000 n \n");
        _body.Text("trailer\n<</Size ").Integer(_offsets.Count).Text("/Root ").Reference(catalog).Text("/Info ").Reference(information)
            .Text($"/ID[<{identifier}><{identifier}>]>>\nstartxref\n").Integer(table).Text("\n%%EOF\n");
        output.Write(_body.Written);
    }

    public static byte[] Deflate(ReadOnlySpan<byte> data, CompressionLevel level)
    {
        var deflated = new MemoryStream(data.Length / 2 + 64);
        using (var zlib = new ZLibStream(deflated, level, leaveOpen: true)) zlib.Write(data);
        return deflated.ToArray();
    }

    public void Dispose() => _deflated.Dispose();

    private void Open(int id)
    {
        _offsets[id] = _body.Length;
        _body.Integer(id).Text(" 0 obj\n");
    }
}
