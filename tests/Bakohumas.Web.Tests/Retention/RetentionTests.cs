using System.Globalization;
using System.Net;
using Bakohumas.Domain.Audit;
using Bakohumas.Domain.CheckIn;
using Bakohumas.Domain.Events;
using Bakohumas.Domain.Registrations;
using Bakohumas.Domain.Reminders;
using Bakohumas.Web.Data;
using Bakohumas.Web.Features.Events;
using Bakohumas.Web.Platform.Files;
using Bakohumas.Web.Tests.Rig;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;

namespace Bakohumas.Web.Tests.Retention;

/// <summary>Each line of product 6.11, one millisecond before its time and at it.</summary>
public sealed class RetentionTests : IClassFixture<Site>
{
    private static readonly TimeSpan Moment = TimeSpan.FromMilliseconds(1);
    private readonly Site site;

    public RetentionTests(Site site)
    {
        this.site = site;
        // Every test begins today: a seal of ten years from now would be refused.
        site.Clock.Set(new TestClock().Now);
    }

    [Fact]
    public async Task Telephone_numbers_go_90_days_after_the_end()
    {
        var at = await A.Event(site);
        var ticket = await A.Ticket(site, at, change: r => r.Phone = "+6281234567890");

        await RunAsync(at.EndsAt.AddDays(90) - Moment);
        Assert.Equal("+6281234567890", (await PersonAsync(ticket)).Phone);

        await RunAsync(at.EndsAt.AddDays(90));
        var person = await PersonAsync(ticket);
        Assert.Null(person.Phone);
        // The person stays: only the number goes.
        Assert.Equal((ticket.Name, (DateTimeOffset?)null), (person.Name, person.ErasedAt));
        Assert.Equal(["Phone,1"], await AuditedAsync(at));
        (await site.Visitor().GetAsync(ticket.Home)).IsOk();
    }

    [Fact]
    public async Task Registrations_that_came_to_nothing_go_30_days_after_the_end()
    {
        var at = await A.Event(site);
        var (stays, back) = (await A.Ticket(site, at), await A.Ticket(site, at));
        await site.WriteAsync(db => db.Registrations.Single(r => r.Id == back.Id).State = RegistrationState.Cancelled);
        await site.ReadAsync(db => db.Events.Where(e => e.Id == at.Id).ExecuteUpdateAsync(set => set.SetProperty(e => e.SeatsTaken, 1)));
        var off = await A.Event(site, e => e.State = EventState.Cancelled);
        var never = await A.Ticket(site, off);

        await RunAsync(at.EndsAt.AddDays(30) - Moment);
        Assert.Equal((back.Name, never.Name), ((await PersonAsync(back)).Name, (await PersonAsync(never)).Name));

        await RunAsync(at.EndsAt.AddDays(30));
        foreach (var gone in (TicketInHand[])[back, never])
        {
            AssertEmpty(await PersonAsync(gone));
            (await site.Visitor().GetAsync(gone.Home)).Is(HttpStatusCode.NotFound);
        }

        Assert.Equal(stays.Name, (await PersonAsync(stays)).Name);
        // Seats and numbers are those of before.
        var numbers = await NumbersAsync(at);
        Assert.Equal((1, 1, 1), (await site.ReadAsync(db => db.Events.Where(e => e.Id == at.Id).Select(e => e.SeatsTaken).SingleAsync()), numbers.Registered, numbers.Cancelled));
        Assert.Equal(["UnsuccessfulRegistration,1"], await AuditedAsync(at));
    }

    [Fact]
    public async Task Who_came_to_an_event_that_was_called_off_later_is_attendance_and_stays()
    {
        var at = await A.Event(site);
        var ticket = await A.Ticket(site, at);
        await A.Admit(site, at, [ticket]);
        await site.WriteAsync(db => db.Events.Single(e => e.Id == at.Id).State = EventState.Cancelled);

        await RunAsync(at.EndsAt.AddYears(5) - Moment);
        Assert.Equal(ticket.Name, (await PersonAsync(ticket)).Name);
    }

