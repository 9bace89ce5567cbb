using System.Net;
using System.Text;
using Bakohumas.Domain.Pledges;
using Bakohumas.Web.Tests.Rig;
using Microsoft.EntityFrameworkCore;

namespace Bakohumas.Web.Tests.Pledges;

/// <summary>A wrong name is issued anew; what was signed stays and verifies as replaced, and the way on is for who holds the paper.</summary>
public sealed class CorrectionTests(Site site) : IClassFixture<Site>
{
    private const string Wrong = "Siti Rahmawati, S.Sos.";
    private const string Right = "Siti Nur Rachmawati, M.Si.";

    [Fact]
    public async Task A_signer_corrects_the_name_and_both_papers_verify_as_what_they_are()
    {
        var (scene, ticket) = await SignedAsync();
        var old = await scene.PledgeAsync(ticket);
        await site.SealedAsync(ticket.Id);
        var oldPaper = (await site.Visitor().GetAsync(SigningScene.Paper(ticket))).IsOk().Bytes;

        await CorrectAsync(ticket, Right);
        await site.RunJobAsync("seal-due-papers");

        var current = Assert.Single(await scene.PledgesAsync());
        Assert.Equal((Right, old.Number, old.SignedAt, old.Signature), (current.Name, current.Number, current.SignedAt, current.Signature));
        Assert.NotEqual(old.Code, current.Code);
        Assert.Equal(1, await scene.CountAsync());
        Assert.Equal(Wrong, await site.ReadAsync(db => db.Pledges.IgnoreQueryFilters().Where(p => p.Id == old.Id).Select(p => p.Name).SingleAsync()));
        Assert.Equal(Right, await site.ReadAsync(db => db.Registrations.Where(r => r.Id == ticket.Id).Select(r => r.Name).SingleAsync()));

        var replaced = (await site.Visitor().GetAsync("/verifikasi/" + old.Code)).IsOk();
        Assert.Contains("Asli, tetapi sudah diganti", replaced.Words, StringComparison.Ordinal);
        Assert.StartsWith("Asli, tetapi sudah diganti", replaced.Html.Title, StringComparison.Ordinal);
        Assert.DoesNotContain(current.Code, replaced.Text, StringComparison.Ordinal);
        var held = (await replaced.FormTo("#nama-kertas").Set("nama", Wrong).SubmitAsync()).IsOk();
        Assert.NotNull(held.Html.QuerySelector($"a[href='/verifikasi/{current.Code}']"));
        var uploaded = await UploadAsync(oldPaper);
        Assert.Contains("Asli, tetapi sudah diganti", uploaded.Words, StringComparison.Ordinal);
        Assert.NotNull(uploaded.Html.QuerySelector($"a[href='/verifikasi/{current.Code}']"));

        await site.SealedAsync(ticket.Id);
        var newPaper = (await site.Visitor().GetAsync(SigningScene.Paper(ticket))).IsOk().Bytes;
        Assert.Contains("Asli dan utuh", (await UploadAsync(newPaper)).Words, StringComparison.Ordinal);
        Assert.Contains("Kode ini kami terbitkan", (await site.Visitor().GetAsync("/verifikasi/" + current.Code)).Words, StringComparison.Ordinal);
    }

    [Fact]
    public async Task The_new_leaf_commits_to_the_corrected_record_and_names_the_code_it_replaces()
    {
        var (scene, ticket) = await SignedAsync();
        var old = await scene.PledgeAsync(ticket);

        await CorrectAsync(ticket, Right);

        var now = await scene.PledgeAsync(ticket);
        var leaf = await site.ReadAsync(db => db.PendingLeaves.AsNoTracking().SingleAsync(l => l.PledgeId == now.Id));
        var record = new CanonicalRecord(
            scene.Event.Slug, now.TextHash, Right, now.IdentityType.ToString(), "", now.Position!, now.AgencyName!, now.PledgeConsentHash, now.DataConsentHash,
            now.SignedAt, now.Method, now.Signature!) { CorrectedCode = old.Code };
        Assert.Equal((LeafKind.Correction, Convert.ToHexString(record.Commitment(now.RecordKey))), (leaf.Kind, Convert.ToHexString(leaf.Commitment)));
        Assert.StartsWith($"bakohumas-correction-record/v1\n{old.Code}\n", Encoding.UTF8.GetString(record.ToBytes()), StringComparison.Ordinal);
        Assert.NotEqual(old.RecordKey, now.RecordKey);
        Assert.Equal(1, await site.ReadAsync(db => db.PendingLeaves.CountAsync(l => l.PledgeId == old.Id)));
    }

    [Fact]
    public async Task Somebody_else_s_name_is_for_the_committee_to_correct()
    {
        var (scene, ticket) = await SignedAsync();
        using var visitor = site.Visitor();

        var refused = (await (await visitor.GetAsync(Home(ticket))).FormTo("/koreksi").Set("Name", "Budi Santoso").SubmitAsync()).Is(HttpStatusCode.UnprocessableEntity);

        Assert.Contains("terlalu berbeda", refused.Words, StringComparison.Ordinal);
        Assert.Equal(Wrong, (await scene.PledgeAsync(ticket)).Name);
    }

