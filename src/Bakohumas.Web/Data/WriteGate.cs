using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Diagnostics;

namespace Bakohumas.Web.Data;

/// <summary>
/// One writer at a time in this process: the lane's batches and Identity's own saves take turns here. Without it, SQLite's busy
/// wait costs half a second at the tail.
/// </summary>
internal sealed class WriteGate : IDisposable
{
    private readonly SemaphoreSlim turn = new(1, 1);

    public void Enter() => turn.Wait();
    public Task EnterAsync(CancellationToken cancel) => turn.WaitAsync(cancel);
    public void Leave() => turn.Release();
    public void Dispose() => turn.Dispose();
}

/// <summary>Makes saves outside the lane (Identity, nothing else) wait for their turn.</summary>
internal sealed class GatedSaves(WriteGate gate) : SaveChangesInterceptor
{
    public override async ValueTask<InterceptionResult<int>> SavingChangesAsync(
        DbContextEventData eventData, InterceptionResult<int> result, CancellationToken cancellationToken = default)
    {
        await gate.EnterAsync(cancellationToken);
        return result;
    }

    public override ValueTask<int> SavedChangesAsync(SaveChangesCompletedEventData eventData, int result, CancellationToken cancellationToken = default)
    {
        gate.Leave();
        return ValueTask.FromResult(result);
    }

    public override Task SaveChangesFailedAsync(DbContextErrorEventData eventData, CancellationToken cancellationToken = default)
    {
        gate.Leave();
        return Task.CompletedTask;
    }

    public override Task SaveChangesCanceledAsync(DbContextEventData eventData, CancellationToken cancellationToken = default)
    {
        gate.Leave();
        return Task.CompletedTask;
    }

    public override InterceptionResult<int> SavingChanges(DbContextEventData eventData, InterceptionResult<int> result) =>
        throw new InvalidOperationException("Saves outside the write lane are asynchronous.");
}
