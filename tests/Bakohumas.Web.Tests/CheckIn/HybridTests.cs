using System.Text.Json;
using Bakohumas.Domain.CheckIn;
using Bakohumas.Domain.Events;
using Bakohumas.Domain.Reminders;
using Bakohumas.Web.Data;
using Bakohumas.Web.Tests.Hall;
using Bakohumas.Web.Tests.Rig;
using Microsoft.EntityFrameworkCore;

namespace Bakohumas.Web.Tests.CheckIn;

/// <summary>Who takes part from afar is spoken to as such, and no number hides how many they are.</summary>
public sealed class HybridTests(Site site) : IClassFixture<Site>
{
    private const string Link = "https://meet.contoh.go.id/rahasia";

    [Theory]
    [InlineData("id", "Tautan itu tampil di halaman tiket Anda mulai pukul", "tautan rapat tampil di halaman tiket mulai pukul", "Daring")]
    [InlineData("en", "It appears on your ticket page from", "the meeting link appears on the ticket page from", "Online")]
    public async Task Ticket_mail_and_calendar_say_where_the_link_is_found_and_never_the_link(string language, string mail, string calendar, string place)
    {
        var at = await EventAsync(language);
        var (away, hall) = (await TicketAsync(at, isOnline: true), await TicketAsync(at, isOnline: false));
        foreach (var ticket in (TicketInHand[])[away, hall])
            await site.WriteAsync(db => db.Enqueue(site.Clock.Now, MailRule.Ticket, ticket.Id, language, at.Id));

        await new Reminders.Stage(site).SendAsync();

        var (toAway, toHall) = (site.Outbox.Only(Address(away)), site.Outbox.Only(Address(hall)));
        var since = Bakohumas.Domain.Regions.LongDate.Time(at.StartsAt.AddMinutes(-60), at.Zone, language == "en" ? Domain.Regions.Language.English : Domain.Regions.Language.Indonesian);
        Assert.Contains(mail, toAway.Text.ReplaceLineEndings(" "), StringComparison.Ordinal);
        foreach (var letter in (Letter[])[toAway, toHall])
        {
            Assert.Contains(since, letter.Text, StringComparison.Ordinal);
            Assert.Contains(calendar, Unfolded(letter.Calendar!), StringComparison.Ordinal);
            Assert.DoesNotContain("meet.contoh", letter.Raw + letter.Text + letter.Html + letter.Calendar, StringComparison.Ordinal);
        }

        // From afar nobody shows a code to staff.
        Assert.DoesNotContain(toAway.Leaves, l => l.ContentId is not null);
        Assert.Contains(toHall.Leaves, l => l.ContentId is not null);
        Assert.Contains($"\nLOCATION:{place}\n", Unfolded(toAway.Calendar!), StringComparison.Ordinal);
        Assert.Contains("Balai Kota Among Tani", Unfolded(toHall.Calendar!), StringComparison.Ordinal);
        using var visitor = site.Visitor();
        await visitor.GetAsync($"/bahasa?ke={language}&kembali=/");
        var file = Unfolded((await visitor.GetAsync(away.Home + "/kalender.ics")).IsOk().Text);
        Assert.Contains(calendar, file, StringComparison.Ordinal);
        Assert.Contains($"\nLOCATION:{place}\n", file, StringComparison.Ordinal);
        Assert.DoesNotContain("meet.contoh", file, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Reminders_send_nobody_to_a_hall_who_takes_part_from_afar_and_an_event_without_a_link_says_nothing_of_it()
    {
        var (hybrid, plain) = (await EventAsync("id"), await A.Event(site));
        var (away, hall, elsewhere) = (await TicketAsync(hybrid, isOnline: true), await TicketAsync(hybrid, isOnline: false), await A.Ticket(site, plain, change: r => r.Mail = $"{r.Id:N}@contoh.example"));
        foreach (var (ticket, at) in ((TicketInHand, Event)[])[(away, hybrid), (hall, hybrid), (elsewhere, plain)])
            foreach (var rule in (MailRule[])[MailRule.H1, MailRule.H0, MailRule.Ticket])
                await site.WriteAsync(db => db.Enqueue(site.Clock.Now, rule, ticket.Id, "id", at.Id));

        await new Reminders.Stage(site).SendAsync();

        var letters = site.Outbox.To(Address(away)).ToList();
        Assert.NotEmpty(letters);
        Assert.All(letters, l => Assert.Contains("halaman tiket", l.Text, StringComparison.Ordinal));
        foreach (var word in (string[])["kode QR", "mengantre", "Hati-hati di jalan", "Balai Kota"])
            Assert.All(letters, l => Assert.DoesNotContain(word, l.Text, StringComparison.Ordinal));
        Assert.Contains(site.Outbox.To(Address(hall)), l => l.Text.ReplaceLineEndings(" ").Contains("Anda boleh ikut secara daring", StringComparison.Ordinal));
        Assert.All(site.Outbox.To(Address(elsewhere)), l => Assert.DoesNotContain("daring", l.Text, StringComparison.Ordinal));
    }

    [Fact]
    public async Task Every_number_of_who_came_says_how_many_were_on_site_online_and_on_paper()
    {
        var at = await EventAsync("id");
        var people = new List<TicketInHand>();
        for (var i = 0; i < 5; i++) people.Add(await TicketAsync(at, isOnline: i == 3));
        await A.Admit(site, at, [people[0], people[1]]);
        await CameAsync(at, people[2], AdmissionSource.Paper);
        await CameAsync(at, people[3], AdmissionSource.Online);
        using var officer = await new Reminders.Stage(site).OfficerAsync(at.OrganizerAgencyId);
        const string Apart = "2 di tempat, 1 daring, 1 dicatat dari kertas";

        var panel = $"/panel/kegiatan/{at.Slug}";
        foreach (var address in (string[])["/panel", panel, panel + "/penandatanganan", panel + "/langsung"])
            Assert.Contains(Apart, (await officer.GetAsync(address)).IsOk().Words, StringComparison.Ordinal);
        Assert.Equal("3", (await officer.GetAsync(panel + "/langsung")).IsOk().Html.QuerySelector("[data-angka=inside]")!.TextContent);
        // A badge is worn in the hall.
        Assert.Contains("Yang sudah hadir di tempat: 3", (await officer.GetAsync(panel + "/peserta/tanda-pengenal")).IsOk().Words, StringComparison.Ordinal);
    }

    [Fact]
    public async Task The_halls_screen_says_how_many_of_those_present_are_online()
    {
        var at = await Screens.EventAsync(site);
        var people = new List<TicketInHand>();
        for (var i = 0; i < 4; i++) people.Add(await A.Ticket(site, at));
        await A.Admit(site, at, people[..3]);
        await CameAsync(at, people[3], AdmissionSource.Online);

        using var screen = await Screens.PairAsync(site, at);
        var hall = (await screen.GetAsync($"/layar/{at.Slug}")).IsOk();
        Assert.Equal("1 di antaranya daring", hall.Html.QuerySelector("[data-isi=daring]:not([hidden])")!.TextContent);
        using var news = await NewsStream.OpenAsync(screen, at);
        JsonElement said = (await news.NextAsync())!.Value;
        Assert.Equal((4, 1), (said.GetProperty("present").GetInt32(), said.GetProperty("online").GetInt32()));
    }

    [Fact]
    public async Task Over_several_days_each_day_says_it()
    {
        var at = await EventAsync("id", e => e.EndsAt = e.EndsAt.AddDays(1));
        await site.WriteAsync(db => db.Occasions.Add(new Occasion { Id = A.NewId(site), EventId = at.Id, StartsAt = at.StartsAt.AddDays(1), EndsAt = at.EndsAt }));
        var (hall, away) = (await TicketAsync(at, isOnline: false), await TicketAsync(at, isOnline: true));
        await A.Admit(site, at, [hall]);
        await CameAsync(at, away, AdmissionSource.Online);
        using var officer = await new Reminders.Stage(site).OfficerAsync(at.OrganizerAgencyId);

        var days = (await officer.GetAsync($"/panel/kegiatan/{at.Slug}")).IsOk().Html.QuerySelectorAll(".bk-funnel")[1];

        Assert.Equal(["1 di tempat, 1 daring"], days.QuerySelectorAll("small").Select(s => s.TextContent));
    }

    private Task<Event> EventAsync(string language, Action<Event>? change = null) => A.Event(site, e =>
    {
        (e.OnlineLink, e.Language) = (Link, language);
        change?.Invoke(e);
    });

    private Task<TicketInHand> TicketAsync(Event at, bool isOnline) => A.Ticket(site, at, change: r => (r.IsOnline, r.Mail) = (isOnline, $"{r.Id:N}@contoh.example"));

    private static string Address(TicketInHand ticket) => $"{ticket.Id:N}@contoh.example";

    private static string Unfolded(string calendar) => calendar.ReplaceLineEndings("\n").Replace("\n ", "", StringComparison.Ordinal);

    private async Task CameAsync(Event at, TicketInHand ticket, AdmissionSource source)
    {
        var (scan, admission, now) = (A.NewId(site), A.NewId(site), site.Clock.Now);
        var occasion = await site.ReadAsync(db => db.Occasions.Where(o => o.EventId == at.Id).OrderBy(o => o.StartsAt).Select(o => o.Id).FirstAsync());
        await site.WriteAsync(db =>
        {
            db.Scans.Add(new Scan
            {
                Id = scan, EventId = at.Id, Source = source, DeviceId = null, Nonce = scan, RequestHash = new byte[32], RegistrationId = ticket.Id, OccasionId = occasion, Direction = Direction.In, Gate = "Meja",
                At = now, HeardAt = now, HappenedAt = now, SkewMs = 0, Forced = false, Verdict = Verdict.Admitted, AdmissionId = admission, Conflict = false,
            });
            db.Admissions.Add(new Admission { Id = admission, EventId = at.Id, RegistrationId = ticket.Id, OccasionId = occasion, ScanId = scan, Source = source, AgencyId = ticket.AgencyId, Gate = "Meja", At = now });
        });
    }
}
