namespace Bakohumas.Web.Platform;

/// <summary>Whether the start has finished: database migrated, keys there, demo made. Until then pages answer 503.</summary>
internal sealed class Readiness
{
    private readonly TaskCompletionSource ready = new(TaskCreationOptions.RunContinuationsAsynchronously);

    public bool IsReady => ready.Task.IsCompletedSuccessfully;

    /// <summary>Why the start failed; null while it runs and when it succeeded.</summary>
    public Exception? Fault { get; private set; }

    /// <summary>Completes when the start has finished; fails when it failed.</summary>
    public Task Whole => ready.Task;

    public void Done() => ready.TrySetResult();

    public void Fail(Exception fault)
    {
        Fault = fault;
        ready.TrySetException(fault);
    }
}
