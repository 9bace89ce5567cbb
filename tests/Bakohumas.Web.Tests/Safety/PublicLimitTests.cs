using System.Globalization;
using System.Net;
using System.Net.Http.Json;
using System.Text.Json;
using Bakohumas.Domain.CheckIn;
using Bakohumas.Web.Tests.Joint;
using Bakohumas.Web.Tests.Pledges;
using Bakohumas.Web.Tests.Rig;
using Microsoft.EntityFrameworkCore;

namespace Bakohumas.Web.Tests.Safety;

/// <summary>A site on which an address may knock five times a minute.</summary>
public sealed class FewKnocks : Site
{
    public const int PerMinute = 5;
    private int addresses;

    protected override IEnumerable<KeyValuePair<string, string>> Settings => [new("Limits:PublicFormsPerMinute", PerMinute.ToString(CultureInfo.InvariantCulture))];

    /// <summary>An address of the documentation's network that nobody else in the run has, as a proxy on this machine would say.</summary>
    public string NewAddress() => string.Create(CultureInfo.InvariantCulture, $"198.51.100.{Interlocked.Increment(ref addresses)}");

    public Visitor From(string address)
    {
        var visitor = Visitor();
        visitor.Client.DefaultRequestHeaders.Add("X-Forwarded-For", address);
        return visitor;
    }
}

/// <summary>
/// The forms that a link alone opens, and those that pair a device: who knocks once too often is told so in their language, nothing is
/// recorded, and nobody at another address notices.
/// </summary>
public sealed class PublicLimitTests(FewKnocks site) : IClassFixture<FewKnocks>
{
    [Fact]
    public async Task The_page_of_a_witness_is_opened_and_signed_so_often_and_no_more()
    {
        var scene = await JointScene.OpenAsync(site);
        using var organizer = await scene.OrganizerAsync();
        var link = await scene.WitnessAsync(organizer, "Martha Saksi");
        var address = site.NewAddress();
        using var visitor = site.From(address);
        Form? form = null;
        for (var i = 0; i < FewKnocks.PerMinute; i++) form = (await visitor.GetAsync(link)).IsOk().Form("form[data-signature]");

        await RefusedAsync(address, link, () => form!.Set("method", "typed").Set("name", "Martha Saksi").Check("consentPledge").SubmitAsync());

        Assert.Equal(0, await site.ReadAsync(db => db.JointSignatures.CountAsync(s => s.EventId == scene.At.Id)));
        (await site.From(site.NewAddress()).GetAsync(link)).IsOk();
    }

    [Theory]
    [InlineData("bukan-saya")]
    [InlineData("tarik")]
    [InlineData("koreksi")]
    public async Task What_a_signer_states_afterwards_is_asked_and_said_so_often_and_no_more(string what)
    {
        var scene = await SigningScene.OpenAsync(site);
        var ticket = await scene.InsideAsync();
        await scene.SignAsync(ticket);
        var (page, address) = ($"{ticket.Home}/komitmen/{what}", site.NewAddress());
        using var visitor = site.From(address);
        Form? form = null;
        for (var i = 0; i < FewKnocks.PerMinute; i++) form = (await visitor.GetAsync(page)).IsOk().FormTo("/" + what);

        await RefusedAsync(address, page, () => (what == "koreksi" ? form!.Set("Position", "Kepala Bidang") : form!).SubmitAsync());

        Assert.Equal(0, await site.ReadAsync(db => db.PledgeStatements.CountAsync(s => s.EventId == scene.Event.Id)));
        Assert.Equal(1, await site.ReadAsync(db => db.Pledges.IgnoreQueryFilters().CountAsync(p => p.EventId == scene.Event.Id)));
        // The receipt and the paper are behind no such limit.
        (await visitor.GetAsync(SigningScene.Receipt(ticket))).IsOk();
        (await site.From(site.NewAddress()).GetAsync(page)).IsOk();
    }

