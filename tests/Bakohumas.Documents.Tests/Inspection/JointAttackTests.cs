using System.Text;
using System.Text.RegularExpressions;
using Bakohumas.Documents.Inspection;
using Bakohumas.Documents.Sealing;
using Bakohumas.Documents.Tests.Samples;
using static Bakohumas.Documents.Tests.Inspection.Forger;

namespace Bakohumas.Documents.Tests.Inspection;

/// <summary>A paper with the chair's signature under our seal, and what can be done to it.</summary>
public sealed partial class JointAttackTests
{
    private static readonly byte[] Drawn = Paper.Draw(SamplePledge.Joint());
    private static readonly byte[] ByChair = Paper.Fill(Drawn, SignatureField.ChairName, Paper.Chair);
    private static readonly byte[] Sealed = Paper.SealJoint(Drawn);

    [Fact]
    public void A_joint_paper_with_both_signatures_is_genuine_and_names_the_chair()
    {
        var report = Inspect(Sealed);

        Assert.Equal(Verdict.Genuine, report.Verdict);
        Assert.Equal(PaperProfile.Joint, report.Profile);
        Assert.True(report[Fact.ChairIntact]);
        Assert.Contains("CN=Ketua Bakohumas", report.Chair?.Signer, StringComparison.Ordinal);
        Assert.Equal(SamplePledge.SignedAt, report.Chair?.ClaimedAt);
        Assert.True(Sealed.AsSpan().StartsWith(Drawn));
    }

    [Fact]
    public void The_chairs_field_may_stay_empty()
    {
        var report = Inspect(Paper.Seal(Drawn));

        Assert.Equal(Verdict.Genuine, report.Verdict);
        Assert.Equal(PaperProfile.Joint, report.Profile);
        Assert.Null(report[Fact.ChairIntact]);
        Assert.Null(report.Chair);
    }

    [Fact]
    public void Each_signature_only_adds_itself_and_its_field()
    {
        foreach (var (before, after) in new[] { (Drawn, ByChair), (ByChair, Paper.Fill(ByChair, SignatureField.SealName, Paper.Keys)) })
        {
            Assert.True(after.AsSpan().StartsWith(before));
            Assert.Equal(2, Encoding.Latin1.GetString(after, before.Length, after.Length - before.Length).Split(" 0 obj\n").Length - 1);
        }
    }

    [Fact]
    public void Nothing_can_be_signed_after_the_seal()
    {
        var alone = Paper.Seal(Drawn);

        Assert.Throws<InvalidDataException>(() => Paper.Fill(alone, SignatureField.ChairName, Paper.Chair));
        Assert.Throws<InvalidDataException>(() => Paper.Fill(Sealed, SignatureField.SealName, Paper.Keys));
        Assert.Throws<InvalidDataException>(() => Paper.Fill(ByChair, SignatureField.ChairName, Paper.Chair));
    }

    [Fact]
    public void A_chair_without_our_seal_is_not_ours()
    {
        Assert.Equal(Verdict.NotOurs, Inspect(ByChair).Verdict);
    }

    [Theory]
    [InlineData("%PDF-1.4", 6)]
    [InlineData("stream\n", 40)]
    [InlineData("/T(Ketua)", 4)]
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
    public void One_flipped_bit_is_called_altered_in_every_revision(string after, int offset)
    {
        foreach (var place in Places(Sealed, after)) Assert.Equal(Verdict.Altered, Inspect(FlipBit(Sealed, place + offset)).Verdict);
    }

