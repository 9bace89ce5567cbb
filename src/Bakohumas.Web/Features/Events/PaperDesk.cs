using System.Security.Cryptography;
using Bakohumas.Domain.CheckIn;
using Bakohumas.Domain.Files;
using Bakohumas.Domain.Registrations;
using Bakohumas.Web.Data;
using Bakohumas.Web.Platform.Devices;
using Bakohumas.Web.Platform.Files;
using Bakohumas.Web.Platform.Security;
using Bakohumas.Web.Platform.Uploads;
using Microsoft.EntityFrameworkCore;

namespace Bakohumas.Web.Features.Events;

/// <summary>
/// Enters attendance from paper, after the power came back: one act for all the names of a sheet, with its scan as evidence. Rows like
/// every other at the door, without a device; taking one back is another row.
/// </summary>
internal sealed class PaperDesk(BakohumasDb db, WriteLane lane, FileVault vault, TimeProvider clock)
{
    public async Task<PaperPage?> PageAsync(Officer officer, string slug, Guid? occasion, AbsentSearch search, IReadOnlyCollection<Guid> kept, CancellationToken cancel) =>
        await EventHead.LoadAsync(db, officer, slug, cancel) is { } at ? await PaperPage.LoadAsync(db, at, occasion, search, kept, clock.GetUtcNow(), cancel) : null;

    public async Task<PaperSheetPage?> SheetAsync(Officer officer, string slug, Guid sheetId, CancellationToken cancel) =>
        await EventHead.LoadAsync(db, officer, slug, cancel) is { } at ? await PaperSheetPage.LoadAsync(db, at, sheetId, cancel) : null;

    /// <returns>Null for a foreign or missing event or occasion.</returns>
    public async Task<PaperDecision?> EnterAsync(Officer officer, string slug, Guid? occasionId, PaperForm form, CancellationToken cancel)
    {
        if (await EventHead.LoadAsync(db, officer, slug, cancel) is not { MayChange: true } at) return null;
        if (await db.Occasions.AsNoTracking().SingleOrDefaultAsync(o => o.EventId == at.Id && o.Id == occasionId, cancel) is not { } occasion) return null;
        var now = clock.GetUtcNow();
        if (!PaperAttendance.IsTaken(at.State, at.StartsAt, at.EndsAt, now)) return new PaperDecision.Refused([("", "hadir.kertas_bukan_saatnya")]);
        var faults = new List<(string Field, string Key)>();
        var people = form.Came.Distinct().ToArray();
        if (people.Length == 0) faults.Add((nameof(form.Came), "hadir.pilih_orang"));
        if (people.Length > PaperAttendance.MostPeople) faults.Add((nameof(form.Came), "hadir.terlalu_banyak"));
        if (form.At(at.Zone) is { } typed && PaperAttendance.CanBe(typed, occasion.StartsAt, occasion.EndsAt, now) is false) faults.Add((nameof(form.Time), typed > now ? "hadir.waktu_nanti" : "hadir.waktu_luar"));
        if (ShortName.Of(form.Gate) is not { } gate) { faults.Add((nameof(form.Gate), "hadir.gerbang_salah")); gate = ""; }
        UploadDecision.Accepted? scan = null;
        if (form.Scan is null || form.Scan.Length == 0) faults.Add((nameof(form.Scan), "hadir.pindaian_wajib"));
        else if (await Evidence.ReadAsync(form.Scan, cancel) is UploadDecision.Accepted accepted) scan = accepted;
        else faults.Add((nameof(form.Scan), "hadir.pindaian_salah"));
        if (faults.Count > 0 || scan is null || form.At(at.Zone) is not { } came) return new PaperDecision.Refused(faults);

        var sheet = new AttendanceSheet { Id = Guid.CreateVersion7(now), EventId = at.Id, OccasionId = occasion.Id, Gate = gate, At = came, EnteredAt = now, EnteredByAccountId = officer.Id };
        // The bytes are in the vault before a row names them.
        var file = new StoredFile
        {
            Id = Guid.CreateVersion7(now), Hash = await vault.PutAsync(scan.Bytes, cancel), Length = scan.Bytes.Length, MediaType = scan.MediaType, Purpose = FilePurpose.AttendanceSheet, OwnerId = sheet.Id, StoredAt = now,
        };
        return await lane.WriteAsync((books, stop) => RecordAsync(books, officer, sheet, file, people, stop), cancel);
    }

