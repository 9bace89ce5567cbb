using System.Security.Cryptography;
using System.Text;

namespace Bakohumas.Domain.Pledges;

/// <summary>A legal ground printed under the pledge, with the status that the organizer knows of.</summary>
/// <param name="Status">As printed, for example "berlaku" or "perlu dicek".</param>
/// <param name="Note">Printed after the status; null without one.</param>
public sealed record LegalBasis(string Text, string Status, string? Note);

/// <summary>What stands above a pledge text's body in its template.</summary>
public sealed record PledgeHead(string Key, string Title, string Version, string Language, IReadOnlyList<LegalBasis> LegalBasis);

/// <summary>One numbered clause: a bold lead and its sentences.</summary>
public sealed record PledgeClause(int Number, string Lead, string Text)
{
    /// <summary>What the clause is about, as its author marked it; none in texts that are not grouped.</summary>
    public ClauseGroups Groups { get; init; }
}

/// <summary>A section with its heading as written, in the text's own language.</summary>
public sealed record PledgeSection(string Heading, string Text);

/// <summary>
/// A pledge text: preamble, identity, clauses, awareness, closing, legal basis. Filled with an event's data it is canonical text
/// with one SHA-256 for all signers; personal placeholders stand only in the identity and signature sections (content rule 3).
/// </summary>
public sealed record PledgeText(
    PledgeHead Head, PledgeSection Preamble, PledgeSection Identity, string ClausesHeading, IReadOnlyList<PledgeClause> Clauses,
    PledgeSection Awareness, PledgeSection Closing, string LegalHeading, string SignatureHeading)
{
    /// <summary>At most twelve clauses of 600 characters (product 6.11).</summary>
    public const int MaxClauses = 12;

    public const int MaxClauseLength = 600;

    /// <summary>Placeholders that only a signer fills.</summary>
    public static readonly IReadOnlySet<string> Personal = new HashSet<string>(StringComparer.Ordinal) { "nama", "identitas", "jabatan", "instansi", "blok_tanda_tangan" };

    private const string Tag = "naskah: ";
    private const string SignatureBlock = "{{blok_tanda_tangan}}";

    /// <summary>
    /// The text as it is frozen and hashed: UTF-8 NFC, LF, one paragraph a line. <see cref="PledgeTextParser.ParseCanonical"/> reads it back.
    /// </summary>
    public string Canonical()
    {
        var text = new StringBuilder();
        text.Append(Tag).Append(Head.Key).Append(' ').Append(Head.Version).Append(' ').Append(Head.Language).Append("\n\n# ").Append(Head.Title).Append('\n');
        Section(text, Preamble);
        Section(text, Identity);
        text.Append("\n## ").Append(ClausesHeading).Append("\n\n");
        foreach (var clause in Clauses) text.Append(System.Globalization.CultureInfo.InvariantCulture, $"{clause.Number}. {clause.Groups.Mark()}**{clause.Lead}** {clause.Text}\n");
        Section(text, Awareness);
        Section(text, Closing);
        text.Append("\n## ").Append(LegalHeading).Append("\n\n");
        foreach (var basis in Head.LegalBasis) text.Append("- ").Append(basis.Text).Append(" | ").Append(basis.Status).Append(basis.Note is null ? "" : " | " + basis.Note).Append('\n');
        text.Append("\n## ").Append(SignatureHeading).Append("\n\n").Append(SignatureBlock).Append('\n');
        return text.ToString().Normalize(NormalizationForm.FormC);
    }

    /// <summary>SHA-256 of <see cref="Canonical"/>, 64 lower-case hex digits.</summary>
    public string Hash() => HashOf(Canonical());

    /// <summary>SHA-256 of a canonical text's UTF-8 bytes, 64 lower-case hex digits.</summary>
    public static string HashOf(string canonical) => Convert.ToHexStringLower(SHA256.HashData(Encoding.UTF8.GetBytes(canonical)));

    /// <summary>Puts the event's values in; personal placeholders stay.</summary>
    /// <exception cref="PledgeTextException">A placeholder that is not personal has no value.</exception>
    public PledgeText Fill(IReadOnlyDictionary<string, string> values) => Map(text => Placeholders.Fill(text, values, Personal));

    /// <summary>Puts one signer's values in, for the eyes of that signer; the result is never hashed.</summary>
    public PledgeText FillPerson(IReadOnlyDictionary<string, string> values) => Fill(values);

    private PledgeText Map(Func<string, string> fill) => this with
    {
        Preamble = Preamble with { Text = fill(Preamble.Text) },
        Identity = Identity with { Text = fill(Identity.Text) },
        Clauses = [.. Clauses.Select(c => c with { Text = fill(c.Text) })],
        Awareness = Awareness with { Text = fill(Awareness.Text) },
        Closing = Closing with { Text = fill(Closing.Text) },
    };

    private static void Section(StringBuilder text, PledgeSection section) =>
        text.Append("\n## ").Append(section.Heading).Append("\n\n").Append(section.Text).Append('\n');
}

/// <summary>A pledge text cannot be read or filled; the message says where.</summary>
public sealed class PledgeTextException(string message) : Exception(message);
