using Bakohumas.Domain.Pledges;
using Bakohumas.Domain.Regions;

namespace Bakohumas.Web.Features.Events;

/// <summary>Who may sign, and until when; day and hour are the event's own.</summary>
internal sealed record SigningForm
{
    public SigningMode Mode { get; init; }

    /// <summary><c>yyyy-MM-dd'T'HH:mm</c> as a browser posts it; empty: until somebody closes.</summary>
    public string? Until { get; init; }

    public bool IsReadable => string.IsNullOrWhiteSpace(Until) || Local is not null;

    private DateTime? Local => DateTime.TryParseExact(Until, ["yyyy-MM-dd'T'HH:mm", "yyyy-MM-dd'T'HH:mm:ss"], System.Globalization.CultureInfo.InvariantCulture, System.Globalization.DateTimeStyles.None, out var local) && local.Year is >= 2000 and < 2100 ? local : null;

    public DateTimeOffset? Deadline(Zone zone) => Local is { } at ? zone.InstantOf(DateOnly.FromDateTime(at), TimeOnly.FromDateTime(at)) : null;
}
