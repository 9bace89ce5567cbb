using Bakohumas.Domain.Events;
using Bakohumas.Domain.Reminders;
using Bakohumas.Web.Tests.Rig;
using Microsoft.EntityFrameworkCore;

namespace Bakohumas.Web.Tests.Joint;

/// <summary>Who signed a sheet is treated as somebody who signed, everywhere; the public reads numbers only.</summary>
public sealed class InkIsASignatureTests(Site site) : IClassFixture<Site>
{
    [Fact]
    public async Task Nobody_is_reminded_to_sign_what_they_signed_in_ink()
    {
        site.Clock.AdvanceToWib(9);
        var scene = await JointScene.OpenAsync(site);
        var (ink, late, none) = (await ComesAsync(scene, "ink"), await ComesAsync(scene, "late"), await ComesAsync(scene, "none"));
        using var organizer = await scene.OrganizerAsync();
        await scene.EnterAsync(organizer, ink.Id);

        site.Clock.Set(ReminderClock.DueAt(MailRule.Unsigned1, scene.At.StartsAt, scene.At.EndsAt, scene.At.Zone)!.Value.AddMinutes(1));
        await site.RunJobAsync("plan-reminders");
        Assert.Equal(
            new[] { late.Id, none.Id }.Order(),
            (await site.ReadAsync(db => db.Outbox.Where(m => m.EventId == scene.At.Id && m.Rule == MailRule.Unsigned1).Select(m => m.SubjectId).ToListAsync())).Order());

        // Entered between the plan and the mail.
        using var again = await scene.OrganizerAsync();
        await scene.EnterAsync(again, late.Id);
        await site.RunJobAsync("send-due-mails");
        var rows = await site.ReadAsync(db => db.Outbox.AsNoTracking().Where(m => m.EventId == scene.At.Id && m.Rule == MailRule.Unsigned1).ToDictionaryAsync(m => m.SubjectId));
        Assert.Equal((MailState.Skipped, "AlreadySigned"), (rows[late.Id].State, rows[late.Id].Reason));
        Assert.NotEqual("AlreadySigned", rows[none.Id].Reason);
        var open = (await again.GetAsync(scene.Panel + "/peserta?keadaan=Unsigned")).IsOk().Words;
        Assert.Contains(none.Name, open, StringComparison.Ordinal);
        Assert.DoesNotContain(ink.Name, open, StringComparison.Ordinal);
    }

    [Fact]
    public async Task The_ticket_says_that_it_is_recorded_and_the_seat_is_not_given_back()
    {
        var scene = await JointScene.OpenAsync(site, change: at => at.State = EventState.Published);
        var ink = await A.Ticket(site, scene.At, "Sekar Tinta");
        using var organizer = await scene.OrganizerAsync();
        using var visitor = site.Visitor();
        var before = (await visitor.GetAsync(ink.Home + "/batal")).IsOk();
        await scene.EnterAsync(organizer, ink.Id);

        var home = (await visitor.GetAsync(ink.Home)).IsOk();

        Assert.Contains("Tercatat luring", home.Words, StringComparison.Ordinal);
        Assert.NotNull(home.Html.QuerySelector("a[href$='/komitmen-bersama.pdf']"));
        Assert.Null(home.Html.QuerySelector("a[href$='/komitmen.pdf']"));
        await before.FormTo("/batal").SubmitAsync();
        Assert.Equal(Domain.Registrations.RegistrationState.Registered, await site.ReadAsync(db => db.Registrations.Where(r => r.Id == ink.Id).Select(r => r.State).SingleAsync()));
    }

    [Fact]
    public async Task The_public_reads_how_many_signed_and_on_paper_apart_and_no_name()
    {
        var scene = await JointScene.OpenAsync(site);
        using var visitor = site.Visitor();
        var (text, home) = ($"/kegiatan/{scene.At.Slug}/naskah", $"/kegiatan/{scene.At.Slug}");
        Assert.DoesNotContain("sudah menandatangani", (await visitor.GetAsync(text)).IsOk().Words, StringComparison.Ordinal);
        var ink = await scene.ComesAsync("Sekar Tinta");
        await scene.SignsAsync("Yoga Elektronik");
        await scene.SignsAsync("Ratna Elektronik");
        await scene.WithdrawAsync(await scene.SignsAsync("Mira Mencabut"));
        using var organizer = await scene.OrganizerAsync();
        await scene.EnterAsync(organizer, ink.Id);

        foreach (var address in (string[])[text, home])
        {
            var page = (await visitor.GetAsync(address)).IsOk();
            Assert.Contains("2 orang sudah menandatangani", page.Words, StringComparison.Ordinal);
            Assert.Contains("1 orang lain menandatangani lembar kertas", page.Words, StringComparison.Ordinal);
            foreach (var name in (string[])["Sekar", "Yoga", "Ratna", "Mira"]) Assert.DoesNotContain(name, page.Text, StringComparison.Ordinal);
        }

        await site.WriteAsync(db => db.Events.Single(e => e.Id == scene.At.Id).State = EventState.Finished);
        var ended = (await visitor.GetAsync(home)).IsOk();
        Assert.Contains("tanda tangan di kertas", ended.Words, StringComparison.Ordinal);
        Assert.Equal(["2", "1"], ended.Html.QuerySelectorAll(".bk-totals dd").Skip(1).Select(d => d.TextContent));
    }

    private static Task<TicketInHand> ComesAsync(JointScene scene, string who) => scene.Hall.InsideAsync($"Peserta {who}", $"{who}-{scene.At.Slug}@kota.example");
}
