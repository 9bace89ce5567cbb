using Bakohumas.Domain.Files;
using Bakohumas.Domain.Pledges;
using Bakohumas.Domain.Registrations;
using Bakohumas.Web.Data;
using Bakohumas.Web.Platform.Files;
using Bakohumas.Web.Platform.Security;
using Bakohumas.Web.Platform.Uploads;
using Microsoft.EntityFrameworkCore;

namespace Bakohumas.Web.Features.Joint;

/// <summary>Enters what was signed in ink, with the scan as evidence, and takes an entry back as a new fact.</summary>
internal sealed class EntryDesk(BakohumasDb db, WriteLane lane, FileVault vault, TimeProvider clock)
{
    public async Task<EntryPage?> PageAsync(Officer officer, string slug, string code, string? search, int page, int spare, string? who, CancellationToken cancel)
    {
        if (await PanelHead.LoadAsync(db, officer, slug, cancel) is not { } at || await SheetDesk.FindAsync(db, officer, slug, code, cancel) is not { } sheet) return null;
        return await EntryPage.LoadAsync(db, at, sheet, search, page, at.MayChange ? spare : 0, who, cancel);
    }

    public async Task<EntryDecision?> EnterAsync(Officer officer, string slug, string code, EntryForm form, CancellationToken cancel)
    {
        if (await PanelHead.LoadAsync(db, officer, slug, cancel) is not { MayChange: true } at || await SheetDesk.FindAsync(db, officer, slug, code, cancel) is not { } sheet) return null;
        var now = clock.GetUtcNow();
        var faults = new List<(string Field, string Key)>();
        if (form.Signed.Count is 0 or > EntryPage.PageSize) faults.Add((nameof(form.Signed), "lembar.catat.belum_pilih"));
        if (form.SignedAt(at.Zone, sheet.MadeAt, now) is not { } signedAt) { faults.Add((nameof(form.Day), "lembar.catat.waktu_salah")); signedAt = default; }
        UploadDecision.Accepted? scan = null;
        if (form.Scan is null || form.Scan.Length == 0) faults.Add((nameof(form.Scan), "lembar.catat.pindaian_wajib"));
        else if (await Evidence.ReadAsync(form.Scan, cancel) is UploadDecision.Accepted accepted) scan = accepted;
        else faults.Add((nameof(form.Scan), "lembar.catat.pindaian_salah"));
        if (faults.Count > 0 || scan is null) return new EntryDecision.Refused(faults);

        // The bytes are in the vault before a row names them.
        var file = new StoredFile
        {
            Id = Guid.CreateVersion7(now), Hash = await vault.PutAsync(scan.Bytes, cancel), Length = scan.Bytes.Length, MediaType = scan.MediaType, Purpose = FilePurpose.SignedSheet, OwnerId = sheet.Id, StoredAt = now,
        };
        var hash = await db.FrozenTexts.Where(t => t.Id == sheet.FrozenTextId).Select(t => t.Hash).SingleAsync(cancel);
        var ids = form.Signed.Distinct().ToArray();
        return await lane.WriteAsync((books, stop) => RecordAsync(books, officer, sheet, hash, file, ids, signedAt, now, stop), cancel);
    }

