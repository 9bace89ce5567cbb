using System.IO.Compression;
using System.Text;
using Bakohumas.Web.Tests.Rig;
using Microsoft.Playwright;

namespace Bakohumas.Browser.Tests;

/// <summary>The door, the hall's screen, a stranger with the paper, and the regional officer.</summary>
public sealed partial class JourneyTests
{
    private async Task PairsAsync(Person organizer, Person door, Person hall)
    {
        await door.OpenAsync($"/pintu/{slug}");
        await door.LooksAtAsync("pintu-pasang");
        await door.FillAsync("pairingCode", await NewCodeAsync(organizer, "Scan"));
        await door.FillAsync("gate", "Pintu Utara");
        await door.PressAsync("Mulai bertugas");
        await door.SeesAsync("Pintu Utara");

        await hall.OpenAsync($"/layar/{slug}/pasang");
        await hall.LooksAtAsync("layar-pasang");
        await hall.FillAsync("pairingCode", await NewCodeAsync(organizer, "Screen"));
        await hall.PressAsync("Pasangkan");
        await hall.SeesAsync("Selamat datang.");
        await hall.LooksAtAsync("layar-selamat-datang");
    }

    private static async Task AdmitsAsync(Person door, string typedCode)
    {
        // The camera was allowed before, so it looks by itself.
        await door.SeesAsync("Cocokkan");
        await door.SeesAsync(Siti);
        await door.LooksAtAsync("pintu-cocokkan");
        await door.PressAsync("Terima");
        await door.SeesAsync("Diterima");
        await door.LooksAtAsync("pintu-diterima");

        await door.PressAsync("Berikutnya");
        await door.SeesAsync("Sudah di dalam");
        await door.SeesAsync("lewat Pintu Utara");
        await door.LooksAtAsync("pintu-sudah-di-dalam");

        await door.PressAsync("Ketik kode");
        await door.Page.Locator("#kode").FillAsync(typedCode);
        await door.LooksAtAsync("pintu-ketik");
        await door.PressAsync("Lanjut");
        await door.SeesAsync(Bayu);
        await door.PressAsync("Terima");
        await door.SeesAsync("Diterima");

        await door.PressAsync("Cari nama");
        await door.Page.Locator("#nama").PressSequentiallyAsync("hartono");
        await door.SeesAsync("1 nama ditemukan");
        await door.LooksAtAsync("pintu-cari");
        await door.Page.Locator("[data-ditemukan] button").ClickAsync();
        await door.SeesAsync(Rudi);
        await door.PressAsync("Terima");
        await door.SeesAsync("3 di gawai ini");
    }

    private static async Task ChecksThePaperAsync(Person stranger, byte[] pdf, string address)
    {
        await stranger.OpenAsync(address);
        await stranger.SeesAsync("Kode ini kami terbitkan");
        Assert.DoesNotContain("Rahmawati", await stranger.Page.ContentAsync(), StringComparison.Ordinal);
        await stranger.LooksAtAsync("verifikasi-kode");
        await stranger.FillAsync("nama", "siti rahmawati");
        await stranger.PressAsync("Cocokkan nama");
        await stranger.SeesAsync("Nama itu sama dengan yang tercatat");
        await stranger.LooksAtAsync("verifikasi-cocok");
        await stranger.Page.Locator("#berkas").SetInputFilesAsync(new FilePayload { Name = "komitmen.pdf", MimeType = "application/pdf", Buffer = pdf });
        await stranger.PressAsync("Periksa berkas");
        await stranger.SeesAsync("Asli dan utuh");
        await stranger.LooksAtAsync("verifikasi-berkas");
    }

    private async Task DownloadsTheRecordsAsync(Person dewi, SmtpServer post)
    {
        await dewi.OpenAsync(Assert.Single(post.Letters, l => l.To.Contains("dewi@malang.test", StringComparison.Ordinal)).Links.First(l => l.StartsWith(site.Url + "/", StringComparison.Ordinal)));
        await dewi.LooksAtAsync("undangan");
        await dewi.FillAsync("Password", Password);
        await dewi.PressAsync("Simpan kata sandi");
        await SignsInAsync(dewi, "dewi@malang.test");
        await dewi.LooksAtAsync("arsip");
        await dewi.PressAsync("Peran Humas Menjaga Netralitas ASN");
        await dewi.SeesAsync(Siti);
        await dewi.LooksAtAsync("arsip-kegiatan");
        Assert.Equal("%PDF-", Encoding.ASCII.GetString(await dewi.DownloadAsync("PDF " + Siti), 0, 5));
        using var zip = new ZipArchive(new MemoryStream(await dewi.DownloadAsync("Unduh semua PDF (ZIP)")));
        Assert.Equal(2, zip.Entries.Count(e => e.Name.EndsWith(".pdf", StringComparison.Ordinal)));
        Assert.Contains(Siti, Encoding.UTF8.GetString(await dewi.DownloadAsync("Rekap CSV")), StringComparison.Ordinal);
    }
}
