using System.Data.Common;
using Bakohumas.Web.Data;
using Bakohumas.Web.Tests.Rig;
using Microsoft.EntityFrameworkCore;

namespace Bakohumas.Web.Tests.Pledges;

/// <summary>What a signer stated, and the two marks of a pledge, cannot be taken off below the application.</summary>
public sealed class StatementGuardTests(Site site) : IClassFixture<Site>
{
    [Theory]
    [InlineData("""UPDATE "PledgeStatements" SET "Kind" = 'NotMe' WHERE "EventId" = '*'""")]
    [InlineData("""DELETE FROM "PledgeStatements" WHERE "EventId" = '*'""")]
    [InlineData("""UPDATE "Pledges" SET "WithdrawalId" = NULL WHERE "EventId" = '*'""")]
    [InlineData("""UPDATE "Pledges" SET "SupersededById" = NULL WHERE "EventId" = '*'""")]
    [InlineData("""UPDATE "Pledges" SET "SupersedesId" = NULL WHERE "EventId" = '*'""")]
    [InlineData("""UPDATE "Pledges" SET "CorrectedAt" = "SignedAt" WHERE "EventId" = '*'""")]
    [InlineData("""UPDATE "SigningSessions" SET "PrintsFullNumber" = "PrintsFullNumber" WHERE "EventId" = '*'""")]
    public async Task A_mark_stays_also_after_the_guards_were_made_again(string change)
    {
        var scene = await SigningScene.OpenAsync(site);
        var ticket = await scene.InsideAsync();
        await scene.SignAsync(ticket);
        using var visitor = site.Visitor();
        (await (await visitor.GetAsync($"{ticket.Home}/komitmen/koreksi")).FormTo("/koreksi").Set("Position", "Kepala Bidang").SubmitAsync()).IsOk();
        (await (await visitor.GetAsync($"{ticket.Home}/komitmen/tarik")).FormTo("/tarik").SubmitAsync()).IsOk();
        var sql = change.Replace("*", scene.Event.Id.ToString().ToUpperInvariant(), StringComparison.Ordinal);

        await Assert.ThrowsAnyAsync<DbException>(() => site.ExecuteAsync(sql));
        await site.ReadAsync(async db => { await DatabaseSetup.PrepareAsync(db, TestContext.Current.CancellationToken); return 0; });
        await Assert.ThrowsAnyAsync<DbException>(() => site.ExecuteAsync(sql));

        Assert.Equal(1, await site.ReadAsync(db => db.Pledges.IgnoreQueryFilters().CountAsync(p => p.EventId == scene.Event.Id && p.WithdrawalId != null)));
        Assert.Equal(1, await site.ReadAsync(db => db.Pledges.IgnoreQueryFilters().CountAsync(p => p.EventId == scene.Event.Id && p.SupersededById != null)));
    }

    [Fact]
    public async Task Two_current_editions_of_one_signatory_are_refused_by_the_index()
    {
        var scene = await SigningScene.OpenAsync(site);
        var ticket = await scene.InsideAsync();
        await scene.SignAsync(ticket);
        var pledge = await scene.PledgeAsync(ticket);
        var columns = await site.ReadAsync(db => Task.FromResult(db.Model.FindEntityType(typeof(Domain.Pledges.Pledge))!.GetProperties().Select(p => p.GetColumnName()).Except(["Id", "Code", "Number"]).ToArray()));
        var uuid = await site.ReadAsync(db => Task.FromResult(db.Database.IsSqlite() ? "TEXT" : "uuid"));
        var list = string.Join(',', columns.Select(c => $"\"{c}\""));

        await Assert.ThrowsAnyAsync<DbException>(() => site.ExecuteAsync(
            $"INSERT INTO \"Pledges\" (\"Id\",\"Code\",\"Number\",{list}) SELECT CAST('{A.NewId(site).ToString().ToUpperInvariant()}' AS {uuid}),'AAAABBBBCCCCDDDD',\"Number\" + 1,{list} FROM \"Pledges\" WHERE \"Id\" = '{pledge.Id.ToString().ToUpperInvariant()}'"));
    }
}
