using System.Reflection;

namespace Bakohumas.Web.Tests.Architecture;

/// <summary>Whoever runs the program finds every setting in <c>appsettings.sample.json</c>, and none that does nothing.</summary>
public sealed class SettingsRuleTests
{
    [Fact]
    public void The_sample_holds_exactly_the_keys_that_are_read() => Breach.None(SettingsRule.Differences(
        SettingsRule.InSample(File.ReadAllText(Path.Combine(SourceTree.Root, "appsettings.sample.json"))),
        SettingsRule.Read(SourceTree.Product, name => Assembly.Load("Bakohumas.Web").GetTypes().SingleOrDefault(t => t.Name == name))));

    [Theory]
    [InlineData("""{ "Rule": { "Size": 1 } }""", "not in the sample: Rule:Name")]
    [InlineData("""{ "Rule": { "Size": 1, "Name": "", "Colour": "" } }""", "nobody reads: Rule:Colour")]
    [InlineData("""{ "Rule": { "Name": "" } }""", "not in the sample: Rule:Size")]
    public void A_difference_is_seen(string sample, string difference)
    {
        SourceFile[] source = [new("src/Bakohumas.Web/A.cs", """services.AddSettings<Sample>(configuration, "Rule"); var size = builder.Configuration["Rule:Size"];""")];

        Assert.Equal([difference], SettingsRule.Differences(SettingsRule.InSample(sample), SettingsRule.Read(source, _ => typeof(Sample))));
    }

    private sealed class Sample
    {
        public string? Name { get; init; }

        public string? NameFile { get; init; }
    }
}
