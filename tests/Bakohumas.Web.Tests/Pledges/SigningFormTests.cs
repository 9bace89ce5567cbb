using System.Net;
using Bakohumas.Domain.Pledges;
using Bakohumas.Web.Tests.Rig;
using Bakohumas.Web.Tests.Tickets;
using Microsoft.EntityFrameworkCore;

namespace Bakohumas.Web.Tests.Pledges;

/// <summary>What the form of product 6.6 takes and refuses; what was written stays on the page.</summary>
public sealed class SigningFormTests(Site site) : IClassFixture<Site>
{
    private const string TooLong = "Siti Rahmawati Siti Rahmawati Siti Rahmawati Siti Rahmawati Siti Rahmawati Siti Rahmawati Siti Rahmawati Siti Rahmawati x";

    [Fact]
    public async Task Who_reads_in_english_is_told_the_status_of_each_regulation_in_english_too()
    {
        var scene = await SigningScene.OpenAsync(site);
        var ticket = await scene.InsideAsync();
        using var visitor = site.Visitor();
        var page = (await visitor.GetAsync(SigningScene.Address(ticket))).IsOk();
        Assert.Contains("(perlu dicek)", page.Words, StringComparison.Ordinal);

        await visitor.GetAsync("/bahasa?ke=en&kembali=/");
        page = (await visitor.GetAsync(SigningScene.Address(ticket))).IsOk();

        Assert.DoesNotContain("(perlu dicek)", page.Words, StringComparison.Ordinal);
        // What is signed is the Indonesian text: its word stays.
        Assert.Contains("(perlu dicek, to be checked)", page.Words, StringComparison.Ordinal);
        Assert.NotNull(page.Html.QuerySelector(".bk-pledge[lang=id] li span[lang=en]"));
    }

    [Fact]
    public async Task A_typed_signature_is_recorded_and_the_receipt_shows_place_paper_and_verification()
    {
        var scene = await SigningScene.OpenAsync(site);
        var ticket = await scene.InsideAsync();

        var answer = await (await scene.FormAsync(ticket)).SubmitAsync(follow: false);
        await site.SealedAsync(ticket.Id);
        var receipt = (await site.Visitor().GetAsync(SigningScene.Receipt(ticket))).IsOk();

        Assert.Equal(HttpStatusCode.SeeOther, answer.Status);
        var pledge = await scene.PledgeAsync(ticket);
        Assert.Equal((SignatureMethod.Typed, ticket.Name, 1), (pledge.Method, pledge.Signature, pledge.Number));
        Assert.Contains("Anda penanda tangan ke-1", receipt.Words, StringComparison.Ordinal);
        Assert.Contains(VerificationCode.Grouped(pledge.Code), receipt.Words, StringComparison.Ordinal);
        Assert.NotNull(receipt.Html.QuerySelector($"a[href='{site.Url}/verifikasi/{pledge.Code}']"));
        Assert.NotNull(receipt.Html.QuerySelector($"a[href='{SigningScene.Paper(ticket)}']"));
    }

    [Fact]
    public async Task A_drawn_signature_counts_the_same_and_keeps_points_alone()
    {
        var scene = await SigningScene.OpenAsync(site);
        var (typist, drawer) = (await scene.InsideAsync(), await scene.InsideAsync());

        await scene.SignAsync(typist);
        (await (await scene.DrawnAsync(drawer)).SubmitAsync()).IsOk();

        var (typed, drawn) = (await scene.PledgeAsync(typist), await scene.PledgeAsync(drawer));
        Assert.Equal((SignatureMethod.Drawn, SigningScene.Strokes), (drawn.Method, drawn.Signature));
        Assert.Equal((typed.TextHash, typed.Assurance, typed.SigningSessionId), (drawn.TextHash, drawn.Assurance, drawn.SigningSessionId));
        Assert.Equal(2, await scene.CountAsync());
    }

    [Theory]
    [InlineData("consentPledge", "consentPledge-e", "Anda belum menyetujui isi komitmen")]
    [InlineData("consentData", "consentData-e", "Tanpa persetujuan ini komitmen tidak dapat dibuat")]
    public async Task Without_a_consent_nothing_is_recorded_and_the_message_stands_beside_the_box(string box, string message, string words)
    {
        var scene = await SigningScene.OpenAsync(site);
        var ticket = await scene.InsideAsync();

        var refused = (await (await scene.FormAsync(ticket)).Check(box, on: false).Check("showInJoint").SubmitAsync()).Is(HttpStatusCode.UnprocessableEntity);

        Assert.Contains(words, refused.Html.GetElementById(message)!.TextContent, StringComparison.Ordinal);
        Assert.Equal(message, refused.Html.GetElementById(box)!.GetAttribute("aria-describedby"));
        var again = refused.Form();
        Assert.Equal(("typed", ticket.Name, "true"), (again.Value("method"), again.Value("name"), again.Value("showInJoint")));
        Assert.Null(again.Value(box));
        Assert.Empty(await scene.PledgesAsync());
        (await again.Check(box).SubmitAsync()).IsOk();
        Assert.Single(await scene.PledgesAsync());
    }

