using System.Text.Json;

namespace Bakohumas.Web.Tests.Architecture;

/// <summary>How the built program is started.</summary>
public sealed class ProgramTests
{
    [Fact]
    public void The_program_keeps_one_heap_and_not_one_for_each_core()
    {
        // The web SDK chooses the collector of servers unless it is told otherwise by a property that nobody checks the spelling of.
        using var settings = JsonDocument.Parse(File.ReadAllText(Path.Combine(AppContext.BaseDirectory, "Bakohumas.Web.runtimeconfig.json")));
        Assert.False(settings.RootElement.GetProperty("runtimeOptions").GetProperty("configProperties").GetProperty("System.GC.Server").GetBoolean());
    }
}
