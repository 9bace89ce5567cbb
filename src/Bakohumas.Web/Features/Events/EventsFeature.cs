namespace Bakohumas.Web.Features.Events;

/// <summary>Events from draft to finished: public pages and the organizer's panel.</summary>
internal static class EventsFeature
{
    public static IServiceCollection AddEvents(this IServiceCollection services) => services;
}
