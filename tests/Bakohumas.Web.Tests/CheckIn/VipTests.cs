using System.Net;
using Bakohumas.Domain.CheckIn;
using Bakohumas.Domain.Events;
using Bakohumas.Domain.Registrations;
using Bakohumas.Domain.Reminders;
using Bakohumas.Web.Data;
using Bakohumas.Web.Tests.Hall;
using Bakohumas.Web.Tests.Rig;
using Microsoft.EntityFrameworkCore;

namespace Bakohumas.Web.Tests.CheckIn;

/// <summary>Guests of honour: marked by the organizer, said at the door, told to the protocol officer once (product EV7).</summary>
public sealed class VipTests(Site site) : IClassFixture<Site>
{
    [Fact]
    public async Task An_organizer_marks_and_unmarks_a_guest_of_honour_and_both_stand_in_the_audit()
    {
        var at = await A.Event(site);
        var ticket = await A.Ticket(site, at, "Bupati Contoh");
        using var officer = await new Reminders.Stage(site).OfficerAsync(at.OrganizerAgencyId);
        var home = $"/panel/kegiatan/{at.Slug}/peserta/{ticket.Id}";

        var marked = (await (await officer.GetAsync(home)).IsOk().FormTo("/vip").SubmitAsync()).IsOk();
        Assert.Contains(marked.Html.QuerySelectorAll(".bk-workhead .bk-status"), s => s.TextContent == "Tamu kehormatan" && s.QuerySelector("svg") is not null);
        Assert.Contains("Bupati Contoh", (await officer.GetAsync($"/panel/kegiatan/{at.Slug}/peserta?keadaan=Vip")).IsOk().Words, StringComparison.Ordinal);
        // Pressed on an old page: nothing changes, and nothing is recorded.
        (await officer.PostAsync(home + "/vip", [new("tandai", "true")])).IsOk();
        Assert.Equal((1, 0), (await AuditedAsync(at, Acts.VipMarked), await AuditedAsync(at, Acts.VipUnmarked)));
        (await (await officer.GetAsync(home)).IsOk().FormTo("/vip").SubmitAsync()).IsOk();

        Assert.Null(await site.ReadAsync(db => db.Registrations.Where(r => r.Id == ticket.Id).Select(r => r.VipSince).SingleAsync()));
        Assert.Equal((1, 1), (await AuditedAsync(at, Acts.VipMarked), await AuditedAsync(at, Acts.VipUnmarked)));
        using var stranger = await new Reminders.Stage(site).OfficerAsync(await A.Agency(site));
        (await stranger.GetAsync("/akun")).IsOk();
        (await stranger.PostAsync(home + "/vip", [new("tandai", "true")])).Is(HttpStatusCode.NotFound);
    }

    [Fact]
    public async Task The_door_says_so_and_the_protocol_officer_is_told_once_for_a_person_and_occasion()
    {
        var at = await EventAsync(e => e.EndsAt = e.EndsAt.AddDays(1));
        var (guest, other) = (await GuestAsync(at), await A.Ticket(site, at));
        using var door = await A.Door(site, at);

        var answer = await door.ScanAsync(guest.DoorCode);
        await door.ScanAsync(other.DoorCode);
        await door.UndoAsync(answer.AdmissionId!);
        var again = await door.ScanAsync(guest.DoorCode);
        site.Clock.Advance(TimeSpan.FromSeconds(1));
        await door.ScanAsync(guest.DoorCode, direction: "out");
        await door.ScanAsync(guest.DoorCode);
        Assert.Equal(("vip", "vip"), (answer.Field("role"), again.Field("role")));
        Assert.Equal("vip", (await door.ScanAsync(guest.DoorCode)).Field("role"));
        var today = Assert.Single(await TellingsAsync(at));
        Assert.Equal(guest.Id, today.SubjectId);

        site.Clock.Advance(TimeSpan.FromDays(1));
        await door.ScanAsync(guest.DoorCode);
        Assert.Equal(2, (await TellingsAsync(at)).Count);
    }

