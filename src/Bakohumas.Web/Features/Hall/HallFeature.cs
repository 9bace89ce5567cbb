namespace Bakohumas.Web.Features.Hall;

/// <summary>The hall's screen.</summary>
internal static class HallFeature
{
    public static IServiceCollection AddHall(this IServiceCollection services) => services.AddSingleton<HallNews>();
}
