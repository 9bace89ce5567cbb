#if POSTGRES
using System.Diagnostics;
using Bakohumas.Web.Data;
using Npgsql;

[assembly: AssemblyFixture(typeof(Bakohumas.Web.Tests.Rig.PostgresServer))]

namespace Bakohumas.Web.Tests.Rig;

/// <summary>
/// The PostgreSQL of a test run: the one that <c>BAKOHUMAS_TEST_POSTGRES</c> names (an administrator's connection string), else a
/// cluster of our own in a temporary folder, started by the first test that needs it and stopped after the last.
/// </summary>
public sealed class PostgresServer : IAsyncDisposable
{
    private const string Variable = "BAKOHUMAS_TEST_POSTGRES";
    private static readonly SemaphoreSlim Gate = new(1);
    private static readonly string Run = Guid.CreateVersion7(TimeProvider.System.GetUtcNow()).ToString("N")[..16];
    private static string? admin;
    private static string? cluster;
    private static string? template;
    private static int made;

    public async ValueTask DisposeAsync()
    {
        if (template is not null) await DropDatabaseAsync(template);
        if (cluster is null) return;
        Control($"stop -m immediate -D {cluster}/data");
        Directory.Delete(cluster, recursive: true);
    }

    /// <summary>Makes a database from the template, which is migrated once per run.</summary>
    internal static async Task<string> MakeDatabaseAsync(Func<BakohumasDb, Task> migrate, Func<string, BakohumasDb> open)
    {
        await Gate.WaitAsync();
        try
        {
            admin ??= Environment.GetEnvironmentVariable(Variable) is { Length: > 0 } given ? given : StartCluster();
            if (template is null)
            {
                await ExecuteAsync($"CREATE DATABASE \"{Name("template")}\"");
                await using var db = open(Connection("template") + ";Pooling=False");
                await migrate(db);
                template = Connection("template");
            }

            var name = (++made).ToString(System.Globalization.CultureInfo.InvariantCulture);
            await ExecuteAsync($"CREATE DATABASE \"{Name(name)}\" TEMPLATE \"{Name("template")}\"");
            return Connection(name);
        }
        finally
        {
            Gate.Release();
        }
    }

    internal static async ValueTask DropDatabaseAsync(string connection)
    {
        NpgsqlConnection.ClearAllPools();
        await ExecuteAsync($"DROP DATABASE IF EXISTS \"{new NpgsqlConnectionStringBuilder(connection).Database}\" WITH (FORCE)");
    }

    private static string Name(string part) => $"bakohumas_{Run}_{part}";

    private static string Connection(string part) => new NpgsqlConnectionStringBuilder(admin) { Database = Name(part), MaxPoolSize = 30 }.ConnectionString;

    private static async Task ExecuteAsync(string sql)
    {
        await using var connection = new NpgsqlConnection(admin + ";Pooling=False");
        await connection.OpenAsync();
        await using var command = new NpgsqlCommand(sql, connection);
        await command.ExecuteNonQueryAsync();
    }

    private static string StartCluster()
    {
        if (Binaries() is not { } bin) throw new MissingToolException($"No PostgreSQL on this machine, and {Variable} is not set.");
        cluster = Directory.CreateTempSubdirectory("bakohumas-pg-").FullName;
        if (Environment.UserName == "root") Shell($"chown postgres {cluster}");
        // Durability is the program's promise, not the test cluster's: kill tests kill the program.
        AsPostgres($"{bin}/initdb -D {cluster}/data -U postgres -A trust -E UTF8 --locale=C.UTF-8 --no-sync");
        Control($"start -w -D {cluster}/data -l {cluster}/log -o \"-c listen_addresses='' -k {cluster} -c fsync=off -c max_connections=300 -c shared_buffers=64MB\"");
        return $"Host={cluster};Username=postgres;Database=postgres";
    }

    private static string? Binaries() => !Directory.Exists("/usr/lib/postgresql") ? null : Directory
        .EnumerateDirectories("/usr/lib/postgresql").Select(d => Path.Combine(d, "bin")).Where(d => File.Exists(Path.Combine(d, "initdb"))).Order().LastOrDefault();

    private static void Control(string what) => AsPostgres($"{Binaries()}/pg_ctl {what}");

    private static void AsPostgres(string command)
    {
        // The server refuses to run as root.
        if (Environment.UserName == "root") Shell($"cd / && runuser -u postgres -- {command}");
        else Shell(command);
    }

    private static void Shell(string command)
    {
        // Not redirected: the server would inherit a pipe and the read would never end.
        using var process = Process.Start(new ProcessStartInfo("/bin/sh", ["-c", $"{{ {command} ; }} > /dev/null 2>&1 < /dev/null"]))!;
        process.WaitForExit();
        if (process.ExitCode != 0) throw new InvalidOperationException($"'{command}' failed with {process.ExitCode}.");
    }
}
#endif
