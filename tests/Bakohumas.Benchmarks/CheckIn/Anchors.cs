using System.Threading.Channels;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Hosting;
using Microsoft.AspNetCore.Http;
using Microsoft.Extensions.Logging;

namespace Bakohumas.Benchmarks.CheckIn;

/// <summary>Two bare Kestrel endpoints to measure the product against: one writer behind a lock, one writer with group commit.</summary>
internal static class Anchors
{
    private const int BatchLimit = 256;

    public static async Task<WebApplication> LockedAsync(Hall hall)
    {
        var rows = new SameRows(hall);
        var turn = new Lock();
        return await ServeAsync(asked =>
        {
            var known = new bool[1];
            lock (turn) rows.Write([asked], known);
            return Task.FromResult(known[0]);
        }, rows.Dispose);
    }

    public static async Task<WebApplication> GroupedAsync(Hall hall, string synchronous = "FULL", string address = "http://127.0.0.1:0")
    {
        var rows = new SameRows(hall, synchronous);
        var waiting = Channel.CreateBounded<(AnchorScan Asked, TaskCompletionSource<bool> Answer)>(new BoundedChannelOptions(4096) { SingleReader = true });
        new Thread(() =>
        {
            var batch = new List<(AnchorScan Asked, TaskCompletionSource<bool> Answer)>(BatchLimit);
            var known = new bool[BatchLimit];
            // Ends when the server stops and completes the channel; then nobody writes any more.
            while (waiting.Reader.WaitToReadAsync().AsTask().GetAwaiter().GetResult())
            {
                batch.Clear();
                while (batch.Count < BatchLimit && waiting.Reader.TryRead(out var next)) batch.Add(next);
                rows.Write([.. batch.Select(b => b.Asked)], known);
                for (var i = 0; i < batch.Count; i++) batch[i].Answer.SetResult(known[i]);
            }

            rows.Dispose();
        }) { IsBackground = true, Name = "anchor" }.Start();

        return await ServeAsync(async asked =>
        {
            var answer = new TaskCompletionSource<bool>(TaskCreationOptions.RunContinuationsAsynchronously);
            await waiting.Writer.WriteAsync((asked, answer));
            return await answer.Task;
        }, () => waiting.Writer.Complete(), address);
    }

    private static async Task<WebApplication> ServeAsync(Func<AnchorScan, Task<bool>> write, Action close, string address = "http://127.0.0.1:0")
    {
        var builder = WebApplication.CreateSlimBuilder();
        builder.Logging.ClearProviders();
        builder.WebHost.UseUrls(address);
        var app = builder.Build();
        app.MapPost("/api/v1/events/{slug}/admissions", async (AnchorScan asked) => await write(asked) ? Results.Text("{\"verdict\":\"admitted\"}", "application/json") : Results.NotFound());
        app.MapGet("/healthz/ready", () => "ok");
        app.Lifetime.ApplicationStopped.Register(close);
        await app.StartAsync();
        return app;
    }
}
