using Bakohumas.Documents.Tests.Samples;

namespace Bakohumas.Documents.Tests.Drawing;

/// <summary>Every kind of paper, judged by programs that know nothing of us. <c>BAKOHUMAS_TEST_PICTURES=folder</c> keeps the files.</summary>
public sealed class GalleryTests : IDisposable
{
    private readonly Scratch _scratch = new();

    public static TheoryData<string> Kinds => [.. Gallery.Kinds];

    public void Dispose() => _scratch.Dispose();

    [Theory]
    [MemberData(nameof(Kinds))]
    public async Task Every_kind_of_paper_is_a_clean_tagged_archive_file(string kind)
    {
        var drawn = Paper.Draw(Gallery.Of(kind));
        await KeepAsync(kind, drawn);
        var file = _scratch.Write("paper.pdf", drawn);

        var (clean, structure) = await Tools.Run("qpdf", "--check", file);
        Assert.True(clean == 0 && !structure.Contains("WARNING", StringComparison.Ordinal), structure);
        var (valid, archive) = await Tools.Preflight(file);
        Assert.True(valid == 0, archive);
        Assert.Contains("Tagged:          yes", (await Tools.Run("pdfinfo", file)).Output, StringComparison.Ordinal);
        Assert.Contains("H1", (await Tools.Run("pdfinfo", "-struct", file)).Output, StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_joint_paper_stays_an_archive_file_when_it_is_sealed()
    {
        var file = _scratch.Write("sealed.pdf", Paper.Seal(Paper.Draw(SampleJoint.Of(40))));

        var (valid, archive) = await Tools.Preflight(file);
        Assert.True(valid == 0, archive);
        Assert.Contains("Signature is Valid", (await Tools.Run("pdfsig", file)).Output, StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_reader_jumps_from_agency_to_agency()
    {
        var file = _scratch.Write("paper.pdf", Paper.Draw(SampleJoint.Of(300)));

        var (exit, output) = await Tools.Run("qpdf", "--json", "--json-key=outlines", file);

        Assert.Equal(0, exit);
        string[] expected = ["Pemerintah Kabupaten Wanasari 1", "Pemerintah Kabupaten Wanasari 2", "Saksi", "Penutupan"];
        Assert.All(expected, title => Assert.Contains($"\"title\": \"{title}\"", output, StringComparison.Ordinal));
    }

    [Fact]
    public async Task A_screen_reader_finds_agencies_people_and_their_signatures_in_order()
    {
        var (_, output) = await Tools.Run("pdfinfo", "-struct-text", _scratch.Write("paper.pdf", Paper.Draw(SampleJoint.Of(40))));

        string[] inOrder = ["H1", "KOMITMEN BERSAMA", "H2", "Pemerintah Kabupaten Wanasari 1", "LI", "LBody", "Alfian Meurandeh", "Kepala Seksi Hubungan Media", "Figure", "LI", "Galih", "H2", "Saksi", "Penutupan", "Form"];
        var at = 0;
        foreach (var expected in inOrder)
        {
            var found = output.IndexOf(expected, at, StringComparison.Ordinal);
            Assert.True(found >= 0, $"{expected} is missing after {at}:\n{output}");
            at = found;
        }
    }

    [Theory]
    [InlineData("joint-40", 4, 200)]
    [InlineData("poster-a3", 1, 100)]
    [InlineData("poster-a4", 1, 150)]
    [InlineData("signing-sheet", 1, 200)]
    public async Task A_cheap_black_and_white_print_still_scans(string kind, int page, int dpi)
    {
        var file = _scratch.Write("paper.pdf", Paper.Draw(Gallery.Of(kind)));
        await Tools.Run("pdftoppm", "-r", $"{dpi}", "-mono", "-f", $"{page}", "-l", $"{page}", "-singlefile", file, _scratch["page"]);

        Assert.Contains("https://bakohumas.example/", (await Tools.Run("zbarimg", "--quiet", "--raw", _scratch["page.pbm"])).Output, StringComparison.Ordinal);
    }

    private static async Task KeepAsync(string kind, byte[] drawn)
    {
        if (Environment.GetEnvironmentVariable("BAKOHUMAS_TEST_PICTURES") is not { Length: > 0 } folder) return;
        Directory.CreateDirectory(folder);
        await File.WriteAllBytesAsync(Path.Combine(folder, kind + ".pdf"), drawn, TestContext.Current.CancellationToken);
    }
}