    private static async Task<EntryDecision> RecordAsync(
        BakohumasDb books, Officer officer, SigningSheet sheet, string textHash, StoredFile file, Guid[] ids, DateTimeOffset signedAt, DateTimeOffset now, CancellationToken stop)
    {
        // Nobody opens a signing while the event's row is ours, and nobody signs while the session's is: what is read below is all there is.
        await books.TakeTurnAsync(sheet.EventId, stop);
        await books.SigningSessions.Where(s => s.EventId == sheet.EventId && s.ClosedAt == null).ExecuteUpdateAsync(set => set.SetProperty(s => s.SignedCount, s => s.SignedCount), stop);

        // Only who stands on this sheet: on a line since it was made, or on an empty one that was given to them.
        var printed = SheetLines.Unpack(sheet.Lines).Select((id, i) => (Id: id, Number: i + 1)).ToDictionary(l => l.Id, l => l.Number);
        var given = await books.SpareLines.Where(l => l.SheetId == sheet.Id && ids.Contains(l.RegistrationId) && l.TakenBackAt == null).Select(l => new { l.RegistrationId, l.Number }).ToListAsync(stop);
        foreach (var line in given) printed.TryAdd(line.RegistrationId, line.Number);
        var chosen = sheet.BlankLines > 0 ? ids : [.. ids.Where(printed.ContainsKey)];
        var people = await (
            from seat in SheetRows.Signing(books.Registrations, sheet.Signers)
            join office in books.Agencies on seat.AgencyId equals office.Id
            where seat.EventId == sheet.EventId && chosen.Contains(seat.Id) && seat.State == RegistrationState.Registered
            select new { seat.Id, seat.Name, seat.Position, seat.AgencyId, Agency = office.Name }).ToListAsync(stop);
        var pledged = (await Standing.Of(books.Pledges).Where(p => ids.Contains(p.RegistrationId)).Select(p => p.RegistrationId).ToListAsync(stop)).ToHashSet();
        var entered = (await books.PaperSignatures.Where(s => ids.Contains(s.RegistrationId) && s.UndoId == null).Select(s => s.RegistrationId).ToListAsync(stop)).ToHashSet();
        var fresh = people.Where(p => !pledged.Contains(p.Id) && !entered.Contains(p.Id)).ToList();
        if (fresh.Count > 0)
        {
            books.Files.Add(file);
            books.PaperSignatures.AddRange(fresh.Select(p => new PaperSignature
            {
                Id = Guid.CreateVersion7(now), EventId = sheet.EventId, RegistrationId = p.Id, SheetId = sheet.Id, Line = printed.TryGetValue(p.Id, out var line) ? line : null, FrozenTextId = sheet.FrozenTextId, TextHash = textHash, AgencyId = p.AgencyId,
                SignedAt = signedAt, EnteredAt = now, EnteredByAccountId = officer.Id, EvidenceFileId = file.Id, Name = p.Name, Position = p.Position, AgencyName = p.Agency,
            }));
            books.Record(now, Acts.PaperEntered, officer.Actor, sheet.Id, sheet.EventId);
            await books.SaveChangesAsync(stop);
            await books.LookAgainAtJointPapersAsync(sheet.EventId, now, stop);
        }
        return new EntryDecision.Recorded(fresh.Count, people.Count(p => pledged.Contains(p.Id)), people.Count(p => entered.Contains(p.Id)), ids.Length - people.Count);
    }

    /// <summary>An entry made by mistake; the rows of both stay.</summary>
    /// <returns>False for a foreign or missing entry.</returns>
    public async Task<bool> UndoAsync(Officer officer, string slug, Guid entryId, CancellationToken cancel)
    {
        var eventId = await db.EventsRunBy(officer).Where(e => e.Slug == slug && db.PaperSignatures.Any(s => s.Id == entryId && s.EventId == e.Id)).Select(e => (Guid?)e.Id).SingleOrDefaultAsync(cancel);
        if (eventId is not { } at) return false;
        var now = clock.GetUtcNow();
        var undoId = Guid.CreateVersion7(now);
        await lane.WriteAsync(async (books, stop) =>
        {
            if (await books.PaperSignatures.Where(s => s.Id == entryId && s.UndoId == null).ExecuteUpdateAsync(set => set.SetProperty(s => s.UndoId, undoId), stop) == 0) return;
            books.PaperSignatureUndos.Add(new PaperSignatureUndo { Id = undoId, EventId = at, PaperSignatureId = entryId, At = now, ByAccountId = officer.Id });
            books.Record(now, Acts.PaperUndone, officer.Actor, entryId, at);
            await books.SaveChangesAsync(stop);
            await books.LookAgainAtJointPapersAsync(at, now, stop);
        }, cancel);
        return true;
    }

    /// <summary>Says who signed on an empty line; the signature itself is entered like every other.</summary>
    /// <returns>Null for a foreign or missing sheet, and for a line that is none of its empty ones.</returns>
    public async Task<SpareOutcome?> GiveAsync(Officer officer, string slug, string code, int number, Guid registrationId, CancellationToken cancel)
    {
        if (await PanelHead.LoadAsync(db, officer, slug, cancel) is not { MayChange: true } || await SheetDesk.FindAsync(db, officer, slug, code, cancel) is not { } sheet) return null;
        var people = SheetLines.Unpack(sheet.Lines);
        if (number <= people.Count || number > people.Count + sheet.SpareLines) return null;
        var now = clock.GetUtcNow();
        var line = new SpareLine { Id = Guid.CreateVersion7(now), EventId = sheet.EventId, SheetId = sheet.Id, Number = number, RegistrationId = registrationId, GivenAt = now, GivenByAccountId = officer.Id };
        return await lane.WriteAsync(async (books, stop) =>
        {
            // Two officers at one sheet come here one after the other; the indexes say the same.
            await books.TakeTurnAsync(sheet.EventId, stop);
            if (await books.SpareLines.AnyAsync(l => l.SheetId == sheet.Id && l.Number == number && l.TakenBackAt == null, stop)) return SpareOutcome.LineTaken;
            if (people.Contains(registrationId) || !await SheetRows.Guests(books, sheet).AnyAsync(r => r.Id == registrationId, stop)) return SpareOutcome.NotPossible;
            books.SpareLines.Add(line);
            books.Record(now, Acts.SpareLineGiven, officer.Actor, line.Id, sheet.EventId);
            await books.SaveChangesAsync(stop);
            return SpareOutcome.Done;
        }, cancel);
    }

