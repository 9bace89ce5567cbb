using Bakohumas.Web.Features.Shared;

namespace Bakohumas.Web.Features.CheckIn;

/// <summary>The door of one event. With script the island does everything by the calls of product 6.3; the rest serves the page without script.</summary>
internal sealed record DoorPage(string Slug, string EventName)
{
    /// <summary>True when a cookie pairs this browser (the page without script).</summary>
    public bool IsPaired { get; init; }

    public string? Gate { get; init; }

    /// <summary>What to tell when pairing or a form failed, already worded.</summary>
    public string? Problem { get; init; }

    public DoorAnswer? Answer { get; init; }

    /// <summary>The form for people without a registration.</summary>
    public required WalkInSheet WalkIn { get; init; }


    /// <summary>Agencies or people of a delegation, once somebody asked for them.</summary>
    public DelegationSheet? Delegation { get; init; }

    /// <summary>What to tell after companions were counted, already worded.</summary>
    public string? Counted { get; init; }

    public string? Query { get; init; }
    public IReadOnlyList<DoorPerson> Found { get; init; } = [];

    public static Dictionary<string, string> Words(Wording words)
    {
        var all = IslandWords.Of(
            words,
            "gawai.",
            "standar", "cepat", "masuk", "arah_keluar", "nyalakan", "tanpa_kamera", "kode_salah", "mencari", "tidak_ada", "ditemukan|jumlah", "di_dalam", "daring",
            "menghubungi", "di_gawai_ini|jumlah", "siap", "siap_petunjuk", "diterima", "keluar", "cocokkan", "cocokkan_tanya", "sudah_di_dalam", "ditolak",
            "tidak_dikenal", "belum_tercatat", "bentrok", "belum_masuk", "belum_masuk.petugas", "masuk_pertama|waktu|gerbang", "menit_lalu|jumlah", "baru_saja",
            "berikutnya", "batalkan", "terima", "lewati", "catat_keluar", "coba_lagi", "pasang_ulang", "dibatalkan", "tidak_dibatalkan", "cari", "masalah.network",
            "masalah.busy", "masalah.unpaired", "masalah.missing", "masalah.conflict", "masalah.malformed", "masalah.late", "pasang.missing", "pasang.busy",
            "pasang.network", "pasang.lain", "peran.participant", "peran.vip");
        var offline = IslandWords.Of(
            words,
            "luring.",
            "luring", "menunggu|jumlah", "daring_kata", "luring_sejak|waktu", "luring_tidak_tahu|waktu", "tanpa_daftar", "menunggu_dikirim|jumlah",
            "daftar_dari|jumlah|waktu", "daftar_belum", "terhubung_terakhir|waktu", "terhubung_belum", "kirim_gagal", "kirim_sisa", "kirim_selesai",
            "dicatat_luring", "tidak_terdaftar", "tidak_di_daftar", "tidak_di_daftar_petugas", "lepas_tersisa|jumlah", "masalah.nameless", "masalah.storage",
            "siap_semua", "siap_belum", "siap_ya", "siap_server", "siap_server_tidak", "siap_daftar", "siap_daftar_tidak", "siap_kamera",
            "siap_kamera_tidak", "siap_uji", "siap_uji_tidak", "siap_jam", "siap_jam_tidak", "siap_baterai", "siap_baterai_persen|persen",
            "siap_baterai_tidak", "siap_simpan", "siap_simpan_mungkin", "siap_simpan_tidak", "siap_antre_tidak", "uji_terbaca", "uji_terbaca_isi",
            "formulir_slip|nomor", "formulir_buang", "formulir_buang_tanya|nomor", "formulir.malformed", "formulir.conflict", "formulir.unpaired", "formulir.lain");
        string[] refusals =
        [
            "kegiatan_lain", "dibatalkan_peserta", "kode_diganti", "belum_disetujui", "daftar_tunggu", "belum_dibuka", "sudah_ditutup", "hari_lain",
            "perangkat_dicabut", "kode_tidak_dikenal",
        ];
        foreach (var (key, text) in IslandWords.Of(words, "pintu.", [.. refusals, .. refusals.Select(r => r + ".petugas")])) all[key] = text;
        foreach (var (key, text) in offline) all[key] = text;
        all["wajib"] = words["isi.wajib"];
        return all;
    }
}

/// <summary>An answer for the page without script; <paramref name="Tone"/> is ok, again or no.</summary>
internal sealed record DoorAnswer(string Tone, string Word, string Who, IReadOnlyList<string> Lines, string? Why, Guid? AdmissionId)
{
    public bool IsVip { get; init; }

    /// <summary>What the QR of a new ticket holds, for somebody to photograph.</summary>
    public string? Entrance { get; init; }
}

internal sealed record DoorPerson(Guid TicketId, string Name, string Agency, string? Unit, bool Inside);
