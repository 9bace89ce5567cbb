using System.Buffers.Text;
using System.Security.Cryptography;
using Bakohumas.Domain.CheckIn;
using Bakohumas.Domain.Pledges;
using Bakohumas.Domain.Registrations;
using Bakohumas.Domain.Tickets;
using Bakohumas.Web.Data;
using Bakohumas.Web.Platform.Security;
using Microsoft.EntityFrameworkCore;

namespace Bakohumas.Web.Features.Pledges;

/// <summary>
/// The table with the shared tablet: gives a ticket of ten minutes for the code on a person's paper, and ends it. The personal link
/// never comes here: the database holds its hash alone, and nothing here derives it.
/// </summary>
internal sealed class TabletDesk(BakohumasDb db, WriteLane lane, TimeProvider clock)
{
    /// <returns>Null unless the token is a living one of a tablet of this event.</returns>
    public async Task<Tablet?> PairedAsync(string? token, string slug, CancellationToken cancel)
    {
        if (token is null) return null;
        var (now, hash) = (clock.GetUtcNow(), Links.Hash(token));
        return await (
            from d in db.Devices
            join e in db.Events on d.EventId equals e.Id
            where d.TokenHash == hash && e.Slug == slug && d.Right == DeviceRight.Kiosk && d.RevokedAt == null && d.ExpiresAt > now
            select new Tablet(d.Id, e.Id, e.Slug, e.Name, e.Language)).SingleOrDefaultAsync(cancel);
    }

    public Task<string?> EventNameAsync(string slug, CancellationToken cancel) =>
        db.Events.Where(e => e.Slug == slug && e.State != Domain.Events.EventState.Draft).Select(e => e.Name).SingleOrDefaultAsync(cancel);

    /// <summary>Opens the person whose door code was scanned or typed, if they may sign now.</summary>
    public async Task<TabletOpening> OpenAsync(Tablet tablet, string? scan, CancellationToken cancel)
    {
        var now = clock.GetUtcNow();
        if (!await CountAsync(tablet, now, cancel)) return new(TabletRefusal.TooMany);
        if (!DoorCode.TryReadScan(scan, out var code)) return new(TabletRefusal.Unknown);
        var codeHash = Links.Hash(code.Text);
        var person = await (
            from c in db.TicketCodes
            join r in db.Registrations on c.RegistrationId equals r.Id
            where c.Hash == codeHash && r.EventId == tablet.EventId
            select new { r.Id, r.State, IsReplaced = c.Generation != r.TicketGeneration }).SingleOrDefaultAsync(cancel);
        if (person is null) return new(TabletRefusal.Unknown);
        if (person.IsReplaced) return new(TabletRefusal.Replaced);
        if (person.State != RegistrationState.Registered || await StateAsync(person.Id, cancel) is not { } state) return new(TabletRefusal.NotRegistered);
        if (state.Signed is not null) return new(TabletRefusal.SignedBefore);
        if (state.Gate != SigningGate.Open) return new(state.Gate switch { SigningGate.OnPaper => TabletRefusal.SignedBefore, SigningGate.NotInside => TabletRefusal.NotInside, _ => TabletRefusal.NotOpen });
        if (!state.IsInside) return new(TabletRefusal.NotInside);

        var ticket = Base64Url.EncodeToString(RandomNumberGenerator.GetBytes(32));
        var (hash, ends) = (Links.Hash(ticket), now + TabletTurn.Life);
        await lane.WriteAsync(async (db, stop) =>
        {
            await db.TabletTurns.Where(t => t.DeviceId == tablet.DeviceId).ExecuteUpdateAsync(
                set => set.SetProperty(t => t.RegistrationId, person.Id).SetProperty(t => t.TicketHash, hash).SetProperty(t => t.EndsAt, ends).SetProperty(t => t.UsedAt, (DateTimeOffset?)null), stop);
            db.Record(now, Acts.TabletOpened, Actor.Device(tablet.DeviceId), person.Id, tablet.EventId);
            await db.SaveChangesAsync(stop);
        }, cancel);
        return new(null) { Ticket = ticket };
    }

