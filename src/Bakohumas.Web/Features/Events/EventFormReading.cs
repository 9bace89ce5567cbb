using System.Text;
using Bakohumas.Documents;
using Bakohumas.Domain.Events;
using Bakohumas.Domain.People;
using Bakohumas.Domain.Regions;
using Bakohumas.Web.Features.Shared;
using Bakohumas.Web.Platform;

namespace Bakohumas.Web.Features.Events;

/// <summary>An event form ready to be stored.</summary>
internal sealed record EventSheet(
    EventPlan Plan, EventKind Kind, EventLevel Level, IReadOnlyList<EmploymentStatus> Audience, EventTexts Texts, Guid Organizer,
    string Language, string ContactName, string ContactReach, bool PrintsFullNumber, string? ProtocolName = null, string? ProtocolMail = null)
{
    /// <summary>Address of the online meeting; null when everybody comes to the place.</summary>
    public string? OnlineLink { get; init; }
}

/// <summary>Asks the domain about a form and finds every fault at once.</summary>
internal static class EventFormReading
{
    public const int ReasonLimit = 2000;
    private const int ReachDigits = 6;

    /// <param name="keptStart">The stored start of an event that is being edited: it may lie in the past as long as it stays.</param>
    public static (EventSheet? Sheet, IReadOnlyList<FormFault> Faults) Read(EventForm form, DateTimeOffset now, DateTimeOffset? keptStart = null)
    {
        var faults = new List<FormFault>();
        if (form.Kind is null) faults.Add(new(nameof(form.Kind), "isi.pilih"));
        if (form.Level is null) faults.Add(new(nameof(form.Level), "isi.pilih"));
        var plan = form.ToDraft().Check(now, CanDraw, keptStart).Match<EventPlan?>(
            accepted => accepted.Plan,
            refused =>
            {
                faults.AddRange(refused.Faults.Select(fault => Worded(fault, form)));
                return null;
            });
        if (plan is not null && !RegionNames.Exists(plan.Region.ToString())) faults.Add(new(nameof(form.Region), "isi.wilayah_salah"));

        var link = OnlineLink.Read(form.OnlineLink);
        if (link is null && !string.IsNullOrWhiteSpace(form.OnlineLink)) faults.Add(new(nameof(form.OnlineLink), "acara.daring_tautan_salah"));

        var texts = EventTexts.Read(form, faults);
        if (form.Organizer is not { } agency || form.Lists.Agencies.All(a => a.Value != agency.ToString())) faults.Add(new(nameof(form.Organizer), "isi.pilih"));
        if (form.Language is not ("id" or "en")) faults.Add(new(nameof(form.Language), "isi.pilih"));
        var contact = Line(nameof(form.ContactName), form.ContactName, faults);
        var reach = Reach(form.ContactReach, faults);
        var (protocol, protocolMail) = Protocol(form, faults);
        if (form.Reason?.Length > ReasonLimit) faults.Add(new(nameof(form.Reason), "isi.terlalu_panjang", ("batas", ReasonLimit)));

        return faults.Count > 0 || plan is null
            ? (null, faults)
            : (new EventSheet(plan, form.Kind!.Value, form.Level!.Value, [.. form.Audience.Distinct().Order()], texts!,
                form.Organizer!.Value, form.Language!, contact!, reach!, form.PrintsFullNumber, protocol, protocolMail) { OnlineLink = link }, faults);
    }

    /// <summary>What no font of ours draws is refused at the input and not lost on paper.</summary>
    private static bool CanDraw(Rune rune) => FontCoverage.Missing(rune.ToString()) is null;

    private static FormFault Worded(DraftFault fault, EventForm form)
    {
        var field = FieldOf(fault, form);
        return fault.Problem switch
        {
            DraftProblem.TooManyCharacters or DraftProblem.StartTooFar or DraftProblem.LastsTooLong or DraftProblem.CapacityTooLarge or DraftProblem.HardLimitTooSmall =>
                new(field, DraftMessages.Key(fault.Problem), ("batas", fault.Limit)),
            DraftProblem.Character => new(field, DraftMessages.Key(fault.Problem), ("catatan", fault.Detail)),
            DraftProblem.ZoneDoesNotFit => new(field, "acara.zona_bukan_wilayah", ("wilayah", RegionNames.Of(fault.Detail)), ("zona", ZoneOf(fault.Detail))),
            DraftProblem.Missing when fault.Field is DraftField.Region or DraftField.Zone or DraftField.Audience => new(field, "isi.pilih"),
            _ => new(field, DraftMessages.Key(fault.Problem)),
        };
    }

    /// <summary>A moment has two boxes: what is missing stands beside the empty one.</summary>
    private static string FieldOf(DraftFault fault, EventForm form) => fault.Field switch
    {
        DraftField.StartsAt => form.StartDay is null || form.StartTime is not null ? nameof(form.StartDay) : nameof(form.StartTime),
        DraftField.EndsAt => form.EndDay is null || form.EndTime is not null ? nameof(form.EndDay) : nameof(form.EndTime),
        var other => other.ToString(),
    };

    private static string ZoneOf(string? code) => Zones.OfProvince(code![..2])!.Value.Label();

    private static string? Line(string field, string? text, List<FormFault> faults)
    {
        switch (PlainLine.Check(text, PlainLine.PersonLimit, CanDraw))
        {
            case LineDecision.Accepted line:
                return line.Text;
            case LineDecision.Refused { Problem: TextProblem.TooLong }:
                faults.Add(new(field, InputMessages.Key(TextProblem.TooLong), ("batas", PlainLine.PersonLimit)));
                return null;
            case LineDecision.Refused { Problem: TextProblem.Character } refused:
                faults.Add(new(field, InputMessages.Key(TextProblem.Character), ("catatan", refused.Character)));
                return null;
            default:
                faults.Add(new(field, "isi.wajib"));
                return null;
        }
    }

    /// <summary>Nobody, or a name with the mail address that is told of guests of honour.</summary>
    private static (string? Name, string? Mail) Protocol(EventForm form, List<FormFault> faults)
    {
        if (string.IsNullOrWhiteSpace(form.ProtocolName) && string.IsNullOrWhiteSpace(form.ProtocolMail)) return (null, null);
        var name = Line(nameof(form.ProtocolName), form.ProtocolName, faults);
        return Mailbox.Check(form.ProtocolMail).Match(
            good => (name, good.Mailbox.Address),
            bad =>
            {
                var key = InputMessages.Key(bad.Problem);
                faults.Add(bad.Problem == MailboxProblem.TooLong ? new(nameof(form.ProtocolMail), key, ("batas", Mailbox.MaxLength)) : new(nameof(form.ProtocolMail), key));
                return (name, (string?)null);
            });
    }

    /// <summary>A mail address, or a telephone number of an office: those are landlines as often as not.</summary>
    private static string? Reach(string? text, List<FormFault> faults)
    {
        const string field = nameof(EventForm.ContactReach);
        var typed = text?.Trim() ?? "";
        if (typed.Length == 0) faults.Add(new(field, "isi.wajib"));
        else if (Mailbox.Check(typed) is MailboxDecision.Accepted mail) return mail.Mailbox.Address;
        else if (typed.Length <= 30 && typed.Count(char.IsAsciiDigit) >= ReachDigits && typed.All(c => char.IsAsciiDigit(c) || "+-() .".Contains(c))) return typed;
        else faults.Add(new(field, "acara.kontak_salah"));
        return null;
    }
}
