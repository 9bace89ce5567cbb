using Bakohumas.Domain.Events;
using Bakohumas.Web.Data;
using Bakohumas.Web.Features.Shared;
using Microsoft.EntityFrameworkCore;

namespace Bakohumas.Web.Features.Kiosk;

/// <summary>The kiosk of one event: the page holds nobody's data, its island speaks the calls of product 6.3.</summary>
internal sealed record KioskPage(string Slug, string EventName)
{
    public static Task<KioskPage?> LoadAsync(BakohumasDb db, string slug, CancellationToken cancel) =>
        db.Events.AsNoTracking().Where(e => e.Slug == slug && e.State != EventState.Draft).Select(e => new KioskPage(e.Slug, e.Name)).SingleOrDefaultAsync(cancel);

    /// <summary>Under the names by which the verdicts of the door are worded.</summary>
    public static Dictionary<string, string> Words(Wording words)
    {
        var all = IslandWords.Of(
            words,
            "kios.",
            "diterima", "sudah_di_dalam", "masuk_pertama|waktu|gerbang", "menit_lalu|jumlah", "baru_saja", "ditolak", "tidak_dikenal", "bantuan", "belum_tercatat", "daring", "menghubungi", "terputus",
            "cetak", "cetak_lagi", "mencetak", "gagal_cetak", "selesai", "coba_lagi", "kode_salah", "pin_salah", "pin_terkunci", "pin_belum", "pin_bentuk", "masalah.network", "masalah.busy", "masalah.unpaired",
            "masalah.missing", "masalah.malformed", "pasang.missing", "pasang.busy", "pasang.network", "pasang.lain", "nyalakan");
        foreach (var (key, text) in IslandWords.Of(words, "pintu.", "kegiatan_lain", "dibatalkan_peserta", "kode_diganti", "belum_disetujui", "daftar_tunggu", "belum_dibuka", "sudah_ditutup", "hari_lain", "perangkat_dicabut", "kode_tidak_dikenal"))
            all[key] = text;
        all["wajib"] = words["isi.wajib"];
        return all;
    }
}
