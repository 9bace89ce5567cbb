using System.Runtime.CompilerServices;
using Bakohumas.Domain.CheckIn;
using Bakohumas.Domain.Registrations;
using Bakohumas.Web.Data;
using Bakohumas.Web.Platform.Pledges;
using Bakohumas.Web.Platform.Security;
using Microsoft.EntityFrameworkCore;

namespace Bakohumas.Web.Features.Hall;

/// <summary>
/// What the hall's screens show, as it changes. However many screens follow an event, this node asks the database once a second
/// for it; streams end when the process stops.
/// </summary>
internal sealed class HallNews(IServiceScopeFactory scopes, PledgeTexts texts, IHostApplicationLifetime lifetime, TimeProvider clock) : IDisposable
{
    private static readonly TimeSpan Beat = TimeSpan.FromSeconds(1);
    private const int BeatsOfSilence = 15;
    private readonly SemaphoreSlim asking = new(1, 1);
    private readonly Dictionary<Guid, (DateTimeOffset At, HallState State)> latest = [];

    /// <returns>The event when the token is a living screen of it; null otherwise.</returns>
    public async Task<Guid?> PairedEventAsync(string? token, string slug, CancellationToken cancel)
    {
        if (token is null) return null;
        var now = clock.GetUtcNow();
        var hash = Links.Hash(token);
        await using var scope = scopes.CreateAsyncScope();
        var db = scope.ServiceProvider.GetRequiredService<BakohumasDb>();
        return await (
            from d in db.Devices
            join e in db.Events on d.EventId equals e.Id
            where d.TokenHash == hash && e.Slug == slug && d.Right == DeviceRight.Screen && d.RevokedAt == null && d.ExpiresAt > now
            select (Guid?)e.Id).SingleOrDefaultAsync(cancel);
    }

    public async Task<string?> EventNameAsync(string slug, CancellationToken cancel)
    {
        await using var scope = scopes.CreateAsyncScope();
        return await scope.ServiceProvider.GetRequiredService<BakohumasDb>().Events
            .Where(e => e.Slug == slug && e.State != Domain.Events.EventState.Draft).Select(e => e.Name).SingleOrDefaultAsync(cancel);
    }

    public async Task<HallScreen> ScreenAsync(Guid eventId, CancellationToken cancel)
    {
        await using var scope = scopes.CreateAsyncScope();
        var db = scope.ServiceProvider.GetRequiredService<BakohumasDb>();
        var at = await db.Events.AsNoTracking().SingleAsync(e => e.Id == eventId, cancel);
        var text = (await texts.ForAsync(db, at, cancel)).Text;
        var state = await ReadAsync(db, eventId, cancel);
        return new HallScreen(at.Slug, at.Name, at.StartsAt, at.Zone, state.Mode, [.. text.Clauses.Select(c => c.Text)], text.Head.Version, state.Present, state.Expected, state.Signed);
    }

    /// <summary>The state now and after each change; null is a sign of life.</summary>
    public async IAsyncEnumerable<HallState?> FollowAsync(Guid eventId, [EnumeratorCancellation] CancellationToken cancel)
    {
        using var stop = CancellationTokenSource.CreateLinkedTokenSource(cancel, lifetime.ApplicationStopping);
        using var timer = new PeriodicTimer(Beat, clock);
        HallState? told = null;
        for (var silent = 0; ; silent++)
        {
            HallState? now;
            try
            {
                now = await StateAsync(eventId, stop.Token);
            }
            catch (OperationCanceledException)
            {
                yield break;
            }

            if (now != told)
            {
                told = now;
                silent = 0;
                yield return now;
            }
            else if (silent >= BeatsOfSilence)
            {
                silent = 0;
                yield return null;
            }

            try
            {
                if (!await timer.WaitForNextTickAsync(stop.Token)) yield break;
            }
            catch (OperationCanceledException)
            {
                yield break;
            }
        }
    }

    public void Dispose() => asking.Dispose();

    private async Task<HallState> StateAsync(Guid eventId, CancellationToken cancel)
    {
        await asking.WaitAsync(cancel);
        try
        {
            var now = clock.GetUtcNow();
            if (latest.TryGetValue(eventId, out var known) && now - known.At < Beat * 0.8 && now >= known.At) return known.State;
            await using var scope = scopes.CreateAsyncScope();
            var state = await ReadAsync(scope.ServiceProvider.GetRequiredService<BakohumasDb>(), eventId, cancel);
            latest[eventId] = (now, state);
            return state;
        }
        finally
        {
            asking.Release();
        }
    }

    private static async Task<HallState> ReadAsync(BakohumasDb db, Guid eventId, CancellationToken cancel)
    {
        var mode = await db.Events.Where(e => e.Id == eventId).Select(e => e.HallMode).SingleAsync(cancel);
        var present = await db.Admissions.Where(a => a.EventId == eventId && a.UndoId == null).Select(a => a.RegistrationId).Distinct().CountAsync(cancel);
        var registered = await db.Registrations.CountAsync(r => r.EventId == eventId && r.State == RegistrationState.Registered, cancel);
        var signed = await db.SigningSessions.Where(s => s.EventId == eventId).SumAsync(s => s.SignedCount, cancel);
        return new(mode.ToString().ToLowerInvariant(), present, Math.Max(registered, present), signed);
    }
}

/// <param name="Mode">arrival, text, count, photo or blank.</param>
internal sealed record HallState(string Mode, int Present, int Expected, int Signed);
