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
        ["joint-1"] = "49272b263604717e87b2226919d746a3",
        ["joint-300"] = "0a35f58d962ad827bf2f8209ebdc8f27",
        ["joint-40"] = "0ea5802a3767c81e874fad2a7d236daf",
        ["joint-8"] = "fca39eca980e564ef3c8b7b1ea30facb",
        ["joint-long"] = "dfb485ebe451fc73ea42b6aea523ad59",
        ["joint-officers"] = "7f5c27173c4849ab6688807eca9acf2c",
        ["joint-open"] = "62d607836549b2e19f9063a89d304042",
        ["joint-unnamed"] = "e79ca1f719153e568f6cb5a46332d442",
        ["list"] = "f2f1fa1746c128fd8220bdc6ac7be06e",
        ["pledge"] = "59bec6d3894508a04f5fe5add2a12365",
        ["pledge-long"] = "90944c5531ed81e1a9bd3e71da3850cf",
        ["pledge-real"] = "bcb213c4cf671b9c1c9802d7887a06c7",
        ["poster-a3"] = "d4757eba28516512a06654206172052d",
        ["poster-a4"] = "c8ad197c902f0afd46339c962332a423",
        ["poster-names"] = "34c95d7508a3cd5f15bdd4f171a5c546",
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
