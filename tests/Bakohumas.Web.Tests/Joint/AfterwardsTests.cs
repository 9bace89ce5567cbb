using System.Net;
using Bakohumas.Web.Tests.Rig;

namespace Bakohumas.Web.Tests.Joint;

/// <summary>What happens after the final version: its own act says that the paper has to say something else, without waiting for the regular look.</summary>
public sealed class AfterwardsTests(Site site) : IClassFixture<Site>
{
    [Fact]
    public async Task A_withdrawal_makes_a_version_without_the_person_at_once_and_both_pages_count_it()
    {
        var (scene, stays, goes) = await FinalAsync();

        using var visitor = site.Visitor();
        (await (await visitor.GetAsync(goes.Home + "/komitmen/tarik")).IsOk().FormTo("/tarik").SubmitAsync()).IsOk();
        await scene.DrawAsync();

        Assert.Equal([(2, 0, true), (1, 1, true)], (await scene.PapersAsync()).Select(p => (p.Signatories, p.Withdrawn, p.IsFinal)));
        var text = await scene.TextAsync((await visitor.GetAsync(stays.Home + "/komitmen-bersama.pdf")).IsOk().Bytes);
        Assert.DoesNotContain("Mira Mencabut", text, StringComparison.Ordinal);
        Assert.Contains("1 orang mencabut komitmennya", text, StringComparison.Ordinal);
        Assert.Contains("1 orang mencabut komitmennya", (await visitor.GetAsync("/verifikasi/" + await scene.CodeAsync())).IsOk().Words, StringComparison.Ordinal);
        (await visitor.GetAsync(goes.Home + "/komitmen-bersama.pdf")).Is(HttpStatusCode.NotFound);
    }

    [Fact]
    public async Task A_corrected_name_stands_on_a_new_version_at_once()
    {
        var (scene, stays, wrong) = await FinalAsync();

        using var visitor = site.Visitor();
        (await (await visitor.GetAsync(wrong.Home + "/komitmen/koreksi")).IsOk().FormTo("/koreksi").Set("Name", "Mira Mencabut Lestari").SubmitAsync()).IsOk();
        await scene.DrawAsync();

        Assert.Equal([(2, true), (2, true)], (await scene.PapersAsync()).Select(p => (p.Signatories, p.IsFinal)));
        var text = await scene.TextAsync((await visitor.GetAsync(stays.Home + "/komitmen-bersama.pdf")).IsOk().Bytes);
        Assert.Contains("Mira Mencabut Lestari", text, StringComparison.Ordinal);
        // The typed signature is what was signed, and stays.
        Assert.Equal(2, text.Split("Mira Mencabut").Length - 1);
    }

    private async Task<(JointScene Scene, TicketInHand Stays, TicketInHand Other)> FinalAsync()
    {
        var scene = await JointScene.OpenAsync(site);
        var (stays, other) = (await scene.SignsAsync("Galih Tetap"), await scene.SignsAsync("Mira Mencabut"));
        await scene.Hall.CloseSessionAsync();
        site.Clock.Advance(TimeSpan.FromSeconds(1));
        await scene.DrawAsync();
        Assert.True(Assert.Single(await scene.PapersAsync()).IsFinal);
        // Nothing is due now: without a word of the change the next look is minutes away.
        await scene.DrawAsync();
        site.Clock.Advance(TimeSpan.FromSeconds(1));
        return (scene, stays, other);
    }
}
