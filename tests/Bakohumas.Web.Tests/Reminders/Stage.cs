using Bakohumas.Domain.Accounts;
using Bakohumas.Domain.Agencies;
using Bakohumas.Domain.CheckIn;
using Bakohumas.Domain.Events;
using Bakohumas.Domain.People;
using Bakohumas.Domain.Pledges;
using Bakohumas.Domain.Regions;
using Bakohumas.Domain.Registrations;
using Bakohumas.Domain.Reminders;
using Bakohumas.Web.Data;
using Bakohumas.Web.Platform.Security;
using Bakohumas.Web.Tests.Rig;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;

namespace Bakohumas.Web.Tests.Reminders;

/// <summary>Events, people and officers as rows, for tests that begin where a mail or a duty begins.</summary>
internal sealed class Stage(Site site)
{
    private const string Password = "kata sandi yang panjang";
    private static int count;

    public DateTimeOffset Now => site.Clock.Now;

    private Links Links => site.Services.GetRequiredService<Links>();

    public static string Fresh(string stem) => $"{stem}-{Interlocked.Increment(ref count)}";

    public async Task<Guid> AgencyAsync(string name)
    {
        var id = Guid.CreateVersion7(Now);
        await site.WriteAsync(db =>
        {
            db.Agencies.Add(new Agency { Id = id, Name = name, SearchName = SearchKey.Of(name), Type = AgencyType.RegencyGovernment, ProvinceCode = "34", RegencyCode = "34.71", CreatedAt = Now });
            db.AgencyAncestors.Add(new AgencyAncestor { AgencyId = id, AncestorId = id, Depth = 0 });
        });
        return id;
    }

    public async Task<Guid> ContactAsync(Guid agency, string name, string? mail, ContactRole role = ContactRole.PublicRelations)
    {
        var id = Guid.CreateVersion7(Now);
        await site.WriteAsync(db => db.AgencyContacts.Add(new AgencyContact { Id = id, AgencyId = agency, Role = role, Name = name, Mail = mail, ValidFrom = new DateOnly(2020, 1, 1) }));
        return id;
    }

    /// <summary>An event of four hours in WIB.</summary>
    public async Task<Event> EventAsync(DateTimeOffset startsAt, EventState state = EventState.Published, Guid? organizer = null)
    {
        var owner = organizer ?? await AgencyAsync("Dinas Kominfo Penyelenggara");
        var text = Guid.CreateVersion7(Now);
        var at = new Event
        {
            Id = Guid.CreateVersion7(Now),
            Slug = Fresh("rakor-humas"),
            Kind = EventKind.Seminar,
            Level = EventLevel.Province,
            Name = "Rakor Humas Menjaga Netralitas",
            Venue = "Balai Giri Asri",
            Room = "Ruang Melati",
            ProvinceCode = "34",
            Zone = Zone.Wib,
            StartsAt = startsAt,
            EndsAt = startsAt.AddHours(4),
            Capacity = 500,
            Audience = [EmploymentStatus.Pns],
            PledgeTextVersionId = text,
            OrganizerAgencyId = owner,
            Language = "id",
            ContactName = "Panitia",
            ContactReach = "panitia@diskominfo.example",
            State = state,
            CreatedAt = Now,
            Stamp = text,
        };
        await site.WriteAsync(db =>
        {
            db.PledgeTextVersions.Add(new PledgeTextVersion { Id = text, Key = Fresh("naskah"), Version = "1", Language = "id", Title = "Naskah", Source = "Naskah", CreatedAt = Now });
            db.Events.Add(at);
            db.Occasions.Add(new Occasion { Id = at.Id, EventId = at.Id, StartsAt = at.StartsAt, EndsAt = at.EndsAt });
            db.Devices.Add(new Device { Id = at.Id, EventId = at.Id, Name = "Pintu", Right = DeviceRight.Scan, TokenHash = Links.Hash(at.Slug), PairedAt = Now, ExpiresAt = Now.AddDays(1) });
        });
        return at;
    }

