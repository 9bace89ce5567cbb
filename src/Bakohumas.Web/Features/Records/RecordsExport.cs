using System.Globalization;
using System.IO.Compression;
using System.Text;
using Bakohumas.Domain.CheckIn;
using Bakohumas.Domain.Regions;
using Bakohumas.Web.Data;
using Bakohumas.Web.Platform.Files;
using Microsoft.EntityFrameworkCore;

namespace Bakohumas.Web.Features.Records;

/// <summary>
/// Writes the recap and the papers of one event page by page, so that memory does not grow with their number. What was signed or
/// sealed after <paramref name="asOf"/> is left out everywhere: recap, papers and list of hashes agree.
/// </summary>
internal sealed class RecordsExport(BakohumasDb db, WriteLane lane, FileVault vault, EventRecords at, DateTimeOffset asOf)
{
    private const int PageSize = 200;
    private static readonly UTF8Encoding Plain = new(encoderShouldEmitUTF8Identifier: false);
    private static readonly UTF8Encoding Marked = new(encoderShouldEmitUTF8Identifier: true);

    public string ZipName => $"komitmen-{RecordNames.Safe(at.Slug)}.zip";

    public string RecapName => $"rekap-{RecordNames.Safe(at.Slug)}.csv";

    /// <summary>Recap first, then the papers as they are, then their hashes.</summary>
    public async Task WriteZipAsync(Stream output, CancellationToken cancel)
    {
        await using var zip = await ZipArchive.CreateAsync(output, ZipArchiveMode.Create, leaveOpen: true, entryNameEncoding: null, cancel);
        await using (var recap = await EntryAsync(zip, "rekap.csv", CompressionLevel.Fastest, cancel)) await WriteRecapAsync(recap, cancel);
        var lost = new List<string>();
        await foreach (var row in RowsAsync(cancel).Where(r => r.FileHash is not null))
        {
            await using var paper = vault.Open(row.FileHash!);
            if (paper is null)
            {
                if (lost.Count < PageSize) lost.Add(row.FileHash!);
                continue;
            }

            // A sealed paper is compressed already; stored, its bytes can be compared without unpacking.
            await using var entry = await EntryAsync(zip, "komitmen/" + RecordNames.Paper(row.Code!, row.PaperAgency), CompressionLevel.NoCompression, cancel);
            await paper.CopyToAsync(entry, cancel);
        }

        await using var list = await EntryAsync(zip, "daftar-sha256.txt", CompressionLevel.Fastest, cancel);
        await using var lines = new StreamWriter(list, Plain);
        await foreach (var row in RowsAsync(cancel).Where(r => r.Code is not null))
        {
            var held = row.FileHash is not null && vault.Holds(row.FileHash);
            await lines.WriteAsync(held
                ? $"{row.FileHash}  komitmen/{RecordNames.Paper(row.Code!, row.PaperAgency)}\n"
                : $"# {row.Code}: {(row.FileHash is null ? "belum disegel" : "berkas tidak tersedia")}\n");
        }

        // The list says what is missing; the next download has it again.
        foreach (var hash in lost) await LostPapers.ReopenAsync(lane, hash, asOf, cancel);
    }

    /// <summary>Everybody in the scope, one line a pledge, or one without: UTF-8 with mark, comma, CRLF (RFC 4180), every field quoted.</summary>
    public async Task WriteRecapAsync(Stream output, CancellationToken cancel)
    {
        await using var writer = new StreamWriter(output, Marked, 64 * 1024, leaveOpen: true);
        await LineAsync(writer, ["nama", "identitas", "instansi", "unit", "jabatan", "hadir", "waktu_hadir", "cara_hadir", "tanda_tangan", "waktu_tanda_tangan", "kode", "segel", "sha256"]);
        await foreach (var row in RowsAsync(cancel))
        {
            await LineAsync(writer,
            [
                Inert.Text(row.Name), Inert.Text(row.IdentityMask), Inert.Text(row.Agency), Inert.Text(row.Unit), Inert.Text(row.Position),
                row.CameAt is null ? "tidak" : "ya", Stamp(row.CameAt), Way(row.Source),
                row.Code is not null ? "sudah" : row.OnPaperAt is null ? "belum" : "luring", Stamp(row.SignedAt ?? row.OnPaperAt), row.Code ?? "",
                row.Code is null ? "" : row.FileHash is null ? "belum disegel" : "disegel", row.FileHash ?? "",
            ]);
        }
    }

