using Bakohumas.Documents.Inspection;
using Bakohumas.Documents.Sealing;
using Bakohumas.Documents.Tests.Samples;

namespace Bakohumas.Documents.Tests.Inspection;

/// <summary>
/// A joint paper of 20,000 is larger than any file of a stranger may be: it is followed because our seal is over every byte of it, and only then.
/// </summary>
public sealed class LargePaperTests
{
    private static readonly byte[] Drawn = Paper.Draw(Joint(SampleJoint.Of(20_000, officers: true, longNames: true)));
    private static readonly byte[] Sealed = Paper.Seal(Drawn);

    [Fact]
    public void The_joint_paper_of_twenty_thousand_is_genuine()
    {
        var report = Inspect(Sealed);

        TestContext.Current.TestOutputHelper?.WriteLine($"{Sealed.Length} bytes");
        Assert.InRange(Sealed.Length, PdfInspector.MostBytes + 1, PdfInspector.MostSealedBytes * 9 / 10);
        Assert.Equal(Verdict.Genuine, report.Verdict);
        Assert.Equal(PaperProfile.Joint, report.Profile);
        Assert.Equal(SampleJoint.Of(1).Title, report.Title);
    }

    [Fact]
    public void The_joint_paper_of_twelve_thousand_that_the_chair_signed_is_genuine()
    {
        var file = Paper.SealJoint(Paper.Draw(Joint(SampleJoint.Of(12_000))));

        var report = PdfInspector.Inspect(file, Paper.Trust, TestContext.Current.CancellationToken);

        Assert.InRange(file.Length, PdfInspector.MostBytes + 1, PdfInspector.MostSealedBytes);
        Assert.Equal(Verdict.Genuine, report.Verdict);
        Assert.True(report[Fact.ChairIntact]);
    }

    [Theory]
    [InlineData(0.001)]
    [InlineData(0.5)]
    [InlineData(0.999)]
    public void One_bit_of_it_makes_it_altered(double place)
    {
        var copy = Sealed.ToArray();
        copy[(int)(Drawn.Length * place)] ^= 1;

        var report = Inspect(copy);

        Assert.Equal(Verdict.Altered, report.Verdict);
        Assert.False(report[Fact.ContentUnchanged]);
        Assert.True(report[Fact.IssuedByUs]);
        Assert.NotNull(report.Signer);
    }

    [Fact]
    public void What_is_added_or_torn_off_makes_it_altered_too()
    {
        Assert.Equal(Verdict.Altered, Inspect([.. Sealed, (byte)'\n']).Verdict);
        Assert.Equal(Verdict.Altered, Inspect([.. Sealed, .. Paper.Seal(Paper.Draw(SamplePledge.Short()))]).Verdict);
        Assert.Equal(Verdict.Altered, Inspect(Sealed[..^200]).Verdict);
        Assert.Equal(Verdict.Altered, Inspect(Sealed[100..]).Verdict);
    }

    [Fact]
    public void Without_our_seal_it_is_not_even_followed()
    {
        using var stranger = SealKeys.Create(SamplePledge.SignedAt.AddMonths(-1), "Segel Sekretariat Bakohumas");

        // A smaller one would be "not ours": to know that, one has to follow it.
        Assert.Equal(Verdict.Unreadable, Inspect(Drawn).Verdict);
        Assert.Equal(Verdict.Unreadable, Inspect(Paper.Seal(Drawn, stranger)).Verdict);
    }

    [Fact]
    public void A_seal_of_ours_from_another_paper_does_not_open_a_large_one()
    {
        var small = Paper.Seal(Paper.Draw(SamplePledge.Short()));

        var report = Inspect([.. Drawn, .. small.AsSpan(Drawn.Length % small.Length / 2)]);

        Assert.Equal(Verdict.Altered, report.Verdict);
        Assert.Null(report[Fact.ReadablePdf]);
    }

    [Theory]
    [InlineData("[")]
    [InlineData("<</A")]
    [InlineData("/Contents<3080")]
    [InlineData("/ByteRange[0 1 2 3]/Contents<AA>")]
    public void Thirty_two_megabytes_of_one_token_are_unreadable(string token)
    {
        var file = new byte[PdfInspector.MostSealedBytes];
        for (var i = 0; i < file.Length; i++) file[i] = (byte)token[i % token.Length];
        "%PDF-1.4\n"u8.CopyTo(file);

        Assert.Equal(Verdict.Unreadable, Inspect(file).Verdict);
    }

    [Fact]
    public void One_byte_more_is_unreadable_whoever_sealed_it()
    {
        var file = new byte[PdfInspector.MostSealedBytes + 1];
        Sealed.CopyTo(file, file.Length - Sealed.Length);

        var report = Inspect(file);

        Assert.Equal(Verdict.Unreadable, report.Verdict);
        Assert.Null(report.Signer);
    }

    private static Document Joint(Document paper) => paper with { SignatureFields = SignatureField.Joint("Tanda tangan elektronik Ketua Bakohumas") };

    private static InspectionReport Inspect(byte[] file) => PdfInspector.Inspect(file, Paper.Keys.Trust(), TestContext.Current.CancellationToken);
}
