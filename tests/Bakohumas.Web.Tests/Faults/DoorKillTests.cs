using System.Collections.Concurrent;
using System.Globalization;
using System.Net;
using System.Net.Http.Json;
using System.Text.Json;
using System.Text.RegularExpressions;
using Bakohumas.Domain.CheckIn;
using Bakohumas.Domain.Events;
using Bakohumas.Web.Platform.Security;
using Bakohumas.Web.Tests.Hall;
using Bakohumas.Web.Tests.Rig;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;

namespace Bakohumas.Web.Tests.Faults;

/// <summary>
/// kill -9 at the door: scans in and out, undos and self check-ins. What was acknowledged is stored, once; asked again with the same nonce,
/// the next process gives the same answer. <c>BAKOHUMAS_KILL_ROUNDS</c> sets the number of rounds (5).
/// </summary>
public sealed class DoorKillTests : IAsyncLifetime
{
    private static readonly int Rounds = int.Parse(System.Environment.GetEnvironmentVariable("BAKOHUMAS_KILL_ROUNDS") ?? "5", CultureInfo.InvariantCulture);
    private readonly Site site = new();
    private readonly ConcurrentQueue<TicketInHand> toScan = new();
    private readonly ConcurrentQueue<TicketInHand> toPress = new();
    private readonly ConcurrentBag<Scanned> scanned = [];
    private readonly ConcurrentBag<string> undone = [];
    private readonly ConcurrentBag<Guid> pressed = [];
    private readonly ConcurrentBag<Scanned> unanswered = [];

    public ValueTask InitializeAsync() => site.InitializeAsync();

    public ValueTask DisposeAsync() => site.DisposeAsync();

    [Fact]
    public async Task What_a_door_and_a_screen_acknowledged_survives_kill_9()
    {
        site.Clock.Set(TimeProvider.System.GetUtcNow());
        var at = await Screens.EventAsync(site);
        await site.ReadAsync(db => db.Events.Where(e => e.Id == at.Id).ExecuteUpdateAsync(s => s.SetProperty(e => e.SelfCheckIn, SelfCheckIn.Open).SetProperty(e => e.Capacity, 10_000)));
        for (var i = 0; i < 220 * Math.Min(Rounds, 5); i++) (i % 3 == 0 ? toPress : toScan).Enqueue(await A.Ticket(site, at));
        using var door = await A.Door(site, at);
        using var screen = await A.Door(site, at, DeviceRight.Screen);
        var (token, device, link) = (door.Pairing.GetProperty("token").GetString()!, screen.Pairing.GetProperty("deviceId").GetGuid(), site.Services.GetRequiredService<KeyRing>().Link);
        await site.StopAsync();

        for (var round = 0; round < Rounds; round++)
        {
            await using var process = await RunningProcess.StartAsync(site.Root, settings: site.DatabaseSettings);
            var (scans, presses) = (scanned.Count, pressed.Count);
            var work = Enumerable.Range(0, 4).Select(_ => Task.Run(() => UntilDeathAsync(() => PassAsync(process.Url, at.Slug, token))))
                .Concat(Enumerable.Range(0, 2).Select(_ => Task.Run(() => UntilDeathAsync(() => PressAsync(process.Url, device, link))))).ToArray();
            // Somewhere in the middle: after some were acknowledged, at a moment that nobody chose.
            var target = presses + 1 + Random.Shared.Next(10);
            for (var patience = 0; (pressed.Count < target || scanned.Count == scans) && patience < 500; patience++) await Task.Delay(10, TestContext.Current.CancellationToken);
            await process.KillAsync();
            await Task.WhenAll(work);
        }

        Assert.True(scanned.Count >= Rounds && !pressed.IsEmpty && !undone.IsEmpty, $"{scanned.Count} scans, {pressed.Count} presses, {undone.Count} undos: too few to say anything.");
        await site.StartAsync();
        await IsWholeAsync(at);
        await SameAnswersAsync(at, token);
        TestContext.Current.TestOutputHelper?.WriteLine($"{Rounds} kills: {scanned.Count} scans, {undone.Count} undos and {pressed.Count} self check-ins acknowledged, none lost; {unanswered.Count} without an answer");
    }

    private async Task IsWholeAsync(Event at)
    {
        var (scans, admissions, undos) = await site.ReadAsync(async db => (
            await db.Scans.AsNoTracking().Where(s => s.EventId == at.Id).ToListAsync(), await db.Admissions.AsNoTracking().Where(a => a.EventId == at.Id).ToListAsync(),
            await db.ScanUndos.AsNoTracking().Where(u => u.EventId == at.Id).Select(u => u.AdmissionId).ToListAsync()));
        var byNonce = scans.ToDictionary(s => (s.DeviceId, s.Nonce));
        Assert.Equal(scans.Count, byNonce.Count);
        var stored = scans.ToLookup(s => s.Nonce);
        Assert.All(scanned, one =>
        {
            var row = Assert.Single(stored[one.Nonce]);
            Assert.Equal((one.Verdict, one.AdmissionId), (JsonNamingPolicy.CamelCase.ConvertName(row.Verdict.ToString()), row.AdmissionId));
        });
        Assert.All(undone, id => Assert.Contains(Guid.Parse(id), undos));
        Assert.All(pressed, person => Assert.Single(admissions, a => a.RegistrationId == person && a.UndoId is null));
        // Nothing half: each admission has its scan, each scan that admitted has its admission, an undo has both its halves, each row its audit.
        Assert.All(admissions, a => Assert.Contains(scans, s => s.Id == a.ScanId && s.AdmissionId == a.Id));
        Assert.All(scans.Where(s => s.AdmissionId is not null), s => Assert.Contains(admissions, a => a.Id == s.AdmissionId));
        Assert.Equal(undos.Order(), admissions.Where(a => a.UndoId is not null).Select(a => a.Id).Order());
        Assert.Equal(scans.Count + undos.Count, await site.ReadAsync(db => db.Audit.CountAsync(a => a.EventId == at.Id && (a.Act == Data.Acts.Scanned || a.Act == Data.Acts.ScanUndone))));
#if !POSTGRES
        Assert.Equal("ok", await site.ReadAsync(db => db.Database.SqlQueryRaw<string>("SELECT integrity_check AS Value FROM pragma_integrity_check").SingleAsync()));
#endif
    }

