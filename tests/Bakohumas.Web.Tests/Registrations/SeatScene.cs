using Bakohumas.Domain.Agencies;
using Bakohumas.Domain.CheckIn;
using Bakohumas.Domain.Events;
using Bakohumas.Domain.People;
using Bakohumas.Domain.Pledges;
using Bakohumas.Domain.Regions;
using Bakohumas.Domain.Registrations;
using Bakohumas.Web.Platform.Security;
using Bakohumas.Web.Tests.Rig;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;

namespace Bakohumas.Web.Tests.Registrations;

/// <summary>A published event of its own with a listed agency, and people who fill in its form.</summary>
internal sealed class SeatScene
{
    public const string ListedAgency = "Diskominfo Kabupaten Tirta Kencana";
    public const string Number = "19880412 201101 2 001";
    private static int count;

    private SeatScene(Site site) => Site = site;

    public Site Site { get; }

    public Guid EventId { get; private set; }

    public string Slug { get; private set; } = "";

    public Guid AgencyId { get; private set; }

    public string Address => $"/kegiatan/{Slug}/daftar";

    public static async Task<SeatScene> OpenAsync(Site site, int capacity = 50, EventState state = EventState.Published, int startsInDays = 9, IReadOnlyList<EmploymentStatus>? audience = null)
    {
        var number = Interlocked.Increment(ref count);
        var scene = new SeatScene(site) { EventId = Guid.CreateVersion7(site.Clock.Now), Slug = $"seminar-netralitas-{number}" };
        var now = site.Clock.Now;
        // 08.30 WIB on the day.
        var start = new DateTimeOffset(now.ToOffset(TimeSpan.FromHours(7)).Date, TimeSpan.FromHours(7)).AddDays(startsInDays).AddHours(8.5).ToUniversalTime();
        scene.AgencyId = await site.ReadAsync(db => db.Agencies.Where(a => a.Name == ListedAgency).Select(a => a.Id).FirstOrDefaultAsync());
        var isNew = scene.AgencyId == Guid.Empty;
        if (isNew) scene.AgencyId = Guid.CreateVersion7(now);
        var text = await site.ReadAsync(db => db.PledgeTextVersions.OrderBy(v => v.Id).Select(v => v.Id).FirstOrDefaultAsync());
        await site.WriteAsync(db =>
        {
            if (isNew)
            {
                db.Agencies.Add(new Agency { Id = scene.AgencyId, Name = ListedAgency, SearchName = AgencyName.SearchKey(ListedAgency), Type = AgencyType.RegionalOffice, ProvinceCode = "34", CreatedAt = now });
                db.AgencyAncestors.Add(new AgencyAncestor { AgencyId = scene.AgencyId, AncestorId = scene.AgencyId, Depth = 0 });
            }

            if (text == Guid.Empty)
            {
                text = Guid.CreateVersion7(now);
                db.PledgeTextVersions.Add(new PledgeTextVersion { Id = text, Key = "uji", Version = "1.0.0", Language = "id", Title = "Komitmen Bersama", Source = "uji", CreatedAt = now });
            }

            db.Events.Add(new Event
            {
                Id = scene.EventId,
                Slug = scene.Slug,
                Kind = EventKind.Seminar,
                Level = EventLevel.Province,
                Name = "Peran Humas Menjaga Netralitas ASN",
                Venue = "Balai Giri Asri",
                Room = "Ruang Melati",
                ProvinceCode = "34",
                RegencyCode = "34.71",
                Zone = Zone.Wib,
                StartsAt = start,
                EndsAt = start.AddHours(4),
                Capacity = capacity,
                Audience = audience ?? [EmploymentStatus.Pns, EmploymentStatus.Pppk, EmploymentStatus.PppkPartTime, EmploymentStatus.Bumn, EmploymentStatus.Public],
                PledgeTextVersionId = text,
                OrganizerAgencyId = scene.AgencyId,
                Language = "id",
                ContactName = "Panitia",
                ContactReach = "panitia@diskominfo.example",
                State = state,
                CreatedAt = now,
            });
            db.Occasions.Add(new Occasion { Id = Guid.CreateVersion7(now), EventId = scene.EventId, StartsAt = start, EndsAt = start.AddHours(4) });
        });
        return scene;
    }

