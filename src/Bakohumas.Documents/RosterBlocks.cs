namespace Bakohumas.Documents;

public abstract partial record Block
{
    /// <summary>What follows begins a new page. The blocks before the first one are a text of their own that is fitted to one page.</summary>
    public sealed record PageBreak : Block;

    /// <summary>A thick rule, a bold line below it (tagged H2) and a count at its right end.</summary>
    public sealed record RuledHeading(string Text, string Right = "") : Block;

    /// <summary>People who signed, each with their signature, group by group.</summary>
    /// <param name="Continued">Follows the heading of a group on later pages, for instance <c>(lanjutan)</c>.</param>
    /// <param name="InRunningHead">False for people whose numbers are of another kind than those in the line above the page: witnesses.</param>
    public sealed record Roster(IReadOnlyList<RosterGroup> Groups, RosterForm Form, string Continued, bool InRunningHead = true) : Block;

    /// <summary>Up to three officials who sign side by side; their rules lie on one line.</summary>
    public sealed record SignatureRow(IReadOnlyList<Signatory> Signatories) : Block;

    /// <summary>The QR block on its own.</summary>
    public sealed record CodeBlock(VerificationBlock Code) : Block;

    /// <summary>Ruled lines to be signed in ink.</summary>
    /// <param name="Heads">Heads of the four columns: number, person, position, signature.</param>
    /// <param name="Continued">As in <see cref="Roster"/>.</param>
    public sealed record SigningLines(IReadOnlyList<string> Heads, IReadOnlyList<SigningGroup> Groups, string Continued) : Block;
}

/// <summary>How many people share a page (measured for A4).</summary>
public enum RosterForm
{
    /// <summary><em>Blok</em>, two wide columns, about ten people a page.</summary>
    Wide,

    /// <summary><em>Kisi</em>, three columns, about twenty people a page.</summary>
    Grid,

    /// <summary><em>Larik</em>, two columns of lines with the signature at their end, about forty people a page.</summary>
    Lines,
}

/// <summary>An agency and those of its people who are named.</summary>
/// <param name="Count">Right end of the heading, for instance <c>7 penanda tangan</c>.</param>
/// <param name="Notes">Numbered lines below the people, for instance <c>6–7</c> and <c>dan 2 orang lain</c>.</param>
public sealed record RosterGroup(string Name, string Count, IReadOnlyList<RosterEntry> People, IReadOnlyList<RosterNote> Notes);

/// <param name="First">Number of the first person it counts, as printed.</param>
/// <param name="Last">Number of the last one; equal to <paramref name="First"/> for one person.</param>
public sealed record RosterNote(string First, string Last, string Text);

/// <param name="Number">As printed: <c>1.204</c>, <c>S1</c>.</param>
/// <param name="Position">Empty leaves the line out.</param>
/// <param name="Identity">Printed in the officers' edition only; empty leaves the line out.</param>
/// <param name="Alternative">What a reader hears instead of the signature.</param>
public sealed record RosterEntry(string Number, string Name, string Position, SignatureInk Signature, string Alternative, string Identity = "");

/// <param name="Name">Heading of the group; empty for lines without one.</param>
public sealed record SigningGroup(string Name, string Count, IReadOnlyList<SigningLine> Lines);

/// <summary>A line to be signed; empty texts leave room for handwriting.</summary>
public sealed record SigningLine(string Number, string Name = "", string Identity = "", string Position = "", string Agency = "");
