using System.Net;
using Bakohumas.Domain.Pledges;
using Bakohumas.Domain.Reminders;
using Bakohumas.Web.Tests.Rig;
using Microsoft.EntityFrameworkCore;

namespace Bakohumas.Web.Tests.Pledges;

/// <summary>"Bukan saya" and the withdrawal: new facts, nothing deleted, nobody recorded as refusing.</summary>
public sealed class StatementTests(Site site) : IClassFixture<Site>
{
    [Fact]
    public async Task Not_me_is_told_to_the_committee_and_to_no_stranger_and_stops_reminders()
    {
        var scene = await SigningScene.OpenAsync(site);
        var ticket = await scene.InsideAsync(mail: "bukan@contoh.example");
        await scene.SignAsync(ticket);
        var code = (await scene.PledgeAsync(ticket)).Code;
        var before = (await site.Visitor().GetAsync("/verifikasi/" + code)).IsOk().Words;
        await site.RunJobAsync("send-due-mails");
        var link = site.Outbox.Only("bukan@contoh.example").Text;
        Assert.Contains($"{ticket.Home}/komitmen/bukan-saya", link, StringComparison.Ordinal);

        using var visitor = site.Visitor();
        var page = (await visitor.GetAsync(Home(ticket, "bukan-saya"))).IsOk();
        Assert.Empty(await StatementsAsync(scene));
        var receipt = (await page.FormTo("/bukan-saya").SubmitAsync()).IsOk();
        await page.FormTo("/bukan-saya").SubmitAsync();

        var said = Assert.Single(await StatementsAsync(scene));
        Assert.Equal(StatementKind.NotMe, said.Kind);
        Assert.Contains("Anda menyatakan bukan Anda yang menandatangani", receipt.Words, StringComparison.Ordinal);
        Assert.Equal(before, (await site.Visitor().GetAsync("/verifikasi/" + code)).IsOk().Words);
        Assert.NotNull(await site.ReadAsync(db => db.Registrations.Where(r => r.Id == ticket.Id).Select(r => r.RemindersStoppedAt).SingleAsync()));
        await site.RunJobAsync("send-due-mails");
        var mail = Assert.Single(site.Outbox.To("bukan@contoh.example"), l => l.Subject.Contains("Pernyataan", StringComparison.Ordinal));
        Assert.Contains($"{ticket.Home}/komitmen/tarik", mail.Text, StringComparison.Ordinal);
        Assert.Equal(1, await AuditedAsync(scene, Data.Acts.PledgeDisputed));
    }

    [Fact]
    public async Task A_withdrawn_pledge_stays_as_a_row_and_its_paper_verifies_as_withdrawn()
    {
        var scene = await SigningScene.OpenAsync(site);
        var ticket = await scene.InsideAsync(mail: "tarik@contoh.example");
        await scene.SignAsync(ticket);
        var pledge = await scene.PledgeAsync(ticket);

        var receipt = await WithdrawAsync(ticket);
        await WithdrawAsync(ticket, again: true);

        Assert.Contains("Tanda tangan Anda sudah ditarik", receipt.Words, StringComparison.Ordinal);
        Assert.Single(await scene.PledgesAsync());
        Assert.Equal(1, await scene.CountAsync());
        Assert.Equal(StatementKind.Withdrawn, Assert.Single(await StatementsAsync(scene)).Kind);
        var page = (await site.Visitor().GetAsync("/verifikasi/" + pledge.Code)).IsOk();
        Assert.Contains("Asli, tetapi sudah ditarik", page.Words, StringComparison.Ordinal);
        Assert.StartsWith("Asli, tetapi sudah ditarik", page.Html.Title, StringComparison.Ordinal);
        Assert.DoesNotContain("Kode ini kami terbitkan", page.Words, StringComparison.Ordinal);
        var leaves = await site.ReadAsync(db => db.PendingLeaves.AsNoTracking().Where(l => l.PledgeId == pledge.Id).ToListAsync());
        Assert.Equal([LeafKind.Pledge, LeafKind.Withdrawal], leaves.Select(l => l.Kind).Order());
        var withdrawn = leaves.Single(l => l.Kind == LeafKind.Withdrawal);
        Assert.Equal(new WithdrawalRecord(pledge.Code, withdrawn.MadeAt).Commitment(pledge.RecordKey), withdrawn.Commitment);
        await site.RunJobAsync("send-due-mails");
        Assert.Single(site.Outbox.To("tarik@contoh.example"), l => l.Subject.Contains("Penarikan", StringComparison.Ordinal));
        Assert.Equal(1, await AuditedAsync(scene, Data.Acts.PledgeWithdrawn));
        Assert.DoesNotContain("Terima kasih", (await site.Visitor().GetAsync(ticket.Home)).IsOk().Words.Replace("Terima kasih, " + ticket.Name, "", StringComparison.Ordinal), StringComparison.Ordinal);
    }

