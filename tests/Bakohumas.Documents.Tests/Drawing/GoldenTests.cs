using System.Security.Cryptography;
using Bakohumas.Documents.Tests.Samples;

namespace Bakohumas.Documents.Tests.Drawing;

/// <summary>
/// A paper that was issued must look the same when it is drawn again years later. The hash covers the inflated pages: compressors of
/// different processors may differ, what they hold may not. A wanted change of looks changes the lines below, and nothing else does.
/// </summary>
public sealed class GoldenTests
{
    private static readonly Dictionary<string, string> Known = new()
    {
        ["joint-1"] = "dff1564db4d9812e73f6e2942615ea88",
        ["joint-300"] = "6591c0f1c55e01f764574937f0c0b570",
        ["joint-40"] = "f86a66ac8b77b5ec55f83e04d0adb82c",
        ["joint-8"] = "f8db5de7cd8476e52fa7c64a2b0d853d",
        ["joint-long"] = "914195970400a811a064211d0532ea7c",
        ["joint-officers"] = "bae4dda684f6269432530e2b713d1a98",
        ["joint-open"] = "afd1b99efff1cfabcc36d73aef7ec655",
        ["list"] = "f2f1fa1746c128fd8220bdc6ac7be06e",
        ["pledge"] = "59bec6d3894508a04f5fe5add2a12365",
        ["pledge-long"] = "868ad271ea6283a70587b7a5b11e1351",
        ["pledge-real"] = "4fb39924e283601ff7e8929ada5ec948",
        ["poster-a3"] = "82b7d8ad18c39ccf00a386a6ddd9df63",
        ["poster-a4"] = "b5150d910235949fb2b1d13c9f260591",
        ["poster-names"] = "5417f6cc6e576195d11fdda930f5fe9a",
        ["signing-sheet"] = "5ca98d8b7c41ee8c9b4130d1ec368575",
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
