using System.Net;
using Bakohumas.Domain.Pledges;
using Bakohumas.Web.Platform.Security;
using Bakohumas.Web.Tests.Rig;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;

namespace Bakohumas.Web.Tests.Pledges;

/// <summary>Who may sign and when; what happens to somebody who reads while the world moves on.</summary>
public sealed class SigningTimesTests(Site site) : IClassFixture<Site>
{
    [Fact]
    public async Task Who_is_not_inside_reads_and_cannot_sign()
    {
        var scene = await SigningScene.OpenAsync(site);
        var (inside, outside) = (await scene.InsideAsync(), await A.Ticket(site, scene.Event));
        using var visitor = site.Visitor();
        var read = (await visitor.GetAsync(SigningScene.Address(outside))).IsOk();
        Assert.Contains("bagi peserta yang sudah hadir", read.Words, StringComparison.Ordinal);
        Assert.Empty(read.Html.QuerySelectorAll("form[data-signature]"));

        var forged = await Forged(scene, inside, outside);

        Assert.Contains("bagi peserta yang sudah hadir", forged.Is(HttpStatusCode.Conflict).Words, StringComparison.Ordinal);
        Assert.Empty(await scene.PledgesAsync());
        Assert.Equal(0, await scene.CountAsync());
    }

    [Fact]
    public async Task Whose_admission_was_undone_meanwhile_is_told_so()
    {
        var scene = await SigningScene.OpenAsync(site);
        var ticket = await A.Ticket(site, scene.Event);
        using var door = await A.Door(site, scene.Event);
        var scan = await door.ScanAsync(ticket.DoorCode);
        var form = await scene.FormAsync(ticket);

        Assert.Equal(HttpStatusCode.NoContent, (await door.UndoAsync(scan.AdmissionId!)).Status);
        var answer = (await form.SubmitAsync()).Is(HttpStatusCode.Conflict);

        Assert.Contains("bagi peserta yang sudah hadir", answer.Words, StringComparison.Ordinal);
        Assert.Empty(await scene.PledgesAsync());
    }

    [Fact]
    public async Task Before_the_signing_is_opened_the_text_can_be_read()
    {
        var scene = await SigningScene.OpenAsync(site, opened: false);
        var ticket = await scene.InsideAsync();

        var page = (await site.Visitor().GetAsync(SigningScene.Address(ticket))).IsOk();

        Assert.Contains("Penandatanganan belum dibuka", page.Words, StringComparison.Ordinal);
        Assert.NotEmpty(page.Html.QuerySelectorAll(".bk-pledge li"));
        Assert.Empty(page.Html.QuerySelectorAll("form[data-signature]"));
    }

    [Fact]
    public async Task Who_reads_while_the_signing_closes_is_told_when_and_nothing_is_recorded()
    {
        var scene = await SigningScene.OpenAsync(site);
        var ticket = await scene.InsideAsync();
        var form = await scene.FormAsync(ticket);

        await scene.CloseSessionAsync();
        var answer = (await form.SubmitAsync()).Is(HttpStatusCode.Conflict);

        Assert.Contains("Penandatanganan sudah ditutup pada", answer.Words, StringComparison.Ordinal);
        Assert.Contains("10.00 WIB", answer.Words, StringComparison.Ordinal);
        Assert.Empty(await scene.PledgesAsync());
        Assert.Equal(0, await scene.CountAsync());
    }

    [Fact]
    public async Task A_text_that_changed_since_it_was_shown_is_shown_anew_with_what_was_written()
    {
        var scene = await SigningScene.OpenAsync(site);
        var ticket = await scene.InsideAsync();
        var form = (await scene.DrawnAsync(ticket)).Set("name", "Siti R.").Check("showInJoint");
        var before = form.Value("textHash");

        await site.WriteAsync(db => db.Events.Single(e => e.Id == scene.Event.Id).Venue = "Gedung Kesenian Gajayana");
        var changed = (await form.SubmitAsync()).Is(HttpStatusCode.Conflict);

        Assert.Contains("Naskah berubah sejak Anda membukanya", changed.Words, StringComparison.Ordinal);
        Assert.Contains("Gedung Kesenian Gajayana", changed.Html.QuerySelector(".bk-pledge")!.TextContent, StringComparison.Ordinal);
        Assert.Empty(await scene.PledgesAsync());
        var again = changed.Form();
        Assert.Equal(("drawn", SigningScene.Strokes, "Siti R.", "true", "true"), (again.Value("method"), again.Value("strokes"), again.Value("name"), again.Value("consentData"), again.Value("showInJoint")));
        Assert.NotEqual(before, again.Value("textHash"));
        // The consent was to the other text: it is given anew or not at all.
        Assert.Null(again.Value("consentPledge"));

        (await again.Check("consentPledge").SubmitAsync()).IsOk();
        Assert.Equal(again.Value("textHash"), (await scene.PledgeAsync(ticket)).TextHash);
    }

