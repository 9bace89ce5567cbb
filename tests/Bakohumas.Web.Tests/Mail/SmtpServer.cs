using System.Diagnostics;
using System.Globalization;

namespace Bakohumas.Web.Tests.Mail;

/// <summary>A real SMTP server on loopback in a process of its own; see <c>smtp_server.py</c> for its manners.</summary>
internal sealed class SmtpServer : IDisposable
{
    private readonly Process process;
    private readonly string folder;

    private SmtpServer(Process process, string folder, int port) => (this.process, this.folder, Port) = (process, folder, port);

    public int Port { get; }

    /// <summary>The accepted messages in the order of arrival.</summary>
    public IReadOnlyList<byte[]> Received =>
        [.. Directory.EnumerateFiles(folder, "*.eml").OrderBy(f => int.Parse(Path.GetFileNameWithoutExtension(f), CultureInfo.InvariantCulture)).Select(File.ReadAllBytes)];

    public static async Task<SmtpServer> StartAsync(params string[] options)
    {
        var folder = Directory.CreateTempSubdirectory("smtp").FullName;
        var process = Python.Start([Python.Script("smtp_server.py"), folder, .. options]);
        var port = await process.StandardOutput.ReadLineAsync(TestContext.Current.CancellationToken);
        if (port is null)
        {
            var fault = await process.StandardError.ReadToEndAsync(TestContext.Current.CancellationToken);
            Assert.SkipWhen(fault.Contains("aiosmtpd", StringComparison.Ordinal) && fault.Contains("ModuleNotFoundError", StringComparison.Ordinal), "python3-aiosmtpd is not installed.");
            Assert.Fail(fault);
        }
        return new SmtpServer(process, folder, int.Parse(port, CultureInfo.InvariantCulture));
    }

    public void Dispose()
    {
        process.StandardInput.Close();
        if (!process.WaitForExit(2000)) process.Kill();
        process.Dispose();
        Directory.Delete(folder, recursive: true);
    }
}
