using Bakohumas.Web.Platform;

namespace Bakohumas.Web.Features.Accounts;

/// <summary>Sign-in, first run, invitations, roles.</summary>
internal static class AccountsFeature
{
    public static IServiceCollection AddAccounts(this IServiceCollection services) => services
        .AddSingleton<Passwords>()
        .AddSingleton<SetupCode>()
        .AddScoped<IStartStep, OfferSetup>()
        .AddScoped<SetupDesk>()
        .AddScoped<Sessions>()
        .AddScoped<SignInDesk>()
        .AddScoped<OwnAccountDesk>()
        .AddScoped<AccountLinkDesk>()
        .AddScoped<OfficerDesk>()
        .AddScoped<OfficerRightsDesk>();
}