    [Theory]
    [InlineData("typed", "", "", "Gambar tanda tangan atau ketik nama Anda dahulu")]
    [InlineData("typed", "   ", "", "Gambar tanda tangan atau ketik nama Anda dahulu")]
    [InlineData("typed", "Siti 😀", "", "belum dapat kami cetak: 😀")]
    [InlineData("typed", "12", "", "Tulis nama lengkap Anda")]
    [InlineData("typed", TooLong, "", "Batasnya 120 karakter")]
    [InlineData("drawn", "", "", "Gambar tanda tangan atau ketik nama Anda dahulu")]
    [InlineData("drawn", "", "not json", "tidak terbaca oleh server")]
    [InlineData("drawn", "", "{\"x\":1}", "tidak terbaca oleh server")]
    [InlineData("drawn", "", "[[[0.1,0.2,17],[0.3,0.4,33]]]", "tidak terbaca oleh server")]
    [InlineData("drawn", "", "[[[0.1,0.1],[0.101,0.101]]]", "hanya sebuah titik")]
    [InlineData("scratched", "Siti", SigningScene.Strokes, "Gambar tanda tangan atau ketik nama Anda dahulu")]
    [InlineData("", "Siti", SigningScene.Strokes, "Gambar tanda tangan atau ketik nama Anda dahulu")]
    public async Task What_is_no_signature_is_refused_beside_the_pad_and_told_why(string method, string name, string strokes, string why)
    {
        var scene = await SigningScene.OpenAsync(site);
        var ticket = await scene.InsideAsync();

        var refused = (await (await scene.FormAsync(ticket)).Add("method", method).Set("name", name).Set("strokes", strokes).SubmitAsync()).Is(HttpStatusCode.UnprocessableEntity);

        Assert.Contains(why, refused.Html.GetElementById("ttd-e")!.TextContent, StringComparison.Ordinal);
        Assert.Equal("true", refused.Form().Value("consentPledge"));
        Assert.Empty(await scene.PledgesAsync());
    }

    [Fact]
    public async Task Five_thousand_points_are_a_signature_and_one_more_is_not()
    {
        var scene = await SigningScene.OpenAsync(site);
        var ticket = await scene.InsideAsync();

        var refused = (await (await scene.DrawnAsync(ticket, Points(StrokeSet.MaxPoints + 1))).SubmitAsync()).Is(HttpStatusCode.UnprocessableEntity);
        Assert.Contains("batasnya 5.000 titik", refused.Html.GetElementById("ttd-e")!.TextContent, StringComparison.Ordinal);
        Assert.Empty(await scene.PledgesAsync());

        (await (await scene.DrawnAsync(ticket, Points(StrokeSet.MaxPoints))).SubmitAsync()).IsOk();
        Assert.Single(await scene.PledgesAsync());
    }

    [Fact]
    public async Task Strokes_of_more_than_64_KB_are_refused()
    {
        var scene = await SigningScene.OpenAsync(site);
        var ticket = await scene.InsideAsync();
        var room = StrokeSet.MaxJsonLength - SigningScene.Strokes.Length;

        (await (await scene.DrawnAsync(ticket, SigningScene.Strokes + new string(' ', room + 1))).SubmitAsync()).Is(HttpStatusCode.UnprocessableEntity);
        Assert.Empty(await scene.PledgesAsync());

        (await (await scene.DrawnAsync(ticket, SigningScene.Strokes + new string(' ', room))).SubmitAsync()).IsOk();
    }

    [Theory]
    [InlineData("")]
    [InlineData("satu")]
    [InlineData("00000000-0000-0000-0000-000000000000")]
    public async Task A_form_that_lost_its_number_is_told_so_and_can_be_sent_again(string nonce)
    {
        var scene = await SigningScene.OpenAsync(site);
        var ticket = await scene.InsideAsync();

        var refused = (await (await scene.FormAsync(ticket)).Set("nonce", nonce).SubmitAsync()).Is(HttpStatusCode.UnprocessableEntity);
        Assert.Contains("terlalu lama terbuka", refused.Words, StringComparison.Ordinal);

        (await refused.Form().SubmitAsync()).IsOk();
        Assert.Single(await scene.PledgesAsync());
    }

    [Fact]
    public async Task Without_the_form_s_token_a_post_is_refused()
    {
        var scene = await SigningScene.OpenAsync(site);
        var ticket = await scene.InsideAsync();

        (await site.Visitor().PostAsync(SigningScene.Address(ticket), [new("method", "typed")], withToken: false)).Is(HttpStatusCode.BadRequest);

        Assert.Empty(await scene.PledgesAsync());
    }

    [Fact]
    public async Task Opening_every_page_of_the_signing_changes_nothing()
    {
        var scene = await SigningScene.OpenAsync(site);
        var (signed, unsigned) = (await scene.InsideAsync(), await scene.InsideAsync());
        await scene.SignAsync(signed);
        var before = await Everything.OfAsync(site);

        foreach (var ticket in (TicketInHand[])[signed, unsigned])
            foreach (var what in (string[])["tanda-tangan", "komitmen", "komitmen.pdf", "naskah"])
                await site.Visitor().GetAsync($"{ticket.Home}/{what}");

        Assert.Equal(before, await Everything.OfAsync(site));
        Assert.Single(await scene.PledgesAsync());
    }

    private static string Points(int count) => "[[" + string.Join(',', Enumerable.Range(0, count).Select(i => $"[{i % 97},{i % 89}]")) + "]]";
}
