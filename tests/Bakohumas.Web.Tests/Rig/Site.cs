using System.Globalization;
using Bakohumas.Web.Data;
using Bakohumas.Web.Platform;
using Bakohumas.Web.Platform.Jobs;
using Bakohumas.Web.Platform.Time;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Hosting;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Hosting;
using Microsoft.Extensions.Logging;

namespace Bakohumas.Web.Tests.Rig;

/// <summary>
/// The real program on a real port with a database and a storage folder of its own; a class fixture, so that every test class has
/// its own clock. Jobs do not tick: a test runs them by name, at the time it has set. A machine without the database skips, visibly.
/// </summary>
public class Site : IAsyncLifetime
{
    private static readonly TimeSpan Patience = TimeSpan.FromSeconds(60);
    private WebApplication? app;
    private SiteDatabase? database;
    private string? missing;

    /// <summary>The storage folder of this site.</summary>
    public string Root { get; } = Directory.CreateTempSubdirectory("bakohumas-test-").FullName;

    public TestClock Clock { get; } = new();

    public LogBook Log { get; } = new();

    public Outbox Outbox => new(Path.Combine(Root, "outbox"));

    /// <summary>Scheme, host and port without a trailing slash; what <c>Site:PublicUrl</c> defaults to.</summary>
    public string Url => Running.Services.GetRequiredService<PublicAddress>().Base;

    /// <summary>The address to connect to, whatever the public one is.</summary>
    public Uri Bound => new(Running.Urls.First());

    public IServiceProvider Services => Running.Services;

    /// <summary>For a process of its own on this site's database, as <c>Section:Key=value</c>.</summary>
    public IEnumerable<string> DatabaseSettings => database!.Settings.Select(s => $"{s.Key}={s.Value}");

    /// <summary>Settings beyond the defaults, as <c>Section:Key</c>.</summary>
    protected virtual IEnumerable<KeyValuePair<string, string>> Settings => [];

    protected virtual string Environment => "Testing";

    /// <summary>A browser brings its own clock: its site must run on the same one, until the test puts it forward.</summary>
    protected virtual bool OnRealTime => false;

    private WebApplication Running
    {
        get
        {
            Assert.SkipWhen(missing is not null, missing ?? "");
            return app ?? throw new InvalidOperationException("The site does not run.");
        }
    }

    public async ValueTask InitializeAsync()
    {
        if (OnRealTime) Clock.Go();
        try
        {
            database = await Task.Run(() => SiteDatabase.MakeAsync(Root)).WaitAsync(Patience);
        }
        catch (MissingToolException fault)
        {
            missing = fault.Message;
            return;
        }

        await StartAsync();
    }

    /// <summary>Starts the program on the storage that is there.</summary>
    public Task StartAsync() => Apart(async () =>
    {
        app = App.Build([.. Arguments()], Configure);
        await app.StartAsync();
        await app.Services.GetRequiredService<Readiness>().Whole.WaitAsync(Patience);
    });

    /// <summary>Stops the program in order; storage and database stay.</summary>
    public Task StopAsync() => Apart(async () =>
    {
        if (app is null) return;
        await app.StopAsync();
        await app.DisposeAsync();
        app = null;
    });

    public async Task RestartAsync()
    {
        await StopAsync();
        await StartAsync();
    }

    /// <summary>A person with a phone of their own: no cookies yet.</summary>
    public Visitor Visitor() => new(this);

    /// <summary>Finishes the papers of a person who signed: on a busy machine the signer's own request gives up waiting after its budget.</summary>
    public async Task SealedAsync(Guid registrationId)
    {
        var pledges = await ReadAsync(db => db.Pledges.IgnoreQueryFilters().Where(p => p.RegistrationId == registrationId).Select(p => p.Id).ToListAsync());
        foreach (var pledge in pledges) await Services.GetRequiredService<Bakohumas.Web.Features.Pledges.PaperSealing>().SealAsync(pledge, TestContext.Current.CancellationToken);
    }

    /// <summary>Runs a job as the scheduler would, at the time of the test's clock.</summary>
    public async Task RunJobAsync(string name) =>
        await Services.GetServices<IJob>().Single(j => j.Name == name).RunAsync(TestContext.Current.CancellationToken);

    public async ValueTask DisposeAsync()
    {
        await StopAsync();
        if (database is not null) await database.DisposeAsync();
        Directory.Delete(Root, recursive: true);
        GC.SuppressFinalize(this);
    }

    /// <summary>Looks into the database; changes nothing.</summary>
    internal async Task<T> ReadAsync<T>(Func<BakohumasDb, Task<T>> look)
    {
        await using var scope = Services.CreateAsyncScope();
        return await look(scope.ServiceProvider.GetRequiredService<BakohumasDb>());
    }

    /// <summary>Writes through the lane, as the product does.</summary>
    internal Task WriteAsync(Action<BakohumasDb> act) => Services.GetRequiredService<WriteLane>().WriteAsync(async (db, cancel) =>
    {
        act(db);
        await db.SaveChangesAsync(cancel);
    });

    /// <summary>Uses registered parts, a desk for example, as a request would.</summary>
    internal async Task<T> UseAsync<TPart, T>(Func<TPart, Task<T>> use)
        where TPart : notnull
    {
        await using var scope = Services.CreateAsyncScope();
        return await use(scope.ServiceProvider.GetRequiredService<TPart>());
    }

    /// <summary>Raw SQL, for tests of guards; returns the number of rows.</summary>
    internal Task<int> ExecuteAsync(string sql) => ReadAsync(db => db.Database.ExecuteSqlRawAsync(sql.Replace("{", "{{", StringComparison.Ordinal).Replace("}", "}}", StringComparison.Ordinal)));

    // The test runner's synchronisation context has few threads: nothing of the program may take it along and wait for one.
    private static Task Apart(Func<Task> work) => Task.Run(work).WaitAsync(Patience);

    private IEnumerable<string> Arguments()
    {
        yield return $"--environment={Environment}";
        yield return "--urls=http://127.0.0.1:0";
        yield return $"--Storage:Root={Root}";
        foreach (var (key, value) in database!.Settings.Concat(Settings)) yield return string.Create(CultureInfo.InvariantCulture, $"--{key}={value}");
    }

    private void Configure(WebApplicationBuilder builder)
    {
        builder.WebHost.UseStaticWebAssets();
        builder.Logging.ClearProviders().AddProvider(Log);
        builder.Services.Configure<HostOptions>(o => o.ShutdownTimeout = TimeSpan.FromSeconds(5));
        builder.Services.AddSingleton<TimeProvider>(new MillisecondClock(Clock));
    }
}

/// <summary>The machine lacks a tool that the test needs; the test skips and says which.</summary>
public sealed class MissingToolException(string message) : Exception(message);