    /// <summary>The line was somebody else's. Not while a signature from it stands: that is taken back first.</summary>
    public async Task<SpareOutcome?> TakeBackAsync(Officer officer, string slug, string code, int number, CancellationToken cancel)
    {
        if (await PanelHead.LoadAsync(db, officer, slug, cancel) is not { MayChange: true } || await SheetDesk.FindAsync(db, officer, slug, code, cancel) is not { } sheet) return null;
        var now = clock.GetUtcNow();
        return await lane.WriteAsync(async (books, stop) =>
        {
            await books.TakeTurnAsync(sheet.EventId, stop);
            if (await books.SpareLines.Where(l => l.SheetId == sheet.Id && l.Number == number && l.TakenBackAt == null).Select(l => (Guid?)l.Id).SingleOrDefaultAsync(stop) is not { } id) return SpareOutcome.Done;
            var taken = await books.SpareLines.Where(l => l.Id == id && !books.PaperSignatures.Any(s => s.SheetId == sheet.Id && s.RegistrationId == l.RegistrationId && s.UndoId == null))
                .ExecuteUpdateAsync(set => set.SetProperty(l => l.TakenBackAt, now).SetProperty(l => l.TakenBackByAccountId, officer.Id), stop);
            if (taken == 0) return SpareOutcome.NotPossible;
            books.Record(now, Acts.SpareLineTakenBack, officer.Actor, id, sheet.EventId);
            await books.SaveChangesAsync(stop);
            return SpareOutcome.Done;
        }, cancel);
    }

    /// <summary>The scan of a sheet; who took it is recorded first.</summary>
    public async Task<(Stream Content, string MediaType, string Name)?> ScanAsync(Officer officer, string slug, string code, Guid fileId, CancellationToken cancel)
    {
        if (await SheetDesk.FindAsync(db, officer, slug, code, cancel) is not { } sheet) return null;
        var file = await db.Files.AsNoTracking().SingleOrDefaultAsync(f => f.Id == fileId && f.OwnerId == sheet.Id && f.Purpose == FilePurpose.SignedSheet, cancel);
        if (file is null || vault.Open(file.Hash) is not { } content) return null;
        var now = clock.GetUtcNow();
        await lane.WriteAsync(async (books, stop) =>
        {
            books.Record(now, Acts.ScanDownloaded, officer.Actor, fileId, sheet.EventId);
            await books.SaveChangesAsync(stop);
        }, cancel);
        var extension = file.MediaType switch { "image/jpeg" => "jpg", "image/png" => "png", _ => "pdf" };
        return (content, file.MediaType, $"pindaian-{sheet.Code}.{extension}");
    }
}

/// <summary>What became of an empty line.</summary>
internal enum SpareOutcome
{
    Done,

    /// <summary>Another officer gave it to somebody.</summary>
    LineTaken,

    /// <summary>The person stands on the sheet already, signed elsewhere, or signs another text; or the signature from the line still stands.</summary>
    NotPossible,
}

/// <summary>What became of an entry.</summary>
internal abstract record EntryDecision
{
    private EntryDecision()
    {
    }

    /// <param name="Pledged">Left out: they signed electronically.</param>
    /// <param name="Before">Left out: entered before.</param>
    /// <param name="Elsewhere">Left out: another text is theirs, the seat was given back, or they do not stand on this sheet.</param>
    public sealed record Recorded(int Entered, int Pledged, int Before, int Elsewhere) : EntryDecision;

    public sealed record Refused(IReadOnlyList<(string Field, string Key)> Faults) : EntryDecision;
}
