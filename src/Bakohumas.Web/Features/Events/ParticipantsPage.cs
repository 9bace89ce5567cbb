using Bakohumas.Domain.CheckIn;
using Bakohumas.Domain.People;
using Bakohumas.Domain.Registrations;
using Bakohumas.Web.Data;
using Bakohumas.Web.Features.Shared;
using Microsoft.EntityFrameworkCore;

namespace Bakohumas.Web.Features.Events;

/// <summary>Which attendees are listed.</summary>
internal enum AttendeeFilter
{
    Registered,
    Inside,
    Absent,
    Signed,
    Unsigned,
    Cancelled,

    /// <summary>Registered by a door while they stood there.</summary>
    WalkIn,

    /// <summary>Let in without network when there was no seat, and nobody has seen to a chair yet.</summary>
    SeatCheck,
    Vip,
}

/// <summary>One attendee in the list; the number is masked here and everywhere.</summary>
internal sealed record ParticipantRow(Guid Id, string Name, string Mask, EmploymentStatus Status, string Agency, string? Unit, RegistrationState State, DateTimeOffset? CameAt, AdmissionSource? Source, bool HasSigned, bool IsWalkIn, bool IsVip);

/// <summary>The attendees of an event by name, a page at a time.</summary>
internal sealed record ParticipantsPage(EventHead Event, string? Q, AttendeeFilter Filter, IReadOnlyList<ParticipantRow> Rows, Pager Pager)
{
    private const int Size = 50;

    public static async Task<ParticipantsPage> LoadAsync(BakohumasDb db, EventHead at, string? q, AttendeeFilter filter, Guid? after, CancellationToken cancel)
    {
        var people = Filtered(db, db.Registrations.AsNoTracking().Where(r => r.EventId == at.Id), filter);
        if (!string.IsNullOrWhiteSpace(q))
        {
            var slip = q.Trim().ToUpperInvariant();
            if (await people.AnyAsync(r => r.Slip == slip, cancel)) people = people.Where(r => r.Slip == slip);
            else foreach (var word in SearchKey.Of(q[..Math.Min(q.Length, 100)]).Split(' ', StringSplitOptions.RemoveEmptyEntries))
                people = people.Where(r => r.SearchName.Contains(word));
        }

        // The address of the next page holds an id and not a name.
        if (after is { } id && await db.Registrations.AsNoTracking().Where(r => r.Id == id && r.EventId == at.Id).Select(r => r.SearchName).SingleOrDefaultAsync(cancel) is { } name)
#pragma warning disable CA1309 // Runs in the database, in the order of the ORDER BY below.
            people = people.Where(r => string.Compare(r.SearchName, name) > 0 || (r.SearchName == name && r.Id > id));
#pragma warning restore CA1309
        var rows = await people.OrderBy(r => r.SearchName).ThenBy(r => r.Id).Take(Size + 1)
            .Select(r => new ParticipantRow(
                r.Id, r.Name, r.IdentityMask, r.Status, db.Agencies.Where(a => a.Id == r.AgencyId).Select(a => a.Name).First(), r.Unit, r.State,
                db.Admissions.Where(a => a.RegistrationId == r.Id && a.UndoId == null).Select(a => (DateTimeOffset?)a.At).Min(),
                db.Admissions.Where(a => a.RegistrationId == r.Id && a.UndoId == null).OrderBy(a => a.At).Select(a => (AdmissionSource?)a.Source).FirstOrDefault(),
                db.Pledges.Any(p => p.RegistrationId == r.Id && p.WithdrawalId == null), r.Source == RegistrationSource.WalkIn, r.VipSince != null))
            .ToListAsync(cancel);
        var next = rows.Count > Size ? Address(at.Slug, q, filter, rows[Size - 1].Id) : null;
        return new ParticipantsPage(at, q, filter, [.. rows.Take(Size)], new Pager(after is null ? null : Address(at.Slug, q, filter, null), next));
    }

    public string To(AttendeeFilter filter) => Address(Event.Slug, Q, filter, null);

    private static string Address(string slug, string? q, AttendeeFilter filter, Guid? after)
    {
        var query = QueryString.Empty;
        if (!string.IsNullOrWhiteSpace(q)) query = query.Add("q", q);
        if (filter != AttendeeFilter.Registered) query = query.Add("keadaan", filter.ToString());
        if (after is not null) query = query.Add("setelah", after.Value.ToString());
        return $"/panel/kegiatan/{slug}/peserta{query}";
    }

    private static IQueryable<Registration> Filtered(BakohumasDb db, IQueryable<Registration> all, AttendeeFilter filter)
    {
        var living = all.Where(r => r.State == RegistrationState.Registered);
        return filter switch
        {
            AttendeeFilter.Registered => living,
            AttendeeFilter.Inside => living.Where(r => db.Admissions.Any(a => a.RegistrationId == r.Id && a.UndoId == null)),
            AttendeeFilter.Absent => living.Where(r => !db.Admissions.Any(a => a.RegistrationId == r.Id && a.UndoId == null)),
            AttendeeFilter.Signed => living.Where(r => db.Pledges.Any(p => p.RegistrationId == r.Id && p.WithdrawalId == null)),
            // Who came and has not signed: refusing is no fact, so nobody else is listed; who took a pledge back is not chased.
            AttendeeFilter.Unsigned => living.Where(r => db.Admissions.Any(a => a.RegistrationId == r.Id && a.UndoId == null) && !db.Pledges.Any(p => p.RegistrationId == r.Id)
                && !db.PaperSignatures.Any(s => s.RegistrationId == r.Id && s.UndoId == null)),
            AttendeeFilter.WalkIn => living.Where(r => r.Source == RegistrationSource.WalkIn),
            AttendeeFilter.SeatCheck => living.Where(r => r.IsSeatless && !db.SeatChecks.Any(c => c.RegistrationId == r.Id)),
            AttendeeFilter.Vip => living.Where(r => r.VipSince != null),
            AttendeeFilter.Cancelled => all.Where(r => r.State == RegistrationState.Cancelled),
        };
    }
}