    [Fact]
    public async Task Thirty_two_withdrawals_at_once_are_one()
    {
        var scene = await SigningScene.OpenAsync(site);
        var ticket = await scene.InsideAsync();
        await scene.SignAsync(ticket);
        var forms = await Task.WhenAll(Enumerable.Range(0, 32).Select(async _ => (await site.Visitor().GetAsync(Home(ticket, "tarik"))).IsOk().FormTo("/tarik")));

        var answers = await Task.WhenAll(forms.Select(f => f.SubmitAsync(follow: false)));

        Assert.All(answers, a => Assert.Equal(HttpStatusCode.SeeOther, a.Status));
        Assert.Single(await StatementsAsync(scene));
        Assert.Equal(1, await AuditedAsync(scene, Data.Acts.PledgeWithdrawn));
    }

    [Fact]
    public async Task Who_took_it_back_signs_again_in_a_new_session_and_not_in_the_same()
    {
        var scene = await SigningScene.OpenAsync(site);
        var ticket = await scene.InsideAsync();
        await scene.SignAsync(ticket);
        var first = await scene.PledgeAsync(ticket);
        await WithdrawAsync(ticket);
        Assert.Equal(SigningScene.Receipt(ticket), (await site.Visitor().GetAsync(SigningScene.Address(ticket))).IsOk().Address);
        var home = (await site.Visitor().GetAsync(ticket.Home)).IsOk();
        Assert.Equal([true, true, false, false], home.Html.QuerySelectorAll(".bk-rail li").Select(step => step.ClassList.Contains("is-done")));
        Assert.Null(home.Html.QuerySelector($"a[href='{SigningScene.Address(ticket)}']"));
        await scene.CloseSessionAsync();
        site.Clock.Advance(TimeSpan.FromMinutes(1));
        await scene.OpenSessionAsync();
        Assert.NotNull((await site.Visitor().GetAsync(ticket.Home)).IsOk().Html.QuerySelector($"a.btn-primary[href='{SigningScene.Address(ticket)}']"));

        await scene.SignAsync(ticket);

        var pledges = await site.ReadAsync(db => db.Pledges.AsNoTracking().Where(p => p.RegistrationId == ticket.Id).OrderBy(p => p.SignedAt).ToListAsync());
        Assert.Equal(2, pledges.Count);
        Assert.NotNull(pledges[0].WithdrawalId);
        Assert.Null(pledges[1].WithdrawalId);
        Assert.Contains("sudah ditarik", (await site.Visitor().GetAsync("/verifikasi/" + first.Code)).Words, StringComparison.Ordinal);
        Assert.Contains("Kode ini kami terbitkan", (await site.Visitor().GetAsync("/verifikasi/" + pledges[1].Code)).Words, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("bukan-saya")]
    [InlineData("tarik")]
    [InlineData("koreksi")]
    public async Task Who_has_not_signed_and_who_is_unknown_get_the_same_answer(string what)
    {
        var scene = await SigningScene.OpenAsync(site);
        var ticket = await scene.InsideAsync();

        (await site.Visitor().GetAsync(Home(ticket, what))).Is(HttpStatusCode.NotFound);
        (await site.Visitor().GetAsync($"/tiket/{new string('A', 22)}/komitmen/{what}")).Is(HttpStatusCode.NotFound);
        using var visitor = site.Visitor();
        await visitor.GetAsync(SigningScene.Address(ticket));
        (await visitor.PostAsync(Home(ticket, what), [])).Is(HttpStatusCode.NotFound);
        Assert.Empty(await StatementsAsync(scene));
    }

    [Fact]
    public async Task After_a_withdrawal_nobody_is_reminded_to_sign()
    {
        var scene = await SigningScene.OpenAsync(site);
        var ticket = await scene.InsideAsync();
        await scene.SignAsync(ticket);
        await WithdrawAsync(ticket);
        site.Clock.Advance(ReminderClock.DueAt(MailRule.Unsigned1, scene.Event.StartsAt, scene.Event.EndsAt, scene.Event.Zone)!.Value - site.Clock.Now);

        await site.RunJobAsync("plan-reminders");

        Assert.False(await site.ReadAsync(db => db.Outbox.AnyAsync(m => m.SubjectId == ticket.Id && (m.Rule == MailRule.Unsigned1 || m.Rule == MailRule.Unsigned3))));
    }

    private static string Home(TicketInHand ticket, string what) => $"{ticket.Home}/komitmen/{what}";

    private async Task<Page> WithdrawAsync(TicketInHand ticket, bool again = false)
    {
        using var visitor = site.Visitor();
        var page = (await visitor.GetAsync(Home(ticket, "tarik"))).IsOk();
        return again ? page : (await page.FormTo("/tarik").SubmitAsync()).IsOk();
    }

    private Task<List<PledgeStatement>> StatementsAsync(SigningScene scene) => site.ReadAsync(db => db.PledgeStatements.AsNoTracking().Where(s => s.EventId == scene.Event.Id).ToListAsync());

    private Task<int> AuditedAsync(SigningScene scene, string act) => site.ReadAsync(db => db.Audit.CountAsync(a => a.EventId == scene.Event.Id && a.Act == act));
}
