using System.Net;
using Bakohumas.Domain.Pledges;
using Bakohumas.Web.Tests.Rig;
using Microsoft.EntityFrameworkCore;

namespace Bakohumas.Web.Tests.Events;

/// <summary>The organizer's hand on the signing: who may sign, until when, who said "bukan saya", and a name set right.</summary>
public sealed class SigningModeTests(Site site) : IClassFixture<Site>
{
    [Fact]
    public async Task Who_may_sign_is_chosen_at_the_opening_and_switched_later_and_stands_in_the_audit()
    {
        var (scene, organizer, slug, home) = await OpenAsync();
        var until = scene.Day(31) + "T16:00";

        (await (await organizer.GetAsync(home)).FormTo("/penandatanganan").Set("mode", "Remote").Set("until", until).SubmitAsync()).IsOk();

        var at = await scene.EventAsync(slug);
        var session = await SessionAsync(at.Id);
        Assert.Equal(SigningMode.Remote, session.Mode);
        Assert.Equal(new TimeSpan(16, 0, 0), session.ClosesAt!.Value.ToOffset(TimeSpan.FromHours(7)).TimeOfDay);
        var page = (await (await organizer.GetAsync(home)).FormTo("/ubah").Set("mode", "InRoom").Set("until", "").SubmitAsync()).IsOk();
        Assert.Contains("sudah diubah", page.Text, StringComparison.Ordinal);
        session = await SessionAsync(at.Id);
        Assert.Equal((SigningMode.InRoom, null), (session.Mode, session.ClosesAt));
        var audit = await site.ReadAsync(db => db.Audit.Where(a => a.EventId == at.Id && a.SubjectId == session.Id).OrderBy(a => a.At).ThenBy(a => a.Act).Select(a => new { a.Act, a.Fields }).ToListAsync());
        Assert.Equal(["signing.opened", "signing.switched"], audit.Select(a => a.Act));
        Assert.EndsWith("InRoom", audit[1].Fields!, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("kemarin")]
    [InlineData("2001-01-01T10:00")]
    public async Task A_deadline_that_cannot_be_is_refused(string until)
    {
        var (scene, organizer, slug, home) = await OpenAsync();

        var refused = (await (await organizer.GetAsync(home)).FormTo("/penandatanganan").Set("until", until).SubmitAsync()).IsOk();

        Assert.Contains("Tenggat tidak terbaca atau sudah lewat", refused.Words, StringComparison.Ordinal);
        var id = (await scene.EventAsync(slug)).Id;
        Assert.False(await site.ReadAsync(db => db.SigningSessions.AnyAsync(s => s.EventId == id)));
    }

    [Fact]
    public async Task When_the_event_is_over_the_page_leads_to_what_was_signed_and_opening_again_stands_aside()
    {
        var (scene, organizer, slug, home) = await OpenAsync();
        Assert.NotNull((await organizer.GetAsync(home)).IsOk().Html.QuerySelector("form[action$='/penandatanganan'] .btn-primary"));
        await site.RunJobAsync("event-clock");
        site.Clock.Set((await scene.EventAsync(slug)).EndsAt.AddHours(6));
        await site.RunJobAsync("event-clock");

        // The session of before is over by now.
        organizer = await scene.SignInAsync(scene.Organizer);
        var page = (await organizer.GetAsync(home)).IsOk();

        Assert.Equal(["Naskah bersama"], page.Html.QuerySelectorAll("header .btn-primary").Select(b => b.TextContent.Trim()));
        Assert.Null(page.Html.QuerySelector("form[action$='/penandatanganan'] .btn-primary"));
        // It can still be done.
        Assert.NotNull(page.Html.QuerySelector("details form[action$='/penandatanganan']"));
        (await page.FormTo("/penandatanganan").Set("mode", "Remote").SubmitAsync()).IsOk();
        Assert.Equal(SigningMode.Remote, (await SessionAsync((await scene.EventAsync(slug)).Id)).Mode);
    }

    [Fact]
    public async Task The_event_s_end_closes_the_room_and_leaves_the_mailed_links_open()
    {
        foreach (var (mode, open) in (IReadOnlyList<(string, bool)>)[("InRoom", false), ("Remote", true)])
        {
            var (scene, organizer, slug, home) = await OpenAsync();
            (await (await organizer.GetAsync(home)).FormTo("/penandatanganan").Set("mode", mode).SubmitAsync()).IsOk();
            await site.RunJobAsync("event-clock");
            site.Clock.Set((await scene.EventAsync(slug)).EndsAt.AddHours(6));
            await site.RunJobAsync("event-clock");

            Assert.Equal(open, (await SessionAsync((await scene.EventAsync(slug)).Id)).ClosedAt is null);
        }
    }

    [Fact]
    public async Task How_numbers_are_printed_is_settled_once_signing_was_opened()
    {
        var (scene, organizer, slug, home) = await OpenAsync();
        (await (await organizer.GetAsync(home)).FormTo("/penandatanganan").SubmitAsync()).IsOk();

        var refused = (await (await organizer.GetAsync($"/panel/kegiatan/{slug}/ubah")).Form("main form").Check("PrintsFullNumber").SubmitAsync()).Is(HttpStatusCode.UnprocessableEntity);

        Assert.Contains("Cara mencetak nomor tidak dapat diganti lagi", refused.Words, StringComparison.Ordinal);
        Assert.False((await scene.EventAsync(slug)).PrintsFullNumber);
        Assert.False((await SessionAsync((await scene.EventAsync(slug)).Id)).PrintsFullNumber);
    }

    [Fact]
    public async Task The_organizer_sees_who_said_not_me_counts_withdrawals_apart_and_corrects_a_name()
    {
        var (scene, organizer, slug, home) = await OpenAsync();
        var at = await scene.EventAsync(slug);
        var (one, other) = (await A.Ticket(site, at, "Siti Rahmawati"), await A.Ticket(site, at, "Agus Salim"));
        await Signed.ByAsync(site, at, one);
        await Signed.ByAsync(site, at, other);
        using var visitor = site.Visitor();
        (await (await visitor.GetAsync($"{one.Home}/komitmen/bukan-saya")).FormTo("/bukan-saya").SubmitAsync()).IsOk();
        (await (await visitor.GetAsync($"{other.Home}/komitmen/tarik")).FormTo("/tarik").SubmitAsync()).IsOk();

        var page = (await organizer.GetAsync(home)).IsOk();
        Assert.NotNull(page.Html.QuerySelector($"a[href='/panel/kegiatan/{slug}/peserta/{one.Id}']"));
        Assert.Null(page.Html.QuerySelector($"a[href='/panel/kegiatan/{slug}/peserta/{other.Id}']"));
        Assert.Contains("1 tanda tangan ditarik kembali", page.Words, StringComparison.Ordinal);
        Assert.Equal("1", page.Html.QuerySelector("strong[data-live-key=signed]")!.TextContent);

        var form = (await (await organizer.GetAsync($"/panel/kegiatan/{slug}/peserta/{one.Id}")).FollowAsync("a[href$='/koreksi']")).IsOk();
        (await form.FormTo("/koreksi").Set("Name", "Nur Aini, S.E.").SubmitAsync()).IsOk();
        Assert.Equal("Nur Aini, S.E.", await site.ReadAsync(db => db.Pledges.Where(p => p.RegistrationId == one.Id).Select(p => p.Name).SingleAsync()));
        (await organizer.GetAsync($"/panel/kegiatan/{slug}/peserta/{other.Id}/koreksi")).Is(HttpStatusCode.NotFound);
        (await (await scene.SignInAsync(scene.Stranger)).GetAsync($"/panel/kegiatan/{slug}/peserta/{one.Id}/koreksi")).Is(HttpStatusCode.NotFound);
    }

    private Task<SigningSession> SessionAsync(Guid eventId) => site.ReadAsync(db => db.SigningSessions.AsNoTracking().SingleAsync(s => s.EventId == eventId));

    private async Task<(EventScene Scene, Visitor Organizer, string Slug, string Home)> OpenAsync()
    {
        var scene = await EventScene.OpenAsync(site);
        var slug = await scene.PublishedAsync(await scene.SignInAsync(scene.Organizer));
        site.Clock.Set((await scene.EventAsync(slug)).StartsAt);
        return (scene, await scene.SignInAsync(scene.Organizer), slug, $"/panel/kegiatan/{slug}/penandatanganan");
    }
}
