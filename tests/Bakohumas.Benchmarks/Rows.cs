using System.Data.Common;
using Microsoft.EntityFrameworkCore;

namespace Bakohumas.Benchmarks;

/// <summary>One prepared INSERT, its columns taken from the model: filling by EF would take minutes.</summary>
internal sealed class Rows<T> : IDisposable
    where T : class
{
    private readonly DbCommand command;
    private readonly (DbParameter Parameter, Func<object, object?> Value)[] columns;

    public Rows(DbContext db, DbTransaction transaction)
    {
        var type = db.Model.FindEntityType(typeof(T))!;
        var properties = type.GetProperties().ToList();
        command = transaction.Connection!.CreateCommand();
        command.Transaction = transaction;
        command.CommandText = $"INSERT INTO \"{type.GetTableName()}\" ({string.Join(',', properties.Select(p => $"\"{p.GetColumnName()}\""))}) VALUES ({string.Join(',', properties.Select((_, i) => $"@p{i}"))})";
        columns = [.. properties.Select((property, i) =>
        {
            var parameter = command.CreateParameter();
            parameter.ParameterName = $"@p{i}";
            command.Parameters.Add(parameter);
            var convert = property.GetTypeMapping().Converter?.ConvertToProvider;
            return (parameter, (Func<object, object?>)(row => property.GetGetter().GetClrValue(row) is { } value ? convert?.Invoke(value) ?? value : null));
        })];
    }

    public void Add(T row)
    {
        foreach (var (parameter, value) in columns) parameter.Value = value(row) ?? DBNull.Value;
        command.ExecuteNonQuery();
    }

    public void Dispose() => command.Dispose();
}
