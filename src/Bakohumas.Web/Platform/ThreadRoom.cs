namespace Bakohumas.Web.Platform;

/// <summary>
/// Threads that are there before they are needed. The pool begins with one for each core and adds slowly: hands that draw papers and wait
/// for the disk would hold them all while requests stand behind.
/// </summary>
internal static class ThreadRoom
{
    /// <summary>For each core two hands, their waits for the disk, and as many for requests.</summary>
    private const int PerCore = 8;

    public static void Make()
    {
        ThreadPool.GetMinThreads(out var workers, out var ports);
        ThreadPool.SetMinThreads(Math.Max(workers, PerCore * Environment.ProcessorCount), ports);
    }
}
