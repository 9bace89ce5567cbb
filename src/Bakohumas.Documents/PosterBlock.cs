namespace Bakohumas.Documents;

public abstract partial record Block
{
    /// <summary>A wall poster that fills its sheet: A3 in full size, any other sheet scaled by its width. Stands alone in a document.</summary>
    /// <param name="Kicker">Small line above the slogan, for instance <c>Komitmen Bersama</c>.</param>
    /// <param name="Slogan">In at most two lines; a line feed forces a break (tagged H1).</param>
    /// <param name="NamesHeading">Above the names; drawn only when there are any.</param>
    /// <param name="Names">The agency's own signatories, by choice.</param>
    /// <param name="Number">How many signed, as printed.</param>
    /// <param name="Count">What the number counts, in one or two lines.</param>
    /// <param name="Code">Address without a key: a poster hangs where everybody passes.</param>
    /// <param name="Chair">Caption, signature and name; place and date are not printed.</param>
    /// <param name="Note">The last line: what this print is and how to check it.</param>
    public sealed record Poster(
        string Kicker, string Slogan, IReadOnlyList<Clause> Items, string NamesHeading, IReadOnlyList<string> Names,
        string Number, string Count, VerificationBlock Code, Signatory Chair, string Note) : Block;
}
