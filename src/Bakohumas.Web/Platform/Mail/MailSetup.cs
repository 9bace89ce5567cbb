using Microsoft.Extensions.Options;

namespace Bakohumas.Web.Platform.Mail;

internal static class MailSetup
{
    /// <summary>The way mails leave, chosen by <c>Mail:Mode</c>; a wrong setting stops the start.</summary>
    public static IServiceCollection AddMail(this IServiceCollection services, IConfiguration configuration, IHostEnvironment environment)
    {
        services.AddSettings<MailOptions>(configuration, "Mail")
            .Validate(mail => mail.Mode is not null || !environment.IsProduction(), "Mail:Mode is required in Production: Smtp sends, Folder keeps every mail in Storage:Root/outbox and sends none.");
        services.AddSingleton<MailFolder>();
        services.AddSingleton<IChannel>(provider => provider.GetRequiredService<IOptions<MailOptions>>().Value.Sends
            ? ActivatorUtilities.CreateInstance<SmtpChannel>(provider)
            : ActivatorUtilities.CreateInstance<FolderChannel>(provider));
        return services;
    }
}