    /// <summary>The form with everything right, as a new visitor finds it.</summary>
    public async Task<Form> FormAsync(Visitor? visitor = null, string name = "Rahmawati Nur Aini, S.I.Kom.", string number = Number, string mail = "rahmawati@tirtakencana.example") =>
        Filled((await (visitor ?? Site.Visitor()).GetAsync(Address)).IsOk(), name, number, mail);

    public static Form Filled(Page page, string name = "Rahmawati Nur Aini, S.I.Kom.", string number = Number, string mail = "rahmawati@tirtakencana.example") =>
        page.Form().Set("Name", name).Set("Status", "Pns").Set("Number", number).Set("Agency", ListedAgency).Set("Position", "Pranata Humas Ahli Muda").Set("Mail", mail).Check("Consent");

    /// <summary>Registers and stands on the ticket page.</summary>
    public async Task<Page> RegisteredAsync(Visitor? visitor = null, string name = "Rahmawati Nur Aini, S.I.Kom.", string number = Number, string mail = "rahmawati@tirtakencana.example")
    {
        var page = (await (await FormAsync(visitor, name, number, mail)).SubmitAsync()).IsOk();
        Assert.StartsWith("303 /tiket/", Assert.Single(page.Trail), StringComparison.Ordinal);
        return page;
    }

    public static string TokenOf(Page ticket) => ticket.Address["/tiket/".Length..];

    /// <summary>A number that is right and nobody else's.</summary>
    public static string NumberOf(int person) => $"19880412201101{1 + (person % 2)}{person + 1:000}";

    public Task<Registration> RowAsync(string token)
    {
        var hash = Links.Hash(token);
        return Site.ReadAsync(db => db.Registrations.AsNoTracking().SingleAsync(r => r.LinkHash == hash));
    }

    public Task<List<Registration>> RowsAsync() => Site.ReadAsync(db => db.Registrations.AsNoTracking().Where(r => r.EventId == EventId).ToListAsync());

    public Task<int> SeatsAsync() => Site.ReadAsync(db => db.Events.Where(e => e.Id == EventId).Select(e => e.SeatsTaken).SingleAsync());

    public Task SetAsync(EventState state) => Site.WriteAsync(db => db.Events.Single(e => e.Id == EventId).State = state);

    /// <summary>The door admits, as rows.</summary>
    public async Task AdmitAsync(Guid registrationId)
    {
        var now = Site.Clock.Now;
        var (scan, device) = (Guid.CreateVersion7(now), Guid.CreateVersion7(now));
        var occasion = await Site.ReadAsync(db => db.Occasions.Where(o => o.EventId == EventId).Select(o => o.Id).SingleAsync());
        await Site.WriteAsync(db =>
        {
            db.Devices.Add(new Device { Id = device, EventId = EventId, Name = "Pintu", Right = DeviceRight.Scan, TokenHash = device.ToByteArray(), PairedAt = now, ExpiresAt = now.AddDays(1) });
            db.Scans.Add(new Scan
            {
                Id = scan, EventId = EventId, DeviceId = device, Nonce = scan, RequestHash = [1], RegistrationId = registrationId, OccasionId = occasion, Direction = Direction.In, Gate = "Utara",
                At = now, HeardAt = now, HappenedAt = now, SkewMs = 0, Forced = false, Verdict = Verdict.Admitted, Conflict = false,
            });
            db.Admissions.Add(new Admission { Id = Guid.CreateVersion7(now), EventId = EventId, RegistrationId = registrationId, OccasionId = occasion, ScanId = scan, Source = AdmissionSource.Door, AgencyId = db.Registrations.Where(r => r.Id == registrationId).Select(r => r.AgencyId).Single(), Gate = "Utara", At = now });
        });
    }
}
