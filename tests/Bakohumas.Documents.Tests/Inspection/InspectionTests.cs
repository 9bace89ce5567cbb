using System.Security.Cryptography;
using System.Security.Cryptography.X509Certificates;
using Bakohumas.Documents.Inspection;
using Bakohumas.Documents.Sealing;
using Bakohumas.Documents.Tests.Samples;
using static Bakohumas.Documents.Tests.Inspection.Forger;

namespace Bakohumas.Documents.Tests.Inspection;

public sealed class InspectionTests
{
    private static readonly byte[] Drawn = Paper.Draw(SamplePledge.Short());
    private static readonly byte[] Sealed = Paper.Seal(Drawn);

    [Fact]
    public void The_joint_paper_of_five_thousand_can_be_verified_with_room_to_spare()
    {
        var file = Paper.Seal(Paper.Draw(SampleJoint.Of(5_000, officers: true, longNames: true)));

        var report = PdfInspector.Inspect(file, Paper.Keys.Trust(), TestContext.Current.CancellationToken);

        TestContext.Current.TestOutputHelper?.WriteLine($"{file.Length} bytes");
        Assert.Equal(Verdict.Genuine, report.Verdict);
        Assert.InRange(file.Length, 0, PdfInspector.MostBytes * 3 / 4);
    }

    [Fact]
    public void A_sealed_paper_is_genuine_and_every_fact_holds()
    {
        var report = Inspect(Sealed);

        Assert.Equal(Verdict.Genuine, report.Verdict);
        Assert.All(report.Findings, finding => Assert.Equal(finding.Fact is Fact.ChairIntact or Fact.TimeProven ? null : true, finding.Holds));
        Assert.Equal(Enum.GetValues<Fact>(), report.Findings.Select(finding => finding.Fact));
        Assert.Equal(SamplePledge.SignedAt, report.ClaimedAt);
        Assert.Contains("CN=Segel Sekretariat Bakohumas", report.Signer, StringComparison.Ordinal);
        Assert.Equal(Convert.ToHexStringLower(SHA256.HashData(Sealed)), report.Sha256);
    }

    [Fact]
    public void Two_pages_are_genuine_too()
    {
        Assert.Equal(Verdict.Genuine, Inspect(Paper.Seal(Paper.Draw(SamplePledge.LongNames()))).Verdict);
    }

    [Fact]
    public void The_seal_certificate_itself_may_be_pinned()
    {
        X509Certificate2Collection[] pins = [[Paper.Keys.Certificate], [Paper.Keys.Certificate, Paper.Keys.Authority]];

        Assert.All(pins, pin => Assert.Equal(Verdict.Genuine, PdfInspector.Inspect(Sealed, pin, TestContext.Current.CancellationToken).Verdict));
    }

    [Fact]
    public void A_paper_that_was_never_sealed_is_not_ours()
    {
        var report = Inspect(Drawn);

        Assert.Equal(Verdict.NotOurs, report.Verdict);
        Assert.True(report[Fact.ReadablePdf]);
        Assert.False(report[Fact.ExactlyOneSeal]);
    }

    [Fact]
    public void A_foreign_authority_with_our_names_is_not_ours()
    {
        using var foreign = SealKeys.Create(SamplePledge.SignedAt.AddMonths(-1), "Segel Sekretariat Bakohumas");

        var report = Inspect(Paper.Seal(Drawn, foreign));

        Assert.Equal(Verdict.NotOurs, report.Verdict);
        Assert.False(report[Fact.IssuedByUs]);
        Assert.Null(report[Fact.ContentUnchanged]);
        Assert.Equal(Paper.Keys.Certificate.Subject, foreign.Certificate.Subject);
    }

    [Fact]
    public void Without_a_trusted_certificate_nothing_is_genuine()
    {
        Assert.Equal(Verdict.NotOurs, PdfInspector.Inspect(Sealed, [], TestContext.Current.CancellationToken).Verdict);
    }

    [Fact]
    public void A_seal_dated_outside_its_certificate_is_not_accepted()
    {
        using var young = SealKeys.Create(SamplePledge.SignedAt.AddYears(1), "Segel Sekretariat Bakohumas");

        var report = PdfInspector.Inspect(Paper.Seal(Drawn, young), young.Trust(), TestContext.Current.CancellationToken);

        Assert.False(report[Fact.IssuedByUs]);
        Assert.NotEqual(Verdict.Genuine, report.Verdict);
    }