    /// <summary>A phone that was never answered asks again, and so does one that was: neither adds a row to what stands.</summary>
    private async Task SameAnswersAsync(Event at, string token)
    {
        using var client = new HttpClient { BaseAddress = site.Bound };
        client.DefaultRequestHeaders.Authorization = new("Bearer", token);
        foreach (var one in scanned.Take(100))
        {
            var again = await ScanAsync(client, at.Slug, one.Nonce, one.Code, one.Direction);
            Assert.Equal((one.Verdict, one.AdmissionId), (again.Verdict, again.AdmissionId));
        }

        foreach (var one in unanswered) Assert.Equal(HttpStatusCode.OK, (await ScanAsync(client, at.Slug, one.Nonce, one.Code, one.Direction)).Status);
        Assert.Equal(0, await site.ReadAsync(db => db.Admissions.Where(a => a.EventId == at.Id && a.UndoId == null).GroupBy(a => a.RegistrationId).CountAsync(g => g.Count() > 1)));
    }

    /// <summary>One person comes in, and by turns goes out again or was a mistake.</summary>
    private async Task PassAsync(Uri url, string slug, string token)
    {
        if (!toScan.TryDequeue(out var ticket)) throw new HttpRequestException("Everybody has come.");
        using var client = new HttpClient { BaseAddress = url };
        client.DefaultRequestHeaders.Authorization = new("Bearer", token);
        var first = await KeptAsync(client, slug, ticket.DoorCode, "in");
        if (Random.Shared.Next(2) == 0)
        {
            await KeptAsync(client, slug, ticket.DoorCode, "out");
            return;
        }

        if (first.AdmissionId is not { } admission) return;
        using var undo = await client.PostAsJsonAsync($"/api/v1/events/{slug}/admissions/{admission}/undo", new { nonce = NewNonce(), at = Stamp() });
        if (undo.StatusCode == HttpStatusCode.NoContent) undone.Add(admission.ToString());
    }

    private async Task<Scanned> KeptAsync(HttpClient client, string slug, string code, string direction)
    {
        var nonce = NewNonce();
        try
        {
            var answer = await ScanAsync(client, slug, nonce, code, direction);
            scanned.Add(answer);
            return answer;
        }
        catch (Exception fault) when (fault is HttpRequestException or IOException or TaskCanceledException)
        {
            unanswered.Add(new Scanned(nonce, code, direction, default, null, null));
            throw;
        }
    }

    private async Task PressAsync(Uri url, Guid screen, byte[] link)
    {
        if (!toPress.TryDequeue(out var ticket)) throw new HttpRequestException("Everybody has pressed.");
        using var client = new HttpClient { BaseAddress = url };
        using var home = await client.GetAsync(ticket.Home);
        Assert.Equal(HttpStatusCode.OK, home.StatusCode);
        var address = "/hadir/" + RotatingCode.Of(link, screen, RotatingCode.StepAt(TimeProvider.System.GetUtcNow()));
        var page = await client.GetStringAsync(address);
        string Hidden(string name) => Regex.Match(page, $"name=\"{name}\"[^>]*value=\"([^\"]*)\"").Groups[1].Value;
        using var form = new FormUrlEncodedContent(new Dictionary<string, string> { ["izin"] = Hidden("izin"), ["__RequestVerificationToken"] = Hidden("__RequestVerificationToken") });
        using var answer = await client.PostAsync(address, form);
        if (answer.StatusCode == HttpStatusCode.OK && (await answer.Content.ReadAsStringAsync()).Contains("Kehadiran Anda tercatat", StringComparison.Ordinal)) pressed.Add(ticket.Id);
    }

    private static async Task<Scanned> ScanAsync(HttpClient client, string slug, Guid nonce, string code, string direction)
    {
        using var answer = await client.PostAsJsonAsync($"/api/v1/events/{slug}/admissions", new { nonce, code, gate = "Utara", direction, at = Stamp(), skewMs = 0 });
        var body = await answer.Content.ReadFromJsonAsync<JsonElement>();
        return new Scanned(nonce, code, direction, answer.StatusCode, body.GetProperty("verdict").GetString(), body.GetProperty("admissionId") is { ValueKind: JsonValueKind.String } id ? id.GetGuid() : null);
    }

    private static Guid NewNonce() => Guid.CreateVersion7(TimeProvider.System.GetUtcNow());

    private static string Stamp() => TimeProvider.System.GetUtcNow().ToString("yyyy-MM-dd'T'HH:mm:ss.fff'Z'", CultureInfo.InvariantCulture);

    private static async Task UntilDeathAsync(Func<Task> act)
    {
        try
        {
            while (true) await act();
        }
        catch (Exception fault) when (fault is HttpRequestException { StatusCode: null } or IOException or TaskCanceledException)
        {
            // The process is gone: that is the experiment.
        }
    }

    private sealed record Scanned(Guid Nonce, string Code, string Direction, HttpStatusCode Status, string? Verdict, Guid? AdmissionId);
}
