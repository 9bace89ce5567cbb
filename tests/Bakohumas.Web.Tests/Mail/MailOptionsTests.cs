using Bakohumas.Web.Platform.Mail;
using Microsoft.Extensions.Configuration;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Hosting;
using Microsoft.Extensions.Hosting.Internal;
using Microsoft.Extensions.Options;

namespace Bakohumas.Web.Tests.Mail;

public sealed class MailOptionsTests
{
    private static readonly Dictionary<string, string?> Complete = new()
    {
        ["Mail:Mode"] = "Smtp",
        ["Mail:Host"] = "mail.example",
        ["Mail:User"] = "humas",
        ["Mail:Password"] = "rahasia",
        ["Mail:From"] = "Bakohumas <humas@kominfo.go.id>",
    };

    [Fact]
    public void A_complete_setting_passes() => Assert.Equal(587, Bound([]).Port);

    [Theory]
    [InlineData("Mail:Host", null, "Mail:Host")]
    [InlineData("Mail:From", null, "Mail:From")]
    [InlineData("Mail:From", "a@x.go.id, b@y.go.id", "Mail:From")]
    [InlineData("Mail:Port", "0", "Port")]
    [InlineData("Mail:Password", null, "Mail:Password")]
    [InlineData("Mail:PasswordFile", "/nowhere/at/all", "Mail:PasswordFile")]
    [InlineData("Mail:StartTls", "false", "Mail:StartTls")]
    public void A_setting_that_cannot_work_stops_the_start(string key, string? value, string names) =>
        Assert.Contains(names, Assert.Throws<OptionsValidationException>(() => Bound(new() { [key] = value })).Message, StringComparison.Ordinal);

    private static MailOptions Bound(Dictionary<string, string?> changes)
    {
        var values = new Dictionary<string, string?>(Complete);
        foreach (var (key, value) in changes)
            if (value is null) values.Remove(key);
            else values[key] = value;
        var configuration = new ConfigurationBuilder().AddInMemoryCollection(values).Build();
        using var provider = new ServiceCollection().AddMail(configuration, new HostingEnvironment { EnvironmentName = Environments.Development }).BuildServiceProvider();
        return provider.GetRequiredService<IOptions<MailOptions>>().Value;
    }
}
