namespace Bakohumas.Web.Features.Reminders;

/// <summary>Outbox, fixed reminder rules, and who gets what when.</summary>
internal static class RemindersFeature
{
    public static IServiceCollection AddReminders(this IServiceCollection services) => services;
}
