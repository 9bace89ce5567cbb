using System.Text;

namespace Bakohumas.Documents.Inspection;

/// <summary>A signature field as the newest revision has it.</summary>
/// <param name="Id">Number of its object.</param>
/// <param name="Dictionary">The field itself.</param>
/// <param name="Value">/V; null when it is empty.</param>
internal sealed record DeclaredField(int Id, PdfValue.Dictionary Dictionary, PdfValue? Value);

/// <summary>The signature fields of a paper of ours: our seal alone (individual) or the chair's and then our seal (joint), and nothing else.</summary>
internal sealed class DeclaredFields
{
    private readonly Dictionary<string, DeclaredField> _fields = new(StringComparer.Ordinal);

    public PaperProfile Profile => _fields.Count == 1 ? PaperProfile.Individual : PaperProfile.Joint;

    public DeclaredField? this[string name] => _fields.GetValueOrDefault(name);

    public int Count => _fields.Count;

    /// <summary>Catalog → AcroForm → Fields; null unless number, order, names and kinds are as we write them.</summary>
    /// <exception cref="UnreadablePdfException">The file cannot be followed.</exception>
    public static DeclaredFields? Of(PdfFile file)
    {
        var catalog = file.Dictionary(file.Trailer["Root"]);
        if (file.Resolve(catalog["AcroForm"]) is not PdfValue.Dictionary form || file.Resolve(form["Fields"]) is not PdfValue.Array { Items: var items }) return null;
        string[]? names = items.Count switch
        {
            1 => [SignatureField.SealName],
            2 => [SignatureField.ChairName, SignatureField.SealName],
            _ => null,
        };
        if (names is null) return null;
        var fields = new DeclaredFields();
        for (var i = 0; i < names.Length; i++)
        {
            if (items[i] is not PdfValue.Reference reference || file.Resolve(reference) is not PdfValue.Dictionary field) return null;
            if (field["FT"] is not PdfValue.Name { Value: "Sig" } || field["Kids"] is not null || field["Parent"] is not null || !IsNamed(file, field["T"], names[i])) return null;
            // Two fields that are one object would be filled together.
            if (fields._fields.Values.Any(other => other.Id == reference.Id)) return null;
            fields._fields[names[i]] = new DeclaredField(reference.Id, field, field["V"]);
        }
        return fields;
    }

    private static bool IsNamed(PdfFile file, PdfValue? value, string name) =>
        value is PdfValue.Literal literal && file.Bytes[(literal.Start + 1)..(literal.End - 1)].SequenceEqual(Encoding.ASCII.GetBytes(name));
}
