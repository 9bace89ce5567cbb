using Bakohumas.Web.Data;

namespace Bakohumas.Web.Platform;

/// <summary>
/// What has to happen before the first page: migrations, guards, then every <see cref="IStartStep"/>. Runs while the server already
/// listens, so that <c>/healthz/live</c> answers at once.
/// </summary>
internal sealed class Preparation(
    IServiceScopeFactory scopes, Readiness readiness, IHostApplicationLifetime lifetime, ILogger<Preparation> log) : IHostedService, IDisposable
{
    private readonly CancellationTokenSource stop = new();
    private Task work = Task.CompletedTask;

    public Task StartAsync(CancellationToken cancellationToken)
    {
        lifetime.ApplicationStarted.Register(() => work = Task.Run(() => PrepareAsync(stop.Token), CancellationToken.None));
        return Task.CompletedTask;
    }

    public async Task StopAsync(CancellationToken cancellationToken)
    {
        await stop.CancelAsync();
        await work.WaitAsync(cancellationToken).ConfigureAwait(ConfigureAwaitOptions.SuppressThrowing);
    }

    public void Dispose() => stop.Dispose();

    private async Task PrepareAsync(CancellationToken cancel)
    {
        try
        {
            await using var scope = scopes.CreateAsyncScope();
            await DatabaseSetup.PrepareAsync(scope.ServiceProvider.GetRequiredService<BakohumasDb>(), cancel);
            foreach (var step in scope.ServiceProvider.GetServices<IStartStep>()) await step.RunAsync(cancel);
            readiness.Done();
            log.LogInformation("Ready");
        }
        catch (OperationCanceledException) when (cancel.IsCancellationRequested)
        {
        }
        catch (Exception fault)
        {
            // Not ready, and says so at /healthz/ready; the process stays up for whoever looks why.
            log.LogCritical(fault, "The start failed");
            readiness.Fail(fault);
        }
    }
}

/// <summary>Something that a feature does once at each start, after the database is up to date; repeating it is harmless.</summary>
internal interface IStartStep
{
    Task RunAsync(CancellationToken cancel);
}
