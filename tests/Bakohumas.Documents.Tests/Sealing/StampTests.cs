using System.Security.Cryptography.Pkcs;
using Bakohumas.Documents.Inspection;
using Bakohumas.Documents.Sealing;
using Bakohumas.Documents.Tests.Inspection;
using Bakohumas.Documents.Tests.Samples;
using Bakohumas.Web.Tests.Rig;

namespace Bakohumas.Documents.Tests.Sealing;

/// <summary>Baseline B-T: a real authority (<c>openssl ts</c>) states the time of the seal, and only what a verifier believes is taken.</summary>
public sealed class StampTests : IDisposable
{
    private static readonly DateTimeOffset Now = TimeProvider.System.GetUtcNow();
    private static readonly SealKeys Keys = SealKeys.Create(Now.AddDays(-2), "Segel Uji");
    private static readonly byte[] Drawn = Paper.Draw(SamplePledge.Short());
    private readonly TimeAuthority _authority = new();
    private readonly Scratch _scratch = new();

    private SealTrust Trust => new(Keys.Trust(), [Paper.Chair.Certificate], [_authority.Root]);

    public void Dispose()
    {
        _authority.Dispose();
        _scratch.Dispose();
    }

    [Fact]
    public async Task A_stamped_paper_is_genuine_and_its_time_is_proven()
    {
        var paper = Sealed();
        var stamped = await StampedAsync(paper);

        var report = Inspect(stamped);

        Assert.Equal(Verdict.Genuine, report.Verdict);
        Assert.True(report[Fact.TimeProven]);
        Assert.InRange(report.ProvenAt!.Value, Now.AddMinutes(-1), Now.AddMinutes(30));
        Assert.Equal(SealStamp.TimeIn(stamped), report.ProvenAt);
        Assert.Equal(paper.Length, stamped.Length);
        // The edition without a token stays what it was.
        Assert.Equal(Verdict.Genuine, Inspect(paper).Verdict);
        Assert.Null(Inspect(paper)[Fact.TimeProven]);
        Assert.Null(SealStamp.TimeIn(paper));
    }

    [Fact]
    public async Task Independent_readers_accept_the_stamped_paper()
    {
        var stamped = await StampedAsync(await new PadesSealer(Keys, Paper.Chair).SealAsync(Paper.Draw(SamplePledge.Joint()), Now, TestContext.Current.CancellationToken));
        Assert.Equal(Verdict.Genuine, Inspect(stamped).Verdict);
        var file = _scratch.Write("stamped.pdf", stamped);

        Assert.Contains("is a valid PDF/A-1b file", (await Tools.Preflight(file)).Output, StringComparison.Ordinal);
        Assert.Equal(0, (await Tools.Run("qpdf", "--check", file)).Exit);
        Assert.Equal(2, (await Tools.Run("pdfsig", file)).Output.Split("Signature is Valid").Length - 1);

        var (start, end) = Forger.Gap(stamped);
        var cms = Convert.FromHexString(System.Text.Encoding.ASCII.GetString(stamped, start + 1, end - start - 2));
        var content = _scratch.Write("content", [.. stamped.AsSpan(0, start), .. stamped.AsSpan(end)]);
        var (exit, output) = await Tools.Run("openssl", "cms", "-verify", "-cades", "-binary", "-inform", "DER", "-purpose", "any", "-in", _scratch.Write("cms", cms),
            "-content", content, "-CAfile", _scratch.Write("ca.pem", System.Text.Encoding.ASCII.GetBytes(Keys.Authority.ExportCertificatePem())), "-out", _scratch["verified"]);
        Assert.True(exit == 0, output);

        // The framework's own reader finds the token over this very signature.
        var decoded = new SignedCms();
        decoded.Decode(cms);
        var attribute = Assert.Single(decoded.SignerInfos[0].UnsignedAttributes.Cast<System.Security.Cryptography.CryptographicAttributeObject>());
        Assert.True(Rfc3161TimestampToken.TryDecode(attribute.Values[0].RawData, out var token, out _));
        Assert.True(token.VerifySignatureForSignerInfo(decoded.SignerInfos[0], out var signer));
        Assert.Equal(_authority.Signer.RawData, signer.RawData);
    }

    [Fact]
    public async Task A_token_that_nobody_pinned_proves_no_time_and_harms_nothing()
    {
        var stamped = await StampedAsync(Sealed());

        var report = PdfInspector.Inspect(stamped, Keys.Trust(), TestContext.Current.CancellationToken);

        Assert.Equal(Verdict.Genuine, report.Verdict);
        Assert.True(report.HasTimeToken);
        Assert.Null(report[Fact.TimeProven]);
        Assert.Null(report.ProvenAt);
    }

    [Fact]
    public async Task The_signing_certificate_of_an_authority_may_be_pinned_alone()
    {
        var stamped = await StampedAsync(Sealed());

        Assert.True(PdfInspector.Inspect(stamped, Trust with { TimeAuthorities = [_authority.Signer] }, TestContext.Current.CancellationToken)[Fact.TimeProven]);
    }

