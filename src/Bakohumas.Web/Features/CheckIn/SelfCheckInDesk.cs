using System.Buffers.Binary;
using System.Security.Cryptography;
using Bakohumas.Domain.CheckIn;
using Bakohumas.Domain.Events;
using Bakohumas.Domain.Regions;
using Bakohumas.Domain.Registrations;
using Bakohumas.Domain.Tickets;
using Bakohumas.Web.Data;
using Bakohumas.Web.Platform.Security;
using Microsoft.AspNetCore.DataProtection;
using Microsoft.EntityFrameworkCore;

namespace Bakohumas.Web.Features.CheckIn;

/// <summary>A screen whose code somebody has read, and at which step it showed it.</summary>
internal sealed record ScreenSeen(Guid DeviceId, Guid EventId, string Slug, string EventName, Zone Zone, long Step);

/// <summary>Who is about to check in; nothing that the person's own ticket does not show.</summary>
internal sealed record Arriving(Guid RegistrationId, string Name, string Agency);

/// <summary>
/// Self check-in (product CI4): the person read the code on this hall's screen a moment ago and presses the button. One row like every
/// other at the door, by the screen as its device, so that its assurance is the lower one. A code is used once by each person: its
/// nonce follows from both.
/// </summary>
internal sealed class SelfCheckInDesk(BakohumasDb db, WriteLane lane, KeyRing keys, IDataProtectionProvider protection, TimeProvider clock)
{
    /// <summary>Time to find oneself and to press after the code was read.</summary>
    private static readonly TimeSpan Patience = TimeSpan.FromMinutes(5);

    /// <summary>What the rows of the door name as their gate.</summary>
    private const string Gate = "Presensi mandiri";

    private readonly IDataProtector passes = protection.CreateProtector("self-check-in v1");

    /// <returns>Null for a code that no screen shows now.</returns>
    public async Task<ScreenSeen?> SeenAsync(string? typed, CancellationToken cancel)
    {
        if (!RotatingCode.TryRead(typed, out var code)) return null;
        var now = clock.GetUtcNow();
        var (opened, closed) = (now + AdmissionRules.DoorsOpenBefore, now - AdmissionRules.ClosedAfter);
        var screens = await (
            from d in db.Devices.AsNoTracking()
            join e in db.Events on d.EventId equals e.Id
            where d.Right == DeviceRight.Screen && d.RevokedAt == null && d.ExpiresAt > now && e.SelfCheckIn != SelfCheckIn.Closed
                && e.State != EventState.Draft && e.State != EventState.Finished && e.State != EventState.Cancelled && e.StartsAt <= opened && e.EndsAt > closed
            select new { d.Id, d.EventId, e.Slug, e.Name, e.Zone }).ToListAsync(cancel);
        return screens.Select(s => RotatingCode.StepOf(keys.Link, s.Id, code, now) is { } step ? new ScreenSeen(s.Id, s.EventId, s.Slug, s.Name, s.Zone, step) : null)
            .FirstOrDefault(s => s is not null);
    }

    /// <summary>What the form carries: this screen was seen at this step, by this person or by somebody who has not said who yet.</summary>
    public string Pass(ScreenSeen seen, Guid? registrationId)
    {
        var bytes = new byte[40];
        seen.DeviceId.TryWriteBytes(bytes);
        BinaryPrimitives.WriteInt64BigEndian(bytes.AsSpan(16), seen.Step);
        (registrationId ?? Guid.Empty).TryWriteBytes(bytes.AsSpan(24));
        return Convert.ToHexStringLower(passes.Protect(bytes));
    }

    /// <returns>Null for a pass that is not ours, too old, or of a screen that is no longer there.</returns>
    public async Task<(ScreenSeen Seen, Guid? RegistrationId)?> OpenAsync(string? pass, CancellationToken cancel)
    {
        byte[] bytes;
        try
        {
            bytes = passes.Unprotect(Convert.FromHexString(pass ?? ""));
        }
        catch (Exception fault) when (fault is FormatException or CryptographicException)
        {
            return null;
        }

        var (device, step, person) = (new Guid(bytes.AsSpan(0, 16)), BinaryPrimitives.ReadInt64BigEndian(bytes.AsSpan(16)), new Guid(bytes.AsSpan(24)));
        var now = clock.GetUtcNow();
        if (now > RotatingCode.EndOf(step) + Patience) return null;
        var seen = await (
            from d in db.Devices.AsNoTracking()
            join e in db.Events on d.EventId equals e.Id
            where d.Id == device && d.Right == DeviceRight.Screen && d.RevokedAt == null && d.ExpiresAt > now
            select new ScreenSeen(d.Id, d.EventId, e.Slug, e.Name, e.Zone, step)).SingleOrDefaultAsync(cancel);
        return seen is null ? null : (seen, person == Guid.Empty ? null : person);
    }