    [Theory]
    [InlineData("individual")]
    [InlineData("joint")]
    public void A_well_formed_update_with_another_page_an_annotation_or_a_form_is_altered(string kind)
    {
        var file = kind == "joint" ? Sealed : Paper.Seal(Paper.Draw(SamplePledge.Short()));
        var (page, text) = Object(file, "/Type/Page/");
        var (catalog, root) = Object(file, "/Type/Catalog");
        byte[][] attacks =
        [
            AppendUpdate(file, page, text.Replace("/Contents ", "/Contents 1 0 R/Old ", StringComparison.Ordinal)),
            AppendUpdate(file, page, text.Replace("/Annots[", "/Annots[<</Type/Annot/Subtype/FreeText/Rect[0 0 600 800]/Contents(Lain)>>", StringComparison.Ordinal)),
            AppendUpdate(file, catalog, root.Replace("/SigFlags 3", "/SigFlags 1/NeedAppearances true", StringComparison.Ordinal)),
            AppendUpdate(file, catalog, root[..^2] + "/DSS<</Certs[]>>>>"),
            // The page change hides behind a security store that a reader would let pass.
            AppendUpdate(AppendUpdate(file, page, text.Replace("/MediaBox[0 0 ", "/MediaBox[9 9 ", StringComparison.Ordinal)), catalog, root[..^2] + "/DSS<</Certs[]>>>>"),
        ];

        foreach (var attack in attacks)
        {
            var report = Inspect(attack);
            Assert.Equal(Verdict.Altered, report.Verdict);
            Assert.False(report[Fact.NothingAppended]);
            Assert.False(report[Fact.OnlySignaturesAdded]);
        }
    }

    [Fact]
    public void Another_page_before_or_between_the_signatures_is_found_even_under_both_keys()
    {
        var (page, text) = Object(Drawn, "/Type/Page/");
        var other = text.Replace("/MediaBox[0 0 ", "/MediaBox[9 9 ", StringComparison.Ordinal);
        var before = Paper.SealJoint(AppendUpdate(Drawn, page, other, Trailer(Drawn)));
        var between = Paper.Fill(AppendUpdate(ByChair, page, other, Trailer(ByChair)), SignatureField.SealName, Paper.Keys);

        foreach (var attack in (byte[][])[before, between])
        {
            var report = Inspect(attack);
            Assert.True(report[Fact.ContentUnchanged]);
            Assert.False(report[Fact.OnlySignaturesAdded]);
            Assert.Equal(Verdict.Altered, report.Verdict);
        }
        var single = Paper.Draw(SamplePledge.Short());
        Assert.Equal(Verdict.Altered, Inspect(Paper.Seal(AppendUpdate(single, 400, "<<>>", Trailer(single)))).Verdict);
    }

    [Fact]
    public void A_foreign_or_expired_chair_is_refused_even_under_our_seal()
    {
        using var foreign = SealKeys.Create(SamplePledge.SignedAt.AddMonths(-1), "Ketua Bakohumas");
        using var expired = SealKeys.Create(SamplePledge.SignedAt.AddYears(-12), "Ketua Bakohumas");

        foreach (var chair in (SealKeys[])[foreign, expired, Paper.Keys])
        {
            var report = PdfInspector.Inspect(Paper.SealJoint(Drawn, chair), Paper.Trust with { Chairs = [Paper.Chair.Certificate, expired.Certificate] }, TestContext.Current.CancellationToken);
            Assert.False(report[Fact.ChairIntact]);
            Assert.True(report[Fact.ContentUnchanged]);
            Assert.Equal(Verdict.Altered, report.Verdict);
        }
    }

    [Fact]
    public void A_foreign_signature_added_to_the_empty_field_afterwards_is_altered()
    {
        using var foreign = SealKeys.Create(SamplePledge.SignedAt.AddMonths(-1), "Ketua Bakohumas");
        var alone = Paper.Seal(Drawn);
        var signed = Paper.Fill(Drawn, SignatureField.ChairName, foreign);
        // The update that fills the chair's field, moved behind our seal.
        byte[] attack = [.. alone, .. signed.AsSpan(Drawn.Length)];

        Assert.Equal(Verdict.Altered, Inspect(attack).Verdict);

        var (field, text) = Object(alone, "/T(Ketua)");
        var (_, signature) = Object(signed, "/Type/Sig/");
        var wellFormed = AppendUpdate(AppendUpdate(alone, 400, signature), field, text[..^2] + "/V 400 0 R>>");
        Assert.Equal(Verdict.Altered, Inspect(wellFormed).Verdict);
        Assert.False(Inspect(wellFormed)[Fact.ChairIntact]);

        // The same trick on our own field.
        var (ours, own) = Object(alone, "/T(Segel)");
        Assert.Equal(Verdict.Altered, Inspect(AppendUpdate(AppendUpdate(alone, 400, signature), ours, own[..^2] + "/V 400 0 R>>")).Verdict);
    }

