using System.Text.Json;
using System.Text.RegularExpressions;
using Bakohumas.Domain.Events;
using Bakohumas.Web.Platform.Templates;
using Bakohumas.Web.Tests.Rig;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;

namespace Bakohumas.Web.Tests.Hall;

/// <summary>What the wall lets people read is what stands in <c>templates/</c>.</summary>
public sealed class WallTextTests(Site site) : IClassFixture<Site>
{
    [Fact]
    public async Task The_oath_is_shown_turn_by_turn_with_the_events_names_and_every_answer_of_the_text()
    {
        var at = await Screens.EventAsync(site);
        await site.ReadAsync(db => db.Events.Where(e => e.Id == at.Id).ExecuteUpdateAsync(s => s.SetProperty(e => e.HallMode, HallMode.Text)));
        using var screen = await Screens.PairAsync(site, at);

        var page = (await screen.GetAsync($"/layar/{at.Slug}")).IsOk().Html;

        using var data = JsonDocument.Parse(page.GetElementById("data-aula")!.TextContent);
        var turns = data.RootElement.GetProperty("ikrar").EnumerateArray().Select(t => (Guide: t.GetProperty("guide").GetString()!, All: t.GetProperty("all").GetString())).ToList();
        var body = site.Services.GetRequiredService<TemplateLibrary>().Get("ikrar-lisan", "id").Body;
        Assert.Equal(Regex.Matches(body, @"\*\*Semua:\*\* (.+)").Select(m => m.Groups[1].Value.Trim()), turns.Select(t => t.All).OfType<string>());
        Assert.Equal(Regex.Count(body, @"\*\*Pemandu:\*\*"), turns.Count);
        Assert.Equal("Kami siap.", turns[1].All);
        Assert.All((string[])[at.Name, at.Venue], part => Assert.Contains(part, turns[1].Guide, StringComparison.Ordinal));
        Assert.DoesNotContain(turns, t => (t.Guide + t.All).Contains("{{", StringComparison.Ordinal));
        Assert.Contains(turns[0].Guide, page.QuerySelector(".bk-recite .is-now")!.TextContent, StringComparison.Ordinal);
    }

    [Fact]
    public async Task The_notice_before_a_photo_is_the_short_text_of_the_safe_pose()
    {
        var at = await Screens.EventAsync(site);
        await site.ReadAsync(db => db.Events.Where(e => e.Id == at.Id).ExecuteUpdateAsync(s => s.SetProperty(e => e.HallMode, HallMode.Photo)));
        using var screen = await Screens.PairAsync(site, at);

        var shown = (await screen.GetAsync($"/layar/{at.Slug}")).IsOk().Html.QuerySelectorAll("[data-untuk=photo] h1, [data-untuk=photo] li").Select(e => e.TextContent.Trim());

        var quote = Regex.Match(site.Services.GetRequiredService<TemplateLibrary>().Get("pose-foto", "id").Body, @"^> (.+)$", RegexOptions.Multiline).Groups[1].Value.Trim();
        Assert.Equal(quote, string.Join(' ', shown));
    }
}