    [Fact]
    public async Task A_mistyped_or_replaced_link_signs_nothing()
    {
        var scene = await SigningScene.OpenAsync(site);
        var ticket = await scene.InsideAsync();
        using var visitor = site.Visitor();
        var form = await scene.FormAsync(ticket, visitor);
        var mistyped = (ticket.Token[0] == 'A' ? 'B' : 'A') + ticket.Token[1..];

        foreach (var what in (string[])["tanda-tangan", "komitmen", "komitmen.pdf"])
        {
            (await visitor.GetAsync($"/tiket/{mistyped}/{what}")).Is(HttpStatusCode.NotFound);
            (await visitor.GetAsync($"/tiket/{ticket.Token[..11]}/{what}")).Is(HttpStatusCode.NotFound);
        }

        (await visitor.PostAsync($"/tiket/{mistyped}/tanda-tangan", Fields(form))).Is(HttpStatusCode.NotFound);
        var renewed = site.Services.GetRequiredService<Links>().PersonalToken(ticket.Id, 1);
        await site.WriteAsync(db => db.Registrations.Single(r => r.Id == ticket.Id).LinkHash = Links.Hash(renewed));
        (await form.SubmitAsync()).Is(HttpStatusCode.NotFound);

        Assert.Empty(await scene.PledgesAsync());
        (await visitor.GetAsync($"/tiket/{renewed}/tanda-tangan")).IsOk();
    }

    [Fact]
    public async Task On_one_phone_the_second_person_sees_nothing_of_the_first()
    {
        var scene = await SigningScene.OpenAsync(site);
        var first = await scene.InsideAsync("Yohanes Latuheru", change: r => r.Position = "Analis Media Pertama");
        var second = await scene.InsideAsync("Ketut Suardana");
        using var phone = site.Visitor();
        var receipt = await scene.SignAsync(first, phone);

        var reading = (await phone.GetAsync(SigningScene.Address(second))).IsOk();
        var own = await scene.SignAsync(second, phone);

        Assert.Contains("Yohanes", receipt.Words, StringComparison.Ordinal);
        foreach (var page in (Page[])[reading, own])
            foreach (var trace in (string[])["Yohanes", "Analis Media Pertama", first.Token, (await scene.PledgeAsync(first)).Code])
                Assert.DoesNotContain(trace, page.Text, StringComparison.Ordinal);
        Assert.Contains("no-store", receipt.Headers.CacheControl!.ToString(), StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_session_closed_once_cannot_be_opened_or_counted_up_again()
    {
        var scene = await SigningScene.OpenAsync(site);
        await scene.SignAsync(await scene.InsideAsync());
        await scene.CloseSessionAsync();

        foreach (var change in (string[])["\"ClosedAt\" = NULL", "\"SignedCount\" = 7"])
            await Assert.ThrowsAnyAsync<System.Data.Common.DbException>(() => site.ExecuteAsync($"UPDATE \"SigningSessions\" SET {change} WHERE \"EventId\" = '{Id(scene.Event.Id)}'"));

        Assert.Equal(1, await scene.CountAsync());
    }

    /// <summary>The form of one person, sent to another's address.</summary>
    private static async Task<Page> Forged(SigningScene scene, TicketInHand from, TicketInHand to)
    {
        using var visitor = scene.Visitor();
        var form = await scene.FormAsync(from, visitor);
        return await visitor.PostAsync(SigningScene.Address(to), Fields(form));
    }

    private static IEnumerable<KeyValuePair<string, string>> Fields(Form form) =>
        ((string[])["textHash", "nonce", "method", "name", "consentPledge", "consentData"]).Select(n => new KeyValuePair<string, string>(n, form.Value(n)!));

#if POSTGRES
    private static string Id(Guid id) => id.ToString();
#else
    private static string Id(Guid id) => id.ToString().ToUpperInvariant();
#endif
}
