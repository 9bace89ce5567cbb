namespace Bakohumas.Documents.Inspection;

/// <summary>One PDF object (ISO 32000-1, 7.3). Strings keep their place in the file, because a signature must know where its own bytes lie.</summary>
internal abstract record PdfValue
{
    private PdfValue() { }

    public sealed record Null : PdfValue;
    public sealed record Boolean(bool Value) : PdfValue;
    public sealed record Integer(long Value) : PdfValue;
    public sealed record Real : PdfValue;

    /// <summary>A name with its #-escapes decoded.</summary>
    public sealed record Name(string Value) : PdfValue;

    /// <summary>A literal string; Start and End enclose its parentheses.</summary>
    public sealed record Literal(int Start, int End) : PdfValue;

    /// <summary>A hexadecimal string; Start and End enclose its angle brackets.</summary>
    public sealed record Hexadecimal(int Start, int End) : PdfValue;

    public sealed record Array(IReadOnlyList<PdfValue> Items) : PdfValue;

    /// <summary>A dictionary; Start and End enclose its brackets.</summary>
    public sealed record Dictionary(IReadOnlyDictionary<string, PdfValue> Entries, int Start, int End) : PdfValue
    {
        public PdfValue? this[string key] => Entries.GetValueOrDefault(key);
    }

    public sealed record Reference(int Id, int Generation) : PdfValue;
}
