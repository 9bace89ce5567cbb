using Bakohumas.Web.Data;
using Microsoft.AspNetCore.Identity;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;

namespace Bakohumas.Web.Tests.Architecture;

/// <summary>The migrations say what the model says, on both databases; no server is asked.</summary>
public sealed class PendingModelTests
{
    [Fact]
    public void Nothing_of_the_model_is_missing_in_the_migrations_of_sqlite() => Assert.False(Sqlite(IdentitySchemaVersions.Version3).Database.HasPendingModelChanges());

    [Fact]
    public void Nothing_of_the_model_is_missing_in_the_migrations_of_postgres() => Assert.False(Postgres(IdentitySchemaVersions.Version3).Database.HasPendingModelChanges());

    [Fact]
    public void A_model_that_differs_is_seen()
    {
        Assert.True(Sqlite(IdentitySchemaVersions.Version1).Database.HasPendingModelChanges());
        Assert.True(Postgres(IdentitySchemaVersions.Version1).Database.HasPendingModelChanges());
    }

    private static SqliteBakohumasDb Sqlite(Version identity) => new(Options<SqliteBakohumasDb>(identity).UseSqlite("Data Source=:memory:").Options);

    private static PostgresBakohumasDb Postgres(Version identity) => new(Options<PostgresBakohumasDb>(identity).UseNpgsql("Host=nowhere").Options);

    // Without caching: the model of one version must not answer for the other.
    private static DbContextOptionsBuilder<T> Options<T>(Version identity)
        where T : DbContext => (DbContextOptionsBuilder<T>)new DbContextOptionsBuilder<T>().EnableServiceProviderCaching(false)
            .UseApplicationServiceProvider(new ServiceCollection().Configure<IdentityOptions>(o => o.Stores.SchemaVersion = identity).BuildServiceProvider());
}
