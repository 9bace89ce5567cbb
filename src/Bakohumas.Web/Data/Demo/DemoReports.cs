using Bakohumas.Domain.FollowUps;
using Microsoft.EntityFrameworkCore;

namespace Bakohumas.Web.Data.Demo;

/// <summary>What the offices of the finished event have done at home so far: every state of a duty that an organizer meets, and some that still owe everything.</summary>
internal sealed class DemoReports(BakohumasDb db, WriteLane lane)
{
    private static readonly string[] Notes =
    [
        "Disampaikan pada apel pagi, dilanjutkan tanya jawab.", "Dibahas dalam rapat koordinasi perangkat daerah.", "Pesan dikirim ke grup kerja seluruh bidang.", "",
    ];

    /// <param name="reviewer">The account that accepted and returned reports.</param>
    /// <param name="now">The demo's present: nothing happens after it.</param>
    public async Task FileAsync(Guid reviewer, DateTimeOffset now, CancellationToken cancel)
    {
        var duties = await (
            from duty in db.Duties.AsNoTracking()
            join at in db.Events on duty.EventId equals at.Id
            orderby duty.AgencyId, duty.Kind
            select new DemoDuty(duty.Id, duty.EventId, duty.AgencyId, duty.Kind, at.EndsAt)).ToListAsync(cancel);
        var offices = duties.GroupBy(d => d.AgencyId).ToList();
        for (var i = 0; i < offices.Count; i++)
        {
            var office = i;
            var answered = offices[office].Where(d => Answered(office, d.Kind)).ToList();
            await lane.WriteAsync(async (books, stop) =>
            {
                foreach (var duty in answered) await FileAsync(books, duty, office, reviewer, now, stop);
                await books.SaveChangesAsync(stop);
            }, cancel);
        }
    }

    /// <summary>Of four offices in a row the first owes both, the second has held the meeting only, two have reported everything.</summary>
    private static bool Answered(int office, DutyKind kind) => (office % 4) switch { 0 => false, 1 => kind == DutyKind.Awareness, _ => true };

    private static async Task FileAsync(BakohumasDb books, DemoDuty duty, int office, Guid reviewer, DateTimeOffset now, CancellationToken cancel)
    {
        var filed = duty.EndsAt.AddDays(1 + (office % 6)).AddMinutes(47 + (11 * office));
        if (filed > now) return;
        await books.Duties.Where(d => d.Id == duty.Id && d.OpenedAt == null).ExecuteUpdateAsync(set => set.SetProperty(d => d.OpenedAt, filed.AddMinutes(-6)), cancel);
        var note = Notes[office % Notes.Length];
        var report = new DutyReport
        {
            Id = Guid.CreateVersion7(filed), DutyId = duty.Id, Nonce = Guid.CreateVersion7(filed), FiledAt = filed, HeldOn = DateOnly.FromDateTime(filed.UtcDateTime), Reached = 35 + (office * 61 % 420),
            Link = duty.Kind == DutyKind.Publication ? $"https://berita.contoh.example/netralitas-asn-{office + 1}" : null, Note = note.Length == 0 ? null : note,
        };
        books.DutyReports.Add(report);
        books.Record(filed, Acts.ReportFiled, Actor.DutyOwner(duty.Id), report.Id, duty.EventId);
        if (office % 3 == 0) return;

        var returned = office % 5 == 2 && duty.Kind == DutyKind.Publication;
        var reviewed = filed.AddHours(20) < now ? filed.AddHours(20) : now;
        books.DutyReviews.Add(new DutyReview
        {
            Id = Guid.CreateVersion7(reviewed), ReportId = report.Id, Outcome = returned ? ReviewOutcome.Returned : ReviewOutcome.Accepted, At = reviewed, ByAccountId = reviewer,
            Note = returned ? "Tautannya belum dapat dibuka. Mohon kirim tautan yang terbit untuk umum." : null,
        });
        books.Record(reviewed, Acts.ReportReviewed, Actor.Account(reviewer), report.Id, duty.EventId);
    }

    private sealed record DemoDuty(Guid Id, Guid EventId, Guid AgencyId, DutyKind Kind, DateTimeOffset EndsAt);
}
