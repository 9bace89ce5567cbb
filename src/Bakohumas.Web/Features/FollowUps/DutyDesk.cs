using System.Globalization;
using Bakohumas.Domain.FollowUps;
using Bakohumas.Domain.Reminders;
using Bakohumas.Web.Data;
using Bakohumas.Web.Platform.Files;
using Bakohumas.Web.Platform.Security;
using Microsoft.EntityFrameworkCore;

namespace Bakohumas.Web.Features.FollowUps;

/// <summary>The organizer's side of duties: looking, deciding about a report, handing a duty to somebody else, opening evidence.</summary>
internal sealed class DutyDesk(BakohumasDb reading, WriteLane lane, FileVault vault, Links links, TimeProvider clock)
{
    public Task<DutiesPage?> ListAsync(Officer officer, string slug, DutyState? filter, int number, CancellationToken cancel) =>
        DutiesPage.LoadAsync(reading, officer, slug, filter, number, clock.GetUtcNow(), cancel);

    public Task<DutyPage?> PageAsync(Officer officer, string slug, Guid id, CancellationToken cancel) =>
        DutyPage.LoadAsync(reading, officer, slug, id, clock.GetUtcNow(), cancel);

    /// <summary>Decides about the latest report; the first decision stands.</summary>
    /// <returns>False when there is no such report, or it was decided before.</returns>
    public async Task<bool> ReviewAsync(Officer officer, string slug, Guid dutyId, Guid reportId, ReviewOutcome outcome, string? note, CancellationToken cancel)
    {
        var at = await reading.EventsRunBy(officer).AsNoTracking().Where(e => e.Slug == slug).Select(e => new { e.Id, e.Language }).SingleOrDefaultAsync(cancel);
        if (at is null) return false;
        var now = clock.GetUtcNow();
        var rule = outcome == ReviewOutcome.Accepted ? MailRule.ReportAccepted : MailRule.ReportReturned;
        return await lane.WriteAsync(async (db, stop) =>
        {
            var latest = await db.DutyReports.AsNoTracking().Where(r => r.DutyId == dutyId && db.Duties.Any(d => d.Id == dutyId && d.EventId == at.Id))
                .OrderByDescending(r => r.FiledAt).ThenByDescending(r => r.Id).Select(r => r.Id).FirstOrDefaultAsync(stop);
            if (latest != reportId || reportId == Guid.Empty || await db.DutyReviews.AnyAsync(v => v.ReportId == reportId, stop)) return false;
            db.DutyReviews.Add(new DutyReview { Id = Guid.CreateVersion7(now), ReportId = reportId, Outcome = outcome, At = now, ByAccountId = officer.Id, Note = note });
            db.Enqueue(now, rule, dutyId, at.Language, at.Id, reportId.ToString("N", CultureInfo.InvariantCulture));
            db.Record(now, Acts.ReportReviewed, officer.Actor, reportId, at.Id);
            await db.SaveChangesAsync(stop);
            return true;
        }, cancel);
    }

    /// <summary>Hands all duties of the office at this event to another person; the links of the former owner die.</summary>
    public async Task<bool> ChangeOwnerAsync(Officer officer, string slug, Guid dutyId, string? owner, CancellationToken cancel)
    {
        if (await DutyPage.LoadAsync(reading, officer, slug, dutyId, clock.GetUtcNow(), cancel) is not { MayDecide: true } page) return false;
        if (page.Owners.All(o => o.Value != owner) || OwnerOption.Read(owner) is not { } chosen) return false;
        if (page.OwnerChoice == owner) return true;
        var language = await reading.Events.Where(e => e.Id == page.At.Id).Select(e => e.Language).SingleAsync(cancel);
        var papers = (await reading.Duties.AsNoTracking().Where(d => d.EventId == page.At.Id && reading.Duties.Any(o => o.Id == dutyId && o.AgencyId == d.AgencyId))
                .OrderBy(d => d.Kind).Select(d => new { d.Id, d.Kind, d.LinkGeneration }).ToListAsync(cancel))
            .OrderBy(d => d.Kind).Select(d => (d.Id, Seen: d.LinkGeneration, Hash: Links.Hash(links.DutyToken(d.Id, d.LinkGeneration + 1)))).ToList();
        var now = clock.GetUtcNow();
        return await lane.WriteAsync(async (db, stop) =>
        {
            foreach (var (id, seen, hash) in papers)
            {
                var changed = await db.Duties.Where(d => d.Id == id && d.LinkGeneration == seen).ExecuteUpdateAsync(set => set
                    .SetProperty(d => d.OwnerContactId, chosen.ContactId).SetProperty(d => d.OwnerRegistrationId, chosen.RegistrationId)
                    .SetProperty(d => d.LinkGeneration, seen + 1).SetProperty(d => d.LinkHash, hash).SetProperty(d => d.OpenedAt, (DateTimeOffset?)null), stop);
                if (changed == 0) return false;
                db.Record(now, Acts.DutyOwnerChanged, officer.Actor, id, page.At.Id, "owner");
            }

            var (first, generation, _) = papers[0];
            // A mail that still waits for its hour goes to whoever owns the duty then.
            if (!await db.Outbox.AnyAsync(m => m.Rule == MailRule.DutyMade && m.SubjectId == first && m.State == MailState.Queued, stop))
                db.Enqueue(now, MailRule.DutyMade, first, language, page.At.Id, string.Create(CultureInfo.InvariantCulture, $"owner-{generation + 1}"));
            await db.SaveChangesAsync(stop);
            return true;
        }, cancel);
    }

    /// <summary>A file of a report for an officer who may see the event; who took it is recorded first.</summary>
    public async Task<(Stream Content, string MediaType, string Name)?> EvidenceAsync(Officer officer, string slug, Guid evidenceId, CancellationToken cancel)
    {
        var visible = reading.EventsOf(officer).Where(e => e.Slug == slug);
        var found = await (
            from evidence in reading.DutyEvidence.AsNoTracking()
            where evidence.Id == evidenceId
            join report in reading.DutyReports on evidence.ReportId equals report.Id
            join duty in reading.Duties on report.DutyId equals duty.Id
            join file in reading.Files on evidence.FileId equals file.Id
            where visible.Any(e => e.Id == duty.EventId)
            select new { duty.EventId, file.Hash, file.MediaType, evidence.Position, report.HeldOn }).SingleOrDefaultAsync(cancel);
        if (found is null || vault.Open(found.Hash) is not { } content) return null;
        var now = clock.GetUtcNow();
        await lane.WriteAsync((db, stop) =>
        {
            db.Record(now, Acts.EvidenceDownloaded, officer.Actor, evidenceId, found.EventId);
            return db.SaveChangesAsync(stop);
        }, cancel);
        var extension = new EvidenceLink(evidenceId, found.Position, found.MediaType, 0).Extension;
        return (content, found.MediaType, string.Create(CultureInfo.InvariantCulture, $"bukti-{slug}-{found.HeldOn:yyyy-MM-dd}-{found.Position}.{extension}"));
    }
}
