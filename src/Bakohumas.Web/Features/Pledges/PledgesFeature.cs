namespace Bakohumas.Web.Features.Pledges;

/// <summary>Reading, signing, drawing and sealing the pledge.</summary>
internal static class PledgesFeature
{
    public static IServiceCollection AddPledges(this IServiceCollection services) => services;
}
