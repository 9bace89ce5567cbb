using Microsoft.Extensions.Options;

namespace Bakohumas.Web.Platform.Mail;

internal static class MailSetup
{
    /// <summary>The way mails leave, chosen by <c>Mail:Mode</c>; a wrong setting stops the start.</summary>
    public static IServiceCollection AddMail(this IServiceCollection services, IConfiguration configuration)
    {
        services.AddOptions<MailOptions>().Bind(configuration.GetSection("Mail")).ValidateDataAnnotations().ValidateOnStart();
        services.AddSingleton<MailFolder>();
        services.AddSingleton<IChannel>(provider => provider.GetRequiredService<IOptions<MailOptions>>().Value.Mode == MailMode.Smtp
            ? ActivatorUtilities.CreateInstance<SmtpChannel>(provider)
            : ActivatorUtilities.CreateInstance<FolderChannel>(provider));
        return services;
    }
}
