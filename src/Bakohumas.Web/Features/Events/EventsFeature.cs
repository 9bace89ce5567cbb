using Bakohumas.Web.Platform;
using Bakohumas.Web.Platform.Jobs;

namespace Bakohumas.Web.Features.Events;

/// <summary>Events from draft to finished: public pages and the organizer's panel.</summary>
internal static class EventsFeature
{
    public static IServiceCollection AddEvents(this IServiceCollection services) => services
        .AddScoped<IStartStep, PledgeTextsAtStart>()
        .AddScoped<EventDesk>()
        .AddScoped<EventLifeDesk>()
        .AddScoped<EventReading>()
        .AddScoped<ParticipantsDesk>()
        .AddScoped<GuestsDesk>()
        .AddScoped<DevicesDesk>()
        .AddScoped<HeldScansDesk>()
        .AddScoped<ConflictsDesk>()
        .AddScoped<SigningDesk>()
        .AddScoped<OnlineWordDesk>()
        .AddScoped<PaperDesk>()
        .AddScoped<LiveDesk>()
        .AddSingleton<LiveNews>()
        .AddScoped<CorrectionDesk>()
        .AddSingleton<IJob, CloseDueSigning>()
        .AddSingleton<IJob, EventClock>()
        .AddSingleton<IJob, TellAttendees>();
}
