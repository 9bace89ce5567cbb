using System.Globalization;
using Bakohumas.Domain.CheckIn;
using Bakohumas.Domain.Tickets;
using Bakohumas.Web;
using Bakohumas.Web.Data;
using Bakohumas.Web.Features.Shared;
using Bakohumas.Web.Platform;
using Bakohumas.Web.Platform.Devices;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Hosting;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Logging;
using Microsoft.Playwright;

namespace Bakohumas.Benchmarks.CheckIn;

/// <summary>
/// Scan to verdict in a real browser: the door page in mode Cepat looks through a film of 1,280 × 720 at 30 pictures a second, in which a
/// ticket appears at a random moment; timed until the verdict with the person's name is painted. With the network, with a slow one, without
/// one; and the same on a processor slowed four times, as a cheap phone's.
/// </summary>
internal static class ScanRun
{
    private const string Chromium = "/usr/bin/chromium";
    private const string Slow = "slow";
    private static readonly int[] Slowness = [1, 4];

    /// <summary>Milliseconds of delay of each call and bytes a second (−1: as they are); the slow one is a crowded cell.</summary>
    private static readonly (string Name, bool IsOffline, int Delay, int Bandwidth)[] Networks = [("online", false, 0, -1), (Slow, false, 300, 50_000), ("offline", true, 0, -1)];

    public static Task<int> RunAsync(string[] arguments)
    {
        var (registered, scans) = (Option.Number(arguments, "--registered", 10_000), Option.Number(arguments, "--scans", 100));
        if (!File.Exists(Chromium))
        {
            Console.Error.WriteLine("Chromium is not installed.");
            return Task.FromResult(1);
        }

        return Report.InFolderAsync(async root =>
        {
            var hall = await HallFilling.FillAsync(root, new HallPlan(registered));
            var pairing = await PairingAsync(hall);
            await using var app = App.Build(["--environment=Testing", $"--contentRoot={ServerProcess.Content(null)}", "--urls=http://127.0.0.1:0", $"--Storage:Root={root}"], builder =>
            {
                builder.WebHost.UseStaticWebAssets();
                builder.Logging.ClearProviders();
            });
            await app.StartAsync();
            await app.Services.GetRequiredService<Readiness>().Whole;
            var site = app.Urls.First();
            using var playwright = await Playwright.CreateAsync();
            await using var browser = await playwright.Chromium.LaunchAsync(new() { ExecutablePath = Chromium, Args = ["--no-sandbox", "--disable-gpu", "--disable-background-networking"] });
            await using var context = await browser.NewContextAsync(new() { ViewportSize = new() { Width = 390, Height = 844 }, Locale = "id-ID" });
            var page = await context.NewPageAsync();
            await page.AddInitScriptAsync(Film);
            await page.GotoAsync($"{site}/pintu/{Hall.Slug}#{pairing}");
            await page.FillAsync("#gerbang", "Utara");
            await page.Locator("[data-pasang] form button").ClickAsync();
            await page.WaitForFunctionAsync("() => document.querySelector('[data-daftar]')?.textContent.match(/\\d/) && !document.querySelector('[data-kerja]').hidden");
            await page.GetByRole(AriaRole.Button, new() { Name = "Pengaturan" }).ClickAsync();
            await page.Locator("#atur label", new() { HasText = "Cepat" }).ClickAsync();
            await page.Locator("#atur form button[value=ok], #atur form button.btn-primary").First.ClickAsync();
            await page.Locator("[data-nyala]").ClickAsync();
            await page.WaitForFunctionAsync("() => document.querySelector('video').videoWidth > 0");
            var tools = await context.NewCDPSessionAsync(page);
            await tools.SendAsync("Network.enable");

            Report.Line($"{registered} registered, {scans} scans each; from the ticket in sight to the verdict on the screen");
            Console.WriteLine("processor | network | verdicts |  p50 ms |  p95 ms | longest ms | heard by the server");
            var (next, isKept) = (0, true);
            foreach (var slowness in Slowness)
                foreach (var (name, isOffline, delay, bandwidth) in Networks)
                {
                    await tools.SendAsync("Emulation.setCPUThrottlingRate", new() { ["rate"] = slowness });
                    await tools.SendAsync("Network.emulateNetworkConditions", new() { ["offline"] = isOffline, ["latency"] = delay, ["downloadThroughput"] = bandwidth, ["uploadThroughput"] = bandwidth });
                    var before = hall.Count().Scans;
                    var times = new List<double>();
                    for (var i = 0; i < scans; i++)
                    {
                        var person = hall.People[next];
                        _ = DoorCode.TryParse(person.Code, out var code);
                        times.Add(await page.EvaluateAsync<double>("([path, side, number]) => window.showTicket(path, side, number)", Ticket(code!.ScanText(site), next)));
                        next++;
                    }

                    times.Sort();
                    var p95 = times[(int)(times.Count * 0.95)];
                    isKept &= p95 < 1000 || name == Slow;
                    // What waits is brought before the next row, so that no row pays for another.
                    if (isOffline)
                    {
                        await tools.SendAsync("Network.emulateNetworkConditions", new() { ["offline"] = false, ["latency"] = 0, ["downloadThroughput"] = -1, ["uploadThroughput"] = -1 });
                        await page.Locator("[data-jaringan] [data-kata]", new() { HasText = "Daring" }).WaitForAsync(new() { Timeout = 60_000 });
                    }

                    var heard = hall.Count().Scans - before;
                    isKept &= heard == scans;
                    Report.Line($"{slowness + "×",9} | {name,-7} | {times.Count,8} | {times[times.Count / 2],7:0} | {p95,7:0} | {times[^1],10:0} | {heard,10}");
                }

            return isKept && hall.Count().Persons == next ? 0 : 1;
        });
    }

