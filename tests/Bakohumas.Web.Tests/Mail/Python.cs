using System.Diagnostics;
using System.Text.Json;
using Bakohumas.Web.Tests.Words;

namespace Bakohumas.Web.Tests.Mail;

/// <summary>Another mail parser than ours, to judge what we write; a machine without it skips, visibly.</summary>
internal static class Python
{
    public static string Script(string name) => Path.Combine(Tree.Root, "tests", "Bakohumas.Web.Tests", "Mail", name);

    public static Process Start(params string[] arguments)
    {
        // The system's own interpreter first: the distribution's packages belong to it.
        foreach (var program in (string[])["/usr/bin/python3", "python3"])
        {
            try
            {
                return Process.Start(new ProcessStartInfo(program, arguments) { RedirectStandardInput = true, RedirectStandardOutput = true, RedirectStandardError = true })!;
            }
            catch (System.ComponentModel.Win32Exception)
            {
            }
        }
        Assert.Skip("python3 is not installed.");
        throw new UnreachableException();
    }

    /// <summary>The mail as Python's own parser reads it.</summary>
    public static async Task<JsonElement> ReadMailAsync(byte[] mail)
    {
        using var process = Start(Script("read_mail.py"));
        await process.StandardInput.BaseStream.WriteAsync(mail, TestContext.Current.CancellationToken);
        process.StandardInput.Close();
        var text = await process.StandardOutput.ReadToEndAsync(TestContext.Current.CancellationToken);
        Assert.True(text.Length > 0, await process.StandardError.ReadToEndAsync(TestContext.Current.CancellationToken));
        return JsonDocument.Parse(text).RootElement;
    }
}
