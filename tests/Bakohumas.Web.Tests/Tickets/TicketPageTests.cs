using System.Net;
using Bakohumas.Domain.Events;
using Bakohumas.Domain.Pledges;
using Bakohumas.Web.Data;
using Bakohumas.Web.Platform.Security;
using Bakohumas.Web.Tests.Registrations;
using Bakohumas.Web.Tests.Rig;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;

namespace Bakohumas.Web.Tests.Tickets;

/// <summary>The attendee's home: one primary action for each stage, and links that change nothing when they are opened.</summary>
public sealed class TicketPageTests(Site site) : IClassFixture<Site>
{
    [Fact]
    public async Task Before_the_day_the_ticket_goes_into_the_calendar()
    {
        var scene = await SeatScene.OpenAsync(site);

        var ticket = await scene.RegisteredAsync();

        Assert.Contains("9 hari lagi", ticket.Words, StringComparison.Ordinal);
        Assert.EndsWith("/kalender.ics", Primary(ticket), StringComparison.Ordinal);
        var row = await scene.RowAsync(SeatScene.TokenOf(ticket));
        var code = site.Services.GetRequiredService<Links>().DoorCode(row.Id, 0);
        Assert.Contains(code.Grouped.Replace('-', ' '), ticket.Words, StringComparison.Ordinal);
        Assert.Single(ticket.Html.QuerySelectorAll(".btn-primary"));
        Assert.Single(ticket.Html.QuerySelectorAll("h1"));
    }

