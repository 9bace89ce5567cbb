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
