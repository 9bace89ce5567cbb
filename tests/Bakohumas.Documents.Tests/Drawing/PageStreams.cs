using System.IO.Compression;
using System.Text;
using System.Text.RegularExpressions;

namespace Bakohumas.Documents.Tests.Drawing;

/// <summary>The content streams of a drawn file, inflated, one after the other: what is on the pages, whatever the compressor of the machine made of it.</summary>
internal static partial class PageStreams
{
    public static byte[] Of(byte[] pdf)
    {
        var pages = new MemoryStream();
        foreach (Match stream in Stream().Matches(Encoding.Latin1.GetString(pdf)))
        {
            var data = new MemoryStream();
            using (var zlib = new ZLibStream(new MemoryStream(pdf, stream.Index + stream.Length, int.Parse(stream.Groups[1].ValueSpan, provider: null)), CompressionMode.Decompress)) zlib.CopyTo(data);
            var content = data.ToArray();
            if (content.AsSpan().IndexOf(" BMC\n"u8) >= 0 || content.AsSpan().IndexOf(" BDC\n"u8) >= 0) pages.Write(content);
        }
        return pages.ToArray();
    }

    [GeneratedRegex(@"/Filter/FlateDecode/Length (\d+)>>\nstream\n")]
    private static partial Regex Stream();
}
