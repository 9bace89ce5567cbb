using System.Net;
using Bakohumas.Domain.Accounts;
using Bakohumas.Web.Data;
using Bakohumas.Web.Features.Audit;
using Bakohumas.Web.Features.Shared;
using Bakohumas.Web.Tests.Accounts;
using Bakohumas.Web.Tests.Rig;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;

namespace Bakohumas.Web.Tests.Audit;

public sealed class AuditTests(Site site) : IClassFixture<Site>
{
    [Fact]
    public void Every_act_has_words_in_both_languages()
    {
        var book = site.Services.GetRequiredService<WordingBook>();

        Assert.All(ActNames.All, act => Assert.True(book.Has(ActNames.KeyOf(act)), act));
        Assert.True(ActNames.All.Count > 40);
    }

    [Fact]
    public async Task The_auditor_reads_the_trail_page_by_page_and_nobody_else_does()
    {
        await site.HireAsync("auditor@contoh.example", Role.Auditor);
        await site.HireAsync("humas@contoh.example", Role.RegionalPr, region: "35");
        var (now, subject) = (site.Clock.Now, Guid.CreateVersion7(site.Clock.Now));
        await site.WriteAsync(db =>
        {
            for (var i = 0; i < 60; i++) db.Record(now.AddMinutes(-i), Acts.ScreenSwitched, Actor.System, subject);
        });
        var auditor = await site.OfficerAsync("auditor@contoh.example");

        var first = (await auditor.GetAsync("/panel/jejak?tindakan=" + Acts.ScreenSwitched)).IsOk();
        var second = (await first.FollowAsync("a[rel=next]")).IsOk();

        Assert.Equal((50, 10), (first.Html.QuerySelectorAll("tbody tr").Length, second.Html.QuerySelectorAll("tbody tr").Length));
        foreach (var day in (string[])["0001-01-01", "9999-12-31"]) (await auditor.GetAsync("/panel/jejak?hari=" + day)).IsOk();
        (await (await site.OfficerAsync("humas@contoh.example")).GetAsync("/panel/jejak")).Is(HttpStatusCode.NotFound);
    }

    [Fact]
    public async Task A_day_is_a_day_in_western_Indonesia()
    {
        await site.HireAsync("hari@contoh.example", Role.Auditor);
        var subject = Guid.CreateVersion7(site.Clock.Now);
        await site.WriteAsync(db =>
        {
            db.Record(new DateTimeOffset(2026, 3, 4, 16, 59, 0, TimeSpan.Zero), Acts.DeviceRevoked, Actor.System, subject);
            db.Record(new DateTimeOffset(2026, 3, 4, 17, 1, 0, TimeSpan.Zero), Acts.DeviceRevoked, Actor.System, subject);
        });

        var page = (await (await site.OfficerAsync("hari@contoh.example")).GetAsync("/panel/jejak?hari=2026-03-05")).IsOk();

        Assert.Contains("5 Maret 2026", page.Words, StringComparison.Ordinal);
        Assert.Single(page.Html.QuerySelectorAll("tbody tr"));
    }

    [Theory]
    [InlineData("UPDATE \"Audit\" SET \"Act\" = 'mail.sent'")]
    [InlineData("DELETE FROM \"Audit\"")]
    public async Task Raw_sql_cannot_change_the_trail(string sql)
    {
        await site.WriteAsync(db => db.Record(site.Clock.Now, Acts.MailSent, Actor.System, Guid.CreateVersion7(site.Clock.Now)));

        var fault = await Assert.ThrowsAnyAsync<Exception>(() => site.ExecuteAsync(sql));

        Assert.Contains("append-only", fault.Message, StringComparison.Ordinal);
    }
}
