using System.Net;
using Bakohumas.Domain.Events;
using Bakohumas.Domain.Registrations;
using Bakohumas.Domain.Reminders;
using Bakohumas.Web.Data;
using Bakohumas.Web.Features.Events;
using Bakohumas.Web.Tests.Rig;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;

namespace Bakohumas.Web.Tests.Events;

public sealed class EventLifeTests(Site site) : IClassFixture<Site>
{
    [Fact]
    public async Task Every_step_says_who_and_when_and_stands_in_the_audit()
    {
        var scene = await EventScene.OpenAsync(site);
        var organizer = await scene.SignInAsync(scene.Organizer);
        var slug = await scene.PublishedAsync(organizer);
        await EventScene.PressAsync(organizer, slug, "tutup-pendaftaran");
        await EventScene.PressAsync(organizer, slug, "buka-pendaftaran");
        site.Clock.Set((await scene.EventAsync(slug)).StartsAt.AddHours(-2));
        organizer = await scene.SignInAsync(scene.Organizer);
        await EventScene.PressAsync(organizer, slug, "mulai");
        var at = await scene.EventAsync(slug);

        var steps = await site.ReadAsync(db => db.EventTransitions.Where(t => t.EventId == at.Id).OrderBy(t => t.Id).Select(t => t.State).ToListAsync());
        Assert.Equal([EventState.Draft, EventState.Published, EventState.RegistrationClosed, EventState.Published, EventState.Running], steps);
        var acts = await site.ReadAsync(db => db.Audit.Where(a => a.EventId == at.Id).OrderBy(a => a.Id).Select(a => a.Act).ToListAsync());
        Assert.Equal(["event.made", "event.published", "event.registration-closed", "event.registration-reopened", "event.started"], acts);
        Assert.Contains("Dimulai, Dewi Prameswari", (await organizer.GetAsync($"/panel/kegiatan/{slug}")).Words, StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_step_that_does_not_exist_is_refused_and_says_where_the_event_stands()
    {
        var scene = await EventScene.OpenAsync(site);
        var organizer = await scene.SignInAsync(scene.Organizer);
        var slug = await scene.DraftAsync(organizer);
        await organizer.GetAsync($"/panel/kegiatan/{slug}");
        foreach (var step in (string[])["mulai", "selesai", "tutup-pendaftaran", "buka-pendaftaran"])
            Assert.Contains("tidak dapat diambil", (await organizer.PostAsync($"/panel/kegiatan/{slug}/{step}", [])).IsOk().Words, StringComparison.Ordinal);
        Assert.Equal(EventState.Draft, (await scene.EventAsync(slug)).State);

        await EventScene.PressAsync(organizer, slug, "terbit");
        Assert.Contains("pintunya belum dibuka", (await organizer.PostAsync($"/panel/kegiatan/{slug}/selesai", [])).IsOk().Words, StringComparison.Ordinal);
        Assert.Contains("sejak pintu dibuka", (await organizer.PostAsync($"/panel/kegiatan/{slug}/mulai", [])).IsOk().Words, StringComparison.Ordinal);
        Assert.Equal(EventState.Published, (await scene.EventAsync(slug)).State);
    }

    [Fact]
    public async Task What_has_begun_cannot_be_published()
    {
        var scene = await EventScene.OpenAsync(site);
        var slug = await scene.DraftAsync(await scene.SignInAsync(scene.Organizer));
        site.Clock.Set((await scene.EventAsync(slug)).StartsAt.AddMinutes(1));
        var organizer = await scene.SignInAsync(scene.Organizer);
        await organizer.GetAsync($"/panel/kegiatan/{slug}/ubah");
        Assert.Contains("sudah lewat", (await organizer.PostAsync($"/panel/kegiatan/{slug}/terbit", [])).Words, StringComparison.Ordinal);
        Assert.Equal(EventState.Draft, (await scene.EventAsync(slug)).State);
    }

    [Fact]
    public async Task A_draft_that_is_dropped_stays_unknown_to_strangers()
    {
        var scene = await EventScene.OpenAsync(site);
        var organizer = await scene.SignInAsync(scene.Organizer);
        var slug = await scene.DraftAsync(organizer, "Rencana yang tidak jadi");
        (await (await organizer.GetAsync($"/panel/kegiatan/{slug}/batal")).IsOk().Form("main form").Set("reason", "Belum ada anggaran.").SubmitAsync()).IsOk();

        Assert.Equal(EventState.Cancelled, (await scene.EventAsync(slug)).State);
        foreach (var address in (string[])[$"/kegiatan/{slug}", $"/kegiatan/{slug}/daftar"]) (await site.Visitor().GetAsync(address)).Is(HttpStatusCode.NotFound);
        Assert.DoesNotContain("tidak jadi", (await site.Visitor().GetAsync("/?lalu=true")).IsOk().Words, StringComparison.Ordinal);
        (await organizer.GetAsync($"/kegiatan/{slug}")).IsOk();
    }

    [Fact]
    public async Task Cancelling_needs_a_reason_and_tells_every_living_registration_once()
    {
        var scene = await EventScene.OpenAsync(site);
        var organizer = await scene.SignInAsync(scene.Organizer);
        var slug = await scene.PublishedAsync(organizer);
        var people = await scene.RegisterAsync(slug, 205);
        await site.ReadAsync(db => db.Registrations.Where(r => r.Id == people[3]).ExecuteUpdateAsync(set => set.SetProperty(r => r.State, RegistrationState.Cancelled)));

        var ask = (await organizer.GetAsync($"/panel/kegiatan/{slug}/batal")).IsOk();
        Assert.Contains("204 orang mendapat surel", ask.Words, StringComparison.Ordinal);
        var refused = (await ask.Form("main form").SubmitAsync()).Is(HttpStatusCode.UnprocessableEntity);
        Assert.NotNull(refused.Html.QuerySelector("#reason-e"));
        (await refused.Form("main form").Set("reason", "Gedung terkena banjir.").SubmitAsync()).IsOk();

        var at = await scene.EventAsync(slug);
        Assert.Equal((EventState.Cancelled, 1), (at.State, at.CalendarSequence));
        await site.RunJobAsync("tell-attendees");
        await site.RunJobAsync("tell-attendees");
        var mails = await MailsAsync(at.Id);
        Assert.Equal(204, mails.Count);
        Assert.All(mails, m => Assert.Equal((MailRule.EventCancelled, "Gedung terkena banjir."), (m.Rule, m.Note)));
        Assert.DoesNotContain(people[3], mails.Select(m => m.SubjectId));
    }

    [Fact]
    public async Task A_process_that_died_between_two_batches_goes_on_and_tells_nobody_twice()
    {
        var scene = await EventScene.OpenAsync(site);
        var organizer = await scene.SignInAsync(scene.Organizer);
        var slug = await scene.PublishedAsync(organizer);
        await scene.RegisterAsync(slug, 150);
        await (await organizer.GetAsync($"/panel/kegiatan/{slug}/batal")).Form("main form").Set("reason", "Ditunda.").SubmitAsync();
        var at = await scene.EventAsync(slug);
        var notice = await site.ReadAsync(db => db.EventNotices.Where(n => n.EventId == at.Id).Select(n => n.Id).SingleAsync());

        // One batch, and then nothing more: the process is gone.
        var more = await site.Services.GetRequiredService<WriteLane>().WriteAsync((db, stop) => TellAttendees.TellAsync(db, notice, site.Clock.Now, stop), TestContext.Current.CancellationToken);
        Assert.True(more);
        Assert.InRange((await MailsAsync(at.Id)).Count, 1, 100);
        Assert.Contains("sedang diberi tahu", (await organizer.GetAsync($"/panel/kegiatan/{slug}")).Words, StringComparison.Ordinal);

        await site.RestartAsync();
        await site.RunJobAsync("tell-attendees");
        Assert.Equal(150, (await MailsAsync(at.Id)).Select(m => m.SubjectId).Distinct().Count());
        Assert.Equal(150, (await MailsAsync(at.Id)).Count);
        Assert.NotNull(await site.ReadAsync(db => db.EventNotices.Where(n => n.Id == notice).Select(n => n.DoneAt).SingleAsync()));
    }

    [Fact]
    public async Task Moving_a_published_event_asks_whether_to_tell_and_raises_the_calendar_sequence()
    {
        var scene = await EventScene.OpenAsync(site);
        var organizer = await scene.SignInAsync(scene.Organizer);
        var slug = await scene.PublishedAsync(organizer);
        await scene.RegisterAsync(slug, 3);

        var asked = (await (await organizer.GetAsync($"/panel/kegiatan/{slug}/ubah")).Form("main form").Set("StartTime", "09:00").SubmitAsync()).Is(HttpStatusCode.UnprocessableEntity);
        Assert.Contains("Beri tahu 3 orang?", asked.Words, StringComparison.Ordinal);
        // A question is no mistake: no list of errors, and the title says nothing of one.
        Assert.Empty(asked.Html.QuerySelectorAll(".bk-errors, .bk-error, [aria-invalid]"));
        Assert.DoesNotContain("Kesalahan", asked.Html.Title, StringComparison.OrdinalIgnoreCase);
        Assert.Equal("09:00", asked.Form("main form").Value("StartTime"));
        Assert.Equal(0, (await scene.EventAsync(slug)).CalendarSequence);

        (await asked.Form("main form").Set("Tell", "true").Set("Reason", "Narasumber terlambat tiba.").SubmitAsync()).IsOk();
        var at = await scene.EventAsync(slug);
        Assert.Equal((1, new TimeOnly(2, 0)), (at.CalendarSequence, TimeOnly.FromDateTime(at.StartsAt.UtcDateTime)));
        Assert.Equal(at.StartsAt, await site.ReadAsync(db => db.Occasions.Where(o => o.EventId == at.Id).Select(o => o.StartsAt).SingleAsync()));
        await scene.RegisterAsync(slug, 0);
        await site.RunJobAsync("tell-attendees");
        var mails = await MailsAsync(at.Id);
        Assert.Equal(3, mails.Count);
        Assert.All(mails, m => Assert.Equal((MailRule.EventChanged, "1", "Narasumber terlambat tiba."), (m.Rule, m.Occurrence, m.Note)));

        // A second move is a second sequence and a second mail.
        var again = await (await organizer.GetAsync($"/panel/kegiatan/{slug}/ubah")).Form("main form").Set("Room", "Ruang Melati").SubmitAsync();
        (await again.Form("main form").Set("Tell", "true").SubmitAsync()).IsOk();
        await site.RunJobAsync("tell-attendees");
        Assert.Equal(6, (await MailsAsync(at.Id)).Count);
    }

    [Fact]
    public async Task A_typing_error_is_mended_without_telling_anybody()
    {
        var scene = await EventScene.OpenAsync(site);
        var organizer = await scene.SignInAsync(scene.Organizer);
        var slug = await scene.PublishedAsync(organizer);
        await scene.RegisterAsync(slug, 3);
        var asked = await (await organizer.GetAsync($"/panel/kegiatan/{slug}/ubah")).Form("main form").Set("Venue", "Balai Giri Asri Raya").SubmitAsync();
        (await asked.Form("main form").Set("Tell", "false").SubmitAsync()).IsOk();
        // What does not move anybody is saved without a question.
        (await (await organizer.GetAsync($"/panel/kegiatan/{slug}/ubah")).Form("main form").Set("Theme", "Tema").SubmitAsync()).IsOk();
        var at = await scene.EventAsync(slug);
        await site.RunJobAsync("tell-attendees");
        Assert.Equal((0, "Balai Giri Asri Raya", "Tema"), (at.CalendarSequence, at.Venue, at.Theme));
        Assert.Empty(await MailsAsync(at.Id));
    }

    [Fact]
    public async Task The_clock_opens_the_doors_two_hours_before_and_finishes_six_hours_after()
    {
        var scene = await EventScene.OpenAsync(site);
        var slug = await scene.PublishedAsync(await scene.SignInAsync(scene.Organizer));
        var at = await scene.EventAsync(slug);
        async Task<EventState> After(DateTimeOffset moment)
        {
            site.Clock.Set(moment);
            await site.RunJobAsync("event-clock");
            await site.RunJobAsync("event-clock");
            return (await scene.EventAsync(slug)).State;
        }

        Assert.Equal(EventState.Published, await After(at.StartsAt.AddHours(-2).AddSeconds(-1)));
        Assert.Equal(EventState.Running, await After(at.StartsAt.AddHours(-2)));
        Assert.Equal(EventState.Running, await After(at.EndsAt.AddHours(6).AddSeconds(-1)));
        Assert.Equal(EventState.Finished, await After(at.EndsAt.AddHours(6)));
        var steps = await site.ReadAsync(db => db.EventTransitions.Where(t => t.EventId == at.Id).OrderBy(t => t.Id).Select(t => new { t.State, t.ByAccountId }).ToListAsync());
        Assert.Equal([EventState.Draft, EventState.Published, EventState.Running, EventState.Finished], steps.Select(s => s.State));
        Assert.All(steps.Skip(2), s => Assert.Null(s.ByAccountId));

        var visitor = await site.Visitor().GetAsync($"/kegiatan/{slug}");
        Assert.Contains("Hasil kegiatan", visitor.IsOk().Words, StringComparison.Ordinal);
    }

    [Fact]
    public async Task An_event_whose_buttons_were_never_pressed_finishes_all_the_same_and_a_draft_does_not()
    {
        var scene = await EventScene.OpenAsync(site);
        var organizer = await scene.SignInAsync(scene.Organizer);
        var (published, draft) = (await scene.PublishedAsync(organizer), await scene.DraftAsync(organizer));
        site.Clock.Set((await scene.EventAsync(published)).EndsAt.AddDays(2));
        await site.RunJobAsync("event-clock");
        Assert.Equal((EventState.Finished, EventState.Draft), ((await scene.EventAsync(published)).State, (await scene.EventAsync(draft)).State));
    }

    [Fact]
    public async Task Of_two_who_press_at_once_one_moves_the_event()
    {
        var scene = await EventScene.OpenAsync(site);
        var slug = await scene.PublishedAsync(await scene.SignInAsync(scene.Organizer));
        var at = await scene.EventAsync(slug);
        var lane = site.Services.GetRequiredService<WriteLane>();
        var step = new EventStep(at.Id, EventState.Published, EventState.RegistrationClosed, Actor.System, null, site.Clock.Now);
        var moved = await Task.WhenAll(Enumerable.Range(0, 8).Select(_ => lane.WriteAsync(step.WriteAsync, TestContext.Current.CancellationToken)));
        Assert.Single(moved, true);
        Assert.Equal(1, await site.ReadAsync(db => db.EventTransitions.CountAsync(t => t.EventId == at.Id && t.State == EventState.RegistrationClosed)));
    }

    private Task<List<OutboxMail>> MailsAsync(Guid eventId) =>
        site.ReadAsync(db => db.Outbox.AsNoTracking().Where(m => m.EventId == eventId && (m.Rule == MailRule.EventChanged || m.Rule == MailRule.EventCancelled)).ToListAsync());
}
