using Microsoft.EntityFrameworkCore;

namespace Bakohumas.Web.Data;

/// <summary>The database on SQLite; exists so that its migrations are its own.</summary>
internal sealed class SqliteBakohumasDb(DbContextOptions options) : BakohumasDb(options);
