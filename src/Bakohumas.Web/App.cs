using Bakohumas.Web.Data;
using Bakohumas.Web.Data.Demo;
using Bakohumas.Web.Features.Accounts;
using Bakohumas.Web.Features.Agencies;
using Bakohumas.Web.Features.Audit;
using Bakohumas.Web.Features.CheckIn;
using Bakohumas.Web.Features.Events;
using Bakohumas.Web.Features.FollowUps;
using Bakohumas.Web.Features.Hall;
using Bakohumas.Web.Features.Joint;
using Bakohumas.Web.Features.Kiosk;
using Bakohumas.Web.Features.Pledges;
using Bakohumas.Web.Features.Records;
using Bakohumas.Web.Features.Registrations;
using Bakohumas.Web.Features.Reminders;
using Bakohumas.Web.Features.Retention;
using Bakohumas.Web.Features.Shared;
using Bakohumas.Web.Features.Texts;
using Bakohumas.Web.Features.Tickets;
using Bakohumas.Web.Features.Trust;
using Bakohumas.Web.Features.Verification;
using Bakohumas.Web.Platform;
using Bakohumas.Web.Platform.Files;
using Bakohumas.Web.Platform.Jobs;
using Bakohumas.Web.Platform.Mail;
using Bakohumas.Web.Platform.Security;
using Bakohumas.Web.Platform.Templates;
using Bakohumas.Web.Platform.Time;

namespace Bakohumas.Web;

/// <summary>The process: what it is made of, and the order in which a request passes through it.</summary>
internal static class App
{
    public static async Task<int> RunAsync(string[] args)
    {
        try
        {
            await using var app = Build(args);
            await app.RunAsync();
            return 0;
        }
        catch (Exception fault) when (fault is StorageInUseException or KeyRingException or TemplateException or SettingException)
        {
            Commands.Terminal.Complain(fault.Message);
            return 3;
        }
    }

    /// <param name="configure">The tests' hook: a clock that can be set, a log that is read.</param>
    public static WebApplication Build(string[] args, Action<WebApplicationBuilder>? configure = null)
    {
        ThreadRoom.Make();
        // A published program has its pages beside it, wherever it was started; data and settings stay where it was started.
        var pages = Path.Combine(AppContext.BaseDirectory, "wwwroot");
        var builder = WebApplication.CreateBuilder(new WebApplicationOptions
        {
            Args = args, ApplicationName = typeof(App).Assembly.GetName().Name, WebRootPath = Directory.Exists(pages) ? pages : null,
        });
        builder.WebHost.ConfigureKestrel(kestrel =>
        {
            kestrel.AddServerHeader = false;
            // Forms are small; the pages that take files say so themselves (product 6.11).
            kestrel.Limits.MaxRequestBodySize = 256 * 1024;
            kestrel.Limits.RequestHeadersTimeout = TimeSpan.FromSeconds(10);
        });

        // A request's address can hold a personal link: the framework's request log stays off.
        builder.Logging.AddFilter("Microsoft.AspNetCore", LogLevel.Warning).AddFilter("Microsoft.AspNetCore.Antiforgery", LogLevel.Error).AddFilter("Microsoft.EntityFrameworkCore", LogLevel.Warning)
            .AddFilter("Microsoft.Hosting.Lifetime", LogLevel.Information);

        var storage = new StorageRoot(Path.Combine(builder.Environment.ContentRootPath, builder.Configuration["Storage:Root"] ?? StorageRoot.Default(builder.Environment.ContentRootPath)));
        builder.Services.AddSingleton(storage);
        builder.Services.AddSingleton<TimeProvider>(new MillisecondClock(TimeProvider.System));
        builder.Services.AddPlatform(builder.Configuration, builder.Environment).AddDatabase(builder.Configuration).AddSecurity(builder.Configuration, storage);
        builder.Services.AddWording(builder.Environment).AddLook().AddTemplates().AddMail(builder.Configuration, builder.Environment).AddJobs(builder.Environment);
        builder.Services
            .AddAccounts().AddAgencies().AddEvents().AddRegistrations().AddTickets().AddCheckIn().AddKiosk().AddHall().AddPledges().AddJoint().AddTexts()
            .AddVerification().AddTrust().AddReminders().AddFollowUps().AddRecords().AddAudit().AddRetention();
        if (builder.Environment.IsDevelopment()) builder.Services.AddDemo();
        configure?.Invoke(builder);

        // Before anything listens: a second process on this folder, an open key file or a bad setting ends the start here, with a sentence.
        storage.Create();
        var provider = builder.Configuration.GetValue("Database:Provider", DatabaseProvider.Sqlite);
        var held = provider == DatabaseProvider.Sqlite ? StorageLock.Take(storage) : null;
        if (builder.Environment.IsDevelopment()) DemoSetup.ForgetHalf(storage, provider);
        var app = builder.Build();
        app.Lifetime.ApplicationStopped.Register(() => held?.Dispose());
        app.Services.DemandSettings();
        app.Services.GetRequiredService<KeyRing>();
        app.Services.GetRequiredService<SealKeyStore>().CheckConfigured();
        Pipeline(app);
        return app;
    }

    private static void Pipeline(WebApplication app)
    {
        app.UseForwardedHeadersOfProxy();
        app.UseHeadLikeGet();
        app.UseHouseHeaders();
        app.UseExceptionHandler("/galat/500");
        app.UseStatusCodePagesWithReExecute("/galat/{0}");
        app.UseStartGate(app.Services.GetRequiredService<Readiness>());
        app.UseRouting();
        app.UseAuthentication();
        app.UseAuthorization();
        app.UseRateLimiter();
        app.MapHealth();
        app.MapOpenApi("/openapi/{documentName}.json").AllowAnonymous();
        app.MapStaticAssets().AllowAnonymous();
        app.MapControllers().WithStaticAssets();
    }
}
