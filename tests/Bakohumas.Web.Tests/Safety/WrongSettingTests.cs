using Bakohumas.Web.Tests.Rig;

namespace Bakohumas.Web.Tests.Safety;

/// <summary>Whoever sets up a server and mistypes a key reads one line that names it, on a process that has ended.</summary>
public sealed class WrongSettingTests : IDisposable
{
    private readonly string storage = Directory.CreateTempSubdirectory("bakohumas-setting-").FullName;

    [Theory]
    [InlineData("Database:Provider", "Oracle", "Sqlite or Postgres")]
    [InlineData("Database:Provider", "7", "Sqlite or Postgres")]
    [InlineData("Mail:Mode", "Carrier", "Folder or Smtp")]
    [InlineData("Mail:Port", "abc", "whole number")]
    [InlineData("Mail:Port", "99999", "1 to 65535")]
    [InlineData("Mail:StartTls", "perhaps", "true or false")]
    [InlineData("Mail:From", "nobody", "one mail address")]
    [InlineData("Proxy:Networks:0", "proksi.internal", "10.0.0.0/8")]
    [InlineData("Proxy:Networks", "10.0.0.0/8", "list")]
    [InlineData("Site:PublicUrl", "bakohumas.go.id", "https://")]
    [InlineData("Site:PublicUrl", "https://bakohumas.go.id/ruang", "https://")]
    [InlineData("Limits:UploadsPerMinute", "0", "1 to 100,000")]
    public async Task A_wrong_setting_ends_the_start_with_one_line(string key, string value, string allowed)
    {
        var (exitCode, output) = await StartAsync("Development", $"--{key}={value}");

        Assert.NotEqual(0, exitCode);
        var line = Assert.Single(output.Split('\n', StringSplitOptions.RemoveEmptyEntries));
        Assert.Contains(key.Replace(":0", "", StringComparison.Ordinal), line, StringComparison.Ordinal);
        Assert.Contains(allowed, line, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("Mail:Mode", "Site:PublicUrl=https://bakohumas.go.id")]
    [InlineData("Site:PublicUrl", "Mail:Mode=Folder")]
    public async Task Production_does_not_start_on_guesses(string missing, string given)
    {
        var (exitCode, output) = await StartAsync("Production", $"--{given}");

        Assert.NotEqual(0, exitCode);
        Assert.StartsWith(missing, Assert.Single(output.Split('\n', StringSplitOptions.RemoveEmptyEntries)), StringComparison.Ordinal);
    }

    public void Dispose() => Directory.Delete(storage, recursive: true);

    private Task<(int ExitCode, string Output)> StartAsync(string environment, string setting) =>
        RunningProcess.CommandAsync(storage, $"--environment={environment}", "--urls=http://127.0.0.1:0", $"--Storage:Root={storage}", setting);
}
