using System.Net;
using System.Text.Json;
using Bakohumas.Domain.CheckIn;
using Bakohumas.Domain.Events;
using Bakohumas.Web.Features.Events;
using Bakohumas.Web.Tests.Rig;
using Microsoft.EntityFrameworkCore;

namespace Bakohumas.Web.Tests.CheckIn;

/// <summary>What doors without network bring afterwards (product 6.3): row by row, in any order, as often as they like.</summary>
public sealed class BatchTests(Site site) : IClassFixture<Site>
{
    [Fact]
    public async Task Each_row_is_answered_by_itself_and_a_wrong_one_stops_no_other()
    {
        var at = await A.Event(site);
        var ticket = await A.Ticket(site, at);
        using var door = await A.Door(site, at);
        var (good, used) = (Nonce(), Nonce());
        await door.ScanAsync((await A.Ticket(site, at)).DoorCode, nonce: used);

        var answer = await door.BatchAsync(
        [
            Door.Row(ticket.DoorCode, "Utara", site.Clock.Now.AddMinutes(-5), good), Door.Row("ZZZZ-ZZZZ-ZZZZ-ZZZ9", "Utara", site.Clock.Now, Nonce()),
            Door.Row(ticket.DoorCode, "", site.Clock.Now, Nonce()), Door.Row(ticket.DoorCode, "Utara", site.Clock.Now, used),
        ]);

        Assert.Equal([200, 404, 400, 409], Statuses(answer));
        Assert.Equal("gate", answer.Body.GetProperty("answers")[2].GetProperty("problem").GetString());
        Assert.Equal([200], Statuses(await door.BatchAsync([Door.Row(ticket.DoorCode, "Utara", site.Clock.Now, good)])));
        Assert.Equal(3, await site.ReadAsync(db => db.Scans.CountAsync(s => s.EventId == at.Id)));
    }

    [Fact]
    public async Task Whom_a_door_sent_away_is_not_let_in_by_the_record()
    {
        var at = await A.Event(site);
        var (replaced, twice, unknown) = (await A.Ticket(site, at), await A.Ticket(site, at), await A.Ticket(site, at));
        using var door = await A.Door(site, at);
        var when = site.Clock.Now.AddMinutes(-5);

        var answer = await door.BatchAsync(
        [
            Door.Row(replaced.DoorCode, "Utara", when, Nonce(), verdict: "refused", reason: "codeReplaced"), Door.Row(twice.DoorCode, "Utara", when, Nonce(), verdict: "alreadyInside"),
            Door.Row(unknown.DoorCode, "Utara", when, Nonce(), verdict: "unknown"),
        ]);

        Assert.Equal([200, 200, 404], Statuses(answer));
        Assert.Equal(new Kept(3, 0, 0, 0, 3), await Kept.OfAsync(site, at));
        Assert.Equal(
            [(Verdict.AlreadyInside, null), (Verdict.Refused, RefusalReason.CodeReplaced), (Verdict.Unknown, RefusalReason.Unknown)],
            await site.ReadAsync(async db => (await db.Scans.Where(s => s.EventId == at.Id).OrderBy(s => s.Verdict).Select(s => new { s.Verdict, s.Reason }).ToListAsync()).ConvertAll(s => (s.Verdict, s.Reason))));
    }

    [Theory]
    [InlineData("refused", null, true)]
    [InlineData("refused", "tooTall", true)]
    [InlineData("alreadyInside", "closed", true)]
    [InlineData("ready", null, true)]
    [InlineData("unknown", null, false)]
    public async Task A_verdict_that_no_door_gives_is_refused(string verdict, string? reason, bool forced)
    {
        var at = await A.Event(site);
        var ticket = await A.Ticket(site, at);
        using var door = await A.Door(site, at);

        var answer = await door.PostAsync($"/api/v1/events/{at.Slug}/admissions", new { nonce = Nonce(), code = ticket.DoorCode, gate = "1", at = site.Clock.Now, forced, verdict, reason });

        Assert.Equal((HttpStatusCode.BadRequest, "verdict"), (answer.Status, answer.Field("title")));
        Assert.Equal(new Kept(0, 0, 0, 0, 0), await Kept.OfAsync(site, at));
    }