    [Fact]
    public void The_chairs_key_cannot_seal_and_a_former_seal_cannot_chair()
    {
        Assert.Equal(Verdict.NotOurs, Inspect(Paper.SealJoint(Drawn, seal: Paper.Chair)).Verdict);
        Assert.Equal(Verdict.NotOurs, Inspect(Paper.Seal(Paper.Draw(SamplePledge.Short()), Paper.Chair)).Verdict);
    }

    [Fact]
    public void Swapped_fields_are_refused()
    {
        var reversed = Paper.Draw(SamplePledge.Joint() with { SignatureFields = [.. SignatureField.Joint("Ketua").Reverse()] });
        Assert.Throws<InvalidDataException>(() => Paper.Seal(reversed));
        Assert.Equal(Verdict.NotOurs, Inspect(reversed).Verdict);

        var text = Encoding.Latin1.GetString(Sealed);
        var values = Values().Matches(text).Select(match => match.Groups[1]).ToList();
        var swapped = Sealed.ToArray();
        Encoding.Latin1.GetBytes(values[1].Value, swapped.AsSpan(values[0].Index));
        Encoding.Latin1.GetBytes(values[0].Value, swapped.AsSpan(values[1].Index));
        Assert.NotEqual(Verdict.Genuine, Inspect(swapped).Verdict);
    }

    [Theory]
    [InlineData(-9, 0)]
    [InlineData(0, 1)]
    [InlineData(1, 0)]
    [InlineData(-1, 0)]
    public void A_gap_of_the_chairs_that_is_not_its_own_signature_is_refused(int before, int after)
    {
        var (start, end) = Gap(ByChair);
        var report = Inspect(Paper.Fill(SignAgain(ByChair, start + before, end + after, Paper.Chair), SignatureField.SealName, Paper.Keys));

        Assert.False(report[Fact.ChairIntact]);
        Assert.Equal(Verdict.Altered, report.Verdict);
        Assert.True(Inspect(Paper.Fill(SignAgain(ByChair, start, end, Paper.Chair), SignatureField.SealName, Paper.Keys))[Fact.ChairIntact]);
    }

    [Fact]
    public void A_torn_joint_paper_is_never_genuine()
    {
        for (var length = Sealed.Length - 1; length > Drawn.Length; length -= 397) Assert.NotEqual(Verdict.Genuine, Inspect(Sealed[..length]).Verdict);
    }

    private static InspectionReport Inspect(byte[] file) => PdfInspector.Inspect(file, Paper.Trust, TestContext.Current.CancellationToken);

    private static IEnumerable<int> Places(byte[] file, string text)
    {
        var latin = Encoding.Latin1.GetString(file);
        for (var at = latin.IndexOf(text, StringComparison.Ordinal); at >= 0; at = latin.IndexOf(text, at + 1, StringComparison.Ordinal))
        {
            // Of the drawn part one place of a kind is enough.
            if (at > Drawn.Length - 400 || latin.IndexOf(text, StringComparison.Ordinal) == at) yield return at;
        }
    }

    /// <summary>Number and text of the first object that has this in it.</summary>
    private static (int Id, string Value) Object(byte[] file, string mark)
    {
        var text = Encoding.Latin1.GetString(file);
        var at = text.IndexOf(mark, StringComparison.Ordinal);
        var start = text.LastIndexOf(" 0 obj\n", at, StringComparison.Ordinal);
        var id = text[(text.LastIndexOf('\n', start - 1) + 1)..start];
        return (int.Parse(id, System.Globalization.CultureInfo.InvariantCulture), text[(start + 7)..text.IndexOf("\nendobj", at, StringComparison.Ordinal)]);
    }

    private static string Trailer(byte[] file)
    {
        var text = Encoding.Latin1.GetString(file);
        var info = text[text.LastIndexOf("/Info ", StringComparison.Ordinal)..];
        return info[..info.IndexOf("/ID", StringComparison.Ordinal)] + info[info.IndexOf("/ID", StringComparison.Ordinal)..(info.IndexOf(']', StringComparison.Ordinal) + 1)];
    }

    [GeneratedRegex(@"/V (\d+ 0 R)>>")]
    private static partial Regex Values();
}
