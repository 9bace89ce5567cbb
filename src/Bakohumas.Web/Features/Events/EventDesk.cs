using Bakohumas.Domain.Events;
using Bakohumas.Domain.Regions;
using Bakohumas.Domain.Registrations;
using Bakohumas.Web.Data;
using Bakohumas.Web.Features.Shared;
using Bakohumas.Web.Platform.Pledges;
using Bakohumas.Web.Platform.Security;
using Microsoft.EntityFrameworkCore;

namespace Bakohumas.Web.Features.Events;

/// <summary>Makes and changes events. State is another desk's matter.</summary>
internal sealed class EventDesk(BakohumasDb db, WriteLane lane, DraftTexts drafts, Wording words, TimeProvider clock)
{
    /// <summary>An empty form with what is known about the officer and the agency already.</summary>
    public async Task<EventForm> BlankAsync(Officer officer, CancellationToken cancel)
    {
        var form = new EventForm { Kind = EventKind.Seminar, StartTime = new(8, 30), EndTime = new(12, 30) };
        form.Lists = await EventFormLists.LoadAsync(db, officer, words, null, cancel);
        form.ContactName = officer.DisplayName;
        form.ContactReach = await db.Users.AsNoTracking().Where(a => a.Id == officer.Id).Select(a => a.Email).SingleOrDefaultAsync(cancel);
        // Who is no civil servant does not promise what only a civil servant can.
        form.OthersText = form.Lists.Texts.All.FirstOrDefault(t => t.Signers == Domain.Pledges.PledgeSigners.Others)?.Id;
        if (form.Lists.Agencies is not [var only]) return form;
        var agency = await db.Agencies.AsNoTracking().Where(a => a.Id == Guid.Parse(only.Value)).Select(a => new { a.ProvinceCode, a.RegencyCode }).SingleAsync(cancel);
        form.Organizer = Guid.Parse(only.Value);
        form.Region = agency.RegencyCode ?? agency.ProvinceCode;
        form.Zone = Zones.OfProvince(agency.ProvinceCode)?.Label();
        return form;
    }

    public async Task<EventForm?> FormAsync(Officer officer, string slug, CancellationToken cancel)
    {
        var at = await db.EventsRunBy(officer).AsNoTracking().SingleOrDefaultAsync(e => e.Slug == slug, cancel);
        if (at is null) return null;
        var form = EventForm.Of(at);
        form.Lists = await EventFormLists.LoadAsync(db, officer, words, (at.TextVersions, at.OrganizerAgencyId), cancel);
        return form;
    }

    /// <summary>A form that comes back from the browser has no lists yet.</summary>
    public async Task FillListsAsync(EventForm form, Officer officer, string? slug, CancellationToken cancel)
    {
        var kept = slug is null ? null : await db.EventsRunBy(officer).AsNoTracking().SingleOrDefaultAsync(e => e.Slug == slug, cancel);
        // Who holds the event is settled when it is made.
        if (kept is not null) form.Organizer = kept.OrganizerAgencyId;
        form.Lists = await EventFormLists.LoadAsync(db, officer, words, kept is null ? null : (kept.TextVersions, kept.OrganizerAgencyId), cancel);
    }

    /// <param name="readable">False when a box could not even be read; then nothing is saved, and the other faults are named all the same.</param>
    public async Task<EventFormDecision> CreateAsync(Officer officer, EventForm form, bool readable, CancellationToken cancel)
    {
        var now = clock.GetUtcNow();
        var (sheet, faults) = EventFormReading.Read(form, now);
        if (sheet is null || !readable) return new EventFormDecision.Faulty(faults);
        var (id, stamp) = (Guid.CreateVersion7(now), Guid.CreateVersion7(now));
        var days = EventDays.Of(sheet.Plan.Zone, sheet.Plan.StartsAt, sheet.Plan.EndsAt);
        var wanted = Slug.Of(sheet.Plan.Name);
        var slug = await lane.WriteAsync(async (db, stop) =>
        {
            // The unique index decides; reading first only spares it the work.
            var taken = await db.Events.Where(e => e.Slug.StartsWith(wanted)).Select(e => e.Slug).ToListAsync(stop);
            var slug = Enumerable.Range(1, taken.Count + 1).Select(n => n == 1 ? wanted : Slug.Numbered(wanted, n)).First(s => !taken.Contains(s));
            db.Events.Add(sheet.ToEvent(id, slug, stamp, now));
            db.Occasions.AddRange(days.Select(day => EventOccasions.Of(id, day, now)));
            db.EventTransitions.Add(new EventTransition { Id = Guid.CreateVersion7(now), EventId = id, State = EventState.Draft, At = now, ByAccountId = officer.Id });
            db.Record(now, Acts.EventMade, officer.Actor, id, id);
            await db.SaveChangesAsync(stop);
            return slug;
        }, cancel);
        return new EventFormDecision.Saved(slug);
    }

