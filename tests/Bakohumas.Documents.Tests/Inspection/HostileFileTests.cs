using System.Globalization;
using System.Text;
using Bakohumas.Documents.Inspection;
using Bakohumas.Documents.Tests.Samples;

namespace Bakohumas.Documents.Tests.Inspection;

/// <summary>Files made to break or to stall a reader. None may throw, and each is stopped by a limit that does not look at a clock.</summary>
public sealed class HostileFileTests
{
    private const int Most = PdfInspector.MostBytes;

    [Fact]
    public void Ten_megabytes_of_noise_are_unreadable()
    {
        var noise = new byte[Most];
        new Random(4).NextBytes(noise);

        Assert.Equal(Verdict.Unreadable, Judge(noise));
    }

    [Fact]
    public void One_byte_more_than_ten_megabytes_is_unreadable()
    {
        Assert.Equal(Verdict.Unreadable, Judge(new byte[Most + 1]));
    }

    [Theory]
    [InlineData("[")]
    [InlineData("<<")]
    [InlineData("<</A")]
    [InlineData("(")]
    [InlineData("\\")]
    [InlineData("<")]
    [InlineData("%")]
    [InlineData(" ")]
    [InlineData("0 ")]
    [InlineData("1 0 R ")]
    [InlineData("/A/A")]
    [InlineData("/Contents<")]
    [InlineData("/Contents<3080")]
    [InlineData("/ByteRange[0 1 2 3]/Contents<AA>")]
    [InlineData("trailer<</Prev 0>>")]
    public void Ten_megabytes_of_one_token_are_not_genuine(string token)
    {
        Assert.NotEqual(Verdict.Genuine, Judge(Repeat(token, "")));
        Assert.NotEqual(Verdict.Genuine, Judge(Repeat(token, "\nstartxref\n9\n%%EOF\n")));
        Assert.NotEqual(Verdict.Genuine, Judge(Repeat(token, $"\nxref\n0 1\n0000000000 65535 f \ntrailer\n<</Size 2/Root 1 0 R>>\nstartxref\n{Most - 90}\n%%EOF\n")));
    }

    [Fact]
    public void Revisions_that_point_at_each_other_end()
    {
        const string head = "%PDF-1.4\n";
        var file = $"{head}xref\n0 1\n0000000000 65535 f \ntrailer\n<</Size 1/Root 1 0 R/Prev {head.Length}>>\nstartxref\n{head.Length}\n%%EOF\n";

        Assert.Equal(Verdict.Unreadable, Judge(Encoding.ASCII.GetBytes(file)));
    }

    [Fact]
    public void Objects_that_refer_to_each_other_end()
    {
        Assert.Equal(Verdict.Unreadable, Judge(File("2 0 R", "3 0 R", "2 0 R")));
        Assert.Equal(Verdict.NotOurs, Judge(File("<</AcroForm 1 0 R/Fields[1 0 R]/FT 1 0 R/V 1 0 R/Kids[1 0 R]>>")));
    }

    [Fact]
    public void A_hundred_thousand_entries_for_one_large_object_are_stopped()
    {
        var big = "<</X[" + string.Concat(Enumerable.Repeat("<</A 1>>", 100_000)) + "]>>";
        var text = new StringBuilder("%PDF-1.4\n");
        var table = new StringBuilder("xref\n0 90001\n0000000000 65535 f \n");
        for (var id = 1; id <= 90_000; id++) table.Append(CultureInfo.InvariantCulture, $"{9:D10} 00000 n \n");
        text.Append("1 0 obj\n").Append(big).Append("\nendobj\n");
        var start = text.Length;
        text.Append(table).Append(CultureInfo.InvariantCulture, $"trailer\n<</Size 90001/Root 1 0 R>>\nstartxref\n{start}\n%%EOF\n");

        Assert.Equal(Verdict.Unreadable, Judge(Encoding.ASCII.GetBytes(text.ToString())));
    }

    [Fact]
    public void Large_objects_that_overlap_are_stopped()
    {
        // Every object begins a little later in one long run of nested numbers, so the bytes would be read a thousand times.
        var text = new StringBuilder("%PDF-1.4\n");
        var offsets = new List<int>();
        for (var id = 1; id <= 3000; id++)
        {
            offsets.Add(text.Length);
            text.Append(CultureInfo.InvariantCulture, $"{id} 0 obj [(");
        }
        text.Append('x', 4_000_000).Append(string.Concat(Enumerable.Repeat(")]", 3000))).Append('\n');
        var start = text.Length;
        text.Append("xref\n1 3000\n");
        foreach (var offset in offsets) text.Append(CultureInfo.InvariantCulture, $"{offset:D10} 00000 n \n");
        text.Append(CultureInfo.InvariantCulture, $"trailer\n<</Size 3001/Root 1 0 R>>\nstartxref\n{start}\n%%EOF\n");

        Assert.Equal(Verdict.Unreadable, Judge(Encoding.ASCII.GetBytes(text.ToString())));
    }