    [Fact]
    public async Task A_changed_token_is_never_genuine()
    {
        var stamped = await StampedAsync(Sealed());
        var (start, end) = Forger.Gap(stamped);
        var used = stamped.AsSpan(start, end - start).LastIndexOfAnyExcept((byte)'0', (byte)'>');

        // Every fourth digit, and so every second byte.
        Parallel.For(0, used / 4, i => Assert.NotEqual(Verdict.Genuine, PdfInspector.Inspect(Forger.FlipBit(stamped, start + 1 + 4 * i), Trust, CancellationToken.None).Verdict));
    }

    [Fact]
    public async Task The_token_of_another_paper_is_refused()
    {
        byte[] first = Sealed(), second = Sealed();
        var stampedFirst = await StampedAsync(first);
        var (start, end) = Forger.Gap(stampedFirst);
        var cms = new SignedCms();
        cms.Decode(Convert.FromHexString(System.Text.Encoding.ASCII.GetString(stampedFirst, start + 1, end - start - 2)));
        var token = cms.SignerInfos[0].UnsignedAttributes[0].Values[0].RawData;
        var (from, to) = Forger.Gap(second);
        var seal = CmsSeal.Decode(second.AsSpan(from + 1, to - from - 2))!;
        var forged = second.ToArray();
        System.Text.Encoding.ASCII.GetBytes(Convert.ToHexString(seal.WithTimeToken(token)), forged.AsSpan(from + 1));

        var report = Inspect(forged);

        Assert.True(report[Fact.ContentUnchanged]);
        Assert.False(report[Fact.TimeProven]);
        Assert.Equal(Verdict.Altered, report.Verdict);
    }

    [Fact]
    public async Task An_answer_that_no_verifier_would_believe_is_refused()
    {
        using var foreign = new TimeAuthority();
        using var wrongPurpose = new TimeAuthority(TimeAuthority.EmailProtection);
        using var expired = new TimeAuthority(lives: -3);
        var paper = Sealed();
        var earlier = await AnswerAsync(_authority, SealStamp.For(paper));
        var otherPaper = await AnswerAsync(_authority, SealStamp.For(Sealed()));
        (byte[]? Answer, SealTrust Trust)[] cases =
        [
            ([], Trust), ("<html>Bad gateway</html>"u8.ToArray(), Trust), (new byte[60_000], Trust),
            // Asked with another nonce, and about another signature.
            (earlier, Trust), (otherPaper, Trust), (earlier![..^1], Trust),
            (await AnswerAsync(foreign, SealStamp.For(paper)), Trust),
        ];
        foreach (var (answer, trust) in cases) Assert.IsType<StampDecision.Refused>(SealStamp.For(paper).With(answer, trust));

        var stamp = SealStamp.For(paper);
        Assert.IsType<StampDecision.Refused>(stamp.With(await AnswerAsync(foreign, stamp), Trust));
        Assert.IsType<StampDecision.Stamped>(stamp.With(await AnswerAsync(_authority, stamp), Trust));
        foreach (var bad in (TimeAuthority[])[wrongPurpose, expired])
        {
            // openssl itself may refuse to answer with such a certificate; then there is no token either.
            if (await bad.AnswerAsync(stamp.Question, TestContext.Current.CancellationToken) is not { } answer) continue;
            Assert.IsType<StampDecision.Refused>(stamp.With(answer, Trust with { TimeAuthorities = [bad.Root] }));
            Assert.IsType<StampDecision.Refused>(stamp.With(answer, Trust with { TimeAuthorities = [bad.Signer] }));
        }
    }

    [Fact]
    public async Task A_paper_is_stamped_once_and_only_when_it_is_sealed()
    {
        var stamped = await StampedAsync(Sealed());

        Assert.Throws<InvalidDataException>(() => SealStamp.For(stamped));
        Assert.Throws<InvalidDataException>(() => SealStamp.For(Drawn));
        Assert.Throws<InvalidDataException>(() => SealStamp.For(new byte[9]));
    }

    private InspectionReport Inspect(byte[] file) => PdfInspector.Inspect(file, Trust, TestContext.Current.CancellationToken);

    private static byte[] Sealed() => new PadesSealer(Keys).SealAsync(Drawn, Now, TestContext.Current.CancellationToken).GetAwaiter().GetResult();

    private async Task<byte[]> StampedAsync(byte[] paper)
    {
        var stamp = SealStamp.For(paper);
        var decision = stamp.With(await AnswerAsync(_authority, stamp), Trust);
        return Assert.IsType<StampDecision.Stamped>(decision).Paper;
    }

    private static async Task<byte[]?> AnswerAsync(TimeAuthority authority, SealStamp stamp)
    {
        var answer = await authority.AnswerAsync(stamp.Question, TestContext.Current.CancellationToken);
        Assert.SkipWhen(answer is null, "openssl is not installed on this machine.");
        return answer;
    }
}
