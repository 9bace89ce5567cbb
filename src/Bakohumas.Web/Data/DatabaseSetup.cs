using Bakohumas.Web.Platform;
using Bakohumas.Web.Platform.Files;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.Options;

namespace Bakohumas.Web.Data;

/// <summary>Registers the database by provider, and brings it up to date at start.</summary>
internal static class DatabaseSetup
{
    public static IServiceCollection AddDatabase(this IServiceCollection services, IConfiguration configuration)
    {
        services.AddSettings<DatabaseOptions>(configuration, "Database");
        services.AddSingleton(provider => Address(provider.GetRequiredService<IOptions<DatabaseOptions>>().Value, provider.GetRequiredService<StorageRoot>()));
        services.AddSingleton<WriteGate>();

        if (configuration.GetValue("Database:Provider", DatabaseProvider.Sqlite) == DatabaseProvider.Postgres)
        {
            services.AddDbContextPool<BakohumasDb, PostgresBakohumasDb>((provider, options) =>
                options.UseNpgsql(provider.GetRequiredService<DatabaseAddress>().ConnectionString));
            services.AddSingleton<WriteLane, PostgresWriteLane>();
        }
        else
        {
            services.AddDbContextPool<BakohumasDb, SqliteBakohumasDb>((provider, options) => options
                .UseSqlite(provider.GetRequiredService<DatabaseAddress>().ConnectionString)
                .AddInterceptors(new SqliteDurability(), new GatedSaves(provider.GetRequiredService<WriteGate>())));
            services.AddSingleton<SqliteWriteLane>();
            services.AddSingleton<WriteLane>(provider => provider.GetRequiredService<SqliteWriteLane>());
            services.AddHostedService(provider => provider.GetRequiredService<SqliteWriteLane>());
        }

        return services;
    }

    /// <summary>
    /// Migrates, then puts the triggers in place again: EF's table rebuild on SQLite drops them silently.
    /// </summary>
    public static async Task PrepareAsync(BakohumasDb db, CancellationToken cancel)
    {
        // A process killed in the middle of a migration leaves EF's lock row behind, and EF waits for it for ever. On SQLite the
        // storage lock already says that nobody else is here.
        if (db.Database.IsSqlite())
        {
            await db.Database.ExecuteSqlRawAsync("PRAGMA journal_mode=WAL;", cancel);
            await db.Database.ExecuteSqlRawAsync("DROP TABLE IF EXISTS \"__EFMigrationsLock\";", cancel);
        }

        await db.Database.MigrateAsync(cancel);
        await db.Database.ExecuteSqlRawAsync(Guards(db.Database.IsSqlite() ? "Sqlite" : "Postgres"), cancel);
    }

    /// <summary>The trigger script of a provider, embedded beside its code.</summary>
    public static string Guards(string provider)
    {
        using var stream = typeof(DatabaseSetup).Assembly.GetManifestResourceStream($"Bakohumas.Web.Data.{provider}.guards.sql")!;
        using var reader = new StreamReader(stream);
        // ExecuteSqlRaw reads braces as placeholders.
        return reader.ReadToEnd().Replace("{", "{{", StringComparison.Ordinal).Replace("}", "}}", StringComparison.Ordinal);
    }

    private static DatabaseAddress Address(DatabaseOptions options, StorageRoot storage) => options.Provider switch
    {
        DatabaseProvider.Postgres => new(options.Provider, string.IsNullOrWhiteSpace(options.ConnectionString) ? File.ReadAllText(options.ConnectionStringFile!).Trim() : options.ConnectionString),
        // Default Timeout bounds the wait for a foreign writer (a backup, a shell) to 5 s.
        _ => new(options.Provider, $"Data Source={storage.Database};Default Timeout=5;Foreign Keys=True"),
    };
}
