using System.Net;
using Bakohumas.Web.Tests.Rig;
using Microsoft.EntityFrameworkCore;

namespace Bakohumas.Web.Tests.Pledges;

/// <summary>One person, one pledge, one receipt, however often and however fast the button is pressed; and no number twice.</summary>
public sealed class OnePledgeTests(Site site) : IClassFixture<Site>
{
    [Fact]
    public async Task The_back_button_and_a_second_press_lead_to_the_same_receipt()
    {
        var scene = await SigningScene.OpenAsync(site);
        var ticket = await scene.InsideAsync();
        using var visitor = site.Visitor();
        var form = await scene.FormAsync(ticket, visitor);
        (await form.SubmitAsync()).IsOk();
        await site.SealedAsync(ticket.Id);
        var first = (await visitor.GetAsync(SigningScene.Receipt(ticket))).IsOk();

        var same = (await form.SubmitAsync()).IsOk();
        var other = (await form.Set("nonce", A.NewId(site).ToString()).SubmitAsync()).IsOk();
        var late = (await form.Set("textHash", new string('0', 64)).Check("consentPledge", on: false).SubmitAsync()).IsOk();
        var opened = (await visitor.GetAsync(SigningScene.Address(ticket))).IsOk();

        foreach (var page in (Page[])[same, other, late, opened]) Assert.Equal((first.Address, first.Words), (page.Address, page.Words));
        Assert.Single(await scene.PledgesAsync());
        Assert.Equal(1, await scene.CountAsync());
    }

    [Fact]
    public async Task Sixty_four_presses_at_once_are_one_pledge_with_all_that_belongs_to_it()
    {
        var scene = await SigningScene.OpenAsync(site);
        var ticket = await scene.InsideAsync();
        var forms = await Task.WhenAll(Enumerable.Range(0, 64).Select(_ => scene.FormAsync(ticket)));

        var answers = await Task.WhenAll(forms.Select(f => f.SubmitAsync(follow: false)));

        Assert.All(answers, a => Assert.Equal((HttpStatusCode.SeeOther, SigningScene.Receipt(ticket)), (a.Status, a.Headers.Location!.OriginalString)));
        var pledge = Assert.Single(await scene.PledgesAsync());
        Assert.Equal((1, 1), (pledge.Number, await scene.CountAsync()));
        await site.ReadAsync(async db =>
        {
            Assert.Equal(1, await db.PendingLeaves.CountAsync(l => l.PledgeId == pledge.Id));
            Assert.Equal(1, await db.Outbox.CountAsync(m => m.EventId == scene.Event.Id));
            Assert.Equal(1, await db.Audit.CountAsync(a => a.EventId == scene.Event.Id && a.Act == Data.Acts.PledgeSigned));
            return Assert.Single(await db.FrozenTexts.Where(t => t.EventId == scene.Event.Id).ToListAsync());
        });
    }

    [Fact]
    public async Task Thirty_two_people_at_once_get_the_numbers_one_to_thirty_two()
    {
        var scene = await SigningScene.OpenAsync(site);
        var forms = new List<Form>();
        for (var i = 0; i < 32; i++) forms.Add(await scene.FormAsync(await scene.InsideAsync()));

        var answers = await Task.WhenAll(forms.Select(f => f.SubmitAsync(follow: false)));

        Assert.All(answers, a => Assert.Equal(HttpStatusCode.SeeOther, a.Status));
        var pledges = await scene.PledgesAsync();
        Assert.Equal(Enumerable.Range(1, 32), pledges.Select(p => p.Number));
        Assert.Equal(32, await scene.CountAsync());
        Assert.Single(pledges.Select(p => p.TextHash).Distinct());
        Assert.Single(pledges.Select(p => p.FrozenTextId).Distinct());
        Assert.Equal(32, pledges.Select(p => p.Code).Distinct().Count());
    }

    [Fact]
    public async Task Two_people_whose_forms_carry_the_same_number_both_sign()
    {
        var scene = await SigningScene.OpenAsync(site);
        var (one, two) = (await scene.InsideAsync(), await scene.InsideAsync());
        var form = await scene.FormAsync(one);
        var copied = (await scene.FormAsync(two)).Set("nonce", form.Value("nonce")!);

        (await form.SubmitAsync()).IsOk();
        (await copied.SubmitAsync()).IsOk();

        Assert.Equal(2, (await scene.PledgesAsync()).Count);
    }
}
