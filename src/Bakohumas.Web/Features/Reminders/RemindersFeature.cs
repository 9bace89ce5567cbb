using Bakohumas.Web.Platform.Jobs;

namespace Bakohumas.Web.Features.Reminders;

/// <summary>Outbox, fixed reminder rules, and who gets what when.</summary>
internal static class RemindersFeature
{
    public static IServiceCollection AddReminders(this IServiceCollection services)
    {
        services.AddSingleton<AttendeeMails>().AddSingleton<SharedMailboxMails>().AddSingleton<CosignerMails>().AddSingleton<VipMails>().AddSingleton<DutyMails>().AddSingleton<AccountMails>().AddSingleton<MailDesk>();
        services.AddSingleton<OutboxClaims>().AddSingleton<DomainPace>();
        services.AddSingleton<IJob, SendDueMails>().AddSingleton<IJob, PlanReminders>();
        services.AddScoped<OutboxReading>().AddScoped<OutboxDesk>();
        return services;
    }
}