    [Fact]
    public async Task Attendance_goes_5_years_after_the_end_and_its_numbers_stay()
    {
        var at = await A.Event(site);
        var people = new List<TicketInHand> { await A.Ticket(site, at, change: r => (r.Unit, r.IdentityCipher, r.IdentityMask) = ("Bidang IKP", [1, 2], "198611** ****** * ***")), await A.Ticket(site, at) };
        await A.Admit(site, at, people[..1]);
        var before = await NumbersAsync(at);

        await RunAsync(at.EndsAt.AddYears(5) - Moment);
        Assert.Equal("Bidang IKP", (await PersonAsync(people[0])).Unit);

        await RunAsync(at.EndsAt.AddYears(5));
        foreach (var gone in people)
        {
            AssertEmpty(await PersonAsync(gone));
            (await site.Visitor().GetAsync(gone.Home)).Is(HttpStatusCode.NotFound);
        }

        var after = await NumbersAsync(at);
        Assert.Equal((before.Registered, before.Came, 2, 1), (after.Registered, after.Came, after.Registered, after.Came));
        Assert.Equal(2, await site.ReadAsync(db => db.Events.Where(e => e.Id == at.Id).Select(e => e.SeatsTaken).SingleAsync()));
        Assert.Equal(["Registration,2"], await AuditedAsync(at));
    }

    [Fact]
    public async Task Pledges_and_their_papers_go_5_years_after_the_end_and_the_leaf_stays()
    {
        var at = await A.Event(site);
        var signed = await Signed.ByAsync(site, at, await A.Ticket(site, at));
        var vault = site.Services.GetRequiredService<FileVault>();

        await RunAsync(at.EndsAt.AddYears(5) - Moment);
        Assert.NotNull((await site.ReadAsync(db => db.Pledges.AsNoTracking().SingleAsync(p => p.Id == signed.PledgeId))).RecordKey);
        Assert.True(vault.Holds(signed.FileHash));

        await RunAsync(at.EndsAt.AddYears(5));
        var pledge = await site.ReadAsync(db => db.Pledges.AsNoTracking().SingleAsync(p => p.Id == signed.PledgeId));
        Assert.All([pledge.Name, pledge.IdentityMask, pledge.Position, pledge.Unit, pledge.AgencyName, pledge.Signature], Assert.Null);
        Assert.All([pledge.IdentityCipher, pledge.RecordKey], Assert.Null);
        Assert.False(vault.Holds(signed.FileHash));
        Assert.Equal(1, await site.ReadAsync(db => db.PendingLeaves.CountAsync(l => l.PledgeId == signed.PledgeId)));
        Assert.Equal(1, (await NumbersAsync(at)).Signed);

        // Whoever holds the paper still learns that the code is ours, and nothing about a person.
        var page = (await site.Visitor().GetAsync(signed.Page)).IsOk();
        Assert.DoesNotContain("Siti", page.Text, StringComparison.Ordinal);
        Assert.DoesNotContain("S***", page.Text, StringComparison.Ordinal);
        // Nothing tries to draw the paper again.
        await site.RunJobAsync("seal-due-papers");
        Assert.Equal(signed.FileHash, await site.ReadAsync(db => db.SealingWork.Where(w => w.PledgeId == signed.PledgeId).Select(w => w.FileHash).SingleAsync()));
        Assert.False(vault.Holds(signed.FileHash));
    }

    [Fact]
    public async Task Reports_of_offices_go_with_the_pledges_and_their_numbers_stay()
    {
        var at = await A.Event(site, e => e.State = EventState.Finished);
        var office = await ReportedAsync(at);
        var vault = site.Services.GetRequiredService<FileVault>();

        await RunAsync(at.EndsAt.AddYears(5) - Moment);
        Assert.Equal(("Apel pagi", "Foto kurang jelas"), (await office.ReportAsync(), await office.ReviewAsync()));
        Assert.True(vault.Holds(office.Hash));

        await RunAsync(at.EndsAt.AddYears(5));
        Assert.Equal(((string?)null, (string?)null), (await office.ReportAsync(), await office.ReviewAsync()));
        Assert.False(vault.Holds(office.Hash));
        Assert.Equal(120, await site.ReadAsync(db => db.DutyReports.Where(r => r.Id == office.ReportId).Select(r => r.Reached).SingleAsync()));
        Assert.Equal(["DutyEvidence,1", "DutyReport,1", "DutyReview,1"], (await AuditedAsync(at)).Order(StringComparer.Ordinal));
    }