    /// <returns>Whom this ticket opens; null when it is over or another person was opened since.</returns>
    public async Task<TabletPerson?> PersonAsync(Tablet tablet, string? ticket, CancellationToken cancel)
    {
        if (ticket is null) return null;
        var (now, hash) = (clock.GetUtcNow(), Links.Hash(ticket));
        var turn = await db.TabletTurns.AsNoTracking().SingleOrDefaultAsync(t => t.DeviceId == tablet.DeviceId && t.TicketHash == hash && t.EndsAt > now, cancel);
        if (turn?.RegistrationId is not { } id || await StateAsync(id, cancel) is not { } state) return null;
        return new(new TabletPass(tablet.DeviceId, tablet.EventId, id, hash), state, turn.UsedAt is not null);
    }

    public Task MarkReadAsync(TabletPerson person, Guid? entry, bool otherwise, CancellationToken cancel) =>
        Platform.Pledges.ReadingMarking.MarkReadAsync(lane, person.Pass.RegistrationId, person.Pass.EventId, entry, otherwise, clock.GetUtcNow(), cancel);

    /// <summary>The next person finds nothing: the ticket is gone, whoever still has it.</summary>
    public Task EndAsync(Tablet tablet, CancellationToken cancel) => lane.WriteAsync(
        (db, stop) => db.TabletTurns.Where(t => t.DeviceId == tablet.DeviceId).ExecuteUpdateAsync(
            set => set.SetProperty(t => t.RegistrationId, (Guid?)null).SetProperty(t => t.TicketHash, (byte[]?)null).SetProperty(t => t.EndsAt, (DateTimeOffset?)null), stop), cancel);

    private Task<SigningState?> StateAsync(Guid registrationId, CancellationToken cancel) => SigningState.LoadAsync(db, registrationId, clock.GetUtcNow(), cancel);

    /// <summary>Counted in the database, so that every node counts the same minute; the WHERE lets no more through.</summary>
    private Task<bool> CountAsync(Tablet tablet, DateTimeOffset now, CancellationToken cancel)
    {
        var (device, minute) = (tablet.DeviceId, now.ToUnixTimeSeconds() / 60);
        return lane.WriteAsync(async (db, stop) =>
        {
            var counted = await db.TabletTurns.Where(t => t.DeviceId == device && (t.Minute != minute || t.Tries < TabletTurn.TriesPerMinute))
                .ExecuteUpdateAsync(set => set.SetProperty(t => t.Tries, t => t.Minute == minute ? t.Tries + 1 : 1).SetProperty(t => t.Minute, minute), stop);
            if (counted == 0 && await db.TabletTurns.AnyAsync(t => t.DeviceId == device, stop)) return false;
            if (counted == 0) db.TabletTurns.Add(new TabletTurn { DeviceId = device, Minute = minute, Tries = 1 });
            await db.Devices.Where(d => d.Id == device).ExecuteUpdateAsync(set => set.SetProperty(d => d.LastContactAt, now), stop);
            await db.SaveChangesAsync(stop);
            return true;
        }, cancel);
    }
}

/// <summary>A device paired as a shared tablet of an event.</summary>
/// <param name="Language">The language of the event, in which the tablet waits for the next person.</param>
internal sealed record Tablet(Guid DeviceId, Guid EventId, string Slug, string EventName, string Language)
{
    public string Home => $"/meja/{Slug}";
}

/// <summary>The person whom a tablet has open.</summary>
internal sealed record TabletPerson(TabletPass Pass, SigningState State, bool HasSigned);

internal sealed record TabletOpening(TabletRefusal? Refusal)
{
    public string? Ticket { get; init; }
}

/// <summary>Why nobody was opened.</summary>
internal enum TabletRefusal
{
    /// <summary>No ticket of this event; one of another event looks the same.</summary>
    Unknown,
    Replaced,
    NotRegistered,
    NotInside,
    NotOpen,
    SignedBefore,
    TooMany,

    /// <summary>The ticket ended while the person was reading.</summary>
    Ended,
}
