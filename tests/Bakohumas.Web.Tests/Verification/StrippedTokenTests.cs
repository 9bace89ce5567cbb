using System.Formats.Asn1;
using System.Text;
using Bakohumas.Documents.Inspection;
using Bakohumas.Documents.Sealing;
using Bakohumas.Web.Platform.Security;
using Bakohumas.Web.Tests.Joint;
using Bakohumas.Web.Tests.Rig;
using Bakohumas.Web.Tests.Trust;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;

namespace Bakohumas.Web.Tests.Verification;

/// <summary>
/// A time token lies outside of what a seal covers: whoever takes it off holds a paper that is sealed, whole, and unknown by its bytes.
/// Such a file is never called genuine without what became of its pledge, and never more than a warning.
/// </summary>
public sealed class StrippedTokenTests(StampedSite site) : IClassFixture<StampedSite>
{
    [Fact]
    public async Task A_withdrawn_paper_without_its_time_token_verifies_as_withdrawn()
    {
        Ready(TimeServerMode.Answers);
        var (at, signed) = await Budi.SignsAsync(site);
        var stripped = Stripped(signed.Paper);
        Assert.Equal((Verdict.Genuine, false), (Inspect(stripped).Verdict, Inspect(stripped).HasTimeToken));
        var before = await UploadAsync(stripped);
        Says(before, "Asli dan utuh, bukan edisi yang kami simpan", "is-warn");
        Assert.Contains(at.Name, before.Words, StringComparison.Ordinal);

        await WithdrawAsync(signed);

        Says(await UploadAsync(stripped), "Asli, tetapi sudah ditarik", "is-warn");
        Says(await UploadAsync(stripped, "en"), "Genuine, but withdrawn", "is-warn");
        Says(await UploadAsync(signed.Paper), "Asli, tetapi sudah ditarik", "is-warn");
        Assert.DoesNotContain("Asli dan utuh", (await UploadAsync(stripped)).Words, StringComparison.Ordinal);
        Budi.IsNowhere(await UploadAsync(stripped));
    }

    [Fact]
    public async Task The_edition_from_before_the_time_was_known_is_withdrawn_with_the_newer_one()
    {
        Ready(TimeServerMode.Fails);
        var (_, signed) = await Budi.SignsAsync(site);
        Ready(TimeServerMode.Answers);
        await site.RunJobAsync("stamp-due-papers");
        Assert.NotEqual(signed.FileHash, await site.ReadAsync(db => db.SealingWork.Where(w => w.PledgeId == signed.PledgeId).Select(w => w.FileHash).SingleAsync()));
        // An older edition is one that we issued: its bytes are stored.
        Says(await UploadAsync(signed.Paper), "Asli dan utuh", "is-ok");

        await WithdrawAsync(signed);

        Says(await UploadAsync(signed.Paper), "Asli, tetapi sudah ditarik", "is-warn");
    }

    [Fact]
    public async Task A_replaced_paper_without_its_time_token_verifies_as_replaced_and_leads_to_the_newer_one()
    {
        Ready(TimeServerMode.Answers);
        var (_, signed) = await Budi.SignsAsync(site);
        using var visitor = site.Visitor();
        (await (await visitor.GetAsync(signed.Ticket.Home + "/komitmen/koreksi")).IsOk().FormTo("/koreksi").Set("Name", "Budi Santosa, S.Sos.").SubmitAsync()).IsOk();
        var current = await site.ReadAsync(db => db.Pledges.Where(p => p.RegistrationId == signed.Ticket.Id).Select(p => p.Code).SingleAsync());

        var page = await UploadAsync(Stripped(signed.Paper));

        Says(page, "Asli, tetapi sudah diganti", "is-warn");
        Assert.NotNull(page.Html.QuerySelector($"a[href='/verifikasi/{current}']"));
    }

    [Fact]
    public async Task The_title_of_a_paper_of_ours_on_bytes_that_we_never_stored_is_a_warning_and_under_another_seal_nothing()
    {
        Ready(TimeServerMode.Answers);
        var (at, signed) = await Budi.SignsAsync(site);
        using var foreign = SealKeys.Create(site.Clock.Now.AddHours(-1), "Bakohumas Segel Elektronik");
        var ours = await SealedAsync(site.Services.GetRequiredService<ISealer>(), signed.Drawing);
        var theirs = await SealedAsync(new PadesSealer(foreign), signed.Drawing);

        var page = await UploadAsync(ours);
        Says(page, "Asli dan utuh, bukan edisi yang kami simpan", "is-warn");
        Assert.NotNull(page.Html.QuerySelector($"a[href='{signed.Page}']"));
        await WithdrawAsync(signed);
        Says(await UploadAsync(ours), "Asli, tetapi sudah ditarik", "is-warn");

        // Anybody can write a title: without our seal it names nothing.
        foreach (var file in (byte[][])[theirs, signed.Drawing])
        {
            var refused = await UploadAsync(file);
            Says(refused, "Bukan dokumen kami", null);
            Assert.DoesNotContain(at.Name, refused.Words, StringComparison.Ordinal);
            Assert.Null(refused.Html.QuerySelector($"a[href='{signed.Page}']"));
        }

        // Nor does a paper whose token was tampered with, although what is sealed is whole.
        var altered = await UploadAsync(WithAnotherToken(signed.Paper));
        Says(altered, "Berubah setelah disegel", "is-bad");
        Assert.Null(altered.Html.QuerySelector($"a[href='{signed.Page}']"));
    }

