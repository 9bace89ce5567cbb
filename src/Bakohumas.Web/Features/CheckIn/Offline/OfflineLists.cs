using System.Buffers.Text;
using System.Collections.Concurrent;
using System.Diagnostics;
using Bakohumas.Domain.CheckIn;
using Bakohumas.Domain.CheckIn.Offline;
using Bakohumas.Domain.Registrations;
using Bakohumas.Domain.Tickets;
using Bakohumas.Web.Data;
using Bakohumas.Web.Platform.Security;
using Microsoft.EntityFrameworkCore;

namespace Bakohumas.Web.Features.CheckIn.Offline;

/// <param name="Tag">Entity tag (RFC 9110) without its quotes: of equal content equal, on every node.</param>
/// <param name="Text">The signed list; see <see cref="OfflineList"/>.</param>
internal sealed record MadeList(string Tag, string Text, int Rows, DateTimeOffset MadeAt);

/// <summary>
/// Makes the signed lists that doors take along. One is made for all devices of an event and kept for a while: twenty doors that ask every
/// twenty seconds cost one list, and a large one is made less often than a small one.
/// </summary>
internal sealed class OfflineLists(IServiceScopeFactory scopes, KeyRing keys, TimeProvider clock)
{
    private static readonly TimeSpan Fresh = TimeSpan.FromSeconds(15);

    /// <summary>At most this part of the time goes into making lists of one event.</summary>
    private const int Share = 20;

    private readonly ConcurrentDictionary<(Guid Event, bool WithNames), Kept> made = new();

    /// <summary>The list of an event, at most some seconds old.</summary>
    public async Task<MadeList> OfAsync(Guid eventId, bool withNames)
    {
        var now = clock.GetUtcNow();
        var kept = made.GetOrAdd((eventId, withNames), _ => new Kept());
        await kept.Gate.WaitAsync();
        try
        {
            if (kept.List is { } list && now < kept.Until && now >= list.MadeAt) return list;
            var started = Stopwatch.GetTimestamp();
            kept.List = await MakeAsync(eventId, withNames, now);
            var spent = Stopwatch.GetElapsedTime(started) * Share;
            kept.Until = now + (spent > Fresh ? spent : Fresh);
            Sweep(now);
            return kept.List;
        }
        finally
        {
            kept.Gate.Release();
        }
    }

    private async Task<MadeList> MakeAsync(Guid eventId, bool withNames, DateTimeOffset now)
    {
        await using var scope = scopes.CreateAsyncScope();
        var db = scope.ServiceProvider.GetRequiredService<BakohumasDb>();
        var at = await db.Events.AsNoTracking().SingleAsync(e => e.Id == eventId);
        var occasions = await db.Occasions.AsNoTracking().Where(o => o.EventId == eventId).OrderBy(o => o.StartsAt).Select(o => new OccasionWindow(o.Id, o.StartsAt, o.EndsAt)).ToListAsync();
        var people = await (
            from c in db.TicketCodes.AsNoTracking()
            join r in db.Registrations on c.RegistrationId equals r.Id
            join a in db.Agencies on r.AgencyId equals a.Id
            where r.EventId == eventId && r.ErasedAt == null
            orderby c.Hash
            select new { r.Id, r.Name, Agency = a.Name, r.Unit, r.State, c.Generation, Current = r.TicketGeneration, IsVip = r.VipSince != null }).ToListAsync();
        var listed = people.ConvertAll(p => new ListedPerson(
            SecretDerivation.DoorCode(keys.Link, p.Id, p.Generation), p.Id, p.Name, p.Agency, p.Unit, DoorTicket.RoleOf(p.IsVip),
            p.Generation != p.Current ? ListedState.CodeReplaced : p.State == RegistrationState.Cancelled ? ListedState.Cancelled : ListedState.Registered));
        var described = new ListedEvent(at.Slug, at.Name, at.Zone, at.State, at.StartsAt, at.EndsAt, occasions);
        var salt = OfflineList.SaltOf(keys.Link, described, listed, withNames);
        using var signing = OfflineKey.Signing(keys.Link, eventId);
        using var opening = OfflineKey.Opening(keys.Link, eventId);
        var text = OfflineList.Sign(signing, opening.ExportSubjectPublicKeyInfo(), described, listed, salt, withNames, now);
        return new MadeList(Base64Url.EncodeToString(salt.AsSpan(0, 16)), text, listed.Count, now);
    }

    // Events end; what nobody asks for any more is let go.
    private void Sweep(DateTimeOffset now)
    {
        foreach (var (key, kept) in made)
            if (kept.Until < now.AddMinutes(-10) && kept.Gate.CurrentCount == 1) made.TryRemove(key, out _);
    }

    private sealed class Kept
    {
        public SemaphoreSlim Gate { get; } = new(1, 1);
        public MadeList? List { get; set; }
        public DateTimeOffset Until { get; set; }
    }
}
