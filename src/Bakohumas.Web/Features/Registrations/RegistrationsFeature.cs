namespace Bakohumas.Web.Features.Registrations;

/// <summary>Public registration without an account.</summary>
internal static class RegistrationsFeature
{
    public static IServiceCollection AddRegistrations(this IServiceCollection services) =>
        services.AddSingleton<FormNonces>().AddScoped<RegistrationDesk>();
}
