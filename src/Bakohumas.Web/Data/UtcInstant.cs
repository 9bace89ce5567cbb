using Microsoft.EntityFrameworkCore.Storage.ValueConversion;

namespace Bakohumas.Web.Data;

/// <summary>Instants are stored as UTC <see cref="DateTime"/>: both databases filter and sort them alike (SQLite cannot order a DateTimeOffset).</summary>
internal sealed class UtcInstant() : ValueConverter<DateTimeOffset, DateTime>(
    instant => instant.UtcDateTime,
    stored => new DateTimeOffset(DateTime.SpecifyKind(stored, DateTimeKind.Utc)));
