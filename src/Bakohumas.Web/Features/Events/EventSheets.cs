using Bakohumas.Domain.Events;
using Bakohumas.Domain.Regions;

namespace Bakohumas.Web.Features.Events;

/// <summary>From a checked form to rows, and what differs from the rows there are.</summary>
internal static class EventSheets
{
    /// <summary>The changes that attendees of a published event may have to be told (product 6.5).</summary>
    public static readonly IReadOnlySet<string> Moves = new HashSet<string>(StringComparer.Ordinal)
    {
        nameof(Event.Venue), nameof(Event.Room), nameof(Event.Zone), nameof(Event.StartsAt), nameof(Event.EndsAt), nameof(Event.OnlineLink),
    };

    public static Event ToEvent(this EventSheet sheet, Guid id, string slug, Guid stamp, DateTimeOffset now) => new()
    {
        Id = id,
        Slug = slug,
        Kind = sheet.Kind,
        Level = sheet.Level,
        Name = sheet.Plan.Name,
        Theme = sheet.Plan.Theme,
        Venue = sheet.Plan.Venue,
        Room = sheet.Plan.Room,
        OnlineLink = sheet.OnlineLink,
        ProvinceCode = sheet.Plan.Region.Province,
        RegencyCode = sheet.Plan.Region.Regency,
        Zone = sheet.Plan.Zone,
        StartsAt = sheet.Plan.StartsAt,
        EndsAt = sheet.Plan.EndsAt,
        Capacity = sheet.Plan.Capacity,
        HardLimit = sheet.Plan.HardLimit,
        Audience = sheet.Audience,
        PledgeTextVersionId = sheet.Texts.Main,
        OthersTextVersionId = sheet.Texts.Others,
        PublicRelationsTextVersionId = sheet.Texts.PublicRelations,
        OrganizerAgencyId = sheet.Organizer,
        PrintsFullNumber = sheet.PrintsFullNumber,
        Language = sheet.Language,
        ContactName = sheet.ContactName,
        ContactReach = sheet.ContactReach,
        ProtocolName = sheet.ProtocolName,
        ProtocolMail = sheet.ProtocolMail,
        CreatedAt = now,
        Stamp = stamp,
    };

    /// <summary>
    /// Whether the event would begin on another day, told on the clocks of its place. Once it runs that is over: people were let in,
    /// and its hours alone can still shift.
    /// </summary>
    public static bool MovesDay(this EventSheet sheet, Event old) => sheet.Plan.Zone.DayOf(sheet.Plan.StartsAt) != old.Zone.DayOf(old.StartsAt);

    /// <summary>Names of the fields that differ, for the audit.</summary>
    public static IReadOnlyList<string> ChangesOf(this EventSheet sheet, Event old)
    {
        var plan = sheet.Plan;
        (string Field, bool Differs)[] fields =
        [
            (nameof(Event.Kind), sheet.Kind != old.Kind),
            (nameof(Event.Level), sheet.Level != old.Level),
            (nameof(Event.Name), plan.Name != old.Name),
            (nameof(Event.Theme), plan.Theme != old.Theme),
            (nameof(Event.Venue), plan.Venue != old.Venue),
            (nameof(Event.Room), plan.Room != old.Room),
            (nameof(Event.OnlineLink), sheet.OnlineLink != old.OnlineLink),
            (nameof(Event.ProvinceCode), plan.Region.Province != old.ProvinceCode),
            (nameof(Event.RegencyCode), plan.Region.Regency != old.RegencyCode),
            (nameof(Event.Zone), plan.Zone != old.Zone),
            (nameof(Event.StartsAt), plan.StartsAt != old.StartsAt),
            (nameof(Event.EndsAt), plan.EndsAt != old.EndsAt),
            (nameof(Event.Capacity), plan.Capacity != old.Capacity),
            (nameof(Event.HardLimit), plan.HardLimit != old.HardLimit),
            (nameof(Event.Audience), !sheet.Audience.SequenceEqual(old.Audience.Order())),
            (nameof(Event.PledgeTextVersionId), sheet.Texts.Main != old.PledgeTextVersionId),
            (nameof(Event.OthersTextVersionId), sheet.Texts.Others != old.OthersTextVersionId),
            (nameof(Event.PublicRelationsTextVersionId), sheet.Texts.PublicRelations != old.PublicRelationsTextVersionId),
            (nameof(Event.PrintsFullNumber), sheet.PrintsFullNumber != old.PrintsFullNumber),
            (nameof(Event.Language), sheet.Language != old.Language),
            (nameof(Event.ContactName), sheet.ContactName != old.ContactName),
            (nameof(Event.ContactReach), sheet.ContactReach != old.ContactReach),
            (nameof(Event.ProtocolName), sheet.ProtocolName != old.ProtocolName),
            (nameof(Event.ProtocolMail), sheet.ProtocolMail != old.ProtocolMail),
        ];
        return [.. fields.Where(f => f.Differs).Select(f => f.Field)];
    }
}