    [Fact]
    public async Task Notes_of_the_conflict_ledger_go_with_the_attendance_and_the_pair_stays()
    {
        var at = await A.Event(site);
        var ticket = await A.Ticket(site, at);
        using var door = await A.Door(site, at);
        foreach (var gate in (string[])["Utara", "Selatan"]) await door.ScanAsync(ticket.DoorCode, gate: gate, forced: true, at: site.Clock.Now.AddMinutes(-5));
        var scan = await site.ReadAsync(db => db.Scans.Where(s => s.EventId == at.Id && s.Conflict).Select(s => s.Id).SingleAsync());
        await site.WriteAsync(db => db.ConflictClosures.Add(new ConflictClosure { Id = A.NewId(site), EventId = at.Id, ScanId = scan, Note = "Dua orang, satu ponsel", At = site.Clock.Now, ByAccountId = A.NewId(site) }));
        Task<string?> NoteAsync() => site.ReadAsync(db => db.ConflictClosures.Where(c => c.ScanId == scan).Select(c => c.Note).SingleAsync());

        await RunAsync(at.EndsAt.AddYears(5) - Moment);
        Assert.Equal("Dua orang, satu ponsel", await NoteAsync());
        await RunAsync(at.EndsAt.AddYears(5));

        Assert.Null(await NoteAsync());
        Assert.Contains("ConflictClosure,1", await AuditedAsync(at));
    }

    [Fact]
    public async Task Reasons_and_notes_about_walk_ins_go_with_the_attendance_and_the_rows_stay()
    {
        var at = await A.Event(site, e => { e.Capacity = 1; e.HardLimit = 2; });
        var ticket = await A.Ticket(site, at, change: r => { r.Slip = "A-01"; r.VipSince = site.Clock.Now; });
        using var door = await A.Door(site, at, DeviceRight.Supervise);
        var answer = await door.PostAsync($"/api/v1/events/{at.Slug}/walk-ins", new
        {
            nonce = A.NewId(site), name = "Lastri", agency = "Dinas", status = "NonAsn", mail = "lastri@contoh.example", consent = "privasi-ringkas 1.0.0 id", gate = "1", at = site.Clock.Now, reason = "Diminta Pak Budi",
        });
        Assert.Equal("admitted", answer.Verdict);
        await site.WriteAsync(db => db.SeatChecks.Add(new SeatCheck { Id = A.NewId(site), EventId = at.Id, RegistrationId = ticket.Id, Note = "Kursi untuk Bu Lastri", At = site.Clock.Now, ByAccountId = A.NewId(site) }));
        Task<(string? Reason, string? Note, string? Slip, DateTimeOffset? Vip)> WordsAsync() => site.ReadAsync(async db => (
            await db.WalkIns.Where(w => w.EventId == at.Id).Select(w => w.Reason).SingleAsync(), await db.SeatChecks.Where(c => c.EventId == at.Id).Select(c => c.Note).SingleAsync(),
            await db.Registrations.Where(r => r.Id == ticket.Id).Select(r => r.Slip).SingleAsync(), await db.Registrations.Where(r => r.Id == ticket.Id).Select(r => r.VipSince).SingleAsync()));

        await RunAsync(at.EndsAt.AddYears(5) - Moment);
        var before = await WordsAsync();
        await RunAsync(at.EndsAt.AddYears(5));

        Assert.Equal(("Diminta Pak Budi", "Kursi untuk Bu Lastri", "A-01"), (before.Reason, before.Note, before.Slip));
        Assert.Equal((null, null, null, null), await WordsAsync());
        Assert.Contains("WalkIn,1", await AuditedAsync(at));
        Assert.Contains("SeatCheck,1", await AuditedAsync(at));
    }

    [Fact]
    public async Task A_photo_that_two_offices_filed_goes_with_the_later_one()
    {
        var early = await A.Event(site, e => { e.State = EventState.Finished; e.StartsAt = e.StartsAt.AddDays(-9); e.EndsAt = e.EndsAt.AddDays(-9); });
        var late = await A.Event(site, e => e.State = EventState.Finished);
        var (first, second) = (await ReportedAsync(early), await ReportedAsync(late));
        var vault = site.Services.GetRequiredService<FileVault>();
        Assert.Equal(first.Hash, second.Hash);

        await RunAsync(early.EndsAt.AddYears(5));
        Assert.True(vault.Holds(first.Hash));
        await RunAsync(late.EndsAt.AddYears(5));
        Assert.False(vault.Holds(first.Hash));
    }