    private static object[] Ticket(string text, int person)
    {
        var matrix = QrMatrix.Of(text);
        return [matrix.ToPath(), matrix.Side, person.ToString("000000", CultureInfo.InvariantCulture)];
    }

    private static async Task<string> PairingAsync(Hall hall)
    {
        var (code, now) = (PairingCodes.New(), TimeProvider.System.GetUtcNow());
        await using var db = new SqliteBakohumasDb(new DbContextOptionsBuilder<SqliteBakohumasDb>().UseSqlite($"Data Source={hall.Database};Pooling=False").Options);
        db.Add(new PairingCode { Id = Guid.CreateVersion7(now), EventId = hall.EventId, Right = DeviceRight.Scan, Hash = PairingCodes.Hash(code)!, MadeAt = now, ExpiresAt = now.AddMinutes(15) });
        await db.SaveChangesAsync();
        return code;
    }

    /// <summary>A camera that films a canvas, and a way to hold a ticket before it: milliseconds from its drawing to its verdict's painting.</summary>
    private const string Film =
        """
        (() => {
          const film = Object.assign(document.createElement('canvas'), { width: 1280, height: 720 });
          const pen = film.getContext('2d');
          let ticket = null, turn = 0;
          const draw = () => {
            pen.fillStyle = `hsl(30 20% ${40 + (turn++ % 5)}%)`;
            pen.fillRect(0, 0, 1280, 720);
            if (!ticket) return;
            pen.save();
            pen.translate(640, 360);
            pen.rotate(0.12);
            pen.scale(420 / ticket.side, 420 / ticket.side);
            pen.translate(-ticket.side / 2, -ticket.side / 2);
            pen.fillStyle = '#fff';
            pen.fillRect(0, 0, ticket.side, ticket.side);
            pen.fillStyle = '#000';
            pen.fill(new Path2D(ticket.path));
            pen.restore();
          };
          draw();
          setInterval(draw, 33);
          navigator.mediaDevices.getUserMedia = async () => film.captureStream(30);
          window.showTicket = async (path, side, number) => {
            await new Promise((go) => setTimeout(go, 150 + Math.random() * 200));
            const result = document.querySelector('[data-hasil]');
            const seen = new Promise((done, fail) => {
              const gone = setTimeout(() => fail(new Error(`No verdict for ${number}: ${result.textContent}`)), 20000);
              const look = new MutationObserver(() => {
                if (!result.textContent.includes(number)) return;
                clearTimeout(gone);
                look.disconnect();
                requestAnimationFrame(() => requestAnimationFrame(() => done(performance.now())));
              });
              look.observe(result, { childList: true, subtree: true, characterData: true });
            });
            ticket = { path, side };
            const shown = performance.now();
            draw();
            const took = (await seen) - shown;
            ticket = null;
            if (!result.textContent.includes('Diterima')) throw new Error(`Not admitted: ${result.textContent}`);
            return took;
          };
        })();
        """;
}