    [Theory]
    [InlineData(1)]
    [InlineData(-1)]
    public async Task A_phone_whose_clock_is_a_day_wrong_brings_the_right_time(int days)
    {
        var at = await A.Event(site);
        var ticket = await A.Ticket(site, at);
        using var door = await A.Door(site, at);
        var happened = site.Clock.Now.AddMinutes(-20);
        var skew = (int)-TimeSpan.FromDays(days).TotalMilliseconds;

        var answer = await door.BatchAsync([Door.Row(ticket.DoorCode, "Utara", happened.AddDays(days), Nonce(), skewMs: skew)]);

        Assert.Equal([200], Statuses(answer));
        var row = await site.ReadAsync(db => db.Scans.AsNoTracking().SingleAsync(s => s.EventId == at.Id));
        Assert.Equal((happened.AddDays(days), happened, skew, Verdict.Admitted), (row.At, row.HappenedAt, row.SkewMs, row.Verdict));
        Assert.Equal(happened, await site.ReadAsync(db => db.Admissions.Where(a => a.EventId == at.Id).Select(a => a.At).SingleAsync()));
    }

    [Fact]
    public async Task A_revoked_phone_with_a_wrong_clock_still_brings_what_happened_before_and_it_waits()
    {
        var at = await A.Event(site);
        var ticket = await A.Ticket(site, at);
        using var door = await A.Door(site, at);
        var happened = site.Clock.Now.AddMinutes(-20);
        await site.ReadAsync(db => db.Devices.Where(d => d.EventId == at.Id).ExecuteUpdateAsync(s => s.SetProperty(d => d.RevokedAt, site.Clock.Now)));

        var answer = await door.BatchAsync([Door.Row(ticket.DoorCode, "Utara", happened.AddDays(1), Nonce(), skewMs: -86_400_000)]);

        Assert.Equal([200], Statuses(answer));
        Assert.Equal(new Kept(1, 0, 0, 0, 1), await Kept.OfAsync(site, at));
        Assert.Equal(HttpStatusCode.Unauthorized, (await door.BatchAsync([])).Status);
        Assert.Equal(HttpStatusCode.Unauthorized, (await door.BatchAsync([Door.Row(ticket.DoorCode, "Utara", site.Clock.Now.AddMinutes(1), Nonce())])).Status);
    }

    [Fact]
    public async Task Bounds_and_foreign_events_are_kept()
    {
        var (at, other) = (await A.Event(site), await A.Event(site));
        var ticket = await A.Ticket(site, at);
        using var door = await A.Door(site, at);
        object Row() => Door.Row(ticket.DoorCode, "Utara", site.Clock.Now, Nonce());

        Assert.Equal((HttpStatusCode.BadRequest, "rows"), Said(await door.BatchAsync([.. Enumerable.Range(0, 201).Select(_ => Row())])));
        Assert.Equal((HttpStatusCode.BadRequest, "after"), Said(await door.BatchAsync([Row()], after: "kemarin")));
        Assert.Equal((HttpStatusCode.BadRequest, "device.battery"), Said(await door.BatchAsync([], device: new { battery = 101 })));
        Assert.Equal(HttpStatusCode.NotFound, (await door.PostAsync($"/api/v1/events/{other.Slug}/admissions/batch", new { rows = (object[])[Row()] })).Status);
        Assert.Equal(new Kept(0, 0, 0, 0, 0), await Kept.OfAsync(site, at));
        Assert.Equal(200, Statuses(await door.BatchAsync([.. Enumerable.Range(0, 200).Select(_ => Row())])).Count(s => s == 200));
    }

    [Fact]
    public async Task A_door_learns_what_the_others_did_since_it_asked()
    {
        var at = await A.Event(site);
        var (early, late) = (await A.Ticket(site, at), await A.Ticket(site, at));
        using var north = await A.Door(site, at);
        using var south = await A.Door(site, at, DeviceRight.Supervise);
        var admitted = await north.ScanAsync(early.DoorCode, gate: "Utara");

        site.Clock.Advance(TimeSpan.FromMinutes(1));

        var first = await south.BatchAsync([]);
        site.Clock.Advance(TimeSpan.FromMinutes(5));
        await north.ScanAsync(late.DoorCode, gate: "Utara", direction: "in");
        await south.UndoAsync(admitted.AdmissionId!);
        var second = await south.BatchAsync([], after: first.Field("until"));

        Assert.Equal([(Lookup(early), "in", "Utara")], Arrivals(first));
        Assert.Equal([(Lookup(late), "in", "Utara"), (Lookup(early), "undo", "Utara")], Arrivals(second));
        Assert.False(second.Body.GetProperty("more").GetBoolean());
    }