    [Fact]
    public async Task Of_64_scans_at_once_one_mail_is_made()
    {
        var at = await EventAsync();
        var guest = await GuestAsync(at);

        await ParallelTests.ScanAtOnceAsync(site, at, guest);

        Assert.Single(await TellingsAsync(at));
    }

    [Fact]
    public async Task The_index_refuses_a_second_mail_whoever_writes_it()
    {
        var at = await EventAsync();
        using var door = await A.Door(site, at);
        await door.ScanAsync((await GuestAsync(at)).DoorCode);
        var row = Assert.Single(await TellingsAsync(at));

        await Assert.ThrowsAnyAsync<DbUpdateException>(() => site.WriteAsync(db => db.Enqueue(site.Clock.Now, row.Rule, row.SubjectId, "id", at.Id, row.Occurrence)));
    }

    [Fact]
    public async Task The_mail_names_guest_gate_and_time_and_goes_to_the_officer_alone()
    {
        var at = await EventAsync(mail: "protokol1@contoh.example");
        var guest = await GuestAsync(at, "Dr. Wayan Kehormatan");
        using var door = await A.Door(site, at);
        await door.ScanAsync(guest.DoorCode, gate: "Pintu Timur");

        await new Reminders.Stage(site).SendAsync();

        var letter = site.Outbox.Only("protokol1@contoh.example");
        Assert.Contains("Dr. Wayan Kehormatan", letter.Subject, StringComparison.Ordinal);
        Assert.Contains("Pintu Timur", letter.Text, StringComparison.Ordinal);
        Assert.Contains(At(site.Clock.Now), letter.Text, StringComparison.Ordinal);
        Assert.DoesNotContain("tanpa jaringan", letter.Text, StringComparison.Ordinal);
        foreach (var secret in (string[])[guest.Token, guest.DoorCode, "/tiket/"]) Assert.DoesNotContain(secret, letter.Raw, StringComparison.Ordinal);
        using var officer = await new Reminders.Stage(site).OfficerAsync(at.OrganizerAgencyId);
        var mails = (await officer.GetAsync($"/panel/kegiatan/{at.Slug}/surel")).IsOk();
        Assert.Contains("Ibu Protokol", mails.Words, StringComparison.Ordinal);
        Assert.Contains("Tamu kehormatan datang", mails.Words, StringComparison.Ordinal);
    }

