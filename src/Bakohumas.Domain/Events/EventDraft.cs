using System.Text;
using Bakohumas.Domain.People;
using Bakohumas.Domain.Regions;

namespace Bakohumas.Domain.Events;

/// <summary>What an organizer typed into the event form, before anything is believed. Date and time are those of the event's own zone.</summary>
public sealed record EventDraft
{
    /// <summary>Limits of product.md 6.11 in graphemes; venue and room share the one of agencies.</summary>
    public const int NameLimit = 160;
    public const int ThemeLimit = 300;
    public const int VenueLimit = 160;
    public const int MaxCapacity = 100_000;
    public const int MaxDays = 14;
    public const int MaxYearsAhead = 10;

    public string? Name { get; init; }
    public string? Theme { get; init; }
    public string? Venue { get; init; }
    public string? Room { get; init; }

    /// <summary><c>PP</c> or <c>PP.KK</c>.</summary>
    public string? Region { get; init; }

    /// <summary>WIB, WITA, WIT or the IANA name.</summary>
    public string? Zone { get; init; }

    public DateTime? StartsLocal { get; init; }
    public DateTime? EndsLocal { get; init; }
    public int? Capacity { get; init; }

    /// <summary>How many the room may hold at all; null when the seats are the limit.</summary>
    public int? HardLimit { get; init; }

    public IReadOnlyCollection<EmploymentStatus> Audience { get; init; } = [];

    /// <summary>Finds every fault at once.</summary>
    /// <param name="keptStart">The stored start of an event that is being edited: it may lie in the past as long as it stays.</param>
    public EventDraftDecision Check(DateTimeOffset now, Func<Rune, bool> canDraw, DateTimeOffset? keptStart = null)
    {
        var faults = new List<DraftFault>();
        var name = Line(DraftField.Name, Name, NameLimit, isRequired: true, canDraw, faults);
        var theme = Line(DraftField.Theme, Theme, ThemeLimit, isRequired: false, canDraw, faults);
        var venue = Line(DraftField.Venue, Venue, VenueLimit, isRequired: true, canDraw, faults);
        var room = Line(DraftField.Room, Room, VenueLimit, isRequired: false, canDraw, faults);
        var region = CheckRegion(faults);
        var zone = CheckZone(region, faults);
        var (starts, ends) = CheckTimes(zone, now, keptStart, faults);
        if (Capacity is null) faults.Add(new(DraftField.Capacity, DraftProblem.Missing));
        else if (Capacity < 1) faults.Add(new(DraftField.Capacity, DraftProblem.CapacityTooSmall, 1));
        else if (Capacity > MaxCapacity) faults.Add(new(DraftField.Capacity, DraftProblem.CapacityTooLarge, MaxCapacity));
        if (HardLimit > MaxCapacity) faults.Add(new(DraftField.HardLimit, DraftProblem.CapacityTooLarge, MaxCapacity));
        else if (HardLimit < Capacity) faults.Add(new(DraftField.HardLimit, DraftProblem.HardLimitTooSmall, Capacity));
        if (Audience.Count == 0) faults.Add(new(DraftField.Audience, DraftProblem.Missing));

        return faults.Count > 0 || name is null || venue is null || region is null || zone is null || starts is null || ends is null
            ? new EventDraftDecision.Refused(faults)
            : new EventDraftDecision.Accepted(new EventPlan(
                name, theme, venue, room, region, zone.Value, starts.Value, ends.Value, Capacity.GetValueOrDefault(), HardLimit));
    }

    private static string? Line(DraftField field, string? text, int limit, bool isRequired, Func<Rune, bool> canDraw, List<DraftFault> faults)
    {
        if (!isRequired && string.IsNullOrWhiteSpace(text)) return null;
        switch (PlainLine.Check(text, limit, canDraw))
        {
            case LineDecision.Accepted accepted:
                return accepted.Text;
            case LineDecision.Refused refused:
                faults.Add(refused.Problem switch
                {
                    TextProblem.Missing => new(field, DraftProblem.Missing),
                    TextProblem.NoLetter => new(field, DraftProblem.NoLetter),
                    TextProblem.TooLong => new(field, DraftProblem.TooManyCharacters, limit),
                    TextProblem.Character => new DraftFault(field, DraftProblem.Character, Detail: refused.Character),
                });
                return null;
            default:
                return null;
        }
    }

    private RegionCode? CheckRegion(List<DraftFault> faults)
    {
        if (RegionCode.TryParse(Region, out var region)) return region;
        faults.Add(new(DraftField.Region, string.IsNullOrWhiteSpace(Region) ? DraftProblem.Missing : DraftProblem.UnknownRegion));
        return null;
    }

    private Zone? CheckZone(RegionCode? region, List<DraftFault> faults)
    {
        if (Zones.Read(Zone) is not { } zone)
        {
            faults.Add(new(DraftField.Zone, string.IsNullOrWhiteSpace(Zone) ? DraftProblem.Missing : DraftProblem.UnknownZone));
            return null;
        }
        if (region is not null && Zones.OfProvince(region.Province) != zone)
            faults.Add(new(DraftField.Zone, DraftProblem.ZoneDoesNotFit, Detail: region.ToString()));
        return zone;
    }

    private (DateTimeOffset? Starts, DateTimeOffset? Ends) CheckTimes(Zone? zone, DateTimeOffset now, DateTimeOffset? keptStart, List<DraftFault> faults)
    {
        if (StartsLocal is null) faults.Add(new(DraftField.StartsAt, DraftProblem.Missing));
        if (EndsLocal is null) faults.Add(new(DraftField.EndsAt, DraftProblem.Missing));
        if (StartsLocal is not { } startsLocal) return (null, null);

        // Judged on the years first: a zone cannot be applied at either end of the calendar.
        var starts = startsLocal.Year is > 1900 and < 9000 && zone is not null ? zone.Value.InstantOf(startsLocal) : (DateTimeOffset?)null;
        if (startsLocal.Year <= 1900 || (starts < now && starts != keptStart)) faults.Add(new(DraftField.StartsAt, DraftProblem.StartInPast));
        if (startsLocal.Year > now.Year + MaxYearsAhead) faults.Add(new(DraftField.StartsAt, DraftProblem.StartTooFar, MaxYearsAhead));

        if (EndsLocal is not { } endsLocal) return (starts, null);
        var length = endsLocal - startsLocal;
        if (length <= TimeSpan.Zero) faults.Add(new(DraftField.EndsAt, DraftProblem.EndNotAfterStart));
        else if (length > TimeSpan.FromDays(MaxDays)) faults.Add(new(DraftField.EndsAt, DraftProblem.LastsTooLong, MaxDays));
        return (starts, length > TimeSpan.Zero && length <= TimeSpan.FromDays(MaxDays) ? starts + length : null);
    }
}