    [Fact]
    public async Task A_door_hears_the_servers_time_in_milliseconds()
    {
        var at = await A.Event(site);
        using var door = await A.Door(site, at);

        var answer = await door.BatchAsync([]);

        Assert.Equal((false, site.Clock.Now), (answer.Body.GetProperty("more").GetBoolean(), answer.Body.GetProperty("until").GetDateTimeOffset()));
    }

    [Fact]
    public async Task A_door_says_how_it_is_and_the_organizer_reads_it()
    {
        var at = await A.Event(site);
        using var door = await A.Door(site, at);

        await door.BatchAsync([], device: new { waiting = 7, listRows = 120, listMadeAt = site.Clock.Now, skewMs = -1500, battery = 81, isPersistent = true, hasCamera = true, testedAt = site.Clock.Now });

        var said = await site.ReadAsync(db => db.Devices.AsNoTracking().SingleAsync(d => d.EventId == at.Id));
        Assert.Equal((7, 120, -1500, 81, true, true), (said.Waiting, said.ListRows, said.SkewMs, said.Battery, said.IsPersistent, said.HasCamera));
        Assert.Equal((site.Clock.Now, site.Clock.Now, site.Clock.Now), (said.ReportedAt, said.ListMadeAt, said.TestedAt));
    }

    [Fact]
    public async Task A_burst_larger_than_one_answer_is_told_page_by_page_and_none_is_jumped_over()
    {
        var at = await A.Event(site);
        var ticket = await A.Ticket(site, at);
        using var door = await A.Door(site, at);
        var (device, start) = (door.Pairing.GetProperty("deviceId").GetGuid(), site.Clock.Now);
        var occasion = await site.ReadAsync(db => db.Occasions.Where(o => o.EventId == at.Id).Select(o => o.Id).SingleAsync());
        foreach (var some in Enumerable.Range(0, 4_500).Chunk(500))
            await site.WriteAsync(db => db.Scans.AddRange(some.Select(i => new Scan
            {
                Id = Guid.CreateVersion7(start.AddMilliseconds(i)), EventId = at.Id, Source = AdmissionSource.Door, DeviceId = device, Nonce = Guid.CreateVersion7(start.AddMilliseconds(i)),
                RequestHash = new byte[32], RegistrationId = ticket.Id, OccasionId = occasion, Direction = Direction.In, Gate = "Utara", At = start, HeardAt = start.AddMilliseconds(i),
                HappenedAt = start, SkewMs = 0, Forced = true, Verdict = i % 2 == 0 ? Verdict.Admitted : Verdict.Left, Conflict = false,
            })));
        site.Clock.Advance(TimeSpan.FromSeconds(5));

        var (told, after, pages) = (new HashSet<string>(), (string?)null, 0);
        for (var more = true; more; pages++)
        {
            var answer = await door.BatchAsync([], after);
            foreach (var arrival in answer.Body.GetProperty("arrivals").EnumerateArray()) told.Add(arrival.GetProperty("nonce").GetString()!);
            (after, more) = (answer.Field("until"), answer.Body.GetProperty("more").GetBoolean());
        }

        Assert.Equal((4_500, 3), (told.Count, pages));
    }

    [Fact]
    public async Task What_somebody_confirmed_later_is_told_to_the_doors_then()
    {
        var at = await A.Event(site);
        var ticket = await A.Ticket(site, at);
        using var stolen = await A.Door(site, at);
        await site.ReadAsync(db => db.Devices.Where(d => d.EventId == at.Id).ExecuteUpdateAsync(s => s.SetProperty(d => d.RevokedAt, site.Clock.Now)));
        using var south = await A.Door(site, at);
        await stolen.BatchAsync([Door.Row(ticket.DoorCode, "Utara", site.Clock.Now.AddMinutes(-5), Nonce())]);
        site.Clock.Advance(TimeSpan.FromMinutes(5));
        var before = await south.BatchAsync([]);
        site.Clock.Advance(TimeSpan.FromMinutes(5));
        using var officer = await new Reminders.Stage(site).OfficerAsync(at.OrganizerAgencyId);
        var scan = await site.ReadAsync(db => db.Scans.Where(s => s.EventId == at.Id).Select(s => s.Id).SingleAsync());
        (await officer.GetAsync($"/panel/kegiatan/{at.Slug}/perangkat/menunggu")).IsOk();
        (await officer.PostAsync($"/panel/kegiatan/{at.Slug}/perangkat/menunggu/{scan}", [new("diterima", "true")])).IsOk();

        Assert.Empty(Arrivals(before));
        Assert.Equal([(Lookup(ticket), "in", "Utara")], Arrivals(await south.BatchAsync([], after: before.Field("until"))));
    }

