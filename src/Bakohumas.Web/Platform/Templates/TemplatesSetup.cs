using Bakohumas.Web.Platform.Pledges;

namespace Bakohumas.Web.Platform.Templates;

internal static class TemplatesSetup
{
    /// <summary>Reads and checks <c>templates/</c> beside the program now; a fault stops the start.</summary>
    public static IServiceCollection AddTemplates(this IServiceCollection services)
    {
        var library = TemplateLibrary.Load(Path.Combine(AppContext.BaseDirectory, "templates"));
        services.AddSingleton(library);
        services.AddSingleton(new MailWriter(library));
        services.AddSingleton<PledgeTexts>();
        return services;
    }
}
