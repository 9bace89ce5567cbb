using System.Globalization;

namespace Bakohumas.Documents.Inspection;

/// <summary>
/// A PDF followed from its end: startxref, classic cross-reference sections, trailers, objects on demand (ISO 32000-1, 7.5). Each section is read
/// once and each object at most once.
/// </summary>
internal sealed class PdfFile
{
    private const int EntryLength = 20;

    private readonly ReadOnlyMemory<byte> _file;
    private readonly WorkLimit _limit;
    private readonly Dictionary<int, int> _offsets = [];
    private readonly Dictionary<int, PdfValue> _objects = [];
    private readonly HashSet<int> _free = [];

    private PdfFile(ReadOnlyMemory<byte> file, WorkLimit limit)
    {
        _file = file;
        _limit = limit;
    }

    /// <summary>The trailer of the newest revision.</summary>
    public PdfValue.Dictionary Trailer { get; private set; } = null!;

    /// <summary>Offset of the newest cross-reference section.</summary>
    public int StartXref { get; private set; }

    /// <summary>Cross-reference sections: one for the file as it was drawn and one for each update.</summary>
    public int Revisions { get; private set; }

    public IEnumerable<int> Ids => _offsets.Keys;

    public ReadOnlySpan<byte> Bytes => _file.Span;

    /// <exception cref="UnreadablePdfException">At the first thing that is wrong.</exception>
    public static PdfFile Open(ReadOnlyMemory<byte> file, WorkLimit limit)
    {
        var pdf = new PdfFile(file, limit);
        if (!file.Span.StartsWith("%PDF-1."u8)) throw UnreadablePdfException.Broken("header");
        pdf.StartXref = pdf.FindStart();
        pdf.ReadSections();
        return pdf;
    }

    /// <summary>Where the object begins in the newest revision that has it.</summary>
    public int? OffsetOf(int id) => _offsets.TryGetValue(id, out var offset) ? offset : null;

    public PdfValue Resolve(PdfValue? value)
    {
        for (var hops = 0; value is PdfValue.Reference reference; hops++)
        {
            if (hops > 8) throw UnreadablePdfException.Broken("chain of references");
            value = Object(reference.Id);
        }
        return value ?? new PdfValue.Null();
    }

    public PdfValue.Dictionary Dictionary(PdfValue? value) =>
        Resolve(value) as PdfValue.Dictionary ?? throw UnreadablePdfException.Broken("dictionary expected");

    public PdfValue Object(int id)
    {
        if (_objects.TryGetValue(id, out var known)) return known;
        if (!_offsets.TryGetValue(id, out var offset)) return new PdfValue.Null();
        var parser = new PdfParser(_file, _limit) { Position = offset };
        if (parser.Whole(int.MaxValue) != id) throw UnreadablePdfException.Broken("object number");
        parser.Whole(ushort.MaxValue);
        parser.Expect("obj"u8);
        return _objects[id] = parser.Value();
    }

    /// <summary>The last lines are exactly <c>startxref</c>, a number and <c>%%EOF</c>.</summary>
    private int FindStart()
    {
        var from = Math.Max(0, _file.Length - 64);
        var tail = _file.Span[from..];
        var keyword = tail.LastIndexOf("startxref"u8);
        if (keyword < 0) throw UnreadablePdfException.Broken("no startxref at the end");
        var parser = new PdfParser(_file, _limit) { Position = from + keyword };
        parser.Expect("startxref"u8);
        var start = parser.Whole(_file.Length - 1);
        if (!_file.Span[parser.Position..].TrimStart("\r\n"u8).TrimEnd("\r\n"u8).SequenceEqual("%%EOF"u8)) throw UnreadablePdfException.Broken("end of file");
        return start;
    }

    private void ReadSections()
    {
        var seen = new HashSet<int>();
        for (int? at = StartXref; at is { } offset;)
        {
            if (!seen.Add(offset) || seen.Count > WorkLimit.Revisions) throw UnreadablePdfException.Broken("too many revisions, or a circle");
            var trailer = ReadSection(offset);
            if (trailer["XRefStm"] is not null || trailer["Encrypt"] is not null) throw new UnreadablePdfException(Unreadable.Foreign, "hybrid or encrypted");
            Trailer ??= trailer;
            Revisions = seen.Count;
            at = trailer["Prev"] switch
            {
                null => null,
                PdfValue.Integer { Value: >= 0 } previous when previous.Value < _file.Length => (int)previous.Value,
                _ => throw UnreadablePdfException.Broken("previous section"),
            };
        }
    }

    private PdfValue.Dictionary ReadSection(int offset)
    {
        var parser = new PdfParser(_file, _limit) { Position = offset };
        if (!parser.IsNext("xref"u8)) throw new UnreadablePdfException(Unreadable.Foreign, "cross-reference stream");
        parser.Expect("xref"u8);
        while (!parser.IsNext("trailer"u8))
        {
            int first = parser.Whole(int.MaxValue), count = parser.Whole(WorkLimit.Objects);
            if (_offsets.Count + _free.Count + count > WorkLimit.Objects) throw new UnreadablePdfException(Unreadable.TooMuch, "objects");
            if (first > int.MaxValue - count) throw UnreadablePdfException.Broken("object number");
            ReadEntries(parser, first, count);
        }
        parser.Expect("trailer"u8);
        return parser.Value() as PdfValue.Dictionary ?? throw UnreadablePdfException.Broken("trailer");
    }

    /// <summary>Entries of twenty bytes (7.5.4); the newest revision is read first, so the first entry of a number counts.</summary>
    private void ReadEntries(PdfParser parser, int first, int count)
    {
        if (count == 0) return;
        var at = parser.Position;
        while (at < _file.Length && _file.Span[at] is (byte)'\r' or (byte)'\n' or (byte)' ') at++;
        if ((long)at + (long)count * EntryLength > _file.Length) throw UnreadablePdfException.Broken("cross-reference entries");
        _limit.Read(count * EntryLength);
        for (var i = 0; i < count; i++)
        {
            var entry = _file.Span.Slice(at + i * EntryLength, EntryLength);
            if (!IsEntry(entry)) throw UnreadablePdfException.Broken("cross-reference entry");
            var id = first + i;
            if (entry[17] == 'f') _free.Add(id);
            else if (!_free.Contains(id)) _offsets.TryAdd(id, Offset(entry));
        }
        parser.Position = at + count * EntryLength;
    }

    private int Offset(ReadOnlySpan<byte> entry)
    {
        var offset = long.Parse(entry[..10], NumberStyles.None, CultureInfo.InvariantCulture);
        return offset < _file.Length ? (int)offset : throw UnreadablePdfException.Broken("offset outside of the file");
    }

    private static bool IsEntry(ReadOnlySpan<byte> entry) =>
        !entry[..10].ContainsAnyExceptInRange((byte)'0', (byte)'9') && entry[10] == ' '
        && !entry[11..16].ContainsAnyExceptInRange((byte)'0', (byte)'9') && entry[16] == ' '
        && entry[17] is (byte)'n' or (byte)'f'
        && entry[18..].SequenceEqual(" \n"u8) | entry[18..].SequenceEqual("\r\n"u8) | entry[18..].SequenceEqual(" \r"u8);
}
