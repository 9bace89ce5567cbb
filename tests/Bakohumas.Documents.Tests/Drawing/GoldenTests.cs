using System.Security.Cryptography;
using Bakohumas.Documents.Tests.Samples;

namespace Bakohumas.Documents.Tests.Drawing;

/// <summary>
/// A paper that was issued must look the same when it is drawn again years later. The hash covers the inflated pages: compressors of
/// different processors may differ, what they hold may not. A wanted change of looks or of
/// the numbers of glyphs changes the lines below, and nothing else does.
/// </summary>
public sealed class GoldenTests
{
    private static readonly Dictionary<string, string> Known = new()
    {
        ["badge-62"] = "48bf2b811f3c3fd916a0e535debac72f",
        ["badge-a6"] = "29d4d3038b625fab8509c20bebc59737",
        ["badge-long-62"] = "17093ece6dd59e6b62644d7596dd5fed",
        ["badge-long-a6"] = "472578cd3811c83f291bfc82d4b38b51",
        ["joint-1"] = "ccd345da7b259a115fe2d50caa0ddfbd",
        ["joint-300"] = "18fae050c526702762583d4ece6b0552",
        ["joint-40"] = "facb0ae691f779ce7937a88e27f10c5e",
        ["joint-8"] = "f92ad2ec351f34f0e0ac432869004ae2",
        ["joint-long"] = "8e0b2b0289366b606d8e1bc99219e799",
        ["joint-officers"] = "3256fc4f483d3969212e099cddb6ac00",
        ["joint-open"] = "cd30ac7d5581e872b1b7ff1efc135666",
        ["joint-unnamed"] = "18b428a5e88126285bc9008c60124344",
        ["list"] = "e3867703dba048cff93311d441f6eaba",
        ["pledge"] = "6c7f05739f1a676a630a4a6f2d3346a4",
        ["pledge-long"] = "168466a1dde2381735687e721692c3fc",
        ["pledge-real"] = "ec5d78dfec22dbed5d3247e4cda2db96",
        ["poster-a3"] = "f4b5aa4d8463ad574f2d213f040b2263",
        ["poster-a4"] = "16aebf54fdfa459c5295e1cc17275bcc",
        ["poster-names"] = "c556589d1b987b8dbd178ecdc9c9b406",
        ["signing-sheet"] = "3485a7b5838928c61acdfde37e1369fe",
    };

    public static TheoryData<string> Kinds => [.. Gallery.Kinds];

    [Theory]
    [MemberData(nameof(Kinds))]
    public void A_paper_looks_as_it_did(string kind)
    {
        var hash = Convert.ToHexStringLower(SHA256.HashData(PageStreams.Of(Paper.Draw(Gallery.Of(kind)))).AsSpan(0, 16));

        Assert.True(Known.GetValueOrDefault(kind) == hash, $"The pages of \"{kind}\" changed: [\"{kind}\"] = \"{hash}\",");
    }

    [Theory]
    [MemberData(nameof(Kinds))]
    public void The_same_paper_is_the_same_bytes(string kind)
    {
        var drawn = new byte[4][];
        Parallel.For(0, drawn.Length, i => drawn[i] = Paper.Draw(Gallery.Of(kind)));

        Assert.All(drawn, file => Assert.Equal(drawn[0], file));
    }
}