    public async Task<Registration> PersonAsync(Event at, string? mail, Guid? agency = null, string name = "Siti Rahmawati, S.Sos.", bool representsPr = false)
    {
        var id = Guid.CreateVersion7(Now);
        var person = new Registration
        {
            Id = id,
            EventId = at.Id,
            Name = name,
            SearchName = SearchKey.Of(name),
            Status = EmploymentStatus.Pns,
            IdentityType = IdentityType.None,
            IdentityHash = id.ToByteArray(),
            IdentityMask = "",
            AgencyId = agency ?? at.OrganizerAgencyId,
            Position = "Pranata Humas",
            Mail = mail,
            RepresentsPublicRelations = representsPr,
            ConsentVersion = "1",
            Language = "id",
            RegisteredAt = Now.AddDays(-60),
            LinkHash = Links.Hash(Links.PersonalToken(id, 0)),
        };
        await site.WriteAsync(db => db.Registrations.Add(person));
        return person;
    }

    public Task AdmitAsync(Registration person, Event at, TimeSpan after = default) => site.WriteAsync(db =>
    {
        var moment = at.StartsAt + after;
        var scan = Guid.CreateVersion7(Now);
        db.Scans.Add(new Scan
        {
            Id = scan,
            EventId = at.Id,
            DeviceId = at.Id,
            Nonce = scan,
            RequestHash = scan.ToByteArray(),
            RegistrationId = person.Id,
            OccasionId = at.Id,
            Direction = Direction.In,
            Gate = "Utara",
            At = moment,
            HeardAt = moment, HappenedAt = moment,
            SkewMs = 0,
            Forced = false,
            Verdict = Verdict.Admitted,
            Conflict = false,
        });
        db.Admissions.Add(new Admission { Id = Guid.CreateVersion7(Now), EventId = at.Id, RegistrationId = person.Id, OccasionId = at.Id, ScanId = scan, Source = AdmissionSource.Door, AgencyId = person.AgencyId, Gate = "Utara", At = moment });
    });

    public Task OpenSigningAsync(Event at) => site.WriteAsync(db =>
        db.SigningSessions.Add(new SigningSession { Id = Guid.CreateVersion7(Now), EventId = at.Id, OpenedAt = at.StartsAt, OpenedByAccountId = at.Id }));

    public Task CloseSigningAsync(Event at) =>
        site.WriteAsync(db => db.SigningSessions.Single(s => s.EventId == at.Id && s.ClosedAt == null).ClosedAt = Now);

    public Task EnqueueAsync(MailRule rule, Registration person, string occurrence = "", DateTimeOffset? dueAt = null) =>
        site.WriteAsync(db => db.Enqueue(Now, rule, person.Id, "id", person.EventId, occurrence, dueAt));

    public Task<OutboxMail> RowAsync(Guid subject, MailRule rule) => site.ReadAsync(db => db.Outbox.AsNoTracking().SingleAsync(m => m.SubjectId == subject && m.Rule == rule));

    public Task ChangeEventAsync(Event at, EventState state) =>
        site.ExecuteAsync($"UPDATE \"Events\" SET \"State\" = '{state}' WHERE \"Slug\" = '{at.Slug}'");

    public Task SendAsync() => site.RunJobAsync("send-due-mails");

    public Task PlanAsync() => site.RunJobAsync("plan-reminders");

    /// <summary>An organizer of this agency, signed in.</summary>
    public async Task<Visitor> OfficerAsync(Guid? agency, Role role = Role.Organizer)
    {
        var mail = $"{Fresh("dewi")}@diskominfo.example";
        await A.Account(site, mail, "Dewi Prameswari", Password, role, agency);
        var visitor = site.Visitor();
        await (await visitor.GetAsync("/masuk")).Form().Set("Mail", mail).Set("Password", Password).SubmitAsync(follow: false);
        return visitor;
    }
}
