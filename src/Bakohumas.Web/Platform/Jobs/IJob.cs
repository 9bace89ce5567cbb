namespace Bakohumas.Web.Platform.Jobs;

/// <summary>
/// A question asked often: "what is due now?". Due work is rows claimed by lease, so any number of nodes may ask at once, and a
/// scheduler only says how often. A run that fails costs nothing: the next asks again.
/// </summary>
internal interface IJob
{
    string Name { get; }
    TimeSpan Every { get; }
    Task RunAsync(CancellationToken cancel);
}
