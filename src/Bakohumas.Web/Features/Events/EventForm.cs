using System.ComponentModel.DataAnnotations;
using Bakohumas.Domain.Events;
using Bakohumas.Domain.People;
using Bakohumas.Domain.Regions;
using Microsoft.AspNetCore.Mvc.ModelBinding;
using Microsoft.AspNetCore.Mvc.ModelBinding.Validation;

namespace Bakohumas.Web.Features.Events;

/// <summary>
/// What an organizer types about an event, in the order of the page: the list of what is wrong follows it. Days and times are those of the
/// event's own zone; nothing here is believed yet.
/// </summary>
internal sealed class EventForm
{
    [Display(Name = "acara.nama")]
    public string? Name { get; set; }

    [Display(Name = "label.tema")]
    public string? Theme { get; set; }

    [Display(Name = "acara.jenis")]
    public EventKind? Kind { get; set; }

    [Display(Name = "acara.tingkat")]
    public EventLevel? Level { get; set; }

    [Display(Name = "label.tempat")]
    public string? Venue { get; set; }

    [Display(Name = "acara.ruang")]
    public string? Room { get; set; }

    /// <summary><c>PP</c> or <c>PP.KK</c>.</summary>
    [Display(Name = "label.wilayah")]
    public string? Region { get; set; }

    /// <summary>A label and not the enum, so that an unknown zone gets its own sentence.</summary>
    [Display(Name = "label.zona")]
    public string? Zone { get; set; }

    /// <summary>Only with it the event takes people from afar.</summary>
    [Display(Name = "acara.daring_tautan")]
    [DataType(DataType.Url)]
    public string? OnlineLink { get; set; }

    [Display(Name = "acara.mulai_hari")]
    public DateOnly? StartDay { get; set; }

    [Display(Name = "acara.mulai_jam")]
    public TimeOnly? StartTime { get; set; }

    [Display(Name = "acara.selesai_hari")]
    public DateOnly? EndDay { get; set; }

    [Display(Name = "acara.selesai_jam")]
    public TimeOnly? EndTime { get; set; }

    [Display(Name = "label.kapasitas")]
    public int? Capacity { get; set; }

    [Display(Name = "acara.batas_ruang")]
    public int? HardLimit { get; set; }

    [Display(Name = "acara.peserta")]
    public List<EmploymentStatus> Audience { get; set; } = [];

    [Display(Name = "acara.naskah")]
    public Guid? PledgeText { get; set; }

    [Display(Name = "acara.naskah_lain")]
    public Guid? OthersText { get; set; }

    [Display(Name = "acara.naskah_humas")]
    public Guid? PublicRelationsText { get; set; }

    [Display(Name = "label.penyelenggara")]
    public Guid? Organizer { get; set; }

    [Display(Name = "acara.bahasa")]
    public string? Language { get; set; } = "id";

    [Display(Name = "acara.kontak_nama")]
    public string? ContactName { get; set; }

    [Display(Name = "acara.kontak_alamat")]
    public string? ContactReach { get; set; }

    [Display(Name = "acara.protokol_nama")]
    public string? ProtocolName { get; set; }

    [Display(Name = "acara.protokol_surel")]
    public string? ProtocolMail { get; set; }

    public bool PrintsFullNumber { get; set; }

    /// <summary>The state of the event that was on the screen when the officer began to type.</summary>
    public Guid Stamp { get; set; }

    /// <summary>The answer to "tell N people?"; null until it was asked.</summary>
    public bool? Tell { get; set; }

    /// <summary>Why place or time changed; quoted in the mail.</summary>
    [Display(Name = "acara.beritahu_alasan")]
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
        HardLimit = HardLimit,
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
            OnlineLink = at.OnlineLink,
            Zone = at.Zone.Label(),
            StartDay = DateOnly.FromDateTime(starts),
            StartTime = TimeOnly.FromDateTime(starts),
            EndDay = DateOnly.FromDateTime(ends),
            EndTime = TimeOnly.FromDateTime(ends),
            Capacity = at.Capacity,
            HardLimit = at.HardLimit,
            Audience = [.. at.Audience],
            PledgeText = at.PledgeTextVersionId,
            OthersText = at.OthersTextVersionId,
            PublicRelationsText = at.PublicRelationsTextVersionId,
            Organizer = at.OrganizerAgencyId,
            Language = at.Language,
            ContactName = at.ContactName,
            ContactReach = at.ContactReach,
            ProtocolName = at.ProtocolName,
            ProtocolMail = at.ProtocolMail,
            PrintsFullNumber = at.PrintsFullNumber,
            Stamp = at.Stamp,
        };
    }

    private static DateTime? Together(DateOnly? day, TimeOnly? time) => day is null || time is null ? null : day.Value.ToDateTime(time.Value);
}
