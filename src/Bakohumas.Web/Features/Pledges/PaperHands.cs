namespace Bakohumas.Web.Features.Pledges;

/// <summary>
/// The hands that draw and seal in this process: two for each core, because half of a paper's time is waiting for the disk (the room
/// that recording needs beside them is <see cref="ThreadRoom"/>). A signer whose hand is free gets the paper with the receipt; otherwise it follows in order, the people who are
/// looking at their receipt first. In memory only: what a stopped or dead process leaves is found by the tick. A stop waits for the
/// paper in hand, because its file and its row belong together.
/// </summary>
internal sealed class PaperHands(PaperSealing sealing, ILogger<PaperHands> log) : IHostedService, IDisposable
{
    public static readonly int Count = 2 * Environment.ProcessorCount;

    /// <summary>More than this is left to the tick: the rows are the memory.</summary>
    private const int MostWaiting = 20_000;

    private readonly SemaphoreSlim free = new(Count, Count);
    private readonly LinkedList<Guid> waiting = new();

    /// <summary>Seals at once when a hand is free, within the budget; otherwise the paper stands in line and this returns.</summary>
    public async Task OfferAsync(Guid pledgeId, TimeSpan budget)
    {
        if (free.Wait(0))
        {
            var done = new TaskCompletionSource(TaskCreationOptions.RunContinuationsAsynchronously);
            // Not the request's token and not its thread: somebody who closes the page still gets a paper.
            _ = Task.Run(() => WorkAsync(pledgeId, done));
            await Task.WhenAny(done.Task, Task.Delay(budget));
            return;
        }

        lock (waiting)
            if (waiting.Count < MostWaiting) waiting.AddLast(pledgeId);
        // The hand that just became free may have looked before the paper stood in line.
        if (free.Wait(0)) _ = Task.Run(() => WorkAsync(null, null));
    }

    /// <summary>Somebody looks at the receipt: this paper goes to the front, if it stands in line.</summary>
    public void Hurry(Guid pledgeId)
    {
        lock (waiting)
            if (waiting.Remove(pledgeId)) waiting.AddFirst(pledgeId);
    }

    /// <summary>Seals a paper of the tick; somebody who waits now goes first.</summary>
    public async Task SealAsync(Guid pledgeId, CancellationToken cancel)
    {
        await free.WaitAsync(cancel);
        try
        {
            if (Next() is { } first) await TryAsync(first);
            await sealing.SealAsync(pledgeId, cancel);
        }
        finally
        {
            free.Release();
            // Somebody may have come into line while no hand was free.
            if (AnyWaits() && free.Wait(0, CancellationToken.None)) _ = Task.Run(() => WorkAsync(null, null), CancellationToken.None);
        }
    }

    public Task StartAsync(CancellationToken cancellationToken) => Task.CompletedTask;

    /// <summary>Leaves the line to the tick of the next start and takes every hand away from its work once that is done.</summary>
    public async Task StopAsync(CancellationToken cancellationToken)
    {
        lock (waiting) waiting.Clear();
        for (var hand = 0; hand < Count; hand++) await free.WaitAsync(cancellationToken).ConfigureAwait(ConfigureAwaitOptions.SuppressThrowing);
    }

    public void Dispose() => free.Dispose();

    private async Task WorkAsync(Guid? own, TaskCompletionSource? told)
    {
        if (own is { } mine)
        {
            await TryAsync(mine);
            // The hand is free before its signer hears of it: who signs next on an idle process gets a paper with the receipt too.
            var idle = !AnyWaits();
            if (idle) free.Release();
            told?.TrySetResult();
            if (idle && !(AnyWaits() && free.Wait(0))) return;
        }

        do
        {
            while (Next() is { } next) await TryAsync(next);
            free.Release();
        }
        while (AnyWaits() && free.Wait(0));
    }

    private async Task TryAsync(Guid pledgeId)
    {
        try
        {
            await sealing.SealAsync(pledgeId, CancellationToken.None);
        }
        catch (Exception fault)
        {
            log.LogWarning("A paper waits for the tick: {Fault}", fault.GetType().Name);
        }
    }

    private Guid? Next()
    {
        lock (waiting)
        {
            if (waiting.First is not { } first) return null;
            waiting.RemoveFirst();
            return first.Value;
        }
    }

    private bool AnyWaits()
    {
        lock (waiting) return waiting.Count > 0;
    }
}
