namespace Bakohumas.Web.Platform.Jobs;

/// <summary>Chooses the engine behind <see cref="IJob"/>. Tests run jobs by hand, at the time they set.</summary>
internal static class JobsSetup
{
    public static IServiceCollection AddJobs(this IServiceCollection services, IHostEnvironment environment)
    {
        if (!environment.IsEnvironment("Testing")) QuartzEngine.Add(services);
        return services;
    }
}