    [Theory]
    [InlineData("%PDF-1.4", 6)]
    [InlineData("stream\n", 40)]
    [InlineData("/Type/Catalog", 3)]
    [InlineData("/T(Segel)", 4)]
    [InlineData("/SubFilter/ETSI", 12)]
    [InlineData("/M(D:2026", 7)]
    [InlineData("/ByteRange[0 ", 15)]
    [InlineData("/Contents<", 12)]
    [InlineData("/Contents<", 900)]
    [InlineData("/Contents<", 32_000)]
    [InlineData("xref\n", 1)]
    [InlineData("00000 n \n", 0)]
    [InlineData("/Prev ", 7)]
    [InlineData("startxref\n", 11)]
    [InlineData("%%EOF", 3)]
    public void One_flipped_bit_is_called_altered(string after, int offset)
    {
        Assert.Equal(Verdict.Altered, Inspect(FlipBit(Sealed, Find(Sealed, after) + offset)).Verdict);
    }

    [Fact]
    public void No_flipped_bit_anywhere_leaves_the_paper_genuine()
    {
        var gap = Gap(Sealed);
        var places = Enumerable.Range(0, Sealed.Length).Where(at => at % 131 == 0 || (at % 7 == 0 && at >= gap.Start - 600 && at < gap.Start + 2400) || at > Sealed.Length - 220);

        Parallel.ForEach(places, at => Assert.NotEqual(Verdict.Genuine, Inspect(FlipBit(Sealed, at)).Verdict));
    }

    [Fact]
    public void Lower_case_digits_in_the_seal_are_a_change_too()
    {
        var (start, end) = Gap(Sealed);
        var copy = Sealed.ToArray();
        var letter = start + 1 + copy.AsSpan(start + 1, end - start).IndexOfAnyInRange((byte)'A', (byte)'F');
        copy[letter] |= 0x20;

        Assert.Equal(Verdict.Altered, Inspect(copy).Verdict);
    }

    [Fact]
    public void A_well_formed_update_behind_the_seal_is_altered()
    {
        var report = Inspect(AppendUpdate(Sealed, 400, "<</Note(nothing)>>"));

        Assert.Equal(Verdict.Altered, report.Verdict);
        Assert.True(report[Fact.ReadablePdf]);
        Assert.True(report[Fact.CoversWholeFile]);
        Assert.True(report[Fact.ContentUnchanged]);
        Assert.False(report[Fact.NothingAppended]);
    }

    [Theory]
    [InlineData("\n")]
    [InlineData(" ")]
    [InlineData("%%EOF\n")]
    [InlineData("<html></html>")]
    public void Anything_behind_the_end_is_altered(string more)
    {
        Assert.Equal(Verdict.Altered, Inspect([.. Sealed, .. System.Text.Encoding.ASCII.GetBytes(more)]).Verdict);
    }

    [Fact]
    public void A_second_signature_is_altered()
    {
        var report = Inspect(AppendUpdate(Sealed, 400, "<</Type/Sig/Filter/Adobe.PPKLite/SubFilter/ETSI.CAdES.detached/ByteRange[0 1 2 3]/Contents<00>>>"));

        Assert.Equal(Verdict.Altered, report.Verdict);
        Assert.False(report[Fact.ExactlyOneSeal]);
    }

    [Fact]
    public void A_torn_paper_is_altered_as_long_as_its_seal_is_left_and_unreadable_after_that()
    {
        var (start, end) = Gap(Sealed);

        Assert.Equal(Verdict.Altered, Inspect(Sealed[..^1]).Verdict);
        Assert.Equal(Verdict.Altered, Inspect(Sealed[..(end + 3)]).Verdict);
        Assert.Equal(Verdict.Unreadable, Inspect(Sealed[..(start + 40)]).Verdict);
        Assert.Equal(Verdict.Unreadable, Inspect(Sealed[..4]).Verdict);
        Assert.Equal(Verdict.Unreadable, Inspect([]).Verdict);
    }

    [Fact]
    public void A_gap_wider_than_the_seal_is_refused_even_when_the_signature_fits()
    {
        var (start, end) = Gap(Sealed);
        // The gap also leaves out the key /Contents.
        var widened = SignAgain(Sealed, start - "/Contents".Length, end, Paper.Keys);

        var report = Inspect(widened);

        Assert.Equal(Verdict.Altered, report.Verdict);
        Assert.False(report[Fact.CoversWholeFile]);
        Assert.Equal(Verdict.Genuine, Inspect(SignAgain(Sealed, start, end, Paper.Keys)).Verdict);
    }

