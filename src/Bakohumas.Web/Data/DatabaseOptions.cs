using System.ComponentModel.DataAnnotations;

namespace Bakohumas.Web.Data;

/// <summary>Section <c>Database</c>.</summary>
internal sealed class DatabaseOptions : IValidatableObject
{
    public DatabaseProvider Provider { get; init; } = DatabaseProvider.Sqlite;

    /// <summary>PostgreSQL only; SQLite's file lies in <c>Storage:Root</c>.</summary>
    public string? ConnectionString { get; init; }

    /// <summary>A file that holds the connection string, for secrets mounted as files.</summary>
    public string? ConnectionStringFile { get; init; }

    public IEnumerable<ValidationResult> Validate(ValidationContext validationContext)
    {
        if (ConnectionStringFile is not null && !File.Exists(ConnectionStringFile)) yield return new ValidationResult("Database:ConnectionStringFile does not exist.");
        if (Provider == DatabaseProvider.Postgres && string.IsNullOrWhiteSpace(ConnectionString) && ConnectionStringFile is null)
            yield return new ValidationResult("Database:ConnectionString is required when Database:Provider is Postgres.", [nameof(ConnectionString)]);
    }
}

/// <summary>The databases that the product runs on.</summary>
internal enum DatabaseProvider
{
    Sqlite,
    Postgres,
}

/// <summary>Where the database is, worked out once from <see cref="DatabaseOptions"/> and the storage root.</summary>
internal sealed record DatabaseAddress(DatabaseProvider Provider, string ConnectionString);
