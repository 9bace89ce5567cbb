using System.Globalization;
using Microsoft.AspNetCore.Mvc;
using Microsoft.Extensions.Localization;
using Microsoft.Extensions.Options;

namespace Bakohumas.Web.Features.Shared;

internal static class WordingSetup
{
    /// <summary>
    /// Loads all wording (a fault stops the start) and makes the process culture invariant, so that posted numbers and machine strings never follow the server's locale.
    /// </summary>
    public static IServiceCollection AddWording(this IServiceCollection services, IHostEnvironment environment)
    {
        CultureInfo.CurrentCulture = CultureInfo.CurrentUICulture = CultureInfo.InvariantCulture;
        CultureInfo.DefaultThreadCurrentCulture = CultureInfo.DefaultThreadCurrentUICulture = CultureInfo.InvariantCulture;

        services.AddHttpContextAccessor();
        services.AddSingleton(WordingBook.Load(typeof(WordingBook).Assembly, strict: !environment.IsProduction()));
        services.AddScoped(provider => provider.GetRequiredService<WordingBook>().In(Languages.Of(provider.GetRequiredService<IHttpContextAccessor>().HttpContext)));
        services.AddMvcCore().AddDataAnnotationsLocalization();
        services.AddSingleton<IStringLocalizerFactory, WordingLocalizers>();
        services.AddSingleton<IPostConfigureOptions<MvcOptions>, WordingMessages>();
        return services;
    }
}