    [Theory]
    [InlineData("Siti Rahmawati Budi Santoso", "Budi Santoso")]
    [InlineData("Siti Rahmanati", "Siti Rahmanita")]
    public async Task Two_small_steps_do_not_lead_where_one_may_not(string first, string second)
    {
        var (scene, ticket) = await SignedAsync();
        await CorrectAsync(ticket, first);
        // Each step is small; only the name that was signed tells that the second leads to somebody else.
        Assert.True(NameCorrection.IsSamePerson(first, second));
        using var visitor = site.Visitor();

        var refused = (await (await visitor.GetAsync(Home(ticket))).FormTo("/koreksi").Set("Name", second).SubmitAsync()).Is(HttpStatusCode.UnprocessableEntity);

        Assert.Contains("terlalu berbeda", refused.Words, StringComparison.Ordinal);
        Assert.Equal(first, (await scene.PledgeAsync(ticket)).Name);
        // Back to what was signed is always a way.
        await CorrectAsync(ticket, Wrong);
    }

    [Fact]
    public async Task Who_takes_it_back_and_signs_in_a_later_session_is_still_who_signed_first()
    {
        const string Both = "Siti Rahmawati Budi Santoso";
        var (scene, ticket) = await SignedAsync();
        await CorrectAsync(ticket, Both);
        using var visitor = site.Visitor();
        (await (await visitor.GetAsync($"{ticket.Home}/komitmen/tarik")).FormTo("/tarik").SubmitAsync()).IsOk();
        await scene.CloseSessionAsync();
        site.Clock.Advance(TimeSpan.FromMinutes(1));
        await scene.OpenSessionAsync();
        await scene.SignAsync(ticket with { Name = Both });

        var refused = (await (await visitor.GetAsync(Home(ticket))).IsOk().FormTo("/koreksi").Set("Name", "Budi Santoso").SubmitAsync()).Is(HttpStatusCode.UnprocessableEntity);

        Assert.Contains("terlalu berbeda", refused.Words, StringComparison.Ordinal);
        Assert.Equal([Both, Both], (await scene.PledgesAsync()).Select(p => p.Name));
    }

    [Fact]
    public async Task Sixteen_corrections_of_one_edition_at_once_make_one()
    {
        var (scene, ticket) = await SignedAsync();
        var forms = await Task.WhenAll(Enumerable.Range(0, 16).Select(async i => (await site.Visitor().GetAsync(Home(ticket))).FormTo("/koreksi").Set("Name", Right)));

        await Task.WhenAll(forms.Select(f => f.SubmitAsync(follow: false)));

        Assert.Single(await scene.PledgesAsync());
        var editions = await site.ReadAsync(db => db.Pledges.IgnoreQueryFilters().CountAsync(p => p.EventId == scene.Event.Id));
        Assert.Equal(2, editions);
    }

    [Fact]
    public async Task After_six_editions_it_is_enough_and_a_withdrawn_pledge_is_not_corrected()
    {
        var (scene, ticket) = await SignedAsync();
        for (var i = 1; i < NameCorrection.MostEditions; i++) await CorrectAsync(ticket, $"Siti Rahmawati {new string('a', i)}");
        using var visitor = site.Visitor();
        (await (await visitor.GetAsync(Home(ticket))).FormTo("/koreksi").Set("Name", Right).SubmitAsync()).Is(HttpStatusCode.UnprocessableEntity);

        var (other, taken) = await SignedAsync();
        var form = (await visitor.GetAsync(Home(taken))).FormTo("/koreksi").Set("Name", Right);
        (await (await visitor.GetAsync($"{taken.Home}/komitmen/tarik")).FormTo("/tarik").SubmitAsync()).IsOk();
        await form.SubmitAsync();

        Assert.Equal(Wrong, (await other.PledgeAsync(taken)).Name);
        Assert.Equal(NameCorrection.MostEditions, await site.ReadAsync(db => db.Pledges.IgnoreQueryFilters().CountAsync(p => p.RegistrationId == ticket.Id)));
    }

    [Fact]
    public async Task A_correction_that_was_taken_back_is_withdrawn_in_every_edition()
    {
        var (scene, ticket) = await SignedAsync();
        var old = await scene.PledgeAsync(ticket);
        await CorrectAsync(ticket, Right);
        using var visitor = site.Visitor();

        (await (await visitor.GetAsync($"{ticket.Home}/komitmen/tarik")).FormTo("/tarik").SubmitAsync()).IsOk();

        foreach (var code in (string[])[old.Code, (await scene.PledgeAsync(ticket)).Code])
            Assert.Contains("Asli, tetapi sudah ditarik", (await visitor.GetAsync("/verifikasi/" + code)).IsOk().Words, StringComparison.Ordinal);
    }

    private static string Home(TicketInHand ticket) => $"{ticket.Home}/komitmen/koreksi";

    private async Task<(SigningScene Scene, TicketInHand Ticket)> SignedAsync()
    {
        var scene = await SigningScene.OpenAsync(site);
        var ticket = await scene.InsideAsync(Wrong);
        await scene.SignAsync(ticket);
        return (scene, ticket);
    }

    private async Task CorrectAsync(TicketInHand ticket, string name)
    {
        using var visitor = site.Visitor();
        var answer = (await (await visitor.GetAsync(Home(ticket))).IsOk().FormTo("/koreksi").Set("Name", name).SubmitAsync()).IsOk();
        Assert.Equal($"303 /tiket/{ticket.Token}/komitmen", Assert.Single(answer.Trail));
    }

    private async Task<Page> UploadAsync(byte[] paper)
    {
        using var visitor = site.Visitor();
        return (await (await visitor.GetAsync("/verifikasi")).Form("form[enctype]").Attach("berkas", "a.pdf", paper, "application/pdf").SubmitAsync()).IsOk();
    }
}
