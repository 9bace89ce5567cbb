using System.Data.Common;
using Bakohumas.Domain.Events;
using Bakohumas.Web.Data;
using Bakohumas.Web.Tests.Rig;

namespace Bakohumas.Web.Tests.CheckIn;

/// <summary>The door's tables are append-only below the application: raw SQL is refused by the database itself.</summary>
public sealed class GuardTests(Site site) : IClassFixture<Site>
{
    public static TheoryData<string> Changes => new(
        """UPDATE "Scans" SET "Gate" = 'x' WHERE "EventId" = '*'""",
        """UPDATE "Scans" SET "Verdict" = 'Refused' WHERE "EventId" = '*'""",
        """DELETE FROM "Scans" WHERE "EventId" = '*'""",
        """UPDATE "ScanUndos" SET "At" = "HeardAt" WHERE "EventId" = '*'""",
        """DELETE FROM "ScanUndos" WHERE "EventId" = '*'""",
        """UPDATE "Admissions" SET "Gate" = 'x' WHERE "EventId" = '*'""",
        """UPDATE "Admissions" SET "At" = "At" WHERE "EventId" = '*'""",
        """UPDATE "Admissions" SET "UndoId" = NULL WHERE "EventId" = '*' AND "UndoId" IS NOT NULL""",
        """DELETE FROM "Admissions" WHERE "EventId" = '*'""",
        """UPDATE "TicketCodes" SET "Generation" = 9""",
        """DELETE FROM "TicketCodes" """,
        """UPDATE "Audit" SET "Act" = 'x' WHERE "EventId" = '*'""",
        """DELETE FROM "Audit" WHERE "EventId" = '*'""");

    [Theory]
    [MemberData(nameof(Changes))]
    public async Task A_fact_of_the_door_cannot_be_changed_also_after_the_guards_were_made_again(string change)
    {
        var at = await UndoneAsync();
        var sql = change.Replace("*", at.Id.ToString().ToUpperInvariant(), StringComparison.Ordinal);
        var before = await Kept.OfAsync(site, at);

        await RefusedAsync(sql);
        await site.ReadAsync(async db => { await DatabaseSetup.PrepareAsync(db, TestContext.Current.CancellationToken); return 0; });
        await RefusedAsync(sql);

        Assert.Equal(before, await Kept.OfAsync(site, at));
    }

#if POSTGRES
    [Theory]
    [InlineData("Scans")]
    [InlineData("ScanUndos")]
    [InlineData("Admissions")]
    [InlineData("TicketCodes")]
    [InlineData("WalkIns")]
    [InlineData("SeatChecks")]
    [InlineData("Companions")]
    [InlineData("Audit")]
    public async Task A_table_of_the_door_cannot_be_emptied(string table)
    {
        await UndoneAsync();

        await RefusedAsync($"TRUNCATE \"{table}\" CASCADE");
    }
#endif

    [Fact]
    public async Task A_second_admission_that_stands_is_refused_by_the_index()
    {
        var at = await A.Event(site);
        using var door = await A.Door(site, at);
        await door.ScanAsync((await A.Ticket(site, at)).DoorCode);

        await Assert.ThrowsAnyAsync<DbException>(() => site.ExecuteAsync(ParallelWithoutIndexTests.SecondAdmission(at.Id)));

        Assert.Equal(1, (await Kept.OfAsync(site, at)).Admissions);
    }

    private async Task RefusedAsync(string sql)
    {
        var fault = await Assert.ThrowsAnyAsync<DbException>(() => site.ExecuteAsync(sql));
        Assert.Contains("is append-only", fault.Message, StringComparison.Ordinal);
    }

    /// <summary>One person admitted and undone: a row in every table.</summary>
    private async Task<Event> UndoneAsync()
    {
        var at = await A.Event(site);
        using var door = await A.Door(site, at);
        await door.UndoAsync((await door.ScanAsync((await A.Ticket(site, at)).DoorCode)).AdmissionId!);
        Assert.Equal(new Kept(1, 1, 0, 1, 2), await Kept.OfAsync(site, at));
        return at;
    }
}
