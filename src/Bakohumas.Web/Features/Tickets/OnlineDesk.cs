using System.Security.Cryptography;
using Bakohumas.Domain.CheckIn;
using Bakohumas.Domain.Events;
using Bakohumas.Domain.Registrations;
using Bakohumas.Web.Data;
using Microsoft.EntityFrameworkCore;

namespace Bakohumas.Web.Features.Tickets;

/// <summary>
/// "Saya hadir" from afar: one row like every other at the door, without a device, so that assurance, audit and counts follow without a
/// second path. A word lets each person in once: the nonce follows from both, as with the code on the hall's screen.
/// </summary>
internal sealed class OnlineDesk(WriteLane lane, TimeProvider clock)
{
    /// <summary>What the rows of the door name as their gate.</summary>
    private const string Gate = "Daring";

    public Task<OnlineDecision> PressAsync(Guid registrationId, string? typed, CancellationToken cancel)
    {
        var (now, key) = (clock.GetUtcNow(), OnlineWord.KeyOf(typed));
        return lane.WriteAsync((books, stop) => PressAsync(books, registrationId, key, now, stop), cancel);
    }

    /// <summary>From the hall to the stream, while the meeting is open and the person has not come.</summary>
    /// <returns>False when the event takes nobody from afar, or not now, or the person is in the hall.</returns>
    public Task<bool> SwitchAsync(Guid registrationId, CancellationToken cancel)
    {
        var now = clock.GetUtcNow();
        return lane.WriteAsync(async (books, stop) =>
        {
            var (facts, seat) = await FactsAsync(books, registrationId, now, stop);
            if (!facts.Offers || facts.First is not null || facts.Registration != RegistrationState.Registered
                || facts.Occasion is not { } hours || !OnlineAttendance.IsOpen(facts.State, hours, now)) return false;
            if (await books.Registrations.Where(r => r.Id == registrationId && r.State == RegistrationState.Registered && !r.IsOnline).ExecuteUpdateAsync(set => set.SetProperty(r => r.IsOnline, true), stop) == 0) return true;
            books.Record(now, Acts.RegistrationChanged, Actor.Attendee(registrationId), registrationId, seat.EventId, "online");
            await books.SaveChangesAsync(stop);
            return true;
        }, cancel);
    }

    private static async Task<OnlineDecision> PressAsync(BakohumasDb books, Guid registrationId, string key, DateTimeOffset now, CancellationToken stop)
    {
        await books.TakeTurnOfAsync([registrationId], stop);
        var (facts, seat) = await FactsAsync(books, registrationId, now, stop);
        if (OnlineAttendance.Decide(facts, now) is not OnlineDecision.Admitted and var early) return early;

        // The try is taken before the word is looked at, so that many at once are not more than ten; the right word gives it back.
        var taken = await TakeTryAsync(books, registrationId, now, stop);
        var words = await books.OnlineWords.AsNoTracking().Where(w => w.EventId == seat.EventId && (w.EndsAt == null || w.EndsAt > now)).ToListAsync(stop);
        var word = words.Find(w => key.Length > 0 && OnlineWord.KeyOf(w.Word) == key);
        var nonce = word is null ? Guid.Empty : NonceOf(registrationId, seat.OccasionId, word.Id);
        var decision = OnlineAttendance.Decide(facts with
        {
            IsWord = word is not null,
            WrongBefore = taken ? 0 : WrongWords.Most,
            WasUsed = word is not null && await books.Scans.AnyAsync(s => s.Source == AdmissionSource.Online && s.DeviceId == null && s.Nonce == nonce, stop),
        }, now);
        if (decision is OnlineDecision.WrongWord or OnlineDecision.TooMany) return decision;
        // Another press with this word was recorded since this one began: nothing was taken back.
        if (decision == OnlineDecision.TakenBack && await books.Admissions.AnyAsync(a => a.RegistrationId == registrationId && a.OccasionId == seat.OccasionId && a.UndoId == null, stop))
            decision = OnlineDecision.Recorded;
        await books.WrongWords.Where(w => w.RegistrationId == registrationId && w.Count > 0).ExecuteUpdateAsync(set => set.SetProperty(w => w.Count, w => w.Count - 1), stop);
        if (decision != OnlineDecision.Admitted) return decision;

        var (scan, admission) = (Guid.CreateVersion7(now), Guid.CreateVersion7(now));
        books.Scans.Add(new Scan
        {
            Id = scan, EventId = seat.EventId, Source = AdmissionSource.Online, DeviceId = null, Nonce = nonce, RequestHash = SHA256.HashData(nonce.ToByteArray()), RegistrationId = registrationId,
            OccasionId = seat.OccasionId, Direction = Direction.In, Gate = Gate, At = now, HeardAt = now, HappenedAt = now, SkewMs = 0, Forced = false, Verdict = Verdict.Admitted, AdmissionId = admission, Conflict = false,
        });
        // Of two presses at once the index of standing admissions refuses one; its act runs again and finds the other.
        books.Admissions.Add(new Admission
        {
            Id = admission, EventId = seat.EventId, RegistrationId = registrationId, OccasionId = seat.OccasionId, ScanId = scan, Source = AdmissionSource.Online, AgencyId = seat.AgencyId, Gate = Gate, At = now,
        });
        books.Record(now, Acts.OnlineAdmitted, Actor.Attendee(registrationId), scan, seat.EventId);
        await books.SaveChangesAsync(stop);
        return decision;
    }

