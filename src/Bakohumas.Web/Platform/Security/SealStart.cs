using System.Globalization;

namespace Bakohumas.Web.Platform.Security;

/// <summary>At each start: publishes the certificates in use, and says at once what would otherwise be noticed at the first paper.</summary>
internal sealed class SealStart(SealKeyStore keys, PublishedTrust trust, TimeProvider clock, ILogger<SealStart> log) : IStartStep
{
    public Task RunAsync(CancellationToken cancel)
    {
        try
        {
            trust.Publish();
        }
        catch (SealUnavailableException fault)
        {
            log.LogError("The certificates of the seal cannot be published: {Fault}", fault.Message);
        }

        var condition = SealCondition.Of(keys, clock.GetUtcNow());
        var end = condition.Certificate?.NotAfter.ToUniversalTime().ToString("yyyy-MM-dd", CultureInfo.InvariantCulture);
        switch (condition.State)
        {
            case SealState.EndsSoon:
                log.LogWarning("The seal certificate ends on {End}. Give it a new key: seal rotate", end);
                break;
            case SealState.Ended:
                log.LogError("The seal certificate ended on {End}. Pledges are recorded, papers wait. Give it a new key: seal rotate", end);
                break;
            case SealState.NotYetValid:
                log.LogError("The seal certificate is not valid yet: check the machine's clock. Pledges are recorded, papers wait");
                break;
            case SealState.Unavailable:
                log.LogError("The seal key is missing, damaged, or can be read by others. Pledges are recorded, papers wait");
                break;
        }

        return Task.CompletedTask;
    }
}
