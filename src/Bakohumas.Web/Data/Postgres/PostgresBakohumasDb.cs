using Microsoft.EntityFrameworkCore;

namespace Bakohumas.Web.Data;

/// <summary>The database on PostgreSQL; exists so that its migrations are its own.</summary>
internal sealed class PostgresBakohumasDb(DbContextOptions options) : BakohumasDb(options);