    /// <summary>Everything but the word; with it taken for granted.</summary>
    private static async Task<(OnlineFacts Facts, Seat Seat)> FactsAsync(BakohumasDb books, Guid registrationId, DateTimeOffset now, CancellationToken stop)
    {
        var row = await (
            from r in books.Registrations.AsNoTracking()
            join e in books.Events on r.EventId equals e.Id
            where r.Id == registrationId
            select new { r.EventId, r.AgencyId, r.State, r.IsOnline, EventState = e.State, Offers = e.OnlineLink != null }).SingleAsync(stop);
        var occasion = await TicketOnline.Current(books, row.EventId, now).FirstOrDefaultAsync(stop);
        var first = occasion is null ? null : await books.Admissions.Where(a => a.RegistrationId == registrationId && a.OccasionId == occasion.Id && a.UndoId == null)
            .Select(a => new FirstEntry(a.Gate, a.At)).SingleOrDefaultAsync(stop);
        return (
            new(row.Offers, row.IsOnline, row.EventState, row.State, occasion is null ? null : new(occasion.StartsAt, occasion.EndsAt), first, IsWord: true, WasUsed: false, WrongBefore: 0),
            new(row.EventId, row.AgencyId, occasion?.Id ?? Guid.Empty));
    }

    /// <returns>False when ten wrong words were typed within ten minutes: the WHERE counts, and of two at once the second waits for the first.</returns>
    private static async Task<bool> TakeTryAsync(BakohumasDb books, Guid registrationId, DateTimeOffset now, CancellationToken stop)
    {
        var old = now - WrongWords.Within;
        var own = books.WrongWords.Where(w => w.RegistrationId == registrationId);
        // The first try of all may be written by another press between the updates and the question: then they are asked once more.
        for (var isSecond = false; ; isSecond = true)
        {
            if (await own.Where(w => w.Since <= old).ExecuteUpdateAsync(set => set.SetProperty(w => w.Since, now).SetProperty(w => w.Count, 1), stop) == 1) return true;
            if (await own.Where(w => w.Since > old && w.Count < WrongWords.Most).ExecuteUpdateAsync(set => set.SetProperty(w => w.Count, w => w.Count + 1), stop) == 1) return true;
            if (!await own.AnyAsync(stop)) break;
            if (isSecond) return false;
        }

        books.WrongWords.Add(new WrongWords { RegistrationId = registrationId, Since = now, Count = 1 });
        await books.SaveChangesAsync(stop);
        return true;
    }

    private static Guid NonceOf(Guid registrationId, Guid occasionId, Guid wordId) => new(SHA256.HashData([.. registrationId.ToByteArray(), .. occasionId.ToByteArray(), .. wordId.ToByteArray()]).AsSpan(0, 16));

    private readonly record struct Seat(Guid EventId, Guid AgencyId, Guid OccasionId);
}
