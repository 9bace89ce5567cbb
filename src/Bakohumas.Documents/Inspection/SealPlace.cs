using System.Globalization;
using System.Text;
using Bakohumas.Documents.Pdf;
using Bakohumas.Documents.Sealing;

namespace Bakohumas.Documents.Inspection;

/// <summary>Where the seal lies in the file and what its dictionary says.</summary>
/// <param name="Contents">The hexadecimal string of the signature, with its brackets.</param>
/// <param name="Range">The four numbers of /ByteRange; null when they are anything else.</param>
/// <param name="ClaimedAt">/M; null when it is not a date.</param>
internal sealed record SealPlace(PdfValue.Hexadecimal Contents, long[]? Range, DateTimeOffset? ClaimedAt)
{
    /// <summary>Catalog → AcroForm → Fields → the only field → V; null unless everything on the way is as we write it.</summary>
    public static SealPlace? Find(PdfFile file)
    {
        var catalog = file.Dictionary(file.Trailer["Root"]);
        if (file.Resolve(catalog["AcroForm"]) is not PdfValue.Dictionary form || file.Resolve(form["Fields"]) is not PdfValue.Array { Items.Count: 1 } fields) return null;
        if (file.Resolve(fields.Items[0]) is not PdfValue.Dictionary field) return null;
        if (field["FT"] is not PdfValue.Name { Value: "Sig" } || field["Kids"] is not null || !IsOurName(file, field["T"])) return null;
        if (field["V"] is not PdfValue.Reference || file.Resolve(field["V"]) is not PdfValue.Dictionary seal) return null;
        if (seal["Type"] is not PdfValue.Name { Value: "Sig" } || seal["Filter"] is not PdfValue.Name { Value: "Adobe.PPKLite" }) return null;
        if (seal["SubFilter"] is not PdfValue.Name { Value: SealEnvelope.SubFilter } || seal["Contents"] is not PdfValue.Hexadecimal contents) return null;
        return new SealPlace(contents, ByteRange(seal["ByteRange"]), Date(file, seal["M"]));
    }

    /// <summary>Starts at 0 and leaves out exactly the token of its own /Contents, brackets included.</summary>
    public bool GapIsOwnContents => Range is [0, var before, var after, > 0] && before == Contents.Start && after == Contents.End;

    public bool EndsAt(long length) => Range is { } range && range[2] + range[3] == length;

    private static long[]? ByteRange(PdfValue? value)
    {
        if (value is not PdfValue.Array { Items.Count: 4 } array) return null;
        var range = new long[4];
        for (var i = 0; i < 4; i++)
        {
            if (array.Items[i] is not PdfValue.Integer { Value: >= 0 and <= int.MaxValue } number) return null;
            range[i] = number.Value;
        }
        return range;
    }

    private static bool IsOurName(PdfFile file, PdfValue? name) =>
        name is PdfValue.Literal literal && file.Bytes[(literal.Start + 1)..(literal.End - 1)].SequenceEqual(Encoding.ASCII.GetBytes(SealField.Name));

    private static DateTimeOffset? Date(PdfFile file, PdfValue? value)
    {
        // As we write it: (D:20261112114207+07'00')
        if (value is not PdfValue.Literal { } literal || literal.End - literal.Start != 25) return null;
        var text = Encoding.Latin1.GetString(file.Bytes[(literal.Start + 1)..(literal.End - 1)]).Replace('\'', ':');
        return DateTimeOffset.TryParseExact(text, "'D:'yyyyMMddHHmmsszzz':'", CultureInfo.InvariantCulture, DateTimeStyles.None, out var at) ? at : null;
    }
}
