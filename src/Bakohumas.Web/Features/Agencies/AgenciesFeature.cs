namespace Bakohumas.Web.Features.Agencies;

/// <summary>Agencies and their contacts.</summary>
internal static class AgenciesFeature
{
    public static IServiceCollection AddAgencies(this IServiceCollection services) => services
        .AddScoped<AgencyDesk>()
        .AddScoped<AgencyTidying>()
        .AddScoped<AgencyLookup>();
}
