namespace Bakohumas.Web.Features.Shared;

internal static class LookSetup
{
    /// <summary>What layouts and tag helpers need.</summary>
    public static IServiceCollection AddLook(this IServiceCollection services) => services.AddSingleton<IconSet>();
}