    private static async Task<PaperDecision> RecordAsync(BakohumasDb books, Officer officer, AttendanceSheet sheet, StoredFile file, Guid[] people, CancellationToken stop)
    {
        var now = sheet.EnteredAt;
        await books.TakeTurnOfAsync(people, stop);
        var known = await books.Registrations.AsNoTracking().Where(r => r.EventId == sheet.EventId && people.Contains(r.Id))
            .Select(r => new { r.Id, r.Name, r.AgencyId, r.State, IsInside = books.Admissions.Any(a => a.RegistrationId == r.Id && a.OccasionId == sheet.OccasionId && a.UndoId == null) }).ToListAsync(stop);
        var fresh = known.Where(r => !r.IsInside && r.State == RegistrationState.Registered).ToList();
        if (fresh.Count > 0)
        {
            books.Files.Add(file);
            books.AttendanceSheets.Add(sheet);
            foreach (var person in fresh)
            {
                var (scan, admission) = (Guid.CreateVersion7(now), Guid.CreateVersion7(now));
                books.Scans.Add(new Scan
                {
                    Id = scan, EventId = sheet.EventId, Source = AdmissionSource.Paper, DeviceId = null, SheetId = sheet.Id, Nonce = scan, RequestHash = SHA256.HashData(scan.ToByteArray()), RegistrationId = person.Id,
                    OccasionId = sheet.OccasionId, Direction = Direction.In, Gate = sheet.Gate, At = sheet.At, HeardAt = now, HappenedAt = sheet.At, SkewMs = 0, Forced = false, Verdict = Verdict.Admitted, AdmissionId = admission, Conflict = false,
                });
                // Whoever comes through a door in this moment is refused here by the index: the act runs again and leaves them out.
                books.Admissions.Add(new Admission
                {
                    Id = admission, EventId = sheet.EventId, RegistrationId = person.Id, OccasionId = sheet.OccasionId, ScanId = scan, Source = AdmissionSource.Paper, AgencyId = person.AgencyId, Gate = sheet.Gate, At = sheet.At,
                });
            }

            books.Record(now, Acts.AttendanceEntered, officer.Actor, sheet.Id, sheet.EventId);
            await books.SaveChangesAsync(stop);
        }

        return new PaperDecision.Recorded(
            fresh.Count, [.. known.Where(r => r.IsInside).Select(r => r.Name).Order(StringComparer.Ordinal)], people.Length - known.Count(r => r.IsInside) - fresh.Count);
    }

    /// <summary>Takes back what was entered from paper or came from afar; what a door admitted is a supervisor's matter.</summary>
    /// <returns>Null for a foreign or missing admission, or one of a door; otherwise where it came from, and whether it was taken back now.</returns>
    public async Task<(Guid? SheetId, Guid RegistrationId, bool Done)?> UndoAsync(Officer officer, string slug, Guid admissionId, CancellationToken cancel)
    {
        var own = await (
            from e in db.EventsRunBy(officer)
            join a in db.Admissions on e.Id equals a.EventId
            join s in db.Scans on a.ScanId equals s.Id
            where e.Slug == slug && a.Id == admissionId && (a.Source == AdmissionSource.Paper || a.Source == AdmissionSource.Online)
            select new { e.Id, s.SheetId, a.RegistrationId }).SingleOrDefaultAsync(cancel);
        if (own is null) return null;
        var now = clock.GetUtcNow();
        var undoId = Guid.CreateVersion7(now);
        var done = await lane.WriteAsync(async (books, stop) =>
        {
            if (await books.Admissions.Where(a => a.Id == admissionId && a.UndoId == null).ExecuteUpdateAsync(set => set.SetProperty(a => a.UndoId, undoId), stop) == 0) return false;
            books.ScanUndos.Add(new ScanUndo { Id = undoId, EventId = own.Id, AdmissionId = admissionId, DeviceId = null, ByAccountId = officer.Id, Nonce = undoId, At = now, HeardAt = now });
            books.Record(now, Acts.AttendanceUndone, officer.Actor, undoId, own.Id);
            await books.SaveChangesAsync(stop);
            return true;
        }, cancel);
        return (own.SheetId, own.RegistrationId, done);
    }

    /// <summary>The scan of a sheet; who took it is recorded first.</summary>
    public async Task<(Stream Content, string MediaType, string Name)?> ScanAsync(Officer officer, string slug, Guid sheetId, Guid fileId, CancellationToken cancel)
    {
        if (await EventHead.LoadAsync(db, officer, slug, cancel) is not { } at || !await db.AttendanceSheets.AnyAsync(s => s.Id == sheetId && s.EventId == at.Id, cancel)) return null;
        var file = await db.Files.AsNoTracking().SingleOrDefaultAsync(f => f.Id == fileId && f.OwnerId == sheetId && f.Purpose == FilePurpose.AttendanceSheet && f.ErasedAt == null, cancel);
        if (file is null || vault.Open(file.Hash) is not { } content) return null;
        var now = clock.GetUtcNow();
        await lane.WriteAsync(async (books, stop) =>
        {
            books.Record(now, Acts.AttendanceScanDownloaded, officer.Actor, fileId, at.Id);
            await books.SaveChangesAsync(stop);
        }, cancel);
        var extension = file.MediaType switch { "image/jpeg" => "jpg", "image/png" => "png", _ => "pdf" };
        return (content, file.MediaType, $"daftar-hadir-{slug}.{extension}");
    }
}

/// <summary>What became of an entry.</summary>
internal abstract record PaperDecision
{
    private PaperDecision()
    {
    }

    /// <param name="Inside">Names of those who were inside before: left out, the others were recorded.</param>
    /// <param name="Gone">Left out: the seat was given back, or they are not of this event.</param>
    public sealed record Recorded(int Entered, IReadOnlyList<string> Inside, int Gone) : PaperDecision;

    public sealed record Refused(IReadOnlyList<(string Field, string Key)> Faults) : PaperDecision;
}
