using Bakohumas.Domain.Events;
using Bakohumas.Domain.People;
using Bakohumas.Domain.Regions;
using Microsoft.AspNetCore.Mvc.ModelBinding;
using Microsoft.AspNetCore.Mvc.ModelBinding.Validation;

namespace Bakohumas.Web.Features.Events;

/// <summary>What an organizer types about an event. Days and times are those of the event's own zone; nothing here is believed yet.</summary>
internal sealed class EventForm
{
    public EventKind? Kind { get; set; }
    public EventLevel? Level { get; set; }
    public string? Name { get; set; }
    public string? Theme { get; set; }

    /// <summary><c>PP</c> or <c>PP.KK</c>.</summary>
    public string? Region { get; set; }

    public string? Venue { get; set; }
    public string? Room { get; set; }

    /// <summary>A label and not the enum, so that an unknown zone gets its own sentence.</summary>
    public string? Zone { get; set; }

    public DateOnly? StartDay { get; set; }
    public TimeOnly? StartTime { get; set; }
    public DateOnly? EndDay { get; set; }
    public TimeOnly? EndTime { get; set; }
    public int? Capacity { get; set; }
    public List<EmploymentStatus> Audience { get; set; } = [];
    public Guid? PledgeText { get; set; }
    public Guid? Organizer { get; set; }
    public string? Language { get; set; } = "id";
    public string? ContactName { get; set; }
    public string? ContactReach { get; set; }
    public bool PrintsFullNumber { get; set; }

    /// <summary>The state of the event that was on the screen when the officer began to type.</summary>
    public Guid Stamp { get; set; }

    /// <summary>The answer to "tell N people?"; null until it was asked.</summary>
    public bool? Tell { get; set; }

    /// <summary>Why place or time changed; quoted in the mail.</summary>
    public string? Reason { get; set; }

    [BindNever, ValidateNever]
    public EventFormLists Lists { get; set; } = EventFormLists.Empty;

    /// <summary>How many would be told, once that must be asked.</summary>
    [BindNever, ValidateNever]
    public int AskFor { get; set; }

    public EventDraft ToDraft() => new()
    {
        Name = Name,
        Theme = Theme,
        Venue = Venue,
        Room = Room,
        Region = Region,
        Zone = Zone,
        StartsLocal = Together(StartDay, StartTime),
        EndsLocal = Together(EndDay, EndTime),
        Capacity = Capacity,
        Audience = Audience,
    };

    public static EventForm Of(Event at)
    {
        var (starts, ends) = (at.Zone.Local(at.StartsAt).DateTime, at.Zone.Local(at.EndsAt).DateTime);
        return new EventForm
        {
            Kind = at.Kind,
            Level = at.Level,
            Name = at.Name,
            Theme = at.Theme,
            Region = at.RegencyCode ?? at.ProvinceCode,
            Venue = at.Venue,
            Room = at.Room,
            Zone = at.Zone.Label(),
            StartDay = DateOnly.FromDateTime(starts),
            StartTime = TimeOnly.FromDateTime(starts),
            EndDay = DateOnly.FromDateTime(ends),
            EndTime = TimeOnly.FromDateTime(ends),
            Capacity = at.Capacity,
            Audience = [.. at.Audience],
            PledgeText = at.PledgeTextVersionId,
            Organizer = at.OrganizerAgencyId,
            Language = at.Language,
            ContactName = at.ContactName,
            ContactReach = at.ContactReach,
            PrintsFullNumber = at.PrintsFullNumber,
            Stamp = at.Stamp,
        };
    }

    private static DateTime? Together(DateOnly? day, TimeOnly? time) => day is null || time is null ? null : day.Value.ToDateTime(time.Value);
}
