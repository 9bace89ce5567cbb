using System.Reflection;

namespace Bakohumas.Web.Tests.Architecture;

/// <summary>What the compiled rules really refer to.</summary>
public sealed class ReferenceTests
{
    [Fact]
    public void The_rules_of_the_house_reference_nothing_but_the_base_library() =>
        Assert.Empty(Foreign(Assembly.Load("Bakohumas.Domain").GetReferencedAssemblies().Select(a => a.Name!)));

    [Fact]
    public void Documents_know_neither_the_rules_nor_the_database_nor_the_web() =>
        Assert.Empty(Foreign(Assembly.Load("Bakohumas.Documents").GetReferencedAssemblies().Select(a => a.Name!)));

    [Theory]
    [InlineData("Microsoft.EntityFrameworkCore")]
    [InlineData("Microsoft.AspNetCore.Http.Abstractions")]
    [InlineData("Bakohumas.Web")]
    [InlineData("Systematic.Helpers")]
    public void A_foreign_reference_is_seen(string name) => Assert.Equal([name], Foreign(["System.Runtime", name]));

    private static IEnumerable<string> Foreign(IEnumerable<string> references) =>
        references.Where(name => name != "System" && !name.StartsWith("System.", StringComparison.Ordinal));
}
