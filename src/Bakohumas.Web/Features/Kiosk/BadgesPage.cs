using Bakohumas.Domain.CheckIn;
using Bakohumas.Domain.Events;
using Bakohumas.Domain.Regions;
using Bakohumas.Domain.Registrations;
using Bakohumas.Web.Data;
using Bakohumas.Web.Features.Shared;
using Bakohumas.Web.Platform.Security;
using Microsoft.EntityFrameworkCore;

namespace Bakohumas.Web.Features.Kiosk;

/// <summary>How many badges there are to print. Who takes part from afar has come, and wears none.</summary>
internal sealed record BadgesPage(string Slug, string EventName, Zone Zone, DateTimeOffset StartsAt, DateTimeOffset EndsAt, int Registered, int Came)
{
    /// <summary>Files for everybody, and for who has come.</summary>
    public static int Files(int people) => (people + BadgeDesk.PerFile - 1) / BadgeDesk.PerFile;

    public PanelPlace Place(Wording words) => EventMenu.Place(
        Slug, EventName, LongDate.Range(Zone.DayOf(StartsAt), Zone.DayOf(EndsAt), words.Language == Languages.English ? Language.English : Language.Indonesian), words);

    public static IQueryable<Registration> People(BakohumasDb db, Guid eventId, bool cameOnly) => db.Registrations.Where(r =>
        r.EventId == eventId && r.State == RegistrationState.Registered && r.ErasedAt == null && (!cameOnly || db.Admissions.Any(a => a.RegistrationId == r.Id && a.UndoId == null && a.Source != AdmissionSource.Online)));

    public static async Task<BadgesPage?> LoadAsync(BakohumasDb db, Officer officer, string slug, CancellationToken cancel)
    {
        var at = await db.EventsRunBy(officer).AsNoTracking().Where(e => e.Slug == slug && e.State != EventState.Draft).Select(e => new { e.Id, e.Name, e.Zone, e.StartsAt, e.EndsAt }).SingleOrDefaultAsync(cancel);
        return at is null
            ? null
            : new BadgesPage(slug, at.Name, at.Zone, at.StartsAt, at.EndsAt, await People(db, at.Id, cameOnly: false).CountAsync(cancel), await People(db, at.Id, cameOnly: true).CountAsync(cancel));
    }
}