    [Fact]
    public async Task On_the_day_the_code_comes_first()
    {
        var scene = await SeatScene.OpenAsync(site, startsInDays: 1);
        var token = SeatScene.TokenOf(await scene.RegisteredAsync());
        site.Clock.AdvanceToWib(7);

        var ticket = (await site.Visitor().GetAsync("/tiket/" + token)).IsOk();

        Assert.EndsWith("/qr.svg", Primary(ticket), StringComparison.Ordinal);
        Assert.Contains("Tunjukkan kode ini di pintu", ticket.Words, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Once_inside_the_person_waits_for_the_signing_and_then_signs_and_then_has_the_paper()
    {
        var scene = await SeatScene.OpenAsync(site, state: EventState.Running, startsInDays: 0);
        var token = SeatScene.TokenOf(await scene.RegisteredAsync());
        var row = await scene.RowAsync(token);
        using var visitor = site.Visitor();

        await scene.AdmitAsync(row.Id);
        var inside = (await visitor.GetAsync("/tiket/" + token)).IsOk();
        Assert.EndsWith("/naskah", Primary(inside), StringComparison.Ordinal);

        var session = Guid.CreateVersion7(site.Clock.Now);
        await site.WriteAsync(db => db.SigningSessions.Add(new SigningSession { Id = session, EventId = scene.EventId, OpenedAt = site.Clock.Now, OpenedByAccountId = session }));
        Assert.EndsWith("/tanda-tangan", Primary((await visitor.GetAsync("/tiket/" + token)).IsOk()), StringComparison.Ordinal);

        await SignAsync(scene, session, row.Id);
        var signed = (await visitor.GetAsync("/tiket/" + token)).IsOk();
        Assert.EndsWith("/komitmen.pdf", Primary(signed), StringComparison.Ordinal);
        Assert.NotNull(signed.Html.QuerySelector("a[href='/verifikasi/0123456789ABCDEF']"));
    }

    [Fact]
    public async Task Who_came_and_did_not_sign_is_thanked_afterwards_and_shows_no_code_any_more()
    {
        var scene = await SeatScene.OpenAsync(site, state: EventState.Running, startsInDays: 0);
        var token = SeatScene.TokenOf(await scene.RegisteredAsync());
        await scene.AdmitAsync((await scene.RowAsync(token)).Id);
        Assert.NotNull((await site.Visitor().GetAsync("/tiket/" + token)).IsOk().Html.QuerySelector(".bk-qr"));

        await scene.SetAsync(EventState.Finished);
        var after = (await site.Visitor().GetAsync("/tiket/" + token)).IsOk();

        Assert.Contains("Terima kasih, Rahmawati", after.Words, StringComparison.Ordinal);
        Assert.Null(after.Html.QuerySelector(".bk-qr"));
        Assert.Equal([true, true, false, true], after.Html.QuerySelectorAll(".bk-rail li").Select(step => step.ClassList.Contains("is-done")));
        Assert.Null(after.Html.QuerySelector(".bk-rail [aria-current]"));
    }

    [Fact]
    public async Task Whose_event_was_cancelled_or_missed_is_told_so()
    {
        var scene = await SeatScene.OpenAsync(site, startsInDays: 2);
        var token = SeatScene.TokenOf(await scene.RegisteredAsync());

        await scene.SetAsync(EventState.Cancelled);
        Assert.Contains("Kegiatan dibatalkan", (await site.Visitor().GetAsync("/tiket/" + token)).IsOk().Words, StringComparison.Ordinal);

        await scene.SetAsync(EventState.Finished);
        Assert.Contains("Kehadiran Anda belum tercatat", (await site.Visitor().GetAsync("/tiket/" + token)).IsOk().Words, StringComparison.Ordinal);
    }

    [Fact]
    public async Task The_picture_of_the_code_and_the_printed_ticket_lead_to_the_entrance_alone()
    {
        var scene = await SeatScene.OpenAsync(site);
        var token = SeatScene.TokenOf(await scene.RegisteredAsync());
        using var visitor = site.Visitor();

        var picture = (await visitor.GetAsync($"/tiket/{token}/qr.svg")).IsOk();
        var paper = (await visitor.GetAsync($"/tiket/{token}/cetak")).IsOk();

        Assert.Equal("image/svg+xml", picture.MediaType);
        Assert.StartsWith("<svg", picture.Text, StringComparison.Ordinal);
        Assert.Contains("Rahmawati Nur Aini", paper.Words, StringComparison.Ordinal);
        Assert.DoesNotContain(token, paper.Words, StringComparison.Ordinal);
    }

    [Fact]
    public async Task The_calendar_file_holds_the_event_and_not_the_person()
    {
        var scene = await SeatScene.OpenAsync(site);
        var token = SeatScene.TokenOf(await scene.RegisteredAsync());

        var file = (await site.Visitor().GetAsync($"/tiket/{token}/kalender.ics")).IsOk();

        Assert.Equal("text/calendar", file.MediaType);
        Assert.Contains("METHOD:PUBLISH", file.Text, StringComparison.Ordinal);
        Assert.Contains($"UID:{scene.EventId:D}@", file.Text, StringComparison.Ordinal);
        Assert.Contains($"/kegiatan/{scene.Slug}", file.Text, StringComparison.Ordinal);
        Assert.DoesNotContain(token, file.Text, StringComparison.Ordinal);
        Assert.DoesNotContain("rahmawati", file.Text, StringComparison.OrdinalIgnoreCase);
    }

    [Theory]
    [InlineData("")]
    [InlineData("/cetak")]
    [InlineData("/qr.svg")]
    [InlineData("/kalender.ics")]
    [InlineData("/ubah")]
    [InlineData("/batal")]
    [InlineData("/berhenti")]
    public async Task A_link_that_nobody_holds_is_not_found(string what)
    {
        var scene = await SeatScene.OpenAsync(site);
        var token = SeatScene.TokenOf(await scene.RegisteredAsync());
        using var visitor = site.Visitor();
        var mistyped = (token[0] == 'A' ? 'B' : 'A') + token[1..];

        var page = (await visitor.GetAsync($"/tiket/{mistyped}{what}")).Is(HttpStatusCode.NotFound);
        (await visitor.GetAsync($"/tiket/{token[..10]}{what}")).Is(HttpStatusCode.NotFound);

        Assert.Contains("Tautannya mungkin terpotong, sudah berganti, atau bukan untuk Anda", page.Words, StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_replaced_link_opens_nothing_any_more()
    {
        var scene = await SeatScene.OpenAsync(site);
        var token = SeatScene.TokenOf(await scene.RegisteredAsync());
        var row = await scene.RowAsync(token);
        var fresh = site.Services.GetRequiredService<Links>().PersonalToken(row.Id, 1);
        await site.WriteAsync(db =>
        {
            var mine = db.Registrations.Single(r => r.Id == row.Id);
            (mine.LinkGeneration, mine.LinkHash) = (1, Links.Hash(fresh));
        });

        (await site.Visitor().GetAsync("/tiket/" + token)).Is(HttpStatusCode.NotFound);
        (await site.Visitor().GetAsync("/tiket/" + fresh)).IsOk();
    }

    [Fact]
    public async Task Opening_links_changes_nothing_and_nobody_may_keep_the_pages()
    {
        var scene = await SeatScene.OpenAsync(site);
        var token = SeatScene.TokenOf(await scene.RegisteredAsync());
        var row = await scene.RowAsync(token);
        var links = site.Services.GetRequiredService<Links>();
        var before = await Everything.OfAsync(site);
        using var scanner = site.Visitor();

        foreach (var address in (string[])
        [
            $"/tiket/{token}", $"/tiket/{token}/cetak", $"/tiket/{token}/qr.svg", $"/tiket/{token}/kalender.ics", $"/tiket/{token}/ubah", $"/tiket/{token}/batal", $"/tiket/{token}/berhenti",
            links.UnsubscribePath(row.Id), $"/t/{links.DoorCode(row.Id, 0).Text}", scene.Address, scene.Address + "/surel", "/tautan", "/tautan/terkirim",
        ])
        {
            var read = (await scanner.GetAsync(address)).IsOk();
            var head = await scanner.SendAsync(HttpMethod.Head, address);
            Assert.Equal(read.Status, head.Status);
            Assert.Empty(head.Bytes);
            Assert.True(read.Headers.CacheControl!.NoStore);
            Assert.Equal("same-origin", Assert.Single(read.Headers.GetValues("Referrer-Policy")));
        }

        Assert.Equal(before, await Everything.OfAsync(site));
    }

    [Fact]
    public async Task A_stranger_who_scans_a_ticket_learns_of_the_event_and_nothing_of_the_person()
    {
        var scene = await SeatScene.OpenAsync(site);
        var token = SeatScene.TokenOf(await scene.RegisteredAsync());
        var row = await scene.RowAsync(token);
        var code = site.Services.GetRequiredService<Links>().DoorCode(row.Id, 0);

        var page = (await site.Visitor().GetAsync("/t/" + code.Text)).IsOk();
        (await site.Visitor().GetAsync("/t/" + code.Grouped.ToLowerInvariant())).IsOk();
        (await site.Visitor().GetAsync("/t/0000000000000000")).Is(HttpStatusCode.NotFound);
        (await site.Visitor().GetAsync("/t/" + token)).Is(HttpStatusCode.NotFound);

        Assert.Contains("Peran Humas Menjaga Netralitas ASN", page.Words, StringComparison.Ordinal);
        Assert.Contains("Balai Giri Asri", page.Words, StringComparison.Ordinal);
        foreach (var secret in (string[])["Rahmawati", token, "tirtakencana.example", "/tiket/"]) Assert.DoesNotContain(secret, page.Text, StringComparison.OrdinalIgnoreCase);
    }

    [Fact]
    public async Task No_table_holds_the_link_the_code_or_the_number()
    {
        var scene = await SeatScene.OpenAsync(site);
        var token = SeatScene.TokenOf(await scene.RegisteredAsync());
        await (await scene.FormAsync()).SubmitAsync();
        var row = await scene.RowAsync(token);
        var code = site.Services.GetRequiredService<Links>().DoorCode(row.Id, 0);

        var dump = await Everything.TextAsync(site);

        Assert.Contains(row.Name, dump, StringComparison.Ordinal);
        foreach (var secret in (string[])[token, code.Text, code.Grouped, "198804122011012001"]) Assert.DoesNotContain(secret, dump, StringComparison.OrdinalIgnoreCase);
    }

    [Fact]
    public async Task The_audit_says_what_happened_without_saying_to_whom()
    {
        var scene = await SeatScene.OpenAsync(site);
        var row = await scene.RowAsync(SeatScene.TokenOf(await scene.RegisteredAsync()));

        var entry = Assert.Single(await site.ReadAsync(db => db.Audit.AsNoTracking().Where(a => a.SubjectId == row.Id).ToListAsync()));

        Assert.Equal((Acts.RegistrationMade, (Guid?)scene.EventId), (entry.Act, entry.EventId));
        Assert.Null(entry.Fields);
    }

    private static string Primary(Page ticket) => ticket.Html.QuerySelector("main a.btn-primary")!.GetAttribute("href")!;

    private static async Task SignAsync(SeatScene scene, Guid session, Guid registration)
    {
        var now = scene.Site.Clock.Now;
        var text = Guid.CreateVersion7(now);
        var version = await scene.Site.ReadAsync(db => db.Events.Where(e => e.Id == scene.EventId).Select(e => e.PledgeTextVersionId).SingleAsync());
        await scene.Site.WriteAsync(db =>
        {
            db.FrozenTexts.Add(FrozenText.Of(text, db.Events.Single(e => e.Id == scene.EventId), "Diskominfo", version, "id", "Kami berjanji.", now, null));
            db.Pledges.Add(new Pledge
            {
                Id = Guid.CreateVersion7(now), EventId = scene.EventId, SigningSessionId = session, RegistrationId = registration, FrozenTextId = text, TextHash = PledgeText.HashOf("Kami berjanji."), Number = 1,
                Code = "0123456789ABCDEF", Nonce = text, Method = SignatureMethod.Typed, Assurance = Assurance.StaffCheckIn, SignedAt = now, PledgeConsentVersion = "1", PledgeConsentHash = "1",
                DataConsentVersion = "1", DataConsentHash = "1", ShowInJoint = true, IdentityType = Bakohumas.Domain.People.IdentityType.None, AgencyId = scene.AgencyId, Name = "Rahmawati",
            });
        });
    }
}
