using System.Buffers.Text;
using System.Net;
using System.Security.Cryptography;
using System.Text.RegularExpressions;
using Bakohumas.Domain.Files;
using Bakohumas.Domain.Pledges;
using Bakohumas.Domain.Regions;
using Bakohumas.Web.Tests.Rig;
using Microsoft.EntityFrameworkCore;

namespace Bakohumas.Web.Tests.Pledges;

/// <summary>The sealed paper as the signer downloads it, judged by programs that are not ours.</summary>
public sealed class PledgePaperTests(Site site) : IClassFixture<Site>
{
    private const string Number = "198804122011012001";

    [Fact]
    public async Task The_paper_is_well_formed_and_its_seal_covers_the_whole_document()
    {
        var (_, _, file) = await SignedAsync();

        Assert.Equal(0, (await Tools.RunAsync("qpdf", "--check", file)).Exit);
        var seal = (await Tools.RunAsync("pdfsig", file)).Output;
        Assert.Contains("Signature is Valid", seal, StringComparison.Ordinal);
        Assert.Contains("Total document signed", seal, StringComparison.Ordinal);
        Assert.Contains("ETSI.CAdES.detached", seal, StringComparison.Ordinal);
        Assert.DoesNotContain("Signature #2", seal, StringComparison.Ordinal);
    }

    [Fact]
    public async Task The_printed_QR_holds_the_verification_address_and_the_record_key_behind_the_fragment()
    {
        var (scene, ticket, file) = await SignedAsync();
        var picture = Path.Combine(site.Root, $"{ticket.Id:N}");

        Assert.Equal(0, (await Tools.RunAsync("pdftoppm", "-r", "200", "-png", file, picture)).Exit);
        var read = (await Tools.RunAsync("zbarimg", ["--quiet", "--raw", .. Directory.GetFiles(site.Root, $"{ticket.Id:N}-*.png")])).Output.Split('\n')[0]; // Its complaints follow on the other channel.

        var pledge = await scene.PledgeAsync(ticket);
        Assert.Equal($"{site.Url}/verifikasi/{pledge.Code}#{Base64Url.EncodeToString(pledge.RecordKey)}", read);
        (await site.Visitor().GetAsync(read)).IsOk();
    }

    [Fact]
    public async Task The_paper_says_who_promised_what_when_and_where()
    {
        var (scene, ticket, file) = await SignedAsync();

        var text = Regex.Replace((await Tools.RunAsync("pdftotext", "-layout", file, "-")).Output, @"\s+", " ");

        var pledge = await scene.PledgeAsync(ticket);
        var frozen = PledgeTextParser.ParseCanonical(await site.ReadAsync(db => db.FrozenTexts.Where(t => t.Id == pledge.FrozenTextId).Select(t => t.Text).SingleAsync()));
        Assert.Contains(ticket.Name, text, StringComparison.Ordinal);
        Assert.Contains(LongDate.FullWithTime(scene.Event.StartsAt, Zone.Wib, Language.Indonesian), text, StringComparison.Ordinal);
        Assert.Matches(@"\w+, \d{1,2} \w+ \d{4}.*11\.00 WIB", text);
        Assert.All(frozen.Clauses, c => Assert.Contains(Letters(c.Lead + c.Text), Letters(text), StringComparison.Ordinal));
        Assert.Contains(VerificationCode.Grouped(pledge.Code), text, StringComparison.Ordinal);
        Assert.Contains("tidak tersertifikasi", text, StringComparison.Ordinal);
        Assert.Contains("Halaman 1 dari", text, StringComparison.Ordinal);
        // What is loose says whose it is: the head of the second page, and the number under the signature.
        Assert.Contains($"{frozen.Head.Title} · {ticket.Name}", text, StringComparison.Ordinal);
        Assert.Matches(@"(?<!:) NIP \d", text);
    }

    [Theory]
    [InlineData(false)]
    [InlineData(true)]
    public async Task The_number_is_masked_unless_the_event_prints_it_in_full(bool inFull)
    {
        var (_, _, file) = await SignedAsync(inFull);

        var digits = Regex.Replace((await Tools.RunAsync("pdftotext", "-layout", file, "-")).Output, @"\s+", "");

        Assert.Equal(inFull, digits.Contains(Number, StringComparison.Ordinal));
        Assert.Equal(!inFull, digits.Contains('*', StringComparison.Ordinal) || digits.Contains('•', StringComparison.Ordinal));
    }

    [Fact]
    public async Task What_is_served_is_what_is_stored_under_its_own_hash()
    {
        var (scene, ticket, _) = await SignedAsync();
        await site.SealedAsync(ticket.Id);
        var served = (await site.Visitor().GetAsync(SigningScene.Paper(ticket))).IsOk();
        var hash = Convert.ToHexStringLower(SHA256.HashData(served.Bytes));
        var pledge = await scene.PledgeAsync(ticket);

        Assert.Equal(hash, (await scene.WorkAsync(ticket)).FileHash);
        Assert.Equal(await File.ReadAllBytesAsync(Path.Combine(site.Root, "vault", hash[..2], hash), TestContext.Current.CancellationToken), served.Bytes);
        var row = await site.ReadAsync(db => db.Files.AsNoTracking().SingleAsync(f => f.OwnerId == pledge.Id));
        Assert.Equal((hash, served.Bytes.LongLength, "application/pdf", FilePurpose.PledgePaper), (row.Hash, row.Length, row.MediaType, row.Purpose));
        Assert.Equal("application/pdf", served.MediaType);
        Assert.Equal($"komitmen-{VerificationCode.Grouped(pledge.Code).Replace(' ', '-')}.pdf", served.ContentHeaders.ContentDisposition!.FileName);
        Assert.Equal("attachment", served.ContentHeaders.ContentDisposition.DispositionType);
        Assert.Contains("nosniff", served.Headers.GetValues("X-Content-Type-Options"));
    }

    [Fact]
    public async Task Before_somebody_signed_there_is_no_paper()
    {
        var scene = await SigningScene.OpenAsync(site);
        var ticket = await scene.InsideAsync();

        (await site.Visitor().GetAsync(SigningScene.Paper(ticket))).Is(HttpStatusCode.NotFound);
        Assert.EndsWith("/tanda-tangan", (await site.Visitor().GetAsync(SigningScene.Receipt(ticket))).IsOk().Address, StringComparison.Ordinal);
    }

    private async Task<(SigningScene Scene, TicketInHand Ticket, string File)> SignedAsync(bool inFull = false)
    {
        var scene = await SigningScene.OpenAsync(site, at => at.PrintsFullNumber = inFull);
        var ticket = await scene.InsideAsync(change: SigningScene.Numbered(site, Number));
        (await (await scene.DrawnAsync(ticket)).SubmitAsync()).IsOk();
        var file = Path.Combine(site.Root, $"{ticket.Id:N}.pdf");
        await site.SealedAsync(ticket.Id);
        await File.WriteAllBytesAsync(file, (await site.Visitor().GetAsync(SigningScene.Paper(ticket))).IsOk().Bytes, TestContext.Current.CancellationToken);
        return (scene, ticket, file);
    }

    // A hyphen may stand at a line's end.
    private static string Letters(string text) => Regex.Replace(text, @"[\s-]+", "");
}