    [Fact]
    public async Task The_audit_goes_after_10_years_and_nothing_younger_can_be_deleted()
    {
        var made = site.Clock.Now;
        var old = await RecordedAsync();
        site.Clock.Advance(TimeSpan.FromHours(1));
        var young = await RecordedAsync();

        await RunAsync(made.AddYears(10));
        Assert.True(await HoldsAsync(old));

        await RunAsync(made.AddYears(10) + Moment);
        Assert.Equal((false, true), (await HoldsAsync(old), await HoldsAsync(young)));
        var fault = await Assert.ThrowsAnyAsync<System.Data.Common.DbException>(() => site.ExecuteAsync("DELETE FROM \"Audit\""));
        Assert.Contains("append-only", fault.Message, StringComparison.Ordinal);
        await Assert.ThrowsAnyAsync<System.Data.Common.DbException>(() => site.ExecuteAsync("UPDATE \"AuditHorizons\" SET \"Before\" = \"At\""));
        Assert.Contains(await AuditedAsync(null), line => line.StartsWith("AuditEntry,", StringComparison.Ordinal));
    }

    [Fact]
    public async Task A_finished_mail_keeps_nothing_of_what_it_said_and_soon_nothing_of_its_receiver()
    {
        var at = await A.Event(site, e => { e.StartsAt = e.StartsAt.AddDays(9); e.EndsAt = e.EndsAt.AddDays(9); });
        var ticket = await A.Ticket(site, at);
        await site.WriteAsync(db => db.Enqueue(site.Clock.Now, MailRule.EventChanged, ticket.Id, "id", at.Id, "1", note: "Narasumber sakit."));
        await site.RunJobAsync("send-due-mails");
        var sent = await MailAsync(ticket);
        Assert.Equal((MailState.Sent, (string?)null), (sent.State, sent.Note));
        Assert.NotNull(sent.RecipientHash);

        await RunAsync(sent.SentAt!.Value.AddDays(2) - Moment);
        Assert.NotNull((await MailAsync(ticket)).RecipientHash);
        await RunAsync(sent.SentAt!.Value.AddDays(2));
        Assert.Null((await MailAsync(ticket)).RecipientHash);
    }

    [Fact]
    public async Task Any_number_of_nodes_erases_each_row_once_and_in_small_acts()
    {
        var at = await A.Event(site, e => e.Capacity = 200);
        for (var i = 0; i < 200; i++) await A.Ticket(site, at, change: r => r.Phone = "+6281234567890");
        site.Clock.Set(at.EndsAt.AddDays(90));

        await Task.WhenAll(Enumerable.Range(0, 4).Select(_ => Task.Run(() => site.RunJobAsync("delete-what-is-due"))));
        await site.RunJobAsync("delete-what-is-due");

        Assert.Equal(0, await site.ReadAsync(db => db.Registrations.CountAsync(r => r.EventId == at.Id && r.Phone != null)));
        var counts = (await AuditedAsync(at)).Select(line => int.Parse(line["Phone,".Length..], CultureInfo.InvariantCulture)).ToList();
        Assert.Equal(200, counts.Sum());
        Assert.All(counts, count => Assert.InRange(count, 1, 99));
    }

    [Fact]
    public async Task A_file_of_the_vault_that_no_row_names_goes_after_a_day_and_one_that_a_row_names_never()
    {
        var vault = site.Services.GetRequiredService<FileVault>();
        var at = await A.Event(site);
        var signed = await Signed.ByAsync(site, at, await A.Ticket(site, at));
        async Task<string> PutAsync(string content) => await vault.PutAsync(System.Text.Encoding.UTF8.GetBytes(content), TestContext.Current.CancellationToken);
        var (orphan, again, named) = (await PutAsync("yatim"), await PutAsync("sekali lagi"), await PutAsync("bernama"));
        // Only the work names it, as a paper whose row of files was lost would be.
        await site.ReadAsync(db => db.SealingWork.Where(w => w.PledgeId == signed.PledgeId).ExecuteUpdateAsync(set => set.SetProperty(w => w.FileHash, named)));
        string Path(string hash) => System.IO.Path.Combine(site.Root, "vault", hash[..2], hash);
        var (torn, growing) = (Path(orphan) + ".abcd.tmp", Path(again) + ".efgh.tmp");
        await File.WriteAllTextAsync(torn, "separuh", TestContext.Current.CancellationToken);
        await File.WriteAllTextAsync(growing, "separuh", TestContext.Current.CancellationToken);
        site.Clock.Advance(TimeSpan.FromDays(1) + Moment);
        File.SetLastWriteTimeUtc(torn, site.Clock.Now.AddDays(-1).UtcDateTime - Moment);
        File.SetLastWriteTimeUtc(growing, site.Clock.Now.AddHours(-23).UtcDateTime);
        // Somebody stores the same bytes today; the row will follow.
        Assert.Equal(again, await PutAsync("sekali lagi"));
        var young = await PutAsync("muda");

        await site.RunJobAsync("delete-what-is-due");

        Assert.Equal((false, true, true, true, true), (vault.Holds(orphan), vault.Holds(again), vault.Holds(young), vault.Holds(named), vault.Holds(signed.FileHash)));
        Assert.Equal((false, true), (File.Exists(torn), File.Exists(growing)));
        site.Clock.Advance(TimeSpan.FromDays(1) + Moment);
        await site.RunJobAsync("delete-what-is-due");
        Assert.Equal((false, false, true), (vault.Holds(again), vault.Holds(young), vault.Holds(named)));
    }

