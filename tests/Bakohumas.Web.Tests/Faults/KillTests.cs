using System.Collections.Concurrent;
using System.Globalization;
using System.Net;
using System.Net.Http.Json;
using System.Text.Json;
using System.Text.RegularExpressions;
using Bakohumas.Web.Data;
using Bakohumas.Web.Tests.Pledges;
using Bakohumas.Web.Platform.Security;
using Bakohumas.Web.Tests.Rig;
using Microsoft.EntityFrameworkCore;

namespace Bakohumas.Web.Tests.Faults;

/// <summary>
/// kill -9 while people come in and sign: what was acknowledged is stored, whole. <c>BAKOHUMAS_KILL_ROUNDS</c> sets the number of rounds (5).
/// </summary>
public sealed class KillTests : IAsyncLifetime
{
    private const int PeopleARound = 120;
    private static readonly int Rounds = int.Parse(System.Environment.GetEnvironmentVariable("BAKOHUMAS_KILL_ROUNDS") ?? "5", CultureInfo.InvariantCulture);
    private readonly Site site = new();
    private readonly ConcurrentQueue<TicketInHand> toSign = new();
    private readonly ConcurrentQueue<TicketInHand> toEnter = new();
    private readonly ConcurrentBag<Guid> signed = [];
    private readonly ConcurrentBag<Guid> entered = [];

    public ValueTask InitializeAsync() => site.InitializeAsync();

    public ValueTask DisposeAsync() => site.DisposeAsync();

    [Fact]
    public async Task What_was_acknowledged_survives_kill_9_during_arrivals_and_signatures()
    {
        site.Clock.Set(TimeProvider.System.GetUtcNow());
        var scene = await SigningScene.OpenAsync(site, at => at.Capacity = 10_000);
        var inside = new List<TicketInHand>();
        for (var i = 0; i < PeopleARound * Math.Min(Rounds, 5); i++)
        {
            inside.Add(await A.Ticket(site, scene.Event));
            toEnter.Enqueue(await A.Ticket(site, scene.Event));
        }

        await A.Admit(site, scene.Event, inside);
        foreach (var person in inside) toSign.Enqueue(person);
        using var door = await A.Door(site, scene.Event);
        var token = door.Pairing.GetProperty("token").GetString()!;
        await site.StopAsync();

        for (var round = 0; round < Rounds; round++)
        {
            await using var process = await RunningProcess.StartAsync(site.Root, settings: site.DatabaseSettings);
            var before = signed.Count;
            var work = Enumerable.Range(0, 4).Select(_ => Task.Run(() => UntilDeathAsync(() => SignAsync(process.Url))))
                .Concat(Enumerable.Range(0, 4).Select(_ => Task.Run(() => UntilDeathAsync(() => EnterAsync(process.Url, scene.Event.Slug, token))))).ToArray();
            // Somewhere in the middle: after some were acknowledged, at a moment that nobody chose.
            var target = before + 1 + Random.Shared.Next(25);
            for (var patience = 0; signed.Count < target && !toSign.IsEmpty && patience < 500; patience++) await Task.Delay(10, TestContext.Current.CancellationToken);
            await process.KillAsync();
            await Task.WhenAll(work);
        }

        Assert.True(signed.Count >= Rounds && entered.Count >= Rounds, $"{signed.Count} signed and {entered.Count} entered: too few to say anything.");
        await site.StartAsync();
        await IsWholeAsync(scene);
        TestContext.Current.TestOutputHelper?.WriteLine($"{Rounds} kills, {signed.Count} signatures and {entered.Count} arrivals acknowledged, none lost");
    }

    [Fact]
    public async Task Killed_between_recording_and_sealing_the_paper_is_finished_by_the_tick()
    {
        site.Clock.Set(TimeProvider.System.GetUtcNow());
        var scene = await SigningScene.OpenAsync(site);
        var ticket = await scene.InsideAsync();
        toSign.Enqueue(ticket);
        await site.StopAsync();
        var key = Path.Combine(site.Root, "keys", KeyFiles.Seal);
        await using (var process = await RunningProcess.StartAsync(site.Root, settings: site.DatabaseSettings))
        {
            File.Move(key, key + ".away");
            await SignAsync(process.Url);
            await process.KillAsync();
        }

        Assert.Single(signed);
        File.Move(key + ".away", key);
        await site.StartAsync();
        Assert.Null((await scene.WorkAsync(ticket)).FileHash);
        await IsWholeAsync(scene);
        (await site.Visitor().GetAsync(SigningScene.Paper(ticket))).IsOk();
    }

    [Fact]
    public async Task Killed_after_the_file_and_before_the_act_that_names_it_the_paper_is_sealed_again()
    {
        var scene = await SigningScene.OpenAsync(site);
        var ticket = await scene.InsideAsync();
        await scene.SignAsync(ticket);
        var first = (await scene.WorkAsync(ticket)).FileHash!;
        // The state such a kill leaves: the file lies in the vault, no row names it, a half-written one beside it.
        await site.ExecuteAsync("UPDATE \"SealingWork\" SET \"FileHash\" = NULL, \"SealedAt\" = NULL");
        await site.ExecuteAsync("DELETE FROM \"Files\"");
        await File.WriteAllTextAsync(Path.Combine(site.Root, "vault", first[..2], first + ".abc.tmp"), "%PDF", TestContext.Current.CancellationToken);
        await site.RestartAsync();

        (await site.Visitor().GetAsync(SigningScene.Paper(ticket))).Is(HttpStatusCode.ServiceUnavailable);
        signed.Add(ticket.Id);
        await IsWholeAsync(scene, audits: 2);

        Assert.StartsWith("%PDF-", (await site.Visitor().GetAsync(SigningScene.Paper(ticket))).IsOk().Text, StringComparison.Ordinal);
    }

