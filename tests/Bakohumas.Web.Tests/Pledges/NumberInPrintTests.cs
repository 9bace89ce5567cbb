using System.Data.Common;
using Bakohumas.Web.Tests.Rig;

namespace Bakohumas.Web.Tests.Pledges;

/// <summary>Full or masked: said before the signature, settled when the session opened, the same whenever the paper is drawn.</summary>
public sealed class NumberInPrintTests(Site site) : IClassFixture<Site>
{
    private const string Digits = "198611152010011007";

    [Theory]
    [InlineData(true, "Dicetak lengkap")]
    [InlineData(false, "Dicetak disamarkan: 198611")]
    public async Task The_page_says_before_the_signature_how_the_number_is_printed(bool full, string words)
    {
        var scene = await SigningScene.OpenAsync(site, at => at.PrintsFullNumber = full, opened: false);
        var ticket = await scene.InsideAsync(change: SigningScene.Numbered(site, Digits));
        Assert.Contains(words, (await site.Visitor().GetAsync(SigningScene.Address(ticket))).IsOk().Words, StringComparison.Ordinal);
        await scene.OpenSessionAsync(full);

        // The event's choice can change below the application; what was settled does not.
        await site.WriteAsync(db => db.Events.Single(e => e.Id == scene.Event.Id).PrintsFullNumber = !full);

        Assert.Contains(words, (await site.Visitor().GetAsync(SigningScene.Address(ticket))).IsOk().Words, StringComparison.Ordinal);
        await scene.SignAsync(ticket);
        await site.SealedAsync(ticket.Id);
        var paper = (await site.Visitor().GetAsync(SigningScene.Paper(ticket))).IsOk().Bytes;
        var text = await Tools.TextOfAsync(paper);
        Assert.Equal(full, text.Contains("19861115 201001 1 007", StringComparison.Ordinal));
        await Assert.ThrowsAnyAsync<DbException>(() => site.ExecuteAsync($"UPDATE \"SigningSessions\" SET \"PrintsFullNumber\" = \"PrintsFullNumber\" WHERE \"Id\" = '{scene.Session.ToString().ToUpperInvariant()}'"));
    }
}
