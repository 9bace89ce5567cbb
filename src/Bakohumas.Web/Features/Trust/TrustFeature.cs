namespace Bakohumas.Web.Features.Trust;

/// <summary>What a stranger needs to believe a paper without believing this server, and whether the seal is well.</summary>
internal static class TrustFeature
{
    public static IServiceCollection AddTrust(this IServiceCollection services) => services.AddScoped<TrustOffice>();
}
