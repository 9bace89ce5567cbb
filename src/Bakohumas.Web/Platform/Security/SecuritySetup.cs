using Bakohumas.Documents.Sealing;
using Bakohumas.Domain.Accounts;
using Bakohumas.Web.Data;
using Bakohumas.Web.Platform.Files;
using Microsoft.AspNetCore.Authentication;
using Microsoft.AspNetCore.Authorization;
using Microsoft.AspNetCore.DataProtection;
using Microsoft.AspNetCore.Identity;
using Microsoft.Extensions.Options;

namespace Bakohumas.Web.Platform.Security;

/// <summary>Who may do what: accounts, roles, cookies, keys. Everything needs a sign-in unless it says otherwise.</summary>
internal static class SecuritySetup
{
    /// <summary>May create and run events.</summary>
    public const string Organizers = nameof(Organizers);

    /// <summary>May look at the panel: organizers, administrators and, read-only, auditors.</summary>
    public const string PanelReaders = nameof(PanelReaders);

    /// <summary>May open the regional records.</summary>
    public const string RecordReaders = nameof(RecordReaders);

    public const string Administrators = nameof(Administrators);

    public static IServiceCollection AddSecurity(this IServiceCollection services, IConfiguration configuration, StorageRoot storage)
    {
        services.AddSingleton(provider => KeyRing.Open(storage, provider.GetRequiredService<TimeProvider>().GetUtcNow()));
        services.AddSingleton<Links>();
        services.AddSettings<SealOptions>(configuration, "Seal");
        services.AddSettings<ChairOptions>(configuration, "Seal:Chair");
        services.AddSingleton<SealKeyStore>().AddSingleton<PublishedTrust>().AddSingleton<TimestampClient>().AddScoped<IStartStep, SealStart>();
        services.AddSingleton<KeyFileSealer>();
        services.AddSingleton<ISealer>(provider => provider.GetRequiredService<KeyFileSealer>());
        services.AddSingleton<FieldProtection>();
        services.AddDataProtection().SetApplicationName("Bakohumas").PersistKeysToFileSystem(new DirectoryInfo(Path.Combine(storage.Root, "keys", "sessions")));

        services.AddIdentityCore<Account>(options =>
            {
                options.User.RequireUniqueEmail = true;
                // Length instead of composition (ASVS 6.2.1, 6.2.5).
                options.Password.RequiredLength = 15;
                options.Password.RequireDigit = options.Password.RequireLowercase = options.Password.RequireUppercase = options.Password.RequireNonAlphanumeric = false;
                options.Password.RequiredUniqueChars = 5;
                options.Lockout.MaxFailedAccessAttempts = 10;
                options.Lockout.DefaultLockoutTimeSpan = TimeSpan.FromMinutes(5);
                options.Stores.SchemaVersion = IdentitySchemaVersions.Version3;
            })
            .AddEntityFrameworkStores<BakohumasDb>()
            .AddSignInManager();
        services.AddScoped<IClaimsTransformation, CurrentGrants>();

        services.AddAuthentication(IdentityConstants.ApplicationScheme).AddCookie(IdentityConstants.ApplicationScheme, options =>
        {
            options.LoginPath = "/masuk";
            options.LogoutPath = "/keluar";
            options.ReturnUrlParameter = "kembali";
            options.ExpireTimeSpan = TimeSpan.FromHours(8);
            options.SlidingExpiration = true;
            // A host that was sent is nobody's: the browser stays where it is.
            options.Events.OnRedirectToLogin = static context =>
            {
                context.Response.Redirect(new Uri(context.RedirectUri).PathAndQuery);
                return Task.CompletedTask;
            };
            // Signed in without the right: the page does not exist for this person.
            options.Events.OnRedirectToAccessDenied = context =>
            {
                // A session that ended meanwhile (disabled account, new password) arrives here with nobody in it.
                if (context.HttpContext.User.OfficerOrNull() is null) context.Response.Redirect("/masuk");
                else context.Response.StatusCode = StatusCodes.Status404NotFound;
                return Task.CompletedTask;
            };
            options.Events.OnValidatePrincipal = LivingSessions.ValidateAsync;
        });
        services.AddOptions<Microsoft.AspNetCore.Authentication.Cookies.CookieAuthenticationOptions>(IdentityConstants.ApplicationScheme)
            .Configure<IOptions<SiteOptions>>((options, site) => Harden(options.Cookie, site.Value, "masuk"));
        services.AddAntiforgery();
        services.AddOptions<Microsoft.AspNetCore.Antiforgery.AntiforgeryOptions>()
            .Configure<IOptions<SiteOptions>>((options, site) => Harden(options.Cookie, site.Value, "formulir"));

        services.AddOptions<Microsoft.AspNetCore.Mvc.CookieTempDataProviderOptions>()
            .Configure<IOptions<SiteOptions>>((options, site) => Harden(options.Cookie, site.Value, "sekejap"));

        services.AddAuthorizationBuilder()
            .SetFallbackPolicy(new AuthorizationPolicyBuilder().RequireAuthenticatedUser().Build())
            .AddPolicy(Administrators, policy => policy.RequireRole(nameof(Role.Administrator)))
            .AddPolicy(Organizers, policy => policy.RequireRole(nameof(Role.Organizer), nameof(Role.Administrator)))
            .AddPolicy(PanelReaders, policy => policy.RequireRole(nameof(Role.Organizer), nameof(Role.Administrator), nameof(Role.Auditor)))
            .AddPolicy(RecordReaders, policy => policy.RequireRole(nameof(Role.RegionalPr), nameof(Role.Administrator), nameof(Role.Auditor)));
        return services;
    }

    /// <summary><c>__Host-</c> names when the site's address is https; loopback over http keeps plain ones.</summary>
    private static void Harden(CookieBuilder cookie, SiteOptions site, string name)
    {
        var secure = site.PublicUrl?.StartsWith("https:", StringComparison.OrdinalIgnoreCase) ?? false;
        cookie.Name = secure ? $"__Host-{name}" : name;
        cookie.HttpOnly = true;
        cookie.SameSite = SameSiteMode.Lax;
        cookie.Path = "/";
        cookie.SecurePolicy = secure ? CookieSecurePolicy.Always : CookieSecurePolicy.SameAsRequest;
    }
}
