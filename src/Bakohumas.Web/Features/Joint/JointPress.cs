using Bakohumas.Documents;
using Bakohumas.Documents.Sealing;
using Bakohumas.Domain.Files;
using Bakohumas.Domain.People;
using Bakohumas.Domain.Pledges;
using Bakohumas.Domain.Retention;
using Bakohumas.Web.Data;
using Bakohumas.Web.Features.Shared;
using Bakohumas.Web.Platform;
using Bakohumas.Web.Platform.Files;
using Bakohumas.Web.Platform.Security;
using Microsoft.EntityFrameworkCore;

namespace Bakohumas.Web.Features.Joint;

/// <summary>
/// Makes the next version of a joint paper when there is something new to say: reads, draws, seals and stores outside any act, then
/// names both editions in one. Safe to run twice at once: the unique version lets one of them name its files.
/// </summary>
internal sealed class JointPress(
    IServiceScopeFactory scopes, WriteLane lane, IPdfEngine engine, ISealer sealer, FileVault vault, FieldProtection fields, PublicAddress site, WordingBook words, TimeProvider clock)
{
    /// <summary>Between two versions while people sign in the room.</summary>
    public static readonly TimeSpan Pause = TimeSpan.FromMinutes(1);

    /// <summary>Versions before it is no longer a hall that signs but a month of mailed links: then one an hour, or they would fill the disk.</summary>
    private const int Quick = 180;

    private static TimeSpan PauseAfter(int version) => version < Quick ? Pause : TimeSpan.FromHours(1);

    /// <returns>When to look next.</returns>
    /// <exception cref="SealUnavailableException">The seal cannot be used now; nothing was made.</exception>
    public async Task<DateTimeOffset> MakeAsync(Guid frozenTextId, CancellationToken cancel)
    {
        var now = clock.GetUtcNow();
        var (record, newest, isOpen) = await ReadAsync(frozenTextId, now, cancel);
        if (record is not null) await StoreAsync(record, cancel);
        return NextLook(isOpen, record?.MadeAt ?? newest?.MadeAt, PauseAfter(record?.Version ?? newest?.Version ?? 0), now);
    }

    /// <summary>While people sign a look is worth little more than a minute; a finished paper changes seldom, and whoever changes it says so.</summary>
    private static DateTimeOffset NextLook(bool isOpen, DateTimeOffset? made, TimeSpan pause, DateTimeOffset now) =>
        isOpen ? made is { } last && last + pause > now ? last + pause : now + TimeSpan.FromSeconds(5)
        : now + (made > now.AddDays(-7) ? TimeSpan.FromMinutes(5) : TimeSpan.FromHours(1));

    private async Task<(JointRecord? Record, JointPaper? Newest, bool IsOpen)> ReadAsync(Guid frozenTextId, DateTimeOffset now, CancellationToken cancel)
    {
        await using var scope = scopes.CreateAsyncScope();
        var db = scope.ServiceProvider.GetRequiredService<BakohumasDb>();
        var text = await db.FrozenTexts.AsNoTracking().SingleAsync(t => t.Id == frozenTextId, cancel);
        var code = await db.JointWork.Where(w => w.FrozenTextId == frozenTextId).Select(w => w.Code).SingleAsync(cancel);
        var newest = await db.JointPapers.AsNoTracking().Where(p => p.FrozenTextId == frozenTextId).OrderByDescending(p => p.Version).FirstOrDefaultAsync(cancel);
        var isOpen = await db.SigningSessions.AnyAsync(s => s.EventId == text.EventId && s.ClosedAt == null, cancel);
        if (isOpen && newest is not null && newest.MadeAt + PauseAfter(newest.Version) > now) return (null, newest, true);
        // What left the vault because its time was over is not lost, and its record says nothing of anybody any more.
        var ended = RetentionTerms.Attendance(now);
        if (await db.Events.AnyAsync(e => e.Id == text.EventId && e.EndsAt <= ended, cancel)) return (null, newest, isOpen);
        // A lost file cannot come back byte for byte, a seal holds a time: the same record is drawn again as the next version.
        var isLost = newest is not null && !(vault.Holds(newest.FileHash) && vault.Holds(newest.OfficersFileHash));
        return (await JointReading.NextAsync(db, text, code, newest, isLost, now, cancel), newest, isOpen);
    }

    private async Task StoreAsync(JointRecord record, CancellationToken cancel)
    {
        var url = site.At($"/verifikasi/{record.Code}?versi={record.Version.ToString(System.Globalization.CultureInfo.InvariantCulture)}");
        var language = words.In(record.Frozen.Language);
        var named = await SealAsync(JointDrawing.Of(record, url, language, identityOf: null), record.MadeAt, cancel);
        var officers = await SealAsync(JointDrawing.Of(record, url, language, IdentityOf), record.MadeAt, cancel);
        await NameAsync(record, named, officers, cancel);
    }

    private string IdentityOf(JointPerson person) => person.Identity is { } cipher
        ? IdentityNumber.Restore(person.IdentityType, fields.Decrypt(cipher, person.PledgeId)).Grouped
        : "";

    private async Task<(string Hash, long Length)> SealAsync(Document paper, DateTimeOffset at, CancellationToken cancel)
    {
        using var drawn = new MemoryStream(256 * 1024);
        engine.Render(paper, drawn);
        var bytes = await sealer.SealAsync(drawn.GetBuffer().AsMemory(0, (int)drawn.Length), at, cancel);
        return (await vault.PutAsync(bytes, cancel), bytes.LongLength);
    }

    private Task NameAsync(JointRecord record, (string Hash, long Length) named, (string Hash, long Length) officers, CancellationToken cancel)
    {
        var (now, text, counts) = (clock.GetUtcNow(), record.Frozen, record.Counts);
        var paper = new JointPaper
        {
            Id = Guid.CreateVersion7(now), EventId = text.EventId, FrozenTextId = text.Id, Version = record.Version, IsFinal = record.IsFinal, Signatories = counts.Signed, Named = counts.Named,
            Withdrawn = counts.Withdrawn, Erased = counts.Erased, OnPaper = counts.OnPaper, Basis = record.Basis, FileHash = named.Hash, OfficersFileHash = officers.Hash, MadeAt = record.MadeAt,
        };
        var files = new[] { Row(FilePurpose.JointPaper, named), Row(FilePurpose.OfficersJointPaper, officers) };
        return lane.WriteAsync(async (db, stop) =>
        {
            // The guard is the unique version; this only spares the loser an exception.
            if (await db.JointPapers.AnyAsync(p => p.FrozenTextId == paper.FrozenTextId && p.Version >= paper.Version, stop)) return;
            if (!paper.IsFinal && await db.JointPapers.AnyAsync(p => p.FrozenTextId == paper.FrozenTextId && p.MadeAt > paper.MadeAt - Pause, stop)) return;
            // Signing went on while a final version was drawn: it would not be final.
            if (paper.IsFinal && await db.SigningSessions.AnyAsync(s => s.EventId == paper.EventId && s.ClosedAt == null, stop)) return;
            db.JointPapers.Add(paper);
            db.Files.AddRange(files);
            db.Record(now, Acts.JointSealed, Actor.System, paper.Id, paper.EventId);
            await db.SaveChangesAsync(stop);
        }, cancel);

        StoredFile Row(FilePurpose purpose, (string Hash, long Length) file) => new()
        {
            Id = Guid.CreateVersion7(now), Hash = file.Hash, Length = file.Length, MediaType = "application/pdf", Purpose = purpose, OwnerId = paper.Id, StoredAt = now,
        };
    }
}
