#if POSTGRES
using Bakohumas.Web.Data;
using Bakohumas.Web.Tests.Rig;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;
using Npgsql;

namespace Bakohumas.Web.Tests.Faults;

/// <summary>
/// Acts that lose a race on PostgreSQL. Between what an act has read and what it writes, another connection takes the same key: as often
/// as the test says, so that nothing depends on threads.
/// </summary>
public sealed class LostRaceTests(Site site) : IClassFixture<Site>
{
    [Theory]
    [InlineData(1)]
    [InlineData(2)]
    [InlineData(PostgresWriteLane.Runs - 1)]
    public async Task An_act_that_loses_one_key_after_another_writes_in_the_end_and_once(int losses)
    {
        var table = await TableAsync();

        Assert.Equal(losses, await TakeNextAsync(table, losses));

        Assert.Equal(losses + 1, await CountAsync(table));
    }

    [Fact]
    public async Task An_act_that_loses_each_time_ends_with_the_fault_and_has_written_nothing()
    {
        var table = await TableAsync();

        var fault = await Assert.ThrowsAsync<PostgresException>(() => TakeNextAsync(table, losses: PostgresWriteLane.Runs));

        Assert.Equal(PostgresErrorCodes.UniqueViolation, fault.SqlState);
        Assert.Equal(PostgresWriteLane.Runs, await CountAsync(table));
    }

    private async Task<string> TableAsync()
    {
        var table = $"Raced{A.NewId(site):N}";
        await site.ExecuteAsync($"""CREATE TABLE "{table}" ("Key" int PRIMARY KEY)""");
        return table;
    }

    private async Task<long> CountAsync(string table) => (long)(await ScalarAsync($"""SELECT count(*) FROM "{table}" """))!;

    /// <summary>Reads the next free key and writes it; the first <paramref name="losses"/> times another is faster.</summary>
    private Task<int> TakeNextAsync(string table, int losses) => site.Services.GetRequiredService<WriteLane>().WriteRawAsync((connection, transaction) =>
    {
        using var command = connection.CreateCommand();
        command.Transaction = transaction;
        command.CommandText = $"""SELECT coalesce(max("Key") + 1, 0) FROM "{table}" """;
        var next = (int)command.ExecuteScalar()!;
        if (next < losses) ScalarAsync($"""INSERT INTO "{table}" VALUES ({next})""").GetAwaiter().GetResult();
        command.CommandText = $"""INSERT INTO "{table}" VALUES ({next})""";
        command.ExecuteNonQuery();
        return next;
    }, TestContext.Current.CancellationToken);

    private async Task<object?> ScalarAsync(string sql)
    {
        await using var connection = new NpgsqlConnection(await site.ReadAsync(db => Task.FromResult(db.Database.GetConnectionString()!)));
        await connection.OpenAsync(TestContext.Current.CancellationToken);
        await using var command = new NpgsqlCommand(sql, connection);
        return await command.ExecuteScalarAsync(TestContext.Current.CancellationToken);
    }
}
#endif