    [Fact]
    public async Task Who_was_taken_back_is_outside_by_every_entry_whichever_the_admission_hangs_on()
    {
        var at = await A.Event(site);
        var ticket = await A.Ticket(site, at);
        using var north = await A.Door(site, at);
        using var south = await A.Door(site, at, DeviceRight.Supervise);
        var (live, brought) = (Nonce(), Nonce());
        var admitted = await north.ScanAsync(ticket.DoorCode, gate: "Utara", nonce: live);
        await south.BatchAsync([Door.Row(ticket.DoorCode, "Selatan", site.Clock.Now.AddMinutes(-20), brought)]);
        site.Clock.Advance(TimeSpan.FromSeconds(1));

        Assert.Equal(HttpStatusCode.NoContent, (await south.UndoAsync(admitted.AdmissionId!)).Status);

        var undone = (await north.BatchAsync([])).Body.GetProperty("arrivals").EnumerateArray().Where(a => Text(a, "direction") == "undo").Select(a => a.GetProperty("nonce").GetGuid());
        Assert.Equal(new[] { live, brought }.Order(), undone.Order());
        Assert.Equal(0, await site.ReadAsync(db => db.Admissions.CountAsync(a => a.EventId == at.Id && a.UndoId == null)));
    }

    [Fact]
    public async Task A_token_that_has_ended_asks_about_nobody()
    {
        var at = await A.Event(site);
        var ticket = await A.Ticket(site, at);
        using var door = await A.Door(site, at);

        var asked = await door.ScanAsync(ticket.DoorCode, preview: true, forced: true, at: site.Clock.Now.AddMinutes(-5));

        Assert.Equal((HttpStatusCode.BadRequest, "preview"), Said(asked));
    }

    [Fact]
    public async Task Searches_without_network_stand_in_the_audit_once_they_are_told()
    {
        var at = await A.Event(site);
        using var door = await A.Door(site, at, DeviceRight.Supervise);

        await door.BatchAsync([], device: new { searches = 3 });
        var tooMany = await door.BatchAsync([], device: new { searches = 51 });

        Assert.Equal((HttpStatusCode.BadRequest, "device.searches"), Said(tooMany));
        Assert.Equal(3, await site.ReadAsync(db => db.Audit.CountAsync(a => a.EventId == at.Id && a.Act == Data.Acts.RosterSearched)));
    }

    [Fact]
    public async Task Who_left_without_network_is_outside_although_the_entry_comes_later()
    {
        var at = await A.Event(site);
        var ticket = await A.Ticket(site, at);
        using var north = await A.Door(site, at);
        using var south = await A.Door(site, at);
        var start = site.Clock.Now;

        Assert.Equal([200], Statuses(await south.BatchAsync([Door.Row(ticket.DoorCode, "Selatan", start.AddMinutes(-10), Nonce(), direction: "out")])));
        Assert.Equal([200], Statuses(await north.BatchAsync([Door.Row(ticket.DoorCode, "Utara", start.AddMinutes(-30), Nonce())])));

        Assert.Equal("notInside", (await north.ScanAsync(ticket.DoorCode, direction: "out")).Reason);
        Assert.Equal("admitted", (await north.ScanAsync(ticket.DoorCode)).Verdict);
    }

    /// <summary>Any order, duplication and delay of uploads gives the same final record: who came, when first and where, who is inside, which pairs are listed.</summary>
    [Theory]
    [InlineData(1)]
    [InlineData(2)]
    [InlineData(3)]
    [InlineData(4)]
    [InlineData(5)]
    [InlineData(6)]
    public async Task The_order_of_uploads_changes_nothing(int seed)
    {
        var random = new Random(seed);
        var expected = await RecordAsync(random, seed, turns: 0);
        for (var turn = 1; turn <= 3; turn++) Assert.Equal(expected, await RecordAsync(random, seed, turn));
    }

