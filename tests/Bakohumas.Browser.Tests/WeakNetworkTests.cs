using Bakohumas.Web.Tests.Rig;
using Microsoft.EntityFrameworkCore;
using Microsoft.Playwright;

namespace Bakohumas.Browser.Tests;

/// <summary>A hall whose network comes and goes: nothing that was drawn is lost, nothing is recorded twice, nothing is claimed too early.</summary>
public sealed class WeakNetworkTests(SeminarSite site, Chromium chromium) : IClassFixture<SeminarSite>
{
    private const string Drafts = "() => Object.keys(localStorage).filter(k => k.startsWith('ttd:')).length";

    [Fact]
    public async Task A_signature_on_a_dead_network_is_sent_by_itself_when_the_network_is_back()
    {
        await using var crowd = new Crowd(chromium, site);
        var guest = await Hall.GuestAsync(site, await Hall.OpenAsync(site));
        var siti = await DrawnAsync(crowd, guest);
        await siti.Page.Context.SetOfflineAsync(true);

        await siti.PressAsync("Tanda tangani komitmen");

        await siti.SeesAsync("Belum tercatat");
        Assert.Equal(0, await PledgesAsync(guest));
        await siti.Page.Context.SetOfflineAsync(false);
        await siti.ArrivesAtAsync("/komitmen$");
        Assert.Equal(1, await PledgesAsync(guest));
        Assert.Equal(0, await siti.Page.EvaluateAsync<int>(Drafts));
    }

    [Fact]
    public async Task A_reload_gives_back_what_was_drawn_and_ticked_and_says_that_it_is_not_recorded()
    {
        await using var crowd = new Crowd(chromium, site);
        var guest = await Hall.GuestAsync(site, await Hall.OpenAsync(site));
        var siti = await DrawnAsync(crowd, guest);
        var drawn = await siti.Page.InputValueAsync("input[name=strokes]");

        await siti.Page.ReloadAsync();

        await siti.SeesAsync("Belum tercatat");
        Assert.NotEmpty(drawn);
        Assert.Equal(drawn, await siti.Page.InputValueAsync("input[name=strokes]"));
        Assert.True(await siti.Page.IsCheckedAsync("input[name=consentPledge]"));
        Assert.True(await siti.Page.IsCheckedAsync("input[name=consentData]"));
        Assert.False(await siti.Page.IsCheckedAsync("input[name=showInJoint]"));
        await siti.LooksAtAsync("tanda-tangan-dipulihkan");
        crowd.FoundNothingWrong();
    }

    [Fact]
    public async Task A_tab_that_was_closed_without_network_leaves_the_signature_to_the_next_one()
    {
        await using var crowd = new Crowd(chromium, site);
        var guest = await Hall.GuestAsync(site, await Hall.OpenAsync(site));
        var siti = await DrawnAsync(crowd, guest);
        await siti.Page.Context.SetOfflineAsync(true);
        await siti.PressAsync("Tanda tangani komitmen");
        await siti.SeesAsync("Belum tercatat");
        var nonce = await NonceAsync(siti.Page);
        await siti.Page.CloseAsync();
        await siti.Page.Context.SetOfflineAsync(false);

        var tab = await siti.Page.Context.NewPageAsync();
        await tab.GotoAsync(site.Url + guest.Home + "/tanda-tangan");

        await tab.GetByText("Belum tercatat").First.WaitForAsync();
        Assert.NotEmpty(await tab.InputValueAsync("input[name=strokes]"));
        Assert.True(await tab.IsCheckedAsync("input[name=consentPledge]"));
        Assert.Equal(nonce, await NonceAsync(tab));
        Assert.Equal(0, await PledgesAsync(guest));
        await tab.GetByRole(AriaRole.Button, new() { Name = "Kirim ulang" }).ClickAsync();
        await tab.WaitForURLAsync(new System.Text.RegularExpressions.Regex("/komitmen$"));
        Assert.Equal(1, await PledgesAsync(guest));
        Assert.Equal(0, await tab.EvaluateAsync<int>(Drafts));
    }

    [Fact]
    public async Task A_recorded_signature_whose_answer_was_lost_is_asked_for_again_and_stays_one()
    {
        await using var crowd = new Crowd(chromium, site);
        var guest = await Hall.GuestAsync(site, await Hall.OpenAsync(site));
        var siti = await DrawnAsync(crowd, guest);
        var nonce = Guid.Parse(await NonceAsync(siti.Page));
        var (sent, heard) = (new List<string>(), new TaskCompletionSource());
        await siti.Page.RouteAsync("**/tanda-tangan", async route =>
        {
            if (route.Request.Method != "POST")
            {
                await route.ContinueAsync();
                return;
            }

            sent.Add(route.Request.PostData ?? "");
            // The server hears the second one too; the person learns of it from the third.
            var answer = sent.Count <= 2 ? await route.FetchAsync(new() { MaxRedirects = 0 }) : null;
            if (answer is null)
            {
                await route.ContinueAsync();
                return;
            }

            Assert.Equal(303, answer.Status);
            heard.TrySetResult();
            await route.AbortAsync("connectionreset");
        });

        await siti.PressAsync("Tanda tangani komitmen");

        await heard.Task.WaitAsync(TimeSpan.FromSeconds(30), TestContext.Current.CancellationToken);
        await siti.ArrivesAtAsync("/komitmen$");
        await siti.SeesAsync("penanda tangan ke-1");
        Assert.Equal(3, sent.Count);
        Assert.All(sent, body => Assert.Contains(nonce.ToString(), body, StringComparison.OrdinalIgnoreCase));
        Assert.Equal([nonce], await site.ReadAsync(db => db.Pledges.Where(p => p.RegistrationId == guest.Id).Select(p => p.Nonce).ToListAsync()));
        Assert.Equal(0, await siti.Page.EvaluateAsync<int>(Drafts));
    }

    private Task<int> PledgesAsync(TicketInHand guest) => site.ReadAsync(db => db.Pledges.CountAsync(p => p.RegistrationId == guest.Id));

    private static Task<string> NonceAsync(IPage page) => page.InputValueAsync("input[name=nonce]");

    private static async Task<Person> DrawnAsync(Crowd crowd, TicketInHand guest)
    {
        var siti = await crowd.OnPhoneAsync();
        await siti.OpenAsync(guest.Home + "/tanda-tangan");
        await siti.TickAsync("consentPledge");
        await siti.TickAsync("consentData");
        await siti.Page.Locator(".bk-tabs label").First.ClickAsync();
        await Signature.WithAFingerAsync(siti.Page);
        return siti;
    }
}
