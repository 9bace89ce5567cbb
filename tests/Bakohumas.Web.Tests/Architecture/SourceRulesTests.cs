namespace Bakohumas.Web.Tests.Architecture;

/// <summary>The walls of the house hold, and every rule is known to see a planted breach.</summary>
public sealed class SourceRulesTests
{
    private static readonly Dictionary<string, SourceRule> Rules = new()
    {
        [nameof(SourceRules.Directions)] = SourceRules.Directions,
        [nameof(SourceRules.Engine)] = SourceRules.Engine,
        [nameof(SourceRules.FeaturesStandAlone)] = SourceRules.FeaturesStandAlone,
        [nameof(SourceRules.Controllers)] = SourceRules.Controllers,
        [nameof(SourceRules.Names)] = SourceRules.Names,
        [nameof(SourceRules.ViewsSeeNoEntities)] = SourceRules.ViewsSeeNoEntities,
        [nameof(SourceRules.Banned)] = SourceRules.Banned,
        [nameof(SourceRules.Unfinished)] = SourceRules.Unfinished,
    };

    public static TheoryData<string> RuleNames => [.. Rules.Keys];

    public static TheoryData<string, string, string> Planted => new()
    {
        { nameof(SourceRules.Directions), "src/Bakohumas.Domain/Events/Event.cs", "using Microsoft.EntityFrameworkCore;" },
        { nameof(SourceRules.Directions), "src/Bakohumas.Domain/Events/Event.cs", "var page = new Bakohumas.Documents.Document();" },
        { nameof(SourceRules.Directions), "src/Bakohumas.Documents/Pdf/Writer.cs", "using Bakohumas.Domain.Events;" },
        { nameof(SourceRules.Directions), "src/Bakohumas.Documents/Pdf/Writer.cs", "using Microsoft.AspNetCore.Http;" },
        { nameof(SourceRules.Directions), "src/Bakohumas.Domain/Bakohumas.Domain.csproj", "<PackageReference Include=\"Markdig\" />" },
        { nameof(SourceRules.Directions), "src/Bakohumas.Documents/Bakohumas.Documents.csproj", "<ProjectReference Include=\"../Bakohumas.Domain/Bakohumas.Domain.csproj\" />" },
        { nameof(SourceRules.Engine), "src/Bakohumas.Web/Features/Reminders/Tick.cs", "using Quartz;" },
        { nameof(SourceRules.Engine), "src/Bakohumas.Web/Features/Tickets/Qr.cs", "QRCoder.QRCodeGenerator.GenerateQrCode(text);" },
        { nameof(SourceRules.Engine), "src/Bakohumas.Web/Features/CheckIn/CheckInDesk.cs", "catch (Microsoft.Data.Sqlite.SqliteException)" },
        { nameof(SourceRules.Engine), "src/Bakohumas.Web/Data/WriteLane.cs", "catch (PostgresException)" },
        { nameof(SourceRules.Engine), "src/Bakohumas.Web/Features/Records/Recap.cs", "if (db.Database.IsNpgsql()) return;" },
        { nameof(SourceRules.FeaturesStandAlone), "src/Bakohumas.Web/Features/Tickets/TicketPage.cs", "using Bakohumas.Web.Features.Pledges;" },
        { nameof(SourceRules.FeaturesStandAlone), "src/Bakohumas.Web/Features/Tickets/Show.cshtml", "<partial name=\"/Features/Pledges/_Receipt.cshtml\" />" },
        { nameof(SourceRules.FeaturesStandAlone), "src/Bakohumas.Web/Features/_ViewImports.cshtml", "@using Bakohumas.Web.Features.Pledges" },
        { nameof(SourceRules.Controllers), "src/Bakohumas.Web/Features/Events/EventsController.cs", "await db.SaveChangesAsync(cancel);" },
        { nameof(SourceRules.Controllers), "src/Bakohumas.Web/Features/Events/EventsController.cs", "internal sealed class EventsController(TimeProvider clock) : Controller;" },
        { nameof(SourceRules.Controllers), "src/Bakohumas.Web/Features/Events/EventsController.cs", "HttpContext.RequestServices.GetService<EventDesk>();" },
        { nameof(SourceRules.Controllers), "src/Bakohumas.Web/Features/Events/EventsController.cs", "internal sealed class EventsController(A a, B<C, D> b, E e, F f) : Controller;" },
        { nameof(SourceRules.Controllers), "src/Bakohumas.Web/Features/Events/EventsController.cs", new string('\n', 120) + "}" },
        { nameof(SourceRules.Names), "src/Bakohumas.Web/Features/Events/EventService.cs", "internal sealed class EventService;" },
        { nameof(SourceRules.Names), "src/Bakohumas.Domain/Events/EventDto.cs", "public sealed record EventDto(string Name);" },
        { nameof(SourceRules.ViewsSeeNoEntities), "src/Bakohumas.Web/Features/Events/Show.cshtml", "@model Bakohumas.Domain.Events.Event\n<p>…</p>" },
        { nameof(SourceRules.ViewsSeeNoEntities), "src/Bakohumas.Web/Features/Events/Index.cshtml", "@using Bakohumas.Domain.Events\n@model IReadOnlyList<Event>" },
        { nameof(SourceRules.Banned), "src/Bakohumas.Web/Features/Events/EventDesk.cs", "var now = DateTimeOffset.UtcNow;" },
        { nameof(SourceRules.Banned), "src/Bakohumas.Web/Features/Events/Show.cshtml", "@DateTime.Now.Year" },
        { nameof(SourceRules.Banned), "src/Bakohumas.Domain/Events/Event.cs", "Id = Guid.NewGuid();" },
        { nameof(SourceRules.Banned), "src/Bakohumas.Web/Features/Events/EventDesk.cs", "var rows = db.Events.ToListAsync(cancel).Result;" },
        { nameof(SourceRules.Banned), "src/Bakohumas.Web/Features/Events/EventDesk.cs", "Console.WriteLine(name);" },
        { nameof(SourceRules.Unfinished), "src/Bakohumas.Web/Features/Events/EventDesk.cs", "throw new NotImplemented" + "Exception();" },
        { nameof(SourceRules.Unfinished), "src/Bakohumas.Web/Features/Events/EventDesk.cs", "// TO" + "DO later" },
        { nameof(SourceRules.Unfinished), "tests/Bakohumas.Web.Tests/EventTests.cs", "[Fact(Sk" + "ip = \"flaky\")]" },
    };

