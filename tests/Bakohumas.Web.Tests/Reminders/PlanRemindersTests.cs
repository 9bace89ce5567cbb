using Bakohumas.Domain.Events;
using Bakohumas.Domain.Reminders;
using Bakohumas.Web.Tests.Rig;
using Microsoft.EntityFrameworkCore;

namespace Bakohumas.Web.Tests.Reminders;

public sealed class PlanRemindersTests(Site site) : IClassFixture<Site>
{
    private readonly Stage stage = new(site);

    [Fact]
    public async Task The_day_before_at_four_everybody_is_reminded_once_whoever_asks()
    {
        site.Clock.AdvanceToWib(9);
        var at = await stage.EventAsync(site.Clock.Now.AddDays(1));
        var people = new List<Guid>();
        // Four batches: nodes that meet at one meet again at the next.
        for (var i = 0; i < 300; i++) people.Add((await stage.PersonAsync(at, $"{Stage.Fresh("peserta")}@kota.example")).Id);

        site.Clock.AdvanceToWib(15, 59);
        await stage.PlanAsync();
        Assert.Equal(0, await CountAsync(at));
        site.Clock.AdvanceToWib(16);
        await Task.WhenAll(Enumerable.Range(0, 8).Select(_ => stage.PlanAsync()));
        await stage.PlanAsync();

        Assert.Equal(people.Count, await CountAsync(at));
    }

    [Fact]
    public async Task A_moved_event_reminds_again_for_its_new_day()
    {
        site.Clock.AdvanceToWib(16);
        var at = await stage.EventAsync(site.Clock.Now.AddHours(17));
        await stage.PersonAsync(at, $"{Stage.Fresh("pindah")}@kota.example");
        await stage.PlanAsync();
        await site.WriteAsync(db =>
        {
            var row = db.Events.Single(e => e.Id == at.Id);
            row.StartsAt = row.StartsAt.AddDays(3);
            row.EndsAt = row.EndsAt.AddDays(3);
        });

        site.Clock.Advance(TimeSpan.FromDays(3));
        await stage.PlanAsync();

        Assert.Equal(2, await CountAsync(at));
    }

    [Fact]
    public async Task An_hour_missed_by_more_than_a_day_is_not_made_up_for()
    {
        site.Clock.AdvanceToWib(10);
        var at = await stage.EventAsync(site.Clock.Now.AddDays(5));
        await stage.PersonAsync(at, $"{Stage.Fresh("lambat")}@kota.example");

        await stage.PlanAsync();

        Assert.Equal(0, await CountAsync(at));
    }

    [Fact]
    public async Task A_draft_and_a_cancelled_event_plan_nothing()
    {
        site.Clock.AdvanceToWib(16);
        foreach (var state in (EventState[])[EventState.Draft, EventState.Cancelled])
        {
            var at = await stage.EventAsync(site.Clock.Now.AddHours(17), state);
            await stage.PersonAsync(at, $"{Stage.Fresh("diam")}@kota.example");
            await stage.PlanAsync();
            Assert.Equal(0, await CountAsync(at));
        }
    }

    [Fact]
    public async Task Who_came_and_did_not_sign_is_asked_the_next_day_while_people_can_sign()
    {
        site.Clock.AdvanceToWib(9);
        var start = site.Clock.Now;
        var (signing, without, closed) = (await stage.EventAsync(start, EventState.Finished), await stage.EventAsync(start, EventState.Finished), await stage.EventAsync(start, EventState.Finished));
        await stage.OpenSigningAsync(signing);
        await stage.OpenSigningAsync(closed);
        await stage.CloseSigningAsync(closed);
        await stage.AdmitAsync(await stage.PersonAsync(closed, $"{Stage.Fresh("tutup")}@kota.example"), closed);
        var came = await stage.PersonAsync(signing, $"{Stage.Fresh("hadir")}@kota.example");
        await stage.PersonAsync(signing, $"{Stage.Fresh("absen")}@kota.example");
        var elsewhere = await stage.PersonAsync(without, $"{Stage.Fresh("lain")}@kota.example");
        await stage.AdmitAsync(came, signing);
        await stage.AdmitAsync(elsewhere, without);

        site.Clock.Set(start.AddDays(1).AddHours(1));
        await stage.PlanAsync();

        var rows = await site.ReadAsync(db => db.Outbox.AsNoTracking().Where(m => m.EventId == signing.Id || m.EventId == without.Id || m.EventId == closed.Id).ToListAsync());
        Assert.Equal((came.Id, MailRule.Unsigned1), (Assert.Single(rows).SubjectId, rows[0].Rule));
        await stage.SendAsync();
        Assert.EndsWith("/tanda-tangan", site.Outbox.Only(came.Mail!).LinkWith("/tiket/"), StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_reminder_to_sign_that_waited_until_the_signing_was_closed_is_not_sent()
    {
        site.Clock.AdvanceToWib(9);
        var at = await stage.EventAsync(site.Clock.Now, EventState.Finished);
        await stage.OpenSigningAsync(at);
        var came = await stage.PersonAsync(at, $"{Stage.Fresh("terlambat")}@kota.example");
        await stage.AdmitAsync(came, at);
        site.Clock.Set(at.StartsAt.AddDays(1).AddHours(1));
        await stage.PlanAsync();

        await stage.CloseSigningAsync(at);
        await stage.SendAsync();

        Assert.Empty(site.Outbox.To(came.Mail!));
        Assert.Equal((MailState.Skipped, "SigningClosed"), (await stage.RowAsync(came.Id, MailRule.Unsigned1) is var row ? row.State : default, row.Reason));
    }

    private Task<int> CountAsync(Event at) => site.ReadAsync(db => db.Outbox.CountAsync(m => m.EventId == at.Id));
}
