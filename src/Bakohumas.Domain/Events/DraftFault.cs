namespace Bakohumas.Domain.Events;

/// <summary>A field of the event form.</summary>
public enum DraftField
{
    Name,
    Theme,
    Venue,
    Room,
    Region,
    Zone,
    StartsAt,
    EndsAt,
    Capacity,
    HardLimit,
    Audience,
}

/// <summary>What is wrong with a field of the event form; the message key of each is in <see cref="DraftMessages"/>.</summary>
public enum DraftProblem
{
    Missing,
    NoLetter,
    TooManyCharacters,
    Character,
    UnknownRegion,
    UnknownZone,
    ZoneDoesNotFit,
    StartInPast,
    StartTooFar,
    EndNotAfterStart,
    LastsTooLong,
    CapacityTooSmall,
    CapacityTooLarge,
    HardLimitTooSmall,
}

/// <summary>One fault beside one field.</summary>
/// <param name="Limit">The limit that was exceeded, for the message; null when there is none.</param>
/// <param name="Detail">The character or region that the message names; null when there is none.</param>
public sealed record DraftFault(DraftField Field, DraftProblem Problem, int? Limit = null, string? Detail = null);

/// <summary>The one table from a fault to its wording key (content/ui-teks.md 4).</summary>
public static class DraftMessages
{
    public static string Key(DraftProblem problem) => problem switch
    {
        DraftProblem.Missing => "isi.wajib",
        DraftProblem.NoLetter => "isi.wajib",
        DraftProblem.TooManyCharacters => "isi.terlalu_panjang",
        DraftProblem.Character => "isi.nama_aksara",
        DraftProblem.UnknownRegion => "isi.wilayah_salah",
        DraftProblem.UnknownZone => "isi.zona_tidak_dikenal",
        DraftProblem.ZoneDoesNotFit => "isi.zona_salah",
        DraftProblem.StartInPast => "isi.tanggal_lampau",
        DraftProblem.StartTooFar => "isi.tanggal_jauh",
        DraftProblem.EndNotAfterStart => "isi.selesai_sebelum_mulai",
        DraftProblem.LastsTooLong => "isi.terlalu_lama",
        DraftProblem.CapacityTooSmall => "isi.kapasitas",
        DraftProblem.CapacityTooLarge => "isi.kapasitas_besar",
        DraftProblem.HardLimitTooSmall => "isi.batas_ruang_kecil",
    };
}
