using Bakohumas.Domain.CheckIn;
using Bakohumas.Domain.Events;
using Bakohumas.Domain.Registrations;
using Bakohumas.Web.Data;
using Bakohumas.Web.Features.Shared;
using Bakohumas.Web.Platform;
using Bakohumas.Web.Platform.Live;
using Bakohumas.Web.Platform.Pledges;
using Bakohumas.Web.Platform.Security;
using Bakohumas.Web.Platform.Templates;
using Microsoft.EntityFrameworkCore;

namespace Bakohumas.Web.Features.Hall;

/// <summary>
/// What the hall's screens show, as it changes: one question a beat, whoever watches. Streams end when the process stops, and with the
/// beat after which their screen was revoked or expired.
/// </summary>
internal sealed class HallNews(
    IServiceScopeFactory scopes, PledgeTexts texts, TemplateLibrary library, KeyRing keys, PublicAddress address, IHostApplicationLifetime lifetime, TimeProvider clock)
{
    private readonly OneQuestion<HallNow> question = new(scopes, lifetime, clock, ReadAsync);

    /// <returns>The screen when the token is a living one of this event; null otherwise.</returns>
    public async Task<PairedScreen?> PairedAsync(string? token, string slug, CancellationToken cancel)
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
            select new PairedScreen(d.Id, e.Id)).SingleOrDefaultAsync(cancel);
    }

    public async Task<string?> EventNameAsync(string slug, CancellationToken cancel)
    {
        await using var scope = scopes.CreateAsyncScope();
        return await scope.ServiceProvider.GetRequiredService<BakohumasDb>().Events
            .Where(e => e.Slug == slug && e.State != EventState.Draft).Select(e => e.Name).SingleOrDefaultAsync(cancel);
    }

    public async Task<HallScreen> ScreenAsync(PairedScreen screen, CancellationToken cancel)
    {
        var eventId = screen.EventId;
        await using var scope = scopes.CreateAsyncScope();
        var db = scope.ServiceProvider.GetRequiredService<BakohumasDb>();
        var at = await db.Events.AsNoTracking().SingleAsync(e => e.Id == eventId, cancel);
        var text = (await texts.ForAsync(db, at, cancel)).Text;
        var organizer = await db.Agencies.Where(a => a.Id == at.OrganizerAgencyId).Select(a => a.Name).SingleAsync(cancel);
        var oath = Oath.Of(library, at.Language, new Dictionary<string, string>(PledgeTexts.Values(at, at.Language)) { ["penyelenggara"] = organizer });
        var now = await ReadAsync(db, eventId, clock.GetUtcNow(), cancel);
        var state = now.State;
        return new HallScreen(at.Slug, at.Name, at.StartsAt, at.Zone, state.Mode, oath, text.Head.Version, state.Present, state.Expected, state.Signed)
        {
            Online = state.Online,
            SelfCheckIn = now.TakesSelfCheckIn ? CodeAddress(screen, RotatingCode.StepAt(now.At)) : null,
        };
    }

    /// <summary>The state now and after each change; null is a sign of life.</summary>
    public IAsyncEnumerable<HallState?> FollowAsync(PairedScreen screen, CancellationToken cancel)
    {
        var joined = clock.GetUtcNow();
        return question.FollowAsync(screen.EventId, (now, _) => Look(screen, now, joined), cancel);
    }

    private Saying<HallState>? Look(PairedScreen screen, HallNow now, DateTimeOffset joined)
    {
        // What another screen asked for a moment ago may be older than this pairing.
        if (now.At > joined && !now.Screens.Contains(screen.DeviceId)) return null;
        var hour = clock.GetUtcNow();
        var step = now.TakesSelfCheckIn ? RotatingCode.StepAt(hour) : (long?)null;
        return new((now.State, step), () => step is { } shown ? now.State with { Qr = Code(screen, shown, hour) } : now.State);
    }

    /// <summary>Each screen has a code of its own, so that the row says which one was read.</summary>
    private string CodeAddress(PairedScreen screen, long step) => address.At($"/hadir/{RotatingCode.Of(keys.Link, screen.DeviceId, step)}");

    private HallCode Code(PairedScreen screen, long step, DateTimeOffset now)
    {
        var shown = CodeAddress(screen, step);
        var matrix = QrMatrix.Of(shown);
        return new(matrix.ToPath(), matrix.Side, (int)Math.Ceiling((RotatingCode.EndOf(step) - now).TotalSeconds), (int)RotatingCode.Period.TotalSeconds, shown);
    }

    private static async Task<HallNow> ReadAsync(BakohumasDb db, Guid eventId, DateTimeOffset now, CancellationToken cancel)
    {
        var at = await db.Events.Where(e => e.Id == eventId).Select(e => new { e.HallMode, e.SelfCheckIn, e.State, e.StartsAt, e.EndsAt }).SingleAsync(cancel);
        var present = await db.Admissions.Where(a => a.EventId == eventId && a.UndoId == null).Select(a => a.RegistrationId).Distinct().CountAsync(cancel);
        var online = await db.Admissions.Where(a => a.EventId == eventId && a.UndoId == null && a.Source == AdmissionSource.Online).Select(a => a.RegistrationId).Distinct().CountAsync(cancel);
        var registered = await db.Registrations.CountAsync(r => r.EventId == eventId && r.State == RegistrationState.Registered, cancel);
        var signed = await db.SigningSessions.Where(s => s.EventId == eventId).SumAsync(s => s.SignedCount, cancel);
        var screens = await db.Devices.Where(d => d.EventId == eventId && d.Right == DeviceRight.Screen && d.RevokedAt == null && d.ExpiresAt > now).Select(d => d.Id).ToListAsync(cancel);
        var takes = at.SelfCheckIn != SelfCheckIn.Closed && at.State is not (EventState.Draft or EventState.Finished or EventState.Cancelled)
            && now >= EventLife.DoorsOpenAt(at.StartsAt) && now < EventLife.FinishesAt(at.EndsAt);
        return new(now, new(at.HallMode.ToString().ToLowerInvariant(), present, Math.Max(registered, present), signed) { Online = online }, takes, [.. screens]);
    }

    private sealed record HallNow(DateTimeOffset At, HallState State, bool TakesSelfCheckIn, HashSet<Guid> Screens);
}

/// <param name="Mode">arrival, text, count, photo or blank.</param>
internal sealed record HallState(string Mode, int Present, int Expected, int Signed)
{
    /// <summary>Of those present, who takes part from afar.</summary>
    public int Online { get; init; }

    /// <summary>This screen's code; null while self check-in is closed.</summary>
    public HallCode? Qr { get; init; }
}

/// <param name="Path">SVG path data in a drawing of <paramref name="Side"/> × <paramref name="Side"/>.</param>
/// <param name="Seconds">Until the next code.</param>
/// <param name="Of">Seconds that a code is shown.</param>
internal sealed record HallCode(string Path, int Side, int Seconds, int Of, string Address);

/// <summary>A device paired as a screen of an event.</summary>
internal sealed record PairedScreen(Guid DeviceId, Guid EventId);