    /// <summary>By the personal link that this browser has opened.</summary>
    public Task<Arriving?> ByLinkAsync(ScreenSeen seen, string? token, CancellationToken cancel)
    {
        if (!SecretDerivation.LooksLikeLink(token)) return Task.FromResult<Arriving?>(null);
        var hash = Links.Hash(token!);
        return FindAsync(db.Registrations.Where(r => r.LinkHash == hash && r.EventId == seen.EventId), cancel);
    }

    /// <summary>By the code on the ticket.</summary>
    /// <returns>The person, and whether the ticket is of another event.</returns>
    public async Task<(Arriving? Person, bool IsElsewhere)> ByTicketAsync(ScreenSeen seen, string? typed, CancellationToken cancel)
    {
        if (!DoorCode.TryReadScan(typed, out var code)) return (null, false);
        var hash = Links.Hash(code.Text);
        var mine = db.Registrations.Where(r => db.TicketCodes.Any(c => c.Hash == hash && c.RegistrationId == r.Id && c.Generation == r.TicketGeneration));
        return await FindAsync(mine.Where(r => r.EventId == seen.EventId), cancel) is { } person ? (person, false) : (null, await mine.AnyAsync(cancel));
    }

    /// <returns>Null when self check-in was closed in between; otherwise what the door says.</returns>
    public async Task<SelfCheckInAnswer?> AdmitAsync(ScreenSeen seen, Guid registrationId, CancellationToken cancel)
    {
        var now = clock.GetUtcNow();
        // What was pressed twice is one row, also when the answer was lost.
        var call = new AdmissionCall(NonceOf(registrationId, seen.Step), null, registrationId, Gate, Direction.In, null, now, 0, Forced: false, Preview: false);
        var requestHash = call.RequestHash();
        return await lane.WriteRawAsync<SelfCheckInAnswer?>((connection, transaction) =>
        {
            var book = new DoorBook(PreparedStatements.Of(connection, transaction));
            if (book.Screen(seen.DeviceId) is not { } screen || !screen.MayCall(now, forcedAt: null)) return null;
            // Whoever was refused by staff, or sent out again, does not come in with the same code.
            if (book.SelfCheckIn(screen.DeviceId, call.Nonce) is { } earlier)
                return new(earlier.Verdict, earlier.Reason, earlier.IsOver, earlier.Waits && earlier.Verdict == Verdict.Admitted);
            var ticket = book.Ticket(null, registrationId, isHeld: true);
            var occasion = book.Occasion(screen.EventId, null, now, alsoOver: false);
            if (screen.AwaitsStaff && occasion is { } at && book.Waits(registrationId, at)) return new(Verdict.Admitted, null, IsUsed: false, IsWaiting: true);
            var decision = AdmissionRules.Decide(book.Facts(screen, ticket, occasion, call, now, isSelfCheckIn: true), now);
            return Said(book.Write(screen, call, ticket, occasion, requestHash, AdmissionDesk.Answer(decision, null), now), screen.AwaitsStaff);
        }, cancel);
    }

    private static SelfCheckInAnswer Said(AdmissionAnswer answer, bool awaitsStaff) =>
        new(answer.Verdict, answer.Reason, IsUsed: false, IsWaiting: awaitsStaff && answer.Verdict == Verdict.Admitted);

    private Guid NonceOf(Guid registrationId, long step)
    {
        var label = "self-check-in-nonce"u8;
        Span<byte> message = stackalloc byte[label.Length + 24];
        label.CopyTo(message);
        registrationId.TryWriteBytes(message[label.Length..], bigEndian: true, out _);
        BinaryPrimitives.WriteInt64BigEndian(message[^8..], step);
        return new Guid(HMACSHA256.HashData(keys.Link, message).AsSpan(0, 16), bigEndian: true);
    }

    private async Task<Arriving?> FindAsync(IQueryable<Registration> one, CancellationToken cancel) => await (
        from r in one.AsNoTracking()
        join a in db.Agencies on r.AgencyId equals a.Id
        select new Arriving(r.Id, r.Name, a.Name)).SingleOrDefaultAsync(cancel);
}

/// <param name="Reason">Why the door refused.</param>
/// <param name="IsUsed">This code has let the person in before, and they were sent out again.</param>
/// <param name="IsWaiting">Staff confirm it first.</param>
internal sealed record SelfCheckInAnswer(Verdict Verdict, RefusalReason? Reason, bool IsUsed, bool IsWaiting);