    [Theory, MemberData(nameof(RuleNames))]
    public void The_house_keeps_the_rule(string rule) => Breach.None(Rules[rule](SourceTree.Product));

    [Fact]
    public void Nothing_in_the_tests_is_unfinished_or_switched_off() => Assert.Empty(SourceRules.Unfinished([.. SourceTree.Tests.Where(f => !f.Is("SourceRules.cs"))]));

    [Theory, MemberData(nameof(Planted))]
    public void The_rule_sees_a_planted_breach(string rule, string path, string text) =>
        Assert.Contains(Rules[rule](Around(new SourceFile(path, text))), breach => breach.Contains(Path.GetFileName(path), StringComparison.Ordinal));

    [Theory]
    [InlineData("// DateTime.Now is banned, see Guid.NewGuid")]
    [InlineData("/* Console.WriteLine */ var a = \"https://contoh.example\"; // Task.Result")]
    [InlineData("var text = \"\"\"\n// not a comment\n\"\"\";")]
    public void Comments_break_no_rule(string text) => Assert.Empty(SourceRules.Banned([new("src/Bakohumas.Web/Features/Events/EventDesk.cs", text)]));

    [Fact]
    public void An_address_in_a_string_hides_no_breach() =>
        Assert.Single(SourceRules.Banned([new("src/Bakohumas.Web/A.cs", "var a = \"https://contoh.example\"; var id = Guid.NewGuid();")]));

    [Fact]
    public void The_tree_was_really_read() => Assert.Contains(SourceTree.Product, f => f.Path == "src/Bakohumas.Web/Program.cs");

    // What a breach is measured against: one lawful home of each engine, and one entity.
    private static SourceFile[] Around(SourceFile planted) =>
    [
        new("src/Bakohumas.Web/Platform/Jobs/QuartzEngine.cs", "using Quartz;"),
        new("src/Bakohumas.Web/Platform/QrMatrix.cs", "using QRCoder;"),
        new("src/Bakohumas.Web/Data/BakohumasDb.cs", "public DbSet<Event> Events => Set<Event>();"),
        planted,
    ];
}
