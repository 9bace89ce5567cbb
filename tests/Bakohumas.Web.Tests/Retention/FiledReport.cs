using Bakohumas.Domain.Events;
using Bakohumas.Domain.Files;
using Bakohumas.Domain.FollowUps;
using Bakohumas.Web.Tests.Rig;
using Microsoft.EntityFrameworkCore;

namespace Bakohumas.Web.Tests.Retention;

/// <summary>An office's report with a note, a photo and a review, as rows.</summary>
internal sealed record FiledReport(Site Site, Guid ReportId, string Hash)
{
    public static async Task<FiledReport> OfAsync(Site site, Event at, string hash)
    {
        var now = site.Clock.Now;
        var (duty, report, file) = (A.NewId(site), A.NewId(site), A.NewId(site));
        await site.WriteAsync(db =>
        {
            db.Duties.Add(new Duty { Id = duty, EventId = at.Id, AgencyId = at.OrganizerAgencyId, Kind = DutyKind.Awareness, DueAt = now, MadeAt = now, LinkHash = duty.ToByteArray() });
            db.DutyReports.Add(new DutyReport
            {
                Id = report, DutyId = duty, Nonce = report, FiledAt = now, HeldOn = new DateOnly(2026, 11, 20), Reached = 120, Link = "https://contoh.example/berita", Note = "Apel pagi",
            });
            db.Files.Add(new StoredFile { Id = file, Hash = hash, Length = 4, MediaType = "image/jpeg", Purpose = FilePurpose.Evidence, OwnerId = report, StoredAt = now });
            db.DutyEvidence.Add(new DutyEvidence { Id = A.NewId(site), ReportId = report, FileId = file, Position = 1 });
            db.DutyReviews.Add(new DutyReview { Id = A.NewId(site), ReportId = report, Outcome = ReviewOutcome.Accepted, At = now, ByAccountId = A.NewId(site), Note = "Foto kurang jelas" });
        });
        return new FiledReport(site, report, hash);
    }

    public Task<string?> ReportAsync() => Site.ReadAsync(db => db.DutyReports.Where(r => r.Id == ReportId).Select(r => r.Note ?? r.Link).SingleAsync());

    public Task<string?> ReviewAsync() => Site.ReadAsync(db => db.DutyReviews.Where(v => v.ReportId == ReportId).Select(v => v.Note).SingleAsync());
}