    private async Task<string> RecordAsync(Random shuffle, int seed, int turns)
    {
        var at = await A.Event(site);
        var tickets = new List<TicketInHand>();
        for (var i = 0; i < 4; i++) tickets.Add(await A.Ticket(site, at));
        Door[] doors = [await A.Door(site, at), await A.Door(site, at), await A.Door(site, at)];
        var start = site.Clock.Now.AddHours(-1);
        // The same story each time: who passed which door when; some minutes are equal on purpose.
        var story = new Random(seed * 7919);
        var rows = Enumerable.Range(0, 24).Select(i => (
            Person: story.Next(4), Door: story.Next(3), Minute: story.Next(30), IsOut: story.Next(3) == 0,
            Nonce: new Guid(i + 1, (short)seed, (short)turns, [(byte)story.Next(256), 0, 0, 0, 0, 0, 0, (byte)i]))).ToList();
        var uploads = rows.ToList();
        if (turns > 0)
        {
            shuffle.Shuffle(System.Runtime.InteropServices.CollectionsMarshal.AsSpan(uploads));
            uploads.AddRange(uploads.Where((_, i) => i % 3 == 0).ToArray());
        }

        foreach (var some in uploads.Chunk(turns == 0 ? 24 : 1 + shuffle.Next(5)))
            foreach (var mine in some.GroupBy(r => r.Door))
            {
                Assert.All(
                    Statuses(await doors[mine.Key].BatchAsync([.. mine.Select(r => Door.Row(tickets[r.Person].DoorCode, $"G{r.Door}", start.AddMinutes(r.Minute), r.Nonce, r.IsOut ? "out" : "in"))])),
                    status => Assert.Equal(200, status));
                if (turns > 0) site.Clock.Advance(TimeSpan.FromSeconds(shuffle.Next(40)));
            }

        return await site.ReadAsync(async db =>
        {
            var names = tickets.Select((t, i) => (t.Id, i)).ToDictionary(t => t.Id, t => t.i);
            var firsts = await db.Admissions.AsNoTracking().Where(a => a.EventId == at.Id).ToListAsync();
            var scans = await db.Scans.AsNoTracking().Where(s => s.EventId == at.Id).ToListAsync();
            var pairs = await ConflictsPage.Pairs(db, at.Id).ToListAsync();
            var came = firsts.Select(a => $"{names[a.RegistrationId]} {a.Gate} {(a.At - start).TotalMinutes}").Order(StringComparer.Ordinal);
            var kept = scans.Select(s => $"{names[s.RegistrationId!.Value]} {s.Gate} {s.Verdict} {(s.HappenedAt - start).TotalMinutes} {s.Nonce.ToString()[..8]}").Order(StringComparer.Ordinal);
            var listed = pairs.Select(s => $"{s.Nonce.ToString()[..8]}").Order(StringComparer.Ordinal);
            return string.Join('\n', [.. came, "--", .. kept, "--", .. listed]);
        });
    }

    private static (HttpStatusCode, string?) Said(DoorAnswer answer) => (answer.Status, answer.Field("title"));

    private static List<int> Statuses(DoorAnswer answer)
    {
        Assert.Equal(HttpStatusCode.OK, answer.Status);
        return [.. answer.Body.GetProperty("answers").EnumerateArray().Select(a => a.GetProperty("status").GetInt32())];
    }

    private static (string?, string?, string?)[] Arrivals(DoorAnswer answer) =>
        [.. answer.Body.GetProperty("arrivals").EnumerateArray().Select(a => (Text(a, "ticket"), Text(a, "direction"), Text(a, "gate")))];

    private static string? Text(JsonElement row, string name) => row.GetProperty(name).GetString();

    private static string Lookup(TicketInHand ticket) =>
        Domain.CheckIn.Offline.OfflineList.Lookup(System.Security.Cryptography.SHA256.HashData(System.Text.Encoding.ASCII.GetBytes(ticket.DoorCode.Replace("-", "", StringComparison.Ordinal))));

    private Guid Nonce() => A.NewId(site);
}
