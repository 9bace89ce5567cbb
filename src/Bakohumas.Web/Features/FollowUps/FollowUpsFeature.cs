using Bakohumas.Web.Platform.Jobs;

namespace Bakohumas.Web.Features.FollowUps;

/// <summary>Duties after the event, their reports and review.</summary>
internal static class FollowUpsFeature
{
    public static IServiceCollection AddFollowUps(this IServiceCollection services)
    {
        services.AddSingleton<IJob, MakeDuties>();
        return services.AddScoped<ReportDesk>().AddScoped<DutyDesk>();
    }
}