    [Fact]
    public async Task What_a_door_without_network_brings_late_says_the_time_of_the_door()
    {
        var at = await EventAsync(mail: "protokol2@contoh.example");
        var guest = await GuestAsync(at);
        using var door = await A.Door(site, at);
        var happened = site.Clock.Now.AddMinutes(-42);

        await door.ScanAsync(guest.DoorCode, forced: true, at: happened);
        await new Reminders.Stage(site).SendAsync();

        var text = site.Outbox.Only("protokol2@contoh.example").Text;
        Assert.Contains(At(happened), text, StringComparison.Ordinal);
        Assert.Contains("tanpa jaringan", text, StringComparison.Ordinal);
        Assert.Contains(At(site.Clock.Now), text, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Who_checks_in_by_the_code_on_the_screen_is_told_as_well()
    {
        var scene = await Events.EventScene.OpenAsync(site);
        var at = await Screens.EventAsync(site, scene.AgencyId);
        await site.ReadAsync(db => db.Events.Where(e => e.Id == at.Id).ExecuteUpdateAsync(s => s.SetProperty(e => e.SelfCheckIn, SelfCheckIn.Open)));
        var guest = await GuestAsync(at);
        using var screen = await Screens.PairAsync(site, at);
        using var phone = site.Visitor();
        (await phone.GetAsync(guest.Home)).IsOk();
        var address = (await screen.GetAsync($"/layar/{at.Slug}")).IsOk().Html.QuerySelector("[data-isi=alamat]")!.TextContent;

        (await (await phone.GetAsync(address[address.IndexOf('/', StringComparison.Ordinal)..])).IsOk().Form("form[data-hadir]").SubmitAsync()).IsOk();

        Assert.Equal(guest.Id, Assert.Single(await TellingsAsync(at)).SubjectId);
    }

    [Fact]
    public async Task What_waits_for_a_confirmation_is_told_once_it_counts()
    {
        var at = await EventAsync();
        var guest = await GuestAsync(at);
        using var door = await A.Door(site, at);
        await site.ReadAsync(db => db.Devices.Where(d => d.EventId == at.Id).ExecuteUpdateAsync(s => s.SetProperty(d => d.RevokedAt, site.Clock.Now)));
        await door.ScanAsync(guest.DoorCode, forced: true, at: site.Clock.Now.AddMinutes(-5));
        Assert.Empty(await TellingsAsync(at));
        using var officer = await new Reminders.Stage(site).OfficerAsync(at.OrganizerAgencyId);
        var scan = await site.ReadAsync(db => db.Scans.Where(s => s.RegistrationId == guest.Id).Select(s => s.Id).SingleAsync());
        (await officer.GetAsync("/akun")).IsOk();

        (await officer.PostAsync($"/panel/kegiatan/{at.Slug}/perangkat/menunggu/{scan}", [new("diterima", "true")])).IsOk();

        Assert.Single(await TellingsAsync(at));
    }

    [Fact]
    public async Task Without_an_officer_or_after_an_undo_nothing_is_sent_and_the_row_says_why()
    {
        var (silent, undone) = (await EventAsync(mail: null), await EventAsync(mail: "protokol3@contoh.example"));
        foreach (var at in (Event[])[silent, undone])
        {
            using var door = await A.Door(site, at);
            var answer = await door.ScanAsync((await GuestAsync(at)).DoorCode);
            if (at == undone) await door.UndoAsync(answer.AdmissionId!);
        }

        await new Reminders.Stage(site).SendAsync();

        Assert.Equal((MailState.Skipped, "NoAddress"), Told(Assert.Single(await TellingsAsync(silent))));
        Assert.Equal((MailState.Skipped, "DidNotCome"), Told(Assert.Single(await TellingsAsync(undone))));
        Assert.Empty(site.Outbox.To("protokol3@contoh.example"));
    }

    [Fact]
    public async Task The_door_without_script_shows_a_word_and_a_sign()
    {
        var at = await EventAsync(e => e.EndsAt = e.EndsAt.AddDays(2));
        var guest = await GuestAsync(at);
        using var browser = site.Visitor();
        await (await browser.GetAsync($"/pintu/{at.Slug}")).FormTo("/pasang").Set("pairingCode", await A.PairingCode(site, at)).Set("gate", "1").SubmitAsync();

        var page = (await browser.PostAsync($"/pintu/{at.Slug}", [new("code", guest.DoorCode)])).IsOk();

        var plain = new AngleSharp.Html.Parser.HtmlParser(new AngleSharp.Html.Parser.HtmlParserOptions { IsScripting = false }).ParseDocument(page.Text);
        var sign = plain.QuerySelector(".bk-verdict .bk-vip")!;
        Assert.Equal(("Tamu kehormatan", true), (sign.TextContent.Trim(), sign.QuerySelector("svg") is not null));
    }

    private static (MailState State, string? Reason) Told(OutboxMail row) => (row.State, row.Reason);

    private static string At(DateTimeOffset instant) => $"pukul {instant.ToOffset(TimeSpan.FromHours(7)):HH'.'mm} WIB";

    private Task<Event> EventAsync(Action<Event>? change = null, string? mail = "protokol@contoh.example") => A.Event(site, e =>
    {
        (e.ProtocolName, e.ProtocolMail) = mail is null ? (null, null) : ("Ibu Protokol", mail);
        change?.Invoke(e);
    });

    private Task<TicketInHand> GuestAsync(Event at, string? name = null) => A.Ticket(site, at, name, change: r => r.VipSince = site.Clock.Now);

    private Task<List<OutboxMail>> TellingsAsync(Event at) => site.ReadAsync(db => db.Outbox.AsNoTracking().Where(m => m.EventId == at.Id && m.Rule == MailRule.VipArrived).ToListAsync());

    private Task<int> AuditedAsync(Event at, string act) => site.ReadAsync(db => db.Audit.CountAsync(a => a.EventId == at.Id && a.Act == act));
}
