using Bakohumas.Web.Platform;

namespace Bakohumas.Web.Data.Demo;

internal static class DemoSetup
{
    /// <summary>Development only: on an empty database three events with their people. Comes after every other step of the start.</summary>
    public static IServiceCollection AddDemo(this IServiceCollection services) => services.AddScoped<DemoRows>().AddScoped<DemoTexts>().AddScoped<DemoReports>().AddScoped<DemoFile>().AddScoped<IStartStep, DemoStart>();
}
