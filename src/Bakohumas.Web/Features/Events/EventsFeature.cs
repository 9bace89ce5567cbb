using Bakohumas.Web.Platform;
using Bakohumas.Web.Platform.Jobs;
using Bakohumas.Web.Platform.Pledges;
using Microsoft.Extensions.DependencyInjection.Extensions;

namespace Bakohumas.Web.Features.Events;

/// <summary>Events from draft to finished: public pages and the organizer's panel.</summary>
internal static class EventsFeature
{
    public static IServiceCollection AddEvents(this IServiceCollection services)
    {
        services.TryAddSingleton<PledgeTexts>();
        services.TryAddSingleton<PledgeCorrection>();
        return services
            .AddScoped<IStartStep, PledgeTextsAtStart>()
            .AddScoped<EventDesk>()
            .AddScoped<EventLifeDesk>()
            .AddScoped<EventReading>()
            .AddScoped<ParticipantsDesk>()
            .AddScoped<DevicesDesk>()
            .AddScoped<SigningDesk>()
            .AddScoped<CorrectionDesk>()
            .AddSingleton<IJob, CloseDueSigning>()
            .AddSingleton<IJob, EventClock>()
            .AddSingleton<IJob, TellAttendees>();
    }
}
