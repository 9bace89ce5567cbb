using Bakohumas.Documents;
using Bakohumas.Domain.CheckIn;
using Bakohumas.Domain.Registrations;
using Bakohumas.Web.Data;
using Bakohumas.Web.Features.Shared;
using Bakohumas.Web.Platform;
using Bakohumas.Web.Platform.Security;
using Microsoft.EntityFrameworkCore;

namespace Bakohumas.Web.Features.Kiosk;

/// <summary>
/// Draws name badges. A badge carries the code of its person's ticket, so a kiosk gets it only for somebody whom it has let in itself a
/// moment ago, and an organizer only for an event that is theirs to run.
/// </summary>
internal sealed class BadgeDesk(BakohumasDb db, WriteLane lane, IPdfEngine engine, Links links, PublicAddress site, WordingBook words, TimeProvider clock)
{
    /// <summary>A kiosk prints this long after the admission.</summary>
    public static readonly TimeSpan PrintsFor = TimeSpan.FromMinutes(10);

    /// <summary>So many badges make one file.</summary>
    public const int PerFile = 1000;

    private const string Participant = "gawai.peran.participant";

    public Task<bool> IsPairedAsync(string token, CancellationToken cancel)
    {
        var (now, hash) = (clock.GetUtcNow(), Links.Hash(token));
        return db.Devices.AnyAsync(d => d.TokenHash == hash && d.RevokedAt == null && d.ExpiresAt > now, cancel);
    }

    /// <returns>Null unless this is an admission of this kiosk, of the last minutes, that stands.</returns>
    public async Task<byte[]?> AtKioskAsync(string token, string slug, Guid admissionId, BadgeSize size, bool headersOnly, CancellationToken cancel)
    {
        var (now, hash) = (clock.GetUtcNow(), Links.Hash(token));
        var since = now - PrintsFor;
        var found = await (
            from d in db.Devices
            join s in db.Scans on d.Id equals s.DeviceId
            join a in db.Admissions on s.Id equals a.ScanId
            join e in db.Events on a.EventId equals e.Id
            where d.TokenHash == hash && d.Right == DeviceRight.Kiosk && d.RevokedAt == null && d.ExpiresAt > now && e.Slug == slug
                && a.Id == admissionId && a.UndoId == null && s.HeardAt > since
            select new { DeviceId = d.Id, e.Id, a.RegistrationId }).SingleOrDefaultAsync(cancel);
        if (found is null) return null;
        var pdf = await DrawAsync(found.Id, db.Registrations.Where(r => r.Id == found.RegistrationId), size, 1, cancel);
        if (pdf is not null && !headersOnly) await RecordAsync(Acts.BadgePrinted, Actor.Device(found.DeviceId), found.RegistrationId, found.Id, cancel);
        return pdf;
    }

    public async Task<BadgesPage?> PageAsync(Officer officer, string slug, CancellationToken cancel) =>
        await BadgesPage.LoadAsync(db, officer, slug, cancel);

    /// <param name="cameOnly">Only who has come.</param>
    /// <param name="part">From 1: <see cref="PerFile"/> people each, by agency and name.</param>
    /// <returns>Null for a foreign or missing event, or a part that has nobody.</returns>
    public async Task<(byte[] Pdf, string FileName)?> AllAsync(Officer officer, string slug, BadgeSize size, bool cameOnly, int part, bool headersOnly, CancellationToken cancel)
    {
        if (await EventIdAsync(officer, slug, cancel) is not { } eventId) return null;
        var people = BadgesPage.People(db, eventId, cameOnly);
        if (await DrawAsync(eventId, people, size, part, cancel) is not { } pdf) return null;
        if (!headersOnly) await RecordAsync(Acts.BadgesDownloaded, officer.Actor, eventId, eventId, cancel);
        return (pdf, $"tanda-pengenal-{slug}-{size.Name()}-{part}.pdf");
    }

    /// <returns>Null for a foreign event, or somebody who is not registered there.</returns>
    public async Task<byte[]?> OneAsync(Officer officer, string slug, Guid registrationId, BadgeSize size, bool headersOnly, CancellationToken cancel)
    {
        if (await EventIdAsync(officer, slug, cancel) is not { } eventId) return null;
        var pdf = await DrawAsync(eventId, BadgesPage.People(db, eventId, cameOnly: false).Where(r => r.Id == registrationId), size, 1, cancel);
        if (pdf is not null && !headersOnly) await RecordAsync(Acts.BadgesDownloaded, officer.Actor, registrationId, eventId, cancel);
        return pdf;
    }

    private Task<Guid?> EventIdAsync(Officer officer, string slug, CancellationToken cancel) =>
        db.EventsRunBy(officer).Where(e => e.Slug == slug).Select(e => (Guid?)e.Id).SingleOrDefaultAsync(cancel);

    private async Task<byte[]?> DrawAsync(Guid eventId, IQueryable<Registration> of, BadgeSize size, int part, CancellationToken cancel)
    {
        var at = await db.Events.AsNoTracking().Where(e => e.Id == eventId)
            .Select(e => new BadgeEvent(e.Name, e.RegencyCode, e.ProvinceCode, e.Zone, e.StartsAt, e.EndsAt, e.Language)).SingleAsync(cancel);
        var people = await (
            from r in of.AsNoTracking()
            join a in db.Agencies on r.AgencyId equals a.Id
            orderby a.SearchName, a.Id, r.SearchName, r.Id
            select new { r.Id, r.Name, Agency = a.Name, r.TicketGeneration }).Skip((part - 1) * PerFile).Take(PerFile).ToListAsync(cancel);
        if (people.Count == 0) return null;
        var badges = people.Select(p => new BadgePerson(p.Name, p.Agency, Participant, links.DoorCode(p.Id, p.TicketGeneration))).ToList();
        using var drawn = new MemoryStream();
        engine.Render(BadgeDrawing.Of(at, badges, size, site.Base, words.In(at.Language), clock.GetUtcNow()), drawn);
        return drawn.ToArray();
    }

    private Task RecordAsync(string act, Actor actor, Guid subject, Guid eventId, CancellationToken cancel)
    {
        var now = clock.GetUtcNow();
        return lane.WriteAsync(async (books, stop) =>
        {
            books.Record(now, act, actor, subject, eventId);
            await books.SaveChangesAsync(stop);
        }, cancel);
    }
}
