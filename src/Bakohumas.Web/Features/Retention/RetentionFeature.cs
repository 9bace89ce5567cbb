using Bakohumas.Web.Platform.Jobs;

namespace Bakohumas.Web.Features.Retention;

/// <summary>Nothing is kept longer than was promised.</summary>
internal static class RetentionFeature
{
    public static IServiceCollection AddRetention(this IServiceCollection services) => services.AddSingleton<IJob, DeleteWhatIsDue>();
}
