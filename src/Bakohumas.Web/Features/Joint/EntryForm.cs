using System.ComponentModel.DataAnnotations;
using Bakohumas.Domain.Regions;

namespace Bakohumas.Web.Features.Joint;

/// <summary>Who signed a sheet, when, and its scan, as the officer filled it in.</summary>
internal sealed class EntryForm
{
    public List<Guid> Signed { get; init; } = [];

    [Required(ErrorMessage = "isi.wajib")]
    public DateOnly? Day { get; init; }

    [Required(ErrorMessage = "isi.wajib")]
    public TimeOnly? Time { get; init; }

    public IFormFile? Scan { get; init; }

    /// <summary>The instant on the clocks of the event's place; null when it cannot be: before the sheet was made, or still to come.</summary>
    public DateTimeOffset? SignedAt(Zone zone, DateTimeOffset madeAt, DateTimeOffset now) =>
        Day is { Year: >= 2000 and < 2100 } day && Time is { } time && zone.InstantOf(day, time) is var at && at <= now && at >= madeAt.AddMinutes(-1) ? at : null;
}
