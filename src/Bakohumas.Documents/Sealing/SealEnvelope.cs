using System.Globalization;
using System.Security.Cryptography;
using System.Text;
using Bakohumas.Documents.Inspection;
using Bakohumas.Documents.Pdf;

namespace Bakohumas.Documents.Sealing;

/// <summary>
/// A paper with everything of its seal but the signature: an incremental update (ISO 32000-1, 7.5.6) that gives the empty field its value and
/// adds the signature dictionary (12.8.1). Knows the digest to be signed, then takes the CMS.
/// </summary>
internal sealed class SealEnvelope
{
    public const string SubFilter = "ETSI.CAdES.detached";

    /// <summary>Room for the CMS in bytes; enough for a timestamp and a chain later.</summary>
    public const int Room = 16 * 1024;

    private const string RangePlaceholder = "/ByteRange[0 ********** ********** **********]";

    private readonly byte[] _file;
    private readonly int _gapStart;

    private SealEnvelope(byte[] file, int gapStart, byte[] digest)
    {
        _file = file;
        _gapStart = gapStart;
        Digest = digest;
    }

    /// <summary>SHA-256 over the whole file but the signature's own hexadecimal string.</summary>
    public byte[] Digest { get; }

    /// <exception cref="InvalidDataException">The file is not one of ours, or it is sealed already.</exception>
    public static SealEnvelope Prepare(ReadOnlyMemory<byte> pdf, string field, DateTimeOffset at)
    {
        try
        {
            return Append(pdf, field, at);
        }
        catch (UnreadablePdfException e)
        {
            throw new InvalidDataException("Only a paper drawn by this program can be sealed.", e);
        }
    }

    /// <summary>Whether the paper declares such a field and leaves it empty.</summary>
    public static bool Awaits(ReadOnlyMemory<byte> pdf, string field)
    {
        try
        {
            var fields = DeclaredFields.Of(PdfFile.Open(pdf, new WorkLimit(CancellationToken.None)));
            return fields?[field] is { Value: null };
        }
        catch (UnreadablePdfException)
        {
            return false;
        }
    }

    public byte[] With(ReadOnlySpan<byte> cms)
    {
        if (cms.Length > Room) throw new CryptographicException("The signature is larger than the room that was reserved for it.");
        Encoding.ASCII.GetBytes(Convert.ToHexString(cms), _file.AsSpan(_gapStart + 1));
        return _file;
    }

    private static SealEnvelope Append(ReadOnlyMemory<byte> pdf, string name, DateTimeOffset at)
    {
        var file = PdfFile.Open(pdf, new WorkLimit(CancellationToken.None));
        var (fieldId, field) = EmptyField(file, name);
        if (file.Trailer["Size"] is not PdfValue.Integer { Value: > 0 and < WorkLimit.Objects } size) throw UnreadablePdfException.Broken("size");
        var signatureId = (int)size.Value;

        var update = new ByteWriter(pdf.Length + 2 * Room + 2048).Bytes(pdf.Span);
        if (pdf.Span[^1] != '\n') update.Text("\n");

        var fieldAt = update.Length;
        update.Integer(fieldId).Text(" 0 obj\n").Bytes(pdf.Span[field.Start..(field.End - 2)]).Text("/V ").Reference(signatureId).Text(">>\nendobj\n");

        var signatureAt = update.Length;
        update.Integer(signatureId).Text(" 0 obj\n<</Type/Sig/Filter/Adobe.PPKLite/SubFilter/").Text(SubFilter).Text("/M").Text(PdfText.Date(at));
        var rangeAt = update.Length;
        update.Text(RangePlaceholder).Text("/Contents");
        var gapStart = update.Length;
        update.Text("<").Text(new string('0', 2 * Room)).Text(">");
        var gapEnd = update.Length;
        update.Text(">>\nendobj\n");

        var table = update.Length;
        update.Text("xref\n");
        foreach (var (id, offset) in new[] { (fieldId, fieldAt), (signatureId, signatureAt) })
        {
            update.Integer(id).Text(" 1\n").Text(offset.ToString("D10", CultureInfo.InvariantCulture)).Text(" 00000 n \n");
        }
        update.Text("trailer\n<</Size ").Integer(signatureId + 1).Text("/Root ").Bytes(Raw(file, "Root")).Text("/Info ").Bytes(Raw(file, "Info"))
            .Text("/ID").Text(Identifier(file, at)).Text("/Prev ").Integer(file.StartXref).Text(">>\nstartxref\n").Integer(table).Text("\n%%EOF\n");

        var bytes = update.Written.ToArray();
        var range = string.Create(CultureInfo.InvariantCulture, $"/ByteRange[0 {gapStart} {gapEnd} {bytes.Length - gapEnd}]");
        Encoding.ASCII.GetBytes(range.PadRight(RangePlaceholder.Length), bytes.AsSpan(rangeAt));

        using var hash = IncrementalHash.CreateHash(HashAlgorithmName.SHA256);
        hash.AppendData(bytes.AsSpan(0, gapStart));
        hash.AppendData(bytes.AsSpan(gapEnd));
        return new SealEnvelope(bytes, gapStart, hash.GetHashAndReset());
    }

    private static (int Id, PdfValue.Dictionary Field) EmptyField(PdfFile file, string name)
    {
        // The seal closes the paper: what it covers cannot be signed afterwards.
        if (DeclaredFields.Of(file) is not { } fields || fields[name] is not { Value: null } field || fields[SignatureField.SealName] is not { Value: null })
        {
            throw UnreadablePdfException.Broken("empty signature field");
        }
        return (field.Id, field.Dictionary);
    }

    private static byte[] Raw(PdfFile file, string key) => file.Trailer[key] is PdfValue.Reference reference
        ? Encoding.ASCII.GetBytes(string.Create(CultureInfo.InvariantCulture, $"{reference.Id} {reference.Generation} R"))
        : throw UnreadablePdfException.Broken(key);

    /// <summary>The first part stays, the second names this revision (14.4).</summary>
    private static string Identifier(PdfFile file, DateTimeOffset at)
    {
        if (file.Trailer["ID"] is not PdfValue.Array { Items: [PdfValue.Hexadecimal original, _] }) throw UnreadablePdfException.Broken("identifier");
        var first = Encoding.ASCII.GetString(file.Bytes[(original.Start + 1)..(original.End - 1)]);
        var second = SHA256.HashData(Encoding.ASCII.GetBytes(first + PdfText.Date(at)));
        return $"[<{first}><{Convert.ToHexString(second.AsSpan(0, 16))}>]";
    }
}
