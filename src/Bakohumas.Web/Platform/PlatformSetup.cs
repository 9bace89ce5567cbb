using System.Reflection;
using System.Text.Json;
using System.Text.Json.Serialization;
using System.Threading.RateLimiting;
using Bakohumas.Web.Platform.Devices;
using Bakohumas.Web.Platform.Files;
using Bakohumas.Web.Platform.Pledges;
using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.Controllers;
using Microsoft.AspNetCore.Mvc.Razor;
using Microsoft.AspNetCore.RateLimiting;
using Microsoft.Extensions.Options;

namespace Bakohumas.Web.Platform;

/// <summary>What every feature stands on: MVC with feature folders, files, the public address, limits, the proxy.</summary>
internal static class PlatformSetup
{
    public static IServiceCollection AddPlatform(this IServiceCollection services, IConfiguration configuration, IHostEnvironment environment)
    {
        services.AddSettings<SiteOptions>(configuration, "Site")
            .Validate(site => site.PublicUrl is not null || !environment.IsProduction(), "Site:PublicUrl is required in Production: QR codes, mails and PDFs carry it.");
        services.AddSettings<LimitOptions>(configuration, "Limits");
        services.AddSingleton<PublicAddress>();
        services.AddSingleton<Readiness>();
        services.AddSingleton<FileVault>();
        services.AddProxies(configuration);
        services.AddSingleton<DeviceDesk>();
        services.AddScoped<KioskPins>();
        services.AddSingleton(DraftTexts.For(environment));
        services.AddHostedService<Preparation>();

        services.AddControllersWithViews(options =>
            {
                options.Filters.Add(new AutoValidateAntiforgeryTokenAttribute());
                options.Filters.Add<BusyAnswer>();
            })
            .AddJsonOptions(options => options.JsonSerializerOptions.Converters.Add(new JsonStringEnumConverter(JsonNamingPolicy.CamelCase)))
            .ConfigureApplicationPartManager(parts => parts.FeatureProviders.Add(new InternalControllers()));
        services.Configure<RazorViewEngineOptions>(options => options.ViewLocationExpanders.Add(new FeatureFolders()));
        // Without a trace number: an unknown event and a foreign one answer with the same bytes (product 6.3).
        services.AddProblemDetails(options => options.CustomizeProblemDetails = context => context.ProblemDetails.Extensions.Remove("traceId"));
        // Describes the devices' calls and names no other (product 6.3); it reads these options, not those of the controllers.
        services.ConfigureHttpJsonOptions(options => options.SerializerOptions.Converters.Add(new JsonStringEnumConverter(JsonNamingPolicy.CamelCase)));
        services.AddOpenApi("v1", options => options.ShouldInclude = call => call.RelativePath?.StartsWith("api/v1/", StringComparison.Ordinal) ?? false);
        services.AddRateLimiter(limiter =>
        {
            limiter.RejectionStatusCode = StatusCodes.Status429TooManyRequests;
            limiter.OnRejected = (context, _) =>
            {
                context.HttpContext.Response.Headers.RetryAfter = "60";
                return ValueTask.CompletedTask;
            };
            limiter.AddPolicy(RateLimits.SignIn, context => PerAddress(context, Limits(context).SignInPerMinute));
            limiter.AddPolicy(RateLimits.Uploads, context => PerAddress(context, Limits(context).UploadsPerMinute));
            limiter.AddPolicy(RateLimits.Public, context => PerAddress(context, Limits(context).PublicFormsPerMinute));
        });
        return services;
    }

    private static LimitOptions Limits(HttpContext context) => context.RequestServices.GetRequiredService<IOptions<LimitOptions>>().Value;

    // A seminar hall is one address: these limits are loose, and none stands in front of tickets, signing or the door.
    private static RateLimitPartition<string> PerAddress(HttpContext context, int perMinute) =>
        RateLimitPartition.GetFixedWindowLimiter(context.Connection.RemoteIpAddress?.ToString() ?? "", _ => new FixedWindowRateLimiterOptions
        {
            PermitLimit = perMinute,
            Window = TimeSpan.FromMinutes(1),
            QueueLimit = 0,
        });

    /// <summary>Controllers are internal like everything else.</summary>
    private sealed class InternalControllers : ControllerFeatureProvider
    {
        protected override bool IsController(TypeInfo typeInfo) =>
            !typeInfo.IsAbstract && typeof(ControllerBase).IsAssignableFrom(typeInfo) && typeInfo.Assembly == typeof(App).Assembly;
    }

    /// <summary>Views lie beside their controller: the namespace after <c>.Features.</c> is the folder.</summary>
    private sealed class FeatureFolders : IViewLocationExpander
    {
        public void PopulateValues(ViewLocationExpanderContext context)
        {
            var name = (context.ActionContext.ActionDescriptor as ControllerActionDescriptor)?.ControllerTypeInfo.Namespace ?? "";
            context.Values["feature"] = name[(name.IndexOf(".Features.", StringComparison.Ordinal) + ".Features.".Length)..];
        }

        public IEnumerable<string> ExpandViewLocations(ViewLocationExpanderContext context, IEnumerable<string> viewLocations) =>
            [$"/Features/{context.Values["feature"]}/{{0}}.cshtml", $"/Features/{context.Values["feature"]}/{{1}}/{{0}}.cshtml", "/Features/Shared/{0}.cshtml"];
    }
}
