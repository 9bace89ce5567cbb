namespace Bakohumas.Web.Features.Kiosk;

/// <summary>The unattended kiosk, and name badges there and in the panel.</summary>
internal static class KioskFeature
{
    public static IServiceCollection AddKiosk(this IServiceCollection services) => services
        .AddScoped<BadgeDesk>();
}
