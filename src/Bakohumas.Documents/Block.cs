namespace Bakohumas.Documents;

/// <summary>What a paper is made of, from top to bottom. The set is closed: an engine handles every case or does not compile.</summary>
public abstract partial record Block
{
    private Block() { }

    /// <summary>The kop: our mark, up to three kinds of lines, the double rule. Stands first, once.</summary>
    /// <param name="Above">Small line above the name, for instance <c>SEKRETARIAT</c>; empty leaves it out.</param>
    /// <param name="Name">Name of the organising body, wrapped to at most three lines; a line feed forces a break.</param>
    /// <param name="Address">One to three address lines.</param>
    public sealed record Letterhead(string Above, string Name, IReadOnlyList<string> Address) : Block;

    /// <summary>Title of the paper (tagged H1), with its subtitle and number.</summary>
    /// <param name="Status">A bold line below, for instance <c>Versi 3, belum ditutup</c>; empty leaves it out.</param>
    /// <param name="Large">True sets the title of a paper that many people sign.</param>
    public sealed record Heading(string Title, string Subtitle = "", string Number = "", string Status = "", bool Large = false) : Block;

    /// <summary>A heading inside the paper (tagged H2), kept with what follows.</summary>
    public sealed record Subheading(string Text) : Block;

    public sealed record Paragraph(IReadOnlyList<Run> Runs, ParagraphKind Kind = ParagraphKind.Body) : Block
    {
        public Paragraph(string text, ParagraphKind kind = ParagraphKind.Body) : this([new Run(text)], kind) { }
    }

    /// <summary>Label, colon, value in three columns; never split up to twelve rows.</summary>
    public sealed record Identity(IReadOnlyList<IdentityRow> Rows) : Block;

    /// <summary>Numbered clauses with a hanging indent. The last three travel with the signature.</summary>
    public sealed record Clauses(IReadOnlyList<Clause> Items) : Block;

    /// <summary>QR block on the left, signature on the right, both ending on the same line.</summary>
    public sealed record SignatureBand(VerificationBlock Verification, Signatory Signatory) : Block;

    /// <summary>A ruled table with a head that repeats on every page.</summary>
    public sealed record Table(IReadOnlyList<TableColumn> Columns, IReadOnlyList<IReadOnlyList<string>> Rows) : Block;

    /// <summary>A QR code on its own, as vector. Rows first; a white border in the matrix is trimmed.</summary>
    /// <param name="Matrix">True is dark, <c>[row, column]</c>.</param>
    /// <param name="ModuleMillimetres">Edge of one module; never below 0.5.</param>
    /// <param name="Alternative">What a reader hears instead of the picture.</param>
    public sealed record Modules(bool[,] Matrix, double ModuleMillimetres, string Alternative) : Block;
}

/// <summary>How a paragraph is set.</summary>
public enum ParagraphKind
{
    /// <summary>Running text.</summary>
    Body,

    /// <summary>The line under the title that names event, place and day.</summary>
    Lead,

    /// <summary>Small print, 9 pt: legal basis, notes.</summary>
    Note,
}

public sealed record IdentityRow(string Label, string Value, bool Bold = false);

/// <summary>One clause; its number is its place in the list.</summary>
public sealed record Clause(IReadOnlyList<Run> Runs)
{
    public Clause(string text) : this(Run.Parse(text)) { }
}

/// <summary>The QR block, the same on every paper.</summary>
/// <param name="Matrix">QR modules as <c>[row, column]</c>, true is dark; a white border is trimmed, the quiet zone is kept free by the layout.</param>
/// <param name="Label">Small capitals above the code, for instance <c>Periksa keaslian</c>.</param>
/// <param name="Code">Sixteen characters, with or without spaces; printed in two lines of two groups.</param>
/// <param name="Hint">Two short lines below the code, separated by a line feed.</param>
/// <param name="Alternative">What a reader hears instead of the picture.</param>
public sealed record VerificationBlock(bool[,] Matrix, string Label, string Code, string Hint, string Alternative);

/// <summary>The right half of the signature band.</summary>
/// <param name="PlaceAndDate">For instance <c>Tirtamaya, 12 November 2026</c>.</param>
/// <param name="Caption">For instance <c>Yang menyatakan,</c>.</param>
/// <param name="Signature">Drawn or typed.</param>
/// <param name="Name">Full name with titles, up to three lines.</param>
/// <param name="Identity">For instance <c>NIP 19840317 200912 2 004</c>; empty leaves the line out.</param>
/// <param name="Alternative">What a reader hears instead of the signature.</param>
/// <param name="Field">Name of the signature field that has its place here, above the rule; null when there is none.</param>
public sealed record Signatory(
    string PlaceAndDate, string Caption, SignatureInk Signature, string Name, string Identity, string Alternative, string? Field = null);

/// <summary>How somebody signed. Drawn and typed have equal rank.</summary>
public abstract record SignatureInk
{
    private SignatureInk() { }

    /// <summary>Strokes as captured, x to the right and y downward in any unit; fitted into the signature box. Points that are no numbers are dropped.</summary>
    public sealed record Drawn(IReadOnlyList<IReadOnlyList<(double X, double Y)>> Strokes) : SignatureInk;

    /// <summary>A typed name, set in italics.</summary>
    public sealed record Typed(string Text) : SignatureInk;

    /// <summary>An empty field, for ink on paper.</summary>
    public sealed record Blank : SignatureInk;
}

/// <param name="Header">Column head.</param>
/// <param name="Width">Share of the text width, in any unit; the shares are scaled to fill the line.</param>
/// <param name="AlignRight">For numbers.</param>
public sealed record TableColumn(string Header, double Width, bool AlignRight = false);

/// <summary>The strip at the foot of the last page: two or three labelled columns.</summary>
public sealed record Evidence(IReadOnlyList<EvidenceItem> Items);

public sealed record EvidenceItem(string Label, string Value);