    [Theory]
    [InlineData("pintu", "", DeviceRight.Scan)]
    [InlineData("layar", "/pasang", DeviceRight.Screen)]
    [InlineData("meja", "/pasang", DeviceRight.Kiosk)]
    public async Task A_device_is_paired_by_a_page_so_often_and_no_more(string place, string form, DeviceRight right)
    {
        site.Clock.Advance(TimeSpan.FromMinutes(1));
        var scene = await SigningScene.OpenAsync(site);
        var (code, address) = (await A.PairingCode(site, scene.Event, right), site.NewAddress());
        var (home, post) = ($"/{place}/{scene.Event.Slug}", $"/{place}/{scene.Event.Slug}/pasang");
        using var visitor = site.From(address);
        await visitor.GetAsync(home + form);
        for (var i = 0; i < FewKnocks.PerMinute; i++) (await visitor.PostAsync(post, [new("pairingCode", "ZZZZ-ZZZ5")])).Is(HttpStatusCode.UnprocessableEntity);

        await RefusedAsync(address, home + form, () => visitor.PostAsync(post, [new("pairingCode", code)]), post);

        Assert.False(await site.ReadAsync(db => db.Devices.AnyAsync(d => d.EventId == scene.Event.Id && d.Right == right)));
        // The code was not used up, and elsewhere in the hall it is good.
        using var other = site.From(site.NewAddress());
        await other.GetAsync(home + form);
        (await other.PostAsync(post, [new("pairingCode", code)])).IsOk();
        Assert.True(await site.ReadAsync(db => db.Devices.AnyAsync(d => d.EventId == scene.Event.Id && d.Right == right)));
    }

    [Fact]
    public async Task A_device_is_paired_by_its_call_so_often_and_no_more()
    {
        site.Clock.Advance(TimeSpan.FromMinutes(1));
        var at = await A.Event(site);
        var code = await A.PairingCode(site, at);
        using var phone = site.From(site.NewAddress());
        for (var i = 0; i < FewKnocks.PerMinute; i++) Assert.Equal(HttpStatusCode.NotFound, (await PairAsync(phone, "ZZZZ-ZZZ6", at.Slug)).StatusCode);

        var refused = await PairAsync(phone, code, at.Slug);

        Assert.Equal(HttpStatusCode.TooManyRequests, refused.StatusCode);
        Assert.Equal("application/problem+json", refused.Content.Headers.ContentType?.MediaType);
        Assert.Equal(429, (await refused.Content.ReadFromJsonAsync<JsonElement>(TestContext.Current.CancellationToken)).GetProperty("status").GetInt32());
        Assert.True(refused.Headers.RetryAfter?.Delta > TimeSpan.Zero);
        using var other = site.From(site.NewAddress());
        Assert.Equal(HttpStatusCode.Created, (await PairAsync(other, code, at.Slug)).StatusCode);
    }

    /// <summary>The next knock is refused, and the one after it in English; both say when to come again.</summary>
    private async Task RefusedAsync(string address, string page, Func<Task<Page>> next, string? post = null)
    {
        var refused = (await next()).Is(HttpStatusCode.TooManyRequests);
        Assert.Contains("Terlalu banyak permintaan", refused.Words, StringComparison.Ordinal);
        Assert.Equal("id", refused.Html.DocumentElement.GetAttribute("lang"));
        Assert.True(refused.Headers.RetryAfter?.Delta > TimeSpan.Zero);

        using var stranger = site.From(address);
        await stranger.GetAsync("/bahasa?ke=en&kembali=/privasi");
        if (post is not null) await stranger.GetAsync(page);
        var english = (post is null ? await stranger.GetAsync(page) : await stranger.PostAsync(post, [new("pairingCode", "ZZZZ-ZZZ5")])).Is(HttpStatusCode.TooManyRequests);
        Assert.Contains("Too many requests", english.Words, StringComparison.Ordinal);
        Assert.Equal("en", english.Html.DocumentElement.GetAttribute("lang"));
    }

    private static Task<HttpResponseMessage> PairAsync(Visitor phone, string pairingCode, string slug) =>
        phone.Client.PostAsJsonAsync("/api/v1/devices", new { pairingCode, name = "HP", @event = slug }, TestContext.Current.CancellationToken);
}
