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
    public async Task Every_kind_of_paper_is_a_clean_archive_file(string kind)
    {
        var drawn = Paper.Draw(Gallery.Of(kind));
        if (Environment.GetEnvironmentVariable("BAKOHUMAS_TEST_PICTURES") is { Length: > 0 } folder)
        {
            Directory.CreateDirectory(folder);
            await File.WriteAllBytesAsync(Path.Combine(folder, kind + ".pdf"), drawn, TestContext.Current.CancellationToken);
        }
        var file = _scratch.Write("paper.pdf", drawn);

        var (clean, structure) = await Tools.Run("qpdf", "--check", file);
        Assert.True(clean == 0 && !structure.Contains("WARNING", StringComparison.Ordinal), structure);
        var (valid, archive) = await Tools.Preflight(file);
        Assert.True(valid == 0, archive);
    }
}
