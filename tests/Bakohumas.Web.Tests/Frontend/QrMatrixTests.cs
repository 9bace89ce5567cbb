using System.Diagnostics;
using Bakohumas.Web.Features.Shared;

namespace Bakohumas.Web.Tests.Frontend;

public sealed class QrMatrixTests
{
    private const string Address = "https://bakohumas.example/t/K7QDM3XA92TP4F0R";

    [Fact]
    public void A_ticket_address_fits_29_modules_and_is_drawn_with_a_quiet_zone_of_four()
    {
        var matrix = QrMatrix.Of(Address);

        Assert.Equal(29, matrix.Modules.GetLength(0));
        Assert.Equal(37, matrix.Side);
        Assert.True(matrix.Modules[0, 0]);
        Assert.StartsWith("M4 4h7v1h-7z", matrix.ToPath(), StringComparison.Ordinal);
    }

    [Fact]
    public void The_file_carries_no_style_that_the_policy_would_block() =>
        Assert.DoesNotContain("style", QrMatrix.Of(Address).ToSvgFile(), StringComparison.Ordinal);

    [Fact]
    public async Task The_picture_for_mails_is_read_back()
    {
        var file = Path.Combine(Path.GetTempPath(), Path.GetRandomFileName() + ".png");
        await File.WriteAllBytesAsync(file, QrMatrix.Of(Address).ToPng(), TestContext.Current.CancellationToken);
        try
        {
            using var reader = Start(new ProcessStartInfo("zbarimg", ["--quiet", "--raw", file]) { RedirectStandardOutput = true });
            Assert.Equal(Address, (await reader.StandardOutput.ReadToEndAsync(TestContext.Current.CancellationToken)).Trim());
        }
        finally
        {
            File.Delete(file);
        }
    }

    private static Process Start(ProcessStartInfo start)
    {
        try
        {
            return Process.Start(start)!;
        }
        catch (System.ComponentModel.Win32Exception)
        {
            Assert.Skip("This machine has no zbarimg.");
            throw;
        }
    }
}