    [Fact]
    public async Task The_sweep_of_the_vault_asks_every_column_that_names_a_file()
    {
        var columns = await site.ReadAsync(db => Task.FromResult(db.Model.GetEntityTypes()
            .SelectMany(type => type.GetProperties().Select(property => (Type: type.ClrType, property.Name, property.ClrType)))
            .Where(p => p.ClrType == typeof(string) && (p.Name.EndsWith("FileHash", StringComparison.Ordinal) || (p.Type == typeof(Domain.Files.StoredFile) && p.Name == "Hash")))
            .Select(p => $"{p.Type.Name}.{p.Name}").Order(StringComparer.Ordinal).ToList()));

        // One more here needs one more in DeleteWhatIsDue.Named.
        Assert.Equal(["JointPaper.FileHash", "JointPaper.OfficersFileHash", "SealingWork.FileHash", "StoredFile.Hash"], columns);
    }

    private async Task RunAsync(DateTimeOffset at)
    {
        site.Clock.Set(at);
        await site.RunJobAsync("delete-what-is-due");
        await site.RunJobAsync("delete-what-is-due");
    }

    private static void AssertEmpty(Registration person)
    {
        Assert.Equal(("", "", "", ""), (person.Name, person.SearchName, person.IdentityMask, person.Position));
        Assert.All([person.Unit, person.Mail, person.Phone], Assert.Null);
        Assert.All([person.IdentityCipher, person.IdentityHash, person.LinkHash], Assert.Null);
        Assert.NotNull(person.ErasedAt);
    }

    private Task<EventNumbers> NumbersAsync(Event at) => site.ReadAsync(db => EventNumbers.LoadAsync(db, at.Id, TestContext.Current.CancellationToken));

    private Task<Registration> PersonAsync(TicketInHand ticket) => site.ReadAsync(db => db.Registrations.AsNoTracking().SingleAsync(r => r.Id == ticket.Id));

    private Task<OutboxMail> MailAsync(TicketInHand ticket) => site.ReadAsync(db => db.Outbox.AsNoTracking().SingleAsync(m => m.SubjectId == ticket.Id));

    /// <summary>Line and count of what was erased for an event, as the audit has it.</summary>
    private async Task<List<string>> AuditedAsync(Event? at)
    {
        var id = at?.Id;
        return await site.ReadAsync(db => db.Audit.Where(a => a.Act == Acts.KeptLongEnough && a.EventId == id).OrderBy(a => a.Id).Select(a => a.Fields!).ToListAsync());
    }

    private async Task<Guid> RecordedAsync()
    {
        var subject = A.NewId(site);
        await site.WriteAsync(db => db.Record(site.Clock.Now, Acts.MailSent, Actor.System, subject));
        return subject;
    }

    private Task<bool> HoldsAsync(Guid subject) => site.ReadAsync(db => db.Audit.AnyAsync(a => a.SubjectId == subject));

    private async Task<FiledReport> ReportedAsync(Event at)
    {
        var hash = await site.Services.GetRequiredService<FileVault>().PutAsync("foto"u8.ToArray(), TestContext.Current.CancellationToken);
        return await FiledReport.OfAsync(site, at, hash);
    }
}
