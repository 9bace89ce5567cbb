using Bakohumas.Domain.CheckIn;
using Bakohumas.Web.Data;
using Bakohumas.Web.Platform.Devices;
using Bakohumas.Web.Platform.Security;
using Microsoft.EntityFrameworkCore;

namespace Bakohumas.Web.Features.CheckIn;

/// <param name="Nonce">UUID chosen by the device; a known one counts once.</param>
/// <param name="Kind"><c>pendamping</c> or <c>pengemudi</c>.</param>
/// <param name="Number">1 to 99.</param>
/// <param name="Direction"><c>in</c> (default) or <c>out</c>.</param>
/// <param name="At">RFC 3339 with an offset.</param>
internal sealed record CompanionsBody(string? Nonce, string? Kind, int? Number, string? Direction, string? Gate, string? At);

/// <summary>A well-formed count.</summary>
internal sealed record CompanionsCall(Guid Nonce, CompanionKind Kind, int Number, Direction Direction, string Gate, DateTimeOffset At)
{
    /// <summary>Checks a body; the first thing that is wrong is named by its field.</summary>
    public static (CompanionsCall? Call, string? WrongField) From(CompanionsBody body)
    {
        if (!Guid.TryParse(body.Nonce, out var nonce) || nonce == Guid.Empty) return (null, "nonce");
        CompanionKind? kind = body.Kind switch { "pendamping" => CompanionKind.Companion, "pengemudi" => CompanionKind.Driver, _ => null };
        if (kind is null) return (null, "kind");
        if (body.Number is not (>= 1 and <= Companion.AtMost)) return (null, "number");
        if (body.Direction is not (null or "in" or "out")) return (null, "direction");
        if (ShortName.Of(body.Gate) is not { } gate) return (null, "gate");
        if (AdmissionCall.Instant(body.At) is not { } at) return (null, "at");
        return (new(nonce, kind.Value, body.Number.Value, body.Direction == "out" ? Domain.CheckIn.Direction.Out : Domain.CheckIn.Direction.In, gate, at), null);
    }
}

/// <summary>How many are inside now without a name.</summary>
internal sealed record CompanionsInside(int Companions, int Drivers);

/// <summary>What became of a count.</summary>
internal abstract record CompanionsOutcome
{
    private CompanionsOutcome()
    {
    }

    public sealed record Counted(CompanionsInside Inside) : CompanionsOutcome;

    public sealed record NonceTaken : CompanionsOutcome;

    public sealed record NoSuchEvent : CompanionsOutcome;

    /// <summary>The device is paired for something else than a door.</summary>
    public sealed record WrongRight : CompanionsOutcome;

    public sealed record NotPaired : CompanionsOutcome;
}

/// <summary>Counts companions and drivers at a gate: numbers, never names.</summary>
internal sealed class CompanionsDesk(WriteLane lane, TimeProvider clock)
{
    public Task<CompanionsOutcome> CountAsync(string token, string slug, CompanionsCall call, CancellationToken cancel)
    {
        var now = clock.GetUtcNow();
        var tokenHash = Links.Hash(token);
        var id = Guid.CreateVersion7(now);
        return lane.WriteAsync<CompanionsOutcome>(async (db, stop) =>
        {
            var book = new DoorBook(PreparedStatements.Of(db));
            if (book.Session(tokenHash, slug) is not { } session) return book.KnowsDevice(tokenHash) ? new CompanionsOutcome.NoSuchEvent() : new CompanionsOutcome.NotPaired();
            if (!session.MayCall(now, forcedAt: null)) return new CompanionsOutcome.NotPaired();
            if (session.Right is not (DeviceRight.Scan or DeviceRight.Supervise)) return new CompanionsOutcome.WrongRight();
            book.Touch(session, now);
            var occasion = book.Occasion(session.EventId, null, now, alsoOver: true);
            var earlier = await db.Companions.AsNoTracking().Where(c => c.DeviceId == session.DeviceId && c.Nonce == call.Nonce).SingleOrDefaultAsync(stop);
            if (earlier is null)
            {
                db.Companions.Add(new Companion
                {
                    Id = id, EventId = session.EventId, DeviceId = session.DeviceId, Nonce = call.Nonce, OccasionId = occasion, Kind = call.Kind,
                    Number = call.Number, Direction = call.Direction, Gate = call.Gate, At = call.At, HeardAt = now,
                });
                db.Record(now, Acts.CompanionsCounted, Actor.Device(session.DeviceId), id, session.EventId);
                await db.SaveChangesAsync(stop);
            }
            else if ((earlier.Kind, earlier.Number, earlier.Direction, earlier.Gate) != (call.Kind, call.Number, call.Direction, call.Gate)) return new CompanionsOutcome.NonceTaken();

            return new CompanionsOutcome.Counted(new CompanionsInside(
                await db.CompanionsInsideAsync(session.EventId, occasion, CompanionKind.Companion, stop), await db.CompanionsInsideAsync(session.EventId, occasion, CompanionKind.Driver, stop)));
        }, cancel);
    }
}
