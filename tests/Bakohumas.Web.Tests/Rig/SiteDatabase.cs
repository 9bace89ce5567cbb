using Bakohumas.Web.Data;
using Microsoft.AspNetCore.Identity;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;

namespace Bakohumas.Web.Tests.Rig;

/// <summary>A migrated, empty database for one site: a copy of one that is migrated once per run.</summary>
internal sealed class SiteDatabase(IReadOnlyDictionary<string, string> settings, Func<ValueTask> drop) : IAsyncDisposable
{
    // Identity's passkey table is in the model only when the schema version arrives through the application's services.
    private static readonly ServiceProvider Identity = new ServiceCollection()
        .Configure<IdentityOptions>(o => o.Stores.SchemaVersion = IdentitySchemaVersions.Version3).BuildServiceProvider();

    public IReadOnlyDictionary<string, string> Settings { get; } = settings;

    public ValueTask DisposeAsync() => drop();

#if POSTGRES
    /// <exception cref="MissingToolException">Neither a server nor its programs are here.</exception>
    public static async Task<SiteDatabase> MakeAsync(string root)
    {
        _ = root;
        var made = await PostgresServer.MakeDatabaseAsync(db => DatabaseSetup.PrepareAsync(db, default), Options);
        return new(
            new Dictionary<string, string> { ["Database:Provider"] = "Postgres", ["Database:ConnectionString"] = made },
            () => PostgresServer.DropDatabaseAsync(made));
    }

    private static PostgresBakohumasDb Options(string connection) =>
        new(new DbContextOptionsBuilder<PostgresBakohumasDb>().UseNpgsql(connection).UseApplicationServiceProvider(Identity).Options);
#else
    private static readonly Lazy<Task<string>> Template = new(MigrateTemplateAsync);

    public static async Task<SiteDatabase> MakeAsync(string root)
    {
        File.Copy(await Template.Value, Path.Combine(root, "bakohumas.db"));
        return new(new Dictionary<string, string>(), () => ValueTask.CompletedTask);
    }

    private static async Task<string> MigrateTemplateAsync()
    {
        var folder = Directory.CreateTempSubdirectory("bakohumas-template-").FullName;
        AppDomain.CurrentDomain.ProcessExit += (_, _) => Directory.Delete(folder, recursive: true);
        var file = Path.Combine(folder, "bakohumas.db");
        // Without pooling the last close writes the log back into the one file that is copied.
        await using var db = new SqliteBakohumasDb(new DbContextOptionsBuilder<SqliteBakohumasDb>()
            .UseSqlite($"Data Source={file};Pooling=False").UseApplicationServiceProvider(Identity).Options);
        await DatabaseSetup.PrepareAsync(db, default);
        return file;
    }
#endif
}
