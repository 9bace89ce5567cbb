namespace Bakohumas.Web.Features.Tickets;

/// <summary>The attendee's home behind the personal link.</summary>
internal static class TicketsFeature
{
    public static IServiceCollection AddTickets(this IServiceCollection services) =>
        services.AddScoped<TicketDesk>().AddScoped<OnlineDesk>().AddScoped<LostLinkDesk>().AddSingleton<TicketCalendar>();
}