    [Fact]
    public void More_objects_than_a_paper_of_ours_can_have_are_stopped()
    {
        Assert.Equal(Verdict.Unreadable, Judge(Encoding.ASCII.GetBytes(
            "%PDF-1.4\nxref\n0 99999999\n0000000000 65535 f \ntrailer\n<</Size 1/Root 1 0 R>>\nstartxref\n9\n%%EOF\n")));
    }

    [Theory]
    [InlineData("")]
    [InlineData("%PDF")]
    [InlineData("%PDF-1.4\n%%EOF\n")]
    [InlineData("%PDF-1.4\nstartxref\n999999999999999999999\n%%EOF\n")]
    [InlineData("%PDF-1.4\nstartxref\n-1\n%%EOF\n")]
    [InlineData("%PDF-1.4\nxref\n0 1\n0000000000 65535 f \ntrailer\n<<>>\nstartxref\n9\n%%EOF\n")]
    [InlineData("%PDF-1.4\nxref\ntrailer\n<</Root 1 0 R/Root 1 0 R>>\nstartxref\n9\n%%EOF\n")]
    [InlineData("%PDF-1.4\nxref\n2147483647 2\nnnnnnnnnnn 00000 n \nnnnnnnnnnn 00000 n \ntrailer\n<<>>\nstartxref\n9\n%%EOF\n")]
    public void Scraps_of_a_pdf_are_unreadable(string text)
    {
        Assert.Equal(Verdict.Unreadable, Judge(Encoding.ASCII.GetBytes(text)));
    }

    [Theory]
    [InlineData("%PDF-1.7\n1 0 obj\n<</Type/XRef/Size 2/W[1 2 1]/Root 1 0 R>>\nstream\n\nendstream\nendobj\nstartxref\n9\n%%EOF\n")]
    [InlineData("%PDF-1.4\nxref\n0 1\n0000000000 65535 f \ntrailer\n<</Size 1/Root 1 0 R/Encrypt 2 0 R>>\nstartxref\n9\n%%EOF\n")]
    [InlineData("%PDF-1.4\nxref\n0 1\n0000000000 65535 f \ntrailer\n<</Size 1/Root 1 0 R/XRefStm 9>>\nstartxref\n9\n%%EOF\n")]
    public void Kinds_of_pdf_that_we_never_write_are_not_ours(string text)
    {
        Assert.Equal(Verdict.NotOurs, Judge(Encoding.ASCII.GetBytes(text)));
    }

    [Fact]
    public void A_picture_is_unreadable()
    {
        Assert.Equal(Verdict.Unreadable, Judge([0x89, 0x50, 0x4E, 0x47, 0x0D, 0x0A, 0x1A, 0x0A, .. new byte[500]]));
    }

    [Fact]
    public void Shuffled_pieces_of_a_sealed_paper_never_throw_and_never_pass()
    {
        var whole = Paper.Seal(Paper.Draw(SamplePledge.Short()));
        var random = new Random(11);
        for (var round = 0; round < 300; round++)
        {
            var copy = whole.ToArray();
            for (var i = random.Next(1, 5); i > 0; i--)
            {
                int from = random.Next(copy.Length), to = random.Next(copy.Length), length = random.Next(1, Math.Min(200, copy.Length - Math.Max(from, to)) + 1);
                copy.AsSpan(from, length).ToArray().CopyTo(copy, to);
            }
            if (copy.AsSpan().SequenceEqual(whole)) continue;
            Assert.NotEqual(Verdict.Genuine, Judge(copy));
        }
    }

    [Fact]
    public async Task Who_asks_may_give_up()
    {
        using var cancel = new CancellationTokenSource();
        await cancel.CancelAsync();

        Assert.Throws<OperationCanceledException>(() => PdfInspector.Inspect(new byte[10], Paper.Keys.Trust(), cancel.Token));
    }

    private static Verdict Judge(byte[] file) => PdfInspector.Inspect(file, Paper.Keys.Trust(), TestContext.Current.CancellationToken).Verdict;

    private static byte[] Repeat(string token, string tail)
    {
        var file = new byte[Most];
        var pattern = Encoding.ASCII.GetBytes(token);
        for (var i = 0; i < file.Length; i++) file[i] = pattern[i % pattern.Length];
        "%PDF-1.4\n"u8.CopyTo(file);
        Encoding.ASCII.GetBytes(tail, file.AsSpan(file.Length - tail.Length));
        return file;
    }

    /// <summary>A small file whose objects 1, 2, … are the given values; object 1 is the catalog.</summary>
    private static byte[] File(params string[] values)
    {
        var text = new StringBuilder("%PDF-1.4\n");
        var table = new StringBuilder().Append(CultureInfo.InvariantCulture, $"xref\n0 {values.Length + 1}\n0000000000 65535 f \n");
        for (var i = 0; i < values.Length; i++)
        {
            table.Append(CultureInfo.InvariantCulture, $"{text.Length:D10} 00000 n \n");
            text.Append(CultureInfo.InvariantCulture, $"{i + 1} 0 obj\n{values[i]}\nendobj\n");
        }
        var start = text.Length;
        text.Append(table).Append(CultureInfo.InvariantCulture, $"trailer\n<</Size {values.Length + 1}/Root 1 0 R>>\nstartxref\n{start}\n%%EOF\n");
        return Encoding.ASCII.GetBytes(text.ToString());
    }
}
