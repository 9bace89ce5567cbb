namespace Bakohumas.Web.Features.Verification;

/// <summary>Whether a pledge is genuine: by code and by upload.</summary>
internal static class VerificationFeature
{
    public static IServiceCollection AddVerification(this IServiceCollection services) =>
        services.AddSingleton<PaperNames>().AddScoped<PaperCheck>();
}