    public async Task<EventFormDecision> ChangeAsync(Officer officer, string slug, EventForm form, bool readable, CancellationToken cancel)
    {
        var old = await db.EventsRunBy(officer).AsNoTracking().SingleOrDefaultAsync(e => e.Slug == slug, cancel);
        if (old is null) return new EventFormDecision.NotFound();
        if (old.State is EventState.Finished or EventState.Cancelled) return Fault("", "acara.sudah_berakhir");

        var now = clock.GetUtcNow();
        var (sheet, faults) = EventFormReading.Read(form, now, old.StartsAt);
        if (sheet is null || !readable) return new EventFormDecision.Faulty(faults);
        if (old.State == EventState.Running && sheet.MovesDay(old)) return Fault(nameof(EventForm.StartDay), "acara.sudah_berjalan");
        if (form.Stamp != old.Stamp) return new EventFormDecision.Outdated(old.Stamp);

        var changed = sheet.ChangesOf(old);
        if (changed.Count == 0) return new EventFormDecision.Saved(slug);
        var tell = false;
        if (old.State != EventState.Draft && changed.Any(EventSheets.Moves.Contains))
        {
            var people = await db.Registrations.CountAsync(r => r.EventId == old.Id && r.State == RegistrationState.Registered, cancel);
            if (people > 0 && form.Tell is null) return new EventFormDecision.AskTelling(people);
            tell = people > 0 && form.Tell == true;
        }

        var work = new EventChange(old.Id, old.Stamp, Guid.CreateVersion7(now), Guid.CreateVersion7(now), sheet, [.. changed], tell, sheet.MovesDay(old),
            string.IsNullOrWhiteSpace(form.Reason) ? null : form.Reason.Trim(), officer.Id, now) { NeedsReleasedTexts = !drafts.MayBePublished };
        if (await lane.WriteAsync(work.WriteAsync, cancel)) return new EventFormDecision.Saved(slug);
        return await WhyAsync(old, sheet, cancel);
    }

    /// <summary>The guard refused; what stands in the way now?</summary>
    private async Task<EventFormDecision> WhyAsync(Event old, EventSheet sheet, CancellationToken cancel)
    {
        var current = await db.Events.AsNoTracking().Where(e => e.Id == old.Id).Select(e => new { e.Stamp, e.SeatsTaken, e.State, e.Capacity }).SingleAsync(cancel);
        if (current.State is EventState.Finished or EventState.Cancelled) return Fault("", "acara.sudah_berakhir");
        if (current.Stamp != old.Stamp) return new EventFormDecision.Outdated(current.Stamp);
        if (current.State == EventState.Running && sheet.MovesDay(old)) return Fault(nameof(EventForm.StartDay), "acara.sudah_berjalan");
        if (current.SeatsTaken > sheet.Plan.HardLimit) return Fault(nameof(EventForm.HardLimit), "acara.kapasitas_terisi", ("jumlah", current.SeatsTaken));
        if (current.SeatsTaken > sheet.Plan.Capacity && (sheet.Plan.HardLimit is null || sheet.Plan.Capacity < current.Capacity)) return Fault(nameof(EventForm.Capacity), "acara.kapasitas_terisi", ("jumlah", current.SeatsTaken));
        if (!await db.SigningSessions.AnyAsync(s => s.EventId == old.Id, cancel)) return Fault(nameof(EventForm.PledgeText), "acara.naskah_belum_terbit");
        return sheet.Texts == new EventTexts(old.PledgeTextVersionId, old.OthersTextVersionId, old.PublicRelationsTextVersionId) && sheet.PrintsFullNumber != old.PrintsFullNumber
            ? Fault(nameof(EventForm.PrintsFullNumber), "acara.nomor_terkunci")
            : Fault(nameof(EventForm.PledgeText), "acara.naskah_terkunci");
    }

    private static EventFormDecision.Faulty Fault(string field, string key, params (string, object?)[] values) => new([new FormFault(field, key, values)]);
}