    [Fact]
    public void A_gap_that_reaches_into_the_seal_is_refused()
    {
        var (start, end) = Gap(Sealed);

        Assert.False(Inspect(SignAgain(Sealed, start, end + 1, Paper.Keys))[Fact.CoversWholeFile]);
        Assert.False(Inspect(SignAgain(Sealed, start + 1, end, Paper.Keys))[Fact.CoversWholeFile]);
        Assert.False(Inspect(SignAgain(Sealed, start - 1, end, Paper.Keys))[Fact.CoversWholeFile]);
    }

    [Theory]
    [InlineData("/ByteRange[0 {0} {1} {2} 0 0]")]
    [InlineData("/ByteRange[1 {0} {1} {2}]")]
    [InlineData("/ByteRange[0 -{0} {1} {2}]")]
    [InlineData("/ByteRange[0 {0} {1} 99999999]")]
    [InlineData("/ByteRange[0 {0} {1}]")]
    [InlineData("/ByteRange null")]
    public void A_byte_range_of_another_shape_is_refused(string shape)
    {
        var (start, end) = Gap(Sealed);
        var range = string.Format(System.Globalization.CultureInfo.InvariantCulture, shape, start, end, Sealed.Length - end);
        var report = Inspect(Replace(Sealed, Range(Sealed), range.PadRight(Range(Sealed).Length)));

        Assert.Equal(Verdict.Altered, report.Verdict);
        Assert.NotEqual(true, report[Fact.ContentUnchanged]);
    }

    [Fact]
    public void A_second_contents_inside_the_seal_is_refused()
    {
        // Room for the decoy is taken from the padding of the byte range.
        var old = Range(Sealed);
        var decoy = old.TrimEnd() + "/Contents<00>";
        Assert.True(decoy.Length <= old.Length);

        Assert.Equal(Verdict.Altered, Inspect(Replace(Sealed, old, decoy.PadRight(old.Length))).Verdict);
    }

    [Fact]
    public void Bytes_hidden_behind_the_signature_value_are_refused()
    {
        var (start, end) = Gap(Sealed);
        var hidden = SignAgain(Sealed, start, end, Paper.Keys, cms => [.. cms, 0, 0, 7]);

        var report = Inspect(hidden);

        Assert.Equal(Verdict.Altered, report.Verdict);
        Assert.False(report[Fact.SealIntact]);
    }

    [Fact]
    public void An_exchanged_authority_certificate_is_refused_even_when_only_the_seal_is_pinned()
    {
        // The last bytes of a certificate belong to its own signature, which the seal's signature does not cover.
        var file = Sealed.ToArray();
        var authority = Convert.ToHexString(Paper.Keys.Authority.RawData);
        var at = Find(file, authority) + authority.Length - 1;
        file[at] = (byte)(file[at] == '0' ? '1' : '0');

        var report = PdfInspector.Inspect(file, [Paper.Keys.Certificate], TestContext.Current.CancellationToken);

        Assert.Equal(Verdict.Altered, report.Verdict);
        Assert.False(report[Fact.CertificateBound]);
        Assert.True(report[Fact.ContentUnchanged]);
    }

    [Fact]
    public void A_certificate_smuggled_into_the_unsigned_part_is_refused()
    {
        using var stranger = SealKeys.Create(SamplePledge.SignedAt, "Orang lain");
        var (start, end) = Gap(Sealed);
        var smuggled = SignAgain(Sealed, start, end, Paper.Keys, cms =>
        {
            var decoded = new System.Security.Cryptography.Pkcs.SignedCms();
            decoded.Decode(cms);
            decoded.AddCertificate(stranger.Certificate);
            return decoded.Encode();
        });

        var report = Inspect(smuggled);

        Assert.False(report[Fact.SealIntact]);
        Assert.True(report[Fact.ContentUnchanged]);
        Assert.Equal(Verdict.Altered, report.Verdict);
    }

    [Theory]
    [InlineData("/OpenAction<</S/JavaScript/JS(x())>>")]
    [InlineData("/#4FpenAction<</S/Named/N/Print>>")]
    [InlineData("/AA<</WC<</S/JavaScript/JS(x())>>>>")]
    [InlineData("/Names<</EmbeddedFiles<<>>>>")]
    [InlineData("/OCProperties<</OCGs[]>>")]
    public void Active_content_is_found_even_under_our_own_seal(string planted)
    {
        const string harmless = "/ViewerPreferences<</DisplayDocTitle true>>";
        var report = Inspect(Paper.Seal(Replace(Drawn, harmless, planted.PadRight(harmless.Length))));

        Assert.False(report[Fact.NoActiveContent]);
        Assert.Equal(Verdict.Altered, report.Verdict);
    }

    private static InspectionReport Inspect(byte[] file) => PdfInspector.Inspect(file, Paper.Keys.Trust(), TestContext.Current.CancellationToken);
}