    /// <summary>Everything acknowledged is there with all that belongs to it, and the tick finishes what was recorded.</summary>
    private async Task IsWholeAsync(SigningScene scene, int audits = 1)
    {
        var pledges = await scene.PledgesAsync();
        Assert.Empty(signed.Except(pledges.Select(p => p.RegistrationId)));
        Assert.Equal(Enumerable.Range(1, pledges.Count), pledges.Select(p => p.Number));
        Assert.Equal(pledges.Count, await scene.CountAsync());
        var id = scene.Event.Id;
        var (admitted, lame, scans) = await site.ReadAsync(async db => (
            await db.Admissions.Where(a => a.EventId == id && a.UndoId == null && db.Scans.Any(s => s.Id == a.ScanId)).Select(a => a.RegistrationId).ToListAsync(),
            await db.Pledges.CountAsync(p => p.EventId == id && (db.PendingLeaves.Count(l => l.PledgeId == p.Id) != 1 || !db.SealingWork.Any(w => w.PledgeId == p.Id)
                || db.Audit.Count(a => a.SubjectId == p.Id && a.Act == Acts.PledgeSigned) != 1 || db.Outbox.Count(m => m.SubjectId == p.RegistrationId) != 1)),
            await db.Scans.CountAsync(s => s.EventId == id && s.AdmissionId != null && !db.Admissions.Any(a => a.Id == s.AdmissionId))));
        Assert.Empty(entered.Except(admitted));
        Assert.Equal(admitted.Count, admitted.Distinct().Count());
        Assert.Equal((0, 0), (lame, scans));
#if !POSTGRES
        Assert.Equal("ok", await site.ReadAsync(db => db.Database.SqlQueryRaw<string>("SELECT integrity_check AS Value FROM pragma_integrity_check").SingleAsync()));
#endif
        site.Clock.Set(TimeProvider.System.GetUtcNow().AddMinutes(10));
        await site.RunJobAsync("seal-due-papers");
        var hashes = await site.ReadAsync(db => db.SealingWork.Where(w => db.Pledges.Any(p => p.Id == w.PledgeId && p.EventId == id)).Select(w => w.FileHash).ToListAsync());
        Assert.All(hashes, h => Assert.True(h is not null && File.Exists(Path.Combine(site.Root, "vault", h[..2], h))));
        Assert.Equal(pledges.Count * audits, await site.ReadAsync(db => db.Audit.CountAsync(a => a.EventId == id && a.Act == Acts.PledgeSealed)));
    }

    private async Task SignAsync(Uri url)
    {
        if (!toSign.TryDequeue(out var ticket)) throw new HttpRequestException("Everybody has signed.");
        using var client = new HttpClient(new SocketsHttpHandler { AllowAutoRedirect = false }) { BaseAddress = url };
        using var shown = await client.GetAsync(SigningScene.Address(ticket));
        Assert.Equal(HttpStatusCode.OK, shown.StatusCode);
        var page = await shown.Content.ReadAsStringAsync();
        string Hidden(string name) => Regex.Match(page, $"name=\"{name}\"[^>]*value=\"([^\"]*)\"").Groups[1].Value;
        using var form = new FormUrlEncodedContent(new Dictionary<string, string>
        {
            ["textHash"] = Hidden("textHash"), ["nonce"] = Hidden("nonce"), ["__RequestVerificationToken"] = Hidden("__RequestVerificationToken"),
            ["method"] = "typed", ["name"] = ticket.Name, ["consentPledge"] = "true", ["consentData"] = "true",
        });
        using var answer = await client.PostAsync(SigningScene.Address(ticket), form);
        if (answer.StatusCode == HttpStatusCode.SeeOther) signed.Add(ticket.Id);
    }

    private async Task EnterAsync(Uri url, string slug, string token)
    {
        if (!toEnter.TryDequeue(out var ticket)) throw new HttpRequestException("Everybody is inside.");
        using var client = new HttpClient { BaseAddress = url };
        client.DefaultRequestHeaders.Authorization = new("Bearer", token);
        var now = TimeProvider.System.GetUtcNow();
        using var answer = await client.PostAsJsonAsync($"/api/v1/events/{slug}/admissions", new
        {
            nonce = Guid.CreateVersion7(now), code = ticket.DoorCode, gate = "Utara", at = now.ToString("yyyy-MM-dd'T'HH:mm:ss.fff'Z'", CultureInfo.InvariantCulture), skewMs = 0,
        });
        if ((await answer.Content.ReadFromJsonAsync<JsonElement>()).GetProperty("verdict").GetString() == "admitted") entered.Add(ticket.Id);
    }

    private static async Task UntilDeathAsync(Func<Task> act)
    {
        try
        {
            while (true) await act();
        }
        catch (Exception fault) when (fault is HttpRequestException or IOException or TaskCanceledException)
        {
            // The process is gone: that is the experiment.
        }
    }
}
