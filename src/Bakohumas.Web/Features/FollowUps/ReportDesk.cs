using Bakohumas.Domain.Files;
using Bakohumas.Domain.FollowUps;
using Bakohumas.Domain.Regions;
using Bakohumas.Web.Data;
using Bakohumas.Web.Features.Shared;
using Bakohumas.Web.Platform.Files;
using Bakohumas.Web.Platform.Security;
using Bakohumas.Web.Platform.Uploads;
using Microsoft.EntityFrameworkCore;

namespace Bakohumas.Web.Features.FollowUps;

/// <summary>Takes reports from people who hold the link of a duty: the page, its being opened, and a report with its files.</summary>
internal sealed class ReportDesk(BakohumasDb reading, WriteLane lane, FileVault vault, TimeProvider clock, ILogger<ReportDesk> log)
{
    public const int MostFiles = 2;

    public Task<ReportPage?> PageAsync(string token, CancellationToken cancel) => ReportPage.LoadAsync(reading, Links.Hash(token), clock.GetUtcNow(), cancel);

    /// <summary>A person has the page open; the first time counts, for all duties of the office at this event.</summary>
    public async Task<bool> OpenedAsync(string token, CancellationToken cancel)
    {
        var hash = Links.Hash(token);
        var now = clock.GetUtcNow();
        return await lane.WriteAsync(async (db, stop) =>
        {
            if (await db.Duties.AsNoTracking().Where(d => d.LinkHash == hash).Select(d => new { d.Id, d.EventId, d.AgencyId }).SingleOrDefaultAsync(stop) is not { } duty) return false;
            var marked = await db.Duties.Where(d => d.EventId == duty.EventId && d.AgencyId == duty.AgencyId && d.OpenedAt == null)
                .ExecuteUpdateAsync(set => set.SetProperty(d => d.OpenedAt, now), stop);
            if (marked == 0) return true;
            db.Record(now, Acts.DutyOpened, Actor.DutyOwner(duty.Id), duty.Id, duty.EventId);
            await db.SaveChangesAsync(stop);
            return true;
        }, cancel);
    }

    public async Task<ReportDecision> FileAsync(string token, ReportForm form, CancellationToken cancel)
    {
        var now = clock.GetUtcNow();
        var hash = Links.Hash(token);
        var duty = await (
            from link in reading.Duties.AsNoTracking()
            where link.LinkHash == hash
            join own in reading.Duties.AsNoTracking() on new { link.EventId, link.AgencyId } equals new { own.EventId, own.AgencyId }
            join at in reading.Events.AsNoTracking() on own.EventId equals at.Id
            where own.Kind == form.Kind
            select new { own.Id, own.EventId, at.Zone, at.EndsAt }).SingleOrDefaultAsync(cancel);
        if (duty is null) return new ReportDecision.Unknown();

        var note = ReportChecks.NoteOf(form.Note);
        var faults = ReportChecks.Of(form, note, duty.EndsAt, duty.Zone, now).ToList();
        var files = await ReadAsync(form.Files, faults, cancel);
        if (faults.Count > 0) return new ReportDecision.Refused(faults);

        var reportId = Guid.CreateVersion7(now);
        var stored = new List<StoredPaper>();
        try
        {
            foreach (var file in files)
                stored.Add(new(Guid.CreateVersion7(now), await vault.PutAsync(file.Bytes, cancel), file.Bytes.Length, file.MediaType));
        }
        catch (Exception fault) when (fault is IOException or UnauthorizedAccessException)
        {
            log.LogError("The vault takes no files: {Fault}", fault.GetType().Name);
            return new ReportDecision.NotStored();
        }

        var report = new ReportPaper(
            reportId, duty.Id, duty.EventId, form.Nonce == Guid.Empty ? reportId : form.Nonce, now, form.HeldOn!.Value, form.Reached!.Value, ReportChecks.LinkOf(form.Link), note, stored);
        return await lane.WriteAsync((db, stop) => RecordAsync(db, report, stop), cancel);
    }

    private static async Task<IReadOnlyList<UploadDecision.Accepted>> ReadAsync(IReadOnlyList<IFormFile> posted, List<FormFault> faults, CancellationToken cancel)
    {
        var chosen = posted.Where(f => f.Length > 0 || f.FileName.Length > 0).ToList();
        if (chosen.Count > MostFiles) faults.Add(new(nameof(ReportForm.Files), "tl.lapor.berkas_banyak", ("jumlah", MostFiles)));
        var accepted = new List<UploadDecision.Accepted>();
        foreach (var file in chosen.Take(MostFiles))
        {
            var decision = await Evidence.ReadAsync(file, cancel);
            if (decision is UploadDecision.Accepted one) accepted.Add(one);
            else if (decision is UploadDecision.Refused refused) faults.Add(FaultOf(refused.Problem));
        }

        return accepted;
    }

    private static FormFault FaultOf(UploadProblem problem) => problem switch
    {
        UploadProblem.TooLarge => new(nameof(ReportForm.Files), "isi.berkas_besar", ("jumlah", Evidence.MaxBytes / 1024 / 1024)),
        UploadProblem.TooManyPixels => new(nameof(ReportForm.Files), "tl.lapor.berkas_piksel", ("jumlah", PictureLimits.MaxMegapixels)),
        UploadProblem.Damaged => new(nameof(ReportForm.Files), "tl.lapor.berkas_rusak"),
        UploadProblem.WrongKind => new(nameof(ReportForm.Files), "isi.berkas_jenis"),
    };

    private static async Task<ReportDecision> RecordAsync(BakohumasDb db, ReportPaper paper, CancellationToken cancel)
    {
        if (await db.DutyReports.AnyAsync(r => r.DutyId == paper.DutyId && r.Nonce == paper.Nonce, cancel)) return new ReportDecision.Filed();
        var isClosed = await db.DutyReports.AnyAsync(r => r.DutyId == paper.DutyId && db.DutyReviews.Any(v => v.ReportId == r.Id && v.Outcome == ReviewOutcome.Accepted), cancel);
        if (isClosed) return new ReportDecision.Closed();

        db.DutyReports.Add(new DutyReport
        {
            Id = paper.Id,
            DutyId = paper.DutyId,
            Nonce = paper.Nonce,
            FiledAt = paper.At,
            HeldOn = paper.HeldOn,
            Reached = paper.Reached,
            Link = paper.Link,
            Note = paper.Note,
        });
        foreach (var (file, position) in paper.Files.Select((file, index) => (file, index + 1)))
        {
            db.Files.Add(new StoredFile
            {
                Id = file.Id,
                Hash = file.Hash,
                Length = file.Length,
                MediaType = file.MediaType,
                Purpose = FilePurpose.Evidence,
                OwnerId = paper.Id,
                StoredAt = paper.At,
            });
            db.DutyEvidence.Add(new DutyEvidence { Id = Guid.CreateVersion7(paper.At), ReportId = paper.Id, FileId = file.Id, Position = position });
        }

        db.Record(paper.At, Acts.ReportFiled, Actor.DutyOwner(paper.DutyId), paper.Id, paper.EventId);
        await db.SaveChangesAsync(cancel);
        return new ReportDecision.Filed();
    }

    private sealed record StoredPaper(Guid Id, string Hash, long Length, string MediaType);

    private sealed record ReportPaper(
        Guid Id, Guid DutyId, Guid EventId, Guid Nonce, DateTimeOffset At, DateOnly HeldOn, int Reached, string? Link, string? Note, IReadOnlyList<StoredPaper> Files);
}