    private static Task LineAsync(StreamWriter writer, IEnumerable<string> fields) =>
        writer.WriteAsync(string.Join(',', fields.Select(field => $"\"{field.Replace("\"", "\"\"", StringComparison.Ordinal)}\"")) + "\r\n");

    private static string Way(AdmissionSource? source) => source switch
    {
        AdmissionSource.Door => "petugas",
        AdmissionSource.SelfCheckIn => "mandiri",
        AdmissionSource.Online => "daring",
        AdmissionSource.Paper => "kertas",
        null => "",
    };

    private string Stamp(DateTimeOffset? instant) =>
        instant is { } when ? at.Zone.Local(when).ToString("yyyy-MM-dd'T'HH:mm:sszzz", CultureInfo.InvariantCulture) : "";

    private static async Task<Stream> EntryAsync(ZipArchive zip, string name, CompressionLevel level, CancellationToken cancel) =>
        await zip.CreateEntry(name, level).OpenAsync(cancel);

    private async IAsyncEnumerable<RecordRow> RowsAsync([System.Runtime.CompilerServices.EnumeratorCancellation] CancellationToken cancel)
    {
        for (Guid? last = null; ;)
        {
            var page = at.Registrations(db).Where(r => r.RegisteredAt <= asOf);
            if (last is { } after) page = page.Where(r => r.Id > after);
            var people = await page.OrderBy(r => r.Id).Take(PageSize).Select(r => new
            {
                r.Id, r.Name, r.IdentityMask, Agency = db.Agencies.Where(a => a.Id == r.AgencyId).Select(a => a.Name).FirstOrDefault(), r.Unit, r.Position,
                CameAt = db.Admissions.Where(a => a.RegistrationId == r.Id && a.UndoId == null && a.At <= asOf).Min(a => (DateTimeOffset?)a.At),
                Source = db.Admissions.Where(a => a.RegistrationId == r.Id && a.UndoId == null && a.At <= asOf).OrderBy(a => a.At).Select(a => (AdmissionSource?)a.Source).FirstOrDefault(),
                OnPaperAt = db.PaperSignatures.Where(s => s.RegistrationId == r.Id && s.UndoId == null && s.EnteredAt <= asOf).Select(s => (DateTimeOffset?)s.SignedAt).FirstOrDefault(),
            }).ToListAsync(cancel);
            var ids = people.Select(p => p.Id).ToArray();
            var pledges = (await db.Pledges.AsNoTracking().Where(p => ids.Contains(p.RegistrationId) && p.SignedAt <= asOf).OrderBy(p => p.Id)
                .Select(p => new
                {
                    p.RegistrationId, p.Code, p.AgencyName, p.SignedAt,
                    Hash = db.SealingWork.Where(w => w.PledgeId == p.Id && w.SealedAt <= asOf).Select(w => w.FileHash).FirstOrDefault(),
                }).ToListAsync(cancel)).ToLookup(p => p.RegistrationId);
            foreach (var person in people)
            {
                var row = new RecordRow(person.Name, person.IdentityMask, person.Agency, person.Unit, person.Position, person.CameAt, null, null, null, null, person.OnPaperAt) { Source = person.Source };
                if (!pledges.Contains(person.Id)) yield return row;
                foreach (var pledge in pledges[person.Id])
                    yield return row with { SignedAt = pledge.SignedAt, Code = pledge.Code, PaperAgency = pledge.AgencyName, FileHash = pledge.Hash };
            }

            if (people.Count < PageSize) yield break;
            last = people[^1].Id;
        }
    }

    private sealed record RecordRow(
        string Name, string IdentityMask, string? Agency, string? Unit, string Position, DateTimeOffset? CameAt, DateTimeOffset? SignedAt, string? Code, string? PaperAgency,
        string? FileHash, DateTimeOffset? OnPaperAt)
    {
        public AdmissionSource? Source { get; init; }
    }
}
