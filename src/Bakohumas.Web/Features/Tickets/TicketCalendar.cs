using Bakohumas.Domain.Registrations;
using Bakohumas.Web.Features.Shared;
using Bakohumas.Web.Platform;
using Bakohumas.Web.Platform.Mail;
using Microsoft.Extensions.Options;

namespace Bakohumas.Web.Features.Tickets;

/// <summary>The calendar file of a ticket, as the mails write it too. It never holds the meeting's link: calendars are shared.</summary>
internal sealed class TicketCalendar(PublicAddress address, IOptions<MailOptions> mail, WordingBook words)
{
    public CalendarPart Of(TicketPage page, string language) => page.IsOff ? CalendarFile.Cancel(Entry(page, language)) : CalendarFile.Publish(Entry(page, language));

    private CalendarEntry Entry(TicketPage page, string language) => new()
    {
        Uid = CalendarEntry.UidOf(page.Event.Id),
        // Giving a seat back is news for this one calendar; a cancelled event has counted on already.
        Sequence = page.Event.CalendarSequence + (page.State == RegistrationState.Cancelled ? 1 : 0),
        Stamp = page.Now,
        Start = page.Event.StartsAt,
        End = page.Event.EndsAt,
        Zone = page.Event.Zone,
        Summary = page.Event.Name,
        Location = page.IsOnline ? words.In(language)["daring.kalender_tempat"] : $"{page.Event.Hall}, {page.Event.Place}",
        Description = page.Online is null ? null : MeetingLink.Note(page.Event.StartsAt, page.Event.EndsAt, page.Event.Zone, words, language),
        Url = address.At($"/kegiatan/{page.Event.Slug}"),
        OrganizerName = page.Event.Organizer,
        // As in the mails: a calendar program takes an update only from the organizer that it knows (RFC 5546).
        OrganizerMail = new System.Net.Mail.MailAddress(mail.Value.From).Address,
    };
}
