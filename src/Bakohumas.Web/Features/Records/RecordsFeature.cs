namespace Bakohumas.Web.Features.Records;

/// <summary>Regional records and downloads.</summary>
internal static class RecordsFeature
{
    public static IServiceCollection AddRecords(this IServiceCollection services) => services.AddScoped<RecordsDesk>();
}