    [Fact]
    public async Task A_joint_paper_without_its_time_token_is_a_warning_and_names_its_code()
    {
        Ready(TimeServerMode.Answers);
        var scene = await JointScene.OpenAsync(site);
        var signer = await scene.SignsAsync();
        await scene.DrawAsync();
        using var visitor = site.Visitor();
        var paper = (await visitor.GetAsync(signer.Home + "/komitmen-bersama.pdf")).IsOk().Bytes;
        Says(await UploadAsync(paper), "Asli dan utuh", "is-ok");

        var page = await UploadAsync(Stripped(paper));

        Says(page, "Asli dan utuh, bukan edisi yang kami simpan", "is-warn");
        Assert.NotNull(page.Html.QuerySelector($"a[href^='/verifikasi/{await scene.CodeAsync()}']"));
    }

    private void Ready(TimeServerMode mode)
    {
        site.Time.Mode = mode;
        site.Clock.Advance(TimeSpan.FromMinutes(9));
    }

    /// <summary>The same seal without its token; the room that it leaves is filled with zeros, as in a paper that never had one.</summary>
    private static byte[] Stripped(byte[] paper)
    {
        var start = paper.AsSpan().IndexOf("/Contents<"u8) + "/Contents<".Length;
        var length = paper.AsSpan(start).IndexOf((byte)'>');
        var bare = WithoutToken(Convert.FromHexString(Encoding.ASCII.GetString(paper, start, length)));
        var stripped = paper.ToArray();
        Encoding.ASCII.GetBytes(Convert.ToHexString(bare).PadRight(length, '0'), stripped.AsSpan(start));
        return stripped;
    }

    /// <summary>One digit within the authority's signature, the last thing in a CMS.</summary>
    private static byte[] WithAnotherToken(byte[] paper)
    {
        var start = paper.AsSpan().IndexOf("/Contents<"u8) + "/Contents<".Length;
        var digit = start + paper.AsSpan(start, paper.AsSpan(start).IndexOf((byte)'>')).LastIndexOfAnyExcept((byte)'0') - 40;
        var changed = paper.ToArray();
        changed[digit] = changed[digit] == '7' ? (byte)'8' : (byte)'7';
        return changed;
    }

    /// <summary>Copies a CMS without the unsigned attributes of its signer (RFC 5652, 5.3); the framework would leave an empty set behind.</summary>
    private static byte[] WithoutToken(byte[] cms)
    {
        var (outer, unsigned) = (new Asn1Tag(TagClass.ContextSpecific, 0, true), new Asn1Tag(TagClass.ContextSpecific, 1, true));
        var writer = new AsnWriter(AsnEncodingRules.DER);
        var info = new AsnReader(cms, AsnEncodingRules.DER).ReadSequence();
        using (writer.PushSequence())
        {
            writer.WriteEncodedValue(info.ReadEncodedValue().Span);
            var parts = Parts(info.ReadSequence(outer).ReadSequence());
            using (writer.PushSequence(outer))
            using (writer.PushSequence())
            {
                foreach (var part in parts.SkipLast(1)) writer.WriteEncodedValue(part.Span);
                using (writer.PushSetOf())
                using (writer.PushSequence())
                    foreach (var part in Parts(new AsnReader(parts[^1], AsnEncodingRules.DER).ReadSetOf().ReadSequence()))
                        if (!Asn1Tag.Decode(part.Span, out _).Equals(unsigned)) writer.WriteEncodedValue(part.Span);
            }
        }

        return writer.Encode();
    }

    private static List<ReadOnlyMemory<byte>> Parts(AsnReader sequence)
    {
        var parts = new List<ReadOnlyMemory<byte>>();
        while (sequence.HasData) parts.Add(sequence.ReadEncodedValue());
        return parts;
    }

    private InspectionReport Inspect(byte[] paper) =>
        PdfInspector.Inspect(paper, site.Services.GetRequiredService<PublishedTrust>().Current(), TestContext.Current.CancellationToken);

    private async Task<byte[]> SealedAsync(ISealer sealer, byte[] drawing) => await sealer.SealAsync(drawing, site.Clock.Now.AddMinutes(1), TestContext.Current.CancellationToken);

    private async Task WithdrawAsync(Signed signed)
    {
        using var visitor = site.Visitor();
        (await (await visitor.GetAsync(signed.Ticket.Home + "/komitmen/tarik")).IsOk().FormTo("/tarik").SubmitAsync()).IsOk();
    }

    private async Task<Page> UploadAsync(byte[] paper, string language = "id")
    {
        using var visitor = site.Visitor();
        var page = (await visitor.GetAsync($"/bahasa?ke={language}&kembali=/verifikasi")).IsOk();
        return (await page.Form("form[enctype]").Attach("berkas", "komitmen.pdf", paper, "application/pdf").SubmitAsync()).IsOk();
    }

    private static void Says(Page page, string verdict, string? seal)
    {
        var proof = page.Html.QuerySelector(".bk-proof")!;
        Assert.Equal(verdict, proof.QuerySelector("h1, h2, strong")?.TextContent.Trim());
        Assert.Equal(seal, proof.ClassList.SingleOrDefault(c => c.StartsWith("is-", StringComparison.Ordinal)));
    }
}
