using System.Globalization;
using System.Text;
using Bakohumas.Web.Tests.Rig;
using Microsoft.EntityFrameworkCore;

namespace Bakohumas.Web.Tests.Tickets;

/// <summary>The whole database: how many rows each table has, and every value as text.</summary>
internal static class Everything
{
    public static async Task<string> OfAsync(Site site)
    {
        var counts = new StringBuilder();
        foreach (var table in await TablesAsync(site))
        {
            var rows = await ReadAsync(site, table);
            counts.Append(CultureInfo.InvariantCulture, $"{table} {rows.Count}\n");
            // What was updated in place shows as well.
            counts.Append(CultureInfo.InvariantCulture, $"{string.Join('\n', rows.Order(StringComparer.Ordinal)).GetHashCode(StringComparison.Ordinal)}\n");
        }

        return counts.ToString();
    }

    public static async Task<string> TextAsync(Site site)
    {
        var text = new StringBuilder();
        foreach (var table in await TablesAsync(site)) text.AppendJoin('\n', await ReadAsync(site, table)).Append('\n');
        return text.ToString();
    }

    private static Task<List<string>> TablesAsync(Site site) =>
        site.ReadAsync(db => Task.FromResult(db.Model.GetEntityTypes().Select(e => e.GetTableName()!).Distinct().Order(StringComparer.Ordinal).ToList()));

    private static Task<List<string>> ReadAsync(Site site, string table) => site.ReadAsync(async db =>
    {
        await db.Database.OpenConnectionAsync();
        await using var command = db.Database.GetDbConnection().CreateCommand();
        command.CommandText = $"SELECT * FROM \"{table}\"";
        await using var reader = await command.ExecuteReaderAsync();
        var rows = new List<string>();
        while (await reader.ReadAsync())
        {
            var row = new StringBuilder();
            for (var i = 0; i < reader.FieldCount; i++)
                row.Append(reader.IsDBNull(i) ? "" : reader.GetValue(i) is byte[] bytes ? Convert.ToHexString(bytes) + " " + Encoding.UTF8.GetString(bytes) : Convert.ToString(reader.GetValue(i), CultureInfo.InvariantCulture)).Append('|');
            rows.Add(row.ToString());
        }

        return rows;
    });
}
