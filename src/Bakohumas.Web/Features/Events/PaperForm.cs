using System.ComponentModel.DataAnnotations;
using Bakohumas.Domain.Regions;

namespace Bakohumas.Web.Features.Events;

/// <summary>Who stood on the sheet, when and where they came, and its scan, as the officer filled it in.</summary>
internal sealed class PaperForm
{
    public List<Guid> Came { get; init; } = [];

    [Display(Name = "label.tanggal")]
    [Required(ErrorMessage = "isi.wajib")]
    public DateOnly? Day { get; init; }

    [Display(Name = "hadir.jam")]
    [Required(ErrorMessage = "isi.wajib")]
    public TimeOnly? Time { get; init; }

    [Display(Name = "hadir.gerbang")]
    public string? Gate { get; init; }

    [Display(Name = "hadir.pindaian")]
    public IFormFile? Scan { get; init; }

    /// <summary>The instant on the clocks of the event's place; null when day or hour is missing or no year of ours.</summary>
    public DateTimeOffset? At(Zone zone) => Day is { Year: >= 2000 and < 2100 } day && Time is { } time ? zone.InstantOf(day, time) : null;
}
