using Bakohumas.Documents;
using Bakohumas.Domain.Pledges;
using Bakohumas.Domain.Regions;
using Bakohumas.Web.Features.Shared;

namespace Bakohumas.Web.Features.Joint;

/// <summary>The last page of a joint paper: witnesses, the exact count when signing is closed, co-organizers side by side, QR and chair.</summary>
internal static class JointClosing
{
    public static IEnumerable<Block> Of(JointRecord record, string code, string verificationUrl, Wording words)
    {
        var witnesses = record.Of(JointSignerKind.Witness).ToList();
        if (witnesses.Count > 0) yield return Witnesses(witnesses, words);
        if (record.IsFinal)
        {
            yield return new Block.RuledHeading(words["bersama.penutupan"]);
            yield return new Block.Paragraph(Run.Parse(Sentence(record, witnesses.Count, words)));
        }
        if (Beside(record.Counts, words) is { Length: > 0 } beside) yield return new Block.Paragraph(beside);
        var officials = record.Of(JointSignerKind.CoOrganizer).Select(one => Official(one, "", words)).ToList();
        if (officials.Count > 0) yield return new Block.SignatureRow(officials);

        var periksa = new VerificationBlock(
            QrMatrix.Of(verificationUrl).Modules, words["kertas.periksa"], code, words["kertas.petunjuk", ("alamat", $"{new Uri(verificationUrl).Authority}/verifikasi")], words["kertas.qr", ("kode", code)]);
        yield return record.Of(JointSignerKind.Chair).FirstOrDefault() is { } chair
            ? new Block.SignatureBand(periksa, Official(chair, When(record, words), words) with { Field = SignatureField.ChairName })
            : new Block.CodeBlock(periksa);
    }

    /// <summary>What stands beside the count and is never added to it.</summary>
    public static string Beside(JointCounts counts, Wording words) => string.Join(' ', Parts(counts, words));

    private static IEnumerable<string> Parts(JointCounts counts, Wording words)
    {
        if (counts.Online > 0) yield return words["bersama.hitung.daring", ("jumlah", counts.Online)];
        if (counts.Erased > 0) yield return words["bersama.hitung.dihapus", ("jumlah", counts.Erased)];
        if (counts.Withdrawn > 0) yield return words["bersama.hitung.dicabut", ("jumlah", counts.Withdrawn)];
        if (counts.OnPaper > 0) yield return words["bersama.hitung.luring", ("jumlah", counts.OnPaper)];
    }

    private static Block.Roster Witnesses(List<JointCosigner> witnesses, Wording words) => new(
        [new RosterGroup(words.Of(JointSignerKind.Witness), words["bersama.orang", ("jumlah", witnesses.Count)],
            [.. witnesses.Select((one, i) => new RosterEntry(
                $"S{(i + 1).ToString(words.Culture)}", one.Name, $"{one.Position}, {one.Agency}", JointText.Ink(one.Method, one.Signature), JointText.Heard(one.Method, one.Signature, one.Name, words), Way(one, words)))],
            [])],
        RosterForm.Wide, words["bersama.lanjutan"], InRunningHead: false);

    private static string Sentence(JointRecord record, int witnesses, Wording words)
    {
        var count = $"**{JointText.Spelled(record.Counts.Signed, words)}**";
        var closed = record.ClosedAt is { } at ? LongDate.FullWithTime(at, record.Frozen.Zone, JointText.LanguageOf(words)) : null;
        var said = closed is null ? words["bersama.tutup.tanpa_sesi", ("jumlah", count)] : words["bersama.tutup", ("waktu", closed), ("jumlah", count)];
        return witnesses == 0 ? said : said + " " + words["bersama.tutup.saksi", ("jumlah", JointText.Spelled(witnesses, words))];
    }

    /// <summary>How the person came to sign; nothing beside an empty field.</summary>
    private static string Way(JointCosigner one, Wording words) => one.Assurance is { } assurance ? words.Of(assurance) : "";

    private static Signatory Official(JointCosigner one, string placeAndDate, Wording words) => new(
        placeAndDate, $"{one.Position}, {one.Agency},", JointText.Ink(one.Method, one.Signature), one.Name, Way(one, words), JointText.Heard(one.Method, one.Signature, one.Name, words));

    private static string When(JointRecord record, Wording words) =>
        $"{record.Frozen.Venue}, {LongDate.Plain(record.Frozen.Zone.DayOf(record.ClosedAt ?? record.MadeAt), JointText.LanguageOf(words))}";
}
