namespace Bakohumas.Web.Features.Audit;

/// <summary>Reading the audit trail.</summary>
internal static class AuditFeature
{
    public static IServiceCollection AddAudit(this IServiceCollection services) => services;
}
