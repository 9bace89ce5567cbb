using Bakohumas.Domain.Agencies;
using Bakohumas.Web.Data;
using Microsoft.AspNetCore.Identity;
using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Infrastructure;
using Microsoft.Extensions.DependencyInjection;

namespace Bakohumas.Web.Tests.Architecture;

/// <summary>The migrations say what the model says, on both databases; no server is asked.</summary>
public sealed class PendingModelTests
{
    [Fact]
    public void Nothing_of_the_model_is_missing_in_the_migrations_of_sqlite() => Assert.False(Sqlite().Database.HasPendingModelChanges());

    [Fact]
    public void Nothing_of_the_model_is_missing_in_the_migrations_of_postgres() => Assert.False(Postgres().Database.HasPendingModelChanges());

    [Fact]
    public void A_column_that_no_migration_knows_is_seen()
    {
        Assert.True(Sqlite(o => o.ReplaceService<IModelCustomizer, OneColumnMore>()).Database.HasPendingModelChanges());
        Assert.True(Postgres(o => o.ReplaceService<IModelCustomizer, OneColumnMore>()).Database.HasPendingModelChanges());
    }

    private static SqliteBakohumasDb Sqlite(Action<DbContextOptionsBuilder>? change = null) =>
        new(Options<SqliteBakohumasDb>(o => o.UseSqlite("Data Source=:memory:"), change));

    private static PostgresBakohumasDb Postgres(Action<DbContextOptionsBuilder>? change = null) =>
        new(Options<PostgresBakohumasDb>(o => o.UseNpgsql("Host=nowhere"), change));

    private static DbContextOptions<T> Options<T>(Action<DbContextOptionsBuilder> use, Action<DbContextOptionsBuilder>? change)
        where T : DbContext
    {
        // Identity's passkey table is in the model only when the schema version arrives through the application's services.
        var services = new ServiceCollection().Configure<IdentityOptions>(o => o.Stores.SchemaVersion = IdentitySchemaVersions.Version3).BuildServiceProvider();
        var options = new DbContextOptionsBuilder<T>().UseApplicationServiceProvider(services);
        use(options);
        change?.Invoke(options);
        return options.Options;
    }

    private sealed class OneColumnMore(ModelCustomizerDependencies dependencies) : RelationalModelCustomizer(dependencies)
    {
        public override void Customize(ModelBuilder modelBuilder, DbContext context)
        {
            base.Customize(modelBuilder, context);
            modelBuilder.Entity<Agency>().Property<string>("Planted");
        }
    }
}
