using System.Data.Common;
using System.Globalization;
using System.Security.Cryptography;
using System.Text;
using Bakohumas.Domain.Accounts;
using Bakohumas.Domain.Agencies;
using Bakohumas.Domain.CheckIn;
using Bakohumas.Domain.Events;
using Bakohumas.Domain.People;
using Bakohumas.Domain.Pledges;
using Bakohumas.Domain.Regions;
using Bakohumas.Domain.Registrations;
using Bakohumas.Domain.Tickets;
using Bakohumas.Web.Data;
using Bakohumas.Web.Platform.Files;
using Bakohumas.Web.Platform.Security;
using Microsoft.AspNetCore.Identity;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;

namespace Bakohumas.Benchmarks;

/// <summary>Makes a <see cref="Hall"/>: the program's own tables, keys and rules, written by prepared statements.</summary>
internal sealed class HallFilling
{
    private static readonly string[] Provinces = ["11", "12", "31", "32", "33", "34", "35", "51", "64", "73"];
    private static readonly string[] Given = ["Siti", "Ahmad", "Dewi", "Bambang", "Rina", "Yohanes", "Agus", "Putri", "Hendra", "Wulan", "Ketut"];
    private static readonly string[] Family = ["Rahmawati Kusumaningtyas", "Prasetyo", "Anggraini", "Simanjuntak", "Nugroho", "Mappanyukki", "Hidayatullah"];
    private readonly HallPlan plan;
    private readonly StorageRoot storage;
    private readonly Links links;
    private readonly DateTimeOffset now = TimeProvider.System.GetUtcNow();
    private readonly Agency[] offices;
    private readonly PledgeTextVersion text = PledgeSource.Version();
    private readonly Account administrator = Officer("Admin Contoh", Hall.Administrator);
    private readonly Event at;
    private readonly Occasion occasion;
    private readonly Device[] devices;
    private readonly SigningSession session;
    private readonly FrozenText frozen;
    private readonly PairedDoor[] doors;

    private HallFilling(string root, HallPlan plan)
    {
        this.plan = plan;
        storage = new StorageRoot(root);
        storage.Create();
        links = new Links(KeyRing.Open(storage, now));
        offices = [.. Enumerable.Range(0, plan.Offices).Select(Office)];
        at = new Event
        {
            Id = NewId(), Slug = Hall.Slug, Kind = EventKind.CoordinationMeeting, Level = EventLevel.National, Name = "Rapat Koordinasi Nasional Badan Koordinasi Hubungan Masyarakat",
            Theme = "Netralitas ASN", Venue = "Istora", ProvinceCode = "31", Zone = Zone.Wib, StartsAt = now, EndsAt = now.AddHours(8), Capacity = 1_000_000, SeatsTaken = plan.People,
            Audience = [EmploymentStatus.Pns], PledgeTextVersionId = text.Id, OrganizerAgencyId = offices[0].Id, Language = "id", ContactName = "Panitia",
            ContactReach = "panitia@contoh.example", State = EventState.Running, CreatedAt = now, Stamp = NewId(),
        };
        occasion = new Occasion { Id = NewId(), EventId = at.Id, StartsAt = at.StartsAt, EndsAt = at.EndsAt };
        doors = [.. Enumerable.Range(0, plan.Doors).Select(_ => new PairedDoor(NewId(), Convert.ToHexStringLower(RandomNumberGenerator.GetBytes(32))))];
        devices =
        [
            .. doors.Select(door => new Device
            {
                Id = door.Id, EventId = at.Id, Name = "Uji", Right = DeviceRight.Scan, TokenHash = SHA256.HashData(Encoding.ASCII.GetBytes(door.Token)),
                PairedAt = now, ExpiresAt = now.AddDays(1), LastContactAt = now,
            }),
        ];
        session = new SigningSession { Id = NewId(), EventId = at.Id, OpenedAt = now, OpenedByAccountId = administrator.Id, SignedCount = plan.Signed };
        frozen = PledgeSource.Frozen(text, at, offices[0].Name);
    }

    public static async Task<Hall> FillAsync(string root, HallPlan plan)
    {
        var filling = new HallFilling(root, plan);
        return new Hall(root, filling.at.Id, filling.occasion.Id, filling.doors, await filling.WriteAsync());
    }

    private async Task<Seat[]> WriteAsync()
    {
        var services = new ServiceCollection().Configure<IdentityOptions>(o => o.Stores.SchemaVersion = IdentitySchemaVersions.Version3).BuildServiceProvider();
        await using var db = new SqliteBakohumasDb(new DbContextOptionsBuilder<SqliteBakohumasDb>()
            .UseSqlite($"Data Source={storage.Database};Pooling=False").UseApplicationServiceProvider(services).Options);
        await DatabaseSetup.PrepareAsync(db, default);
        var regional = Officer("Humas Contoh", Hall.RegionalPr);
        db.AddRange(offices);
        db.AddRange(offices.Select(o => new AgencyAncestor { AgencyId = o.Id, AncestorId = o.Id, Depth = 0 }));
        db.AddRange(administrator, regional, text, at, occasion, session);
        db.AddRange(devices);
        db.Add(new Grant { Id = NewId(), AccountId = administrator.Id, Role = Role.Administrator, MadeAt = now });
        db.Add(new Grant { Id = NewId(), AccountId = regional.Id, Role = Role.RegionalPr, ProvinceCode = Provinces[^1], Subtree = true, MadeAt = now });
        if (plan.Signed > 0) db.Add(frozen);
        await db.SaveChangesAsync();

        await db.Database.OpenConnectionAsync();
        // Keys that arrive in no order need the indexes in memory; nobody waits for this file to be durable.
        await db.Database.ExecuteSqlRawAsync("PRAGMA cache_size=-800000; PRAGMA synchronous=OFF;");
        var people = new Seat[plan.People];
        await using (var transaction = await db.Database.GetDbConnection().BeginTransactionAsync())
        {
            using var writer = new SeatWriter(db, transaction);
            for (var i = 0; i < people.Length; i++) people[i] = Write(writer, i);
            await transaction.CommitAsync();
        }

        await db.Database.ExecuteSqlRawAsync("PRAGMA wal_checkpoint(TRUNCATE); ANALYZE;");
        return people;
    }

    private Seat Write(SeatWriter writer, int i)
    {
        var id = NewId();
        var (token, code) = (links.PersonalToken(id, 0), links.DoorCode(id, 0));
        var office = offices[i % offices.Length];
        var name = string.Create(CultureInfo.InvariantCulture, $"{Given[i % Given.Length]} {Family[i % Family.Length]} {i:000000}, S.Sos., M.Si.");
        writer.Person.Add(new Registration
        {
            Id = id, EventId = at.Id, Name = name, SearchName = SearchKey.Of(name), Status = EmploymentStatus.Pns, IdentityType = IdentityType.None,
            IdentityHash = SHA256.HashData(id.ToByteArray()), IdentityMask = "", AgencyId = office.Id, Unit = "Bidang Komunikasi Publik", Position = "Pranata Humas Ahli Muda",
            Mail = "humas@contoh.example", ConsentVersion = "1", Language = "id", RegisteredAt = now, LinkHash = SecretDerivation.LookupHash(token),
        });
        writer.Ticket.Add(new TicketCode { Id = NewId(), RegistrationId = id, Generation = 0, Hash = SecretDerivation.LookupHash(code.Text), MadeAt = now });
        if (i < plan.Inside)
        {
            var (scan, admission) = (NewId(), NewId());
            writer.Scan.Add(new Scan
            {
                Id = scan, EventId = at.Id, DeviceId = doors[0].Id, Nonce = NewId(), RequestHash = new byte[32], RegistrationId = id, OccasionId = occasion.Id, Direction = Direction.In,
                Gate = "Utara", At = now, HeardAt = now, HappenedAt = now, SkewMs = 0, Forced = false, Verdict = Verdict.Admitted, AdmissionId = admission, Conflict = false,
            });
            writer.Admission.Add(new Admission { Id = admission, EventId = at.Id, RegistrationId = id, OccasionId = occasion.Id, ScanId = scan, Source = AdmissionSource.Door, AgencyId = office.Id, Gate = "Utara", At = now });
        }

        if (i < plan.Signed)
        {
            var pledge = PledgeSource.Pledge(i, at, session.Id, id, office, name, frozen, now);
            writer.Pledge.Add(pledge);
            writer.Leaf.Add(new PendingLeaf { Id = NewId(), PledgeId = pledge.Id, Commitment = new byte[32], MadeAt = now });
            writer.Sealing.Add(new SealingWork { PledgeId = pledge.Id, DueAt = now, SealedAt = now, FileHash = Convert.ToHexStringLower(SHA256.HashData(pledge.Id.ToByteArray())) });
        }

        return new Seat(id, code.Text, token);
    }

    private Agency Office(int i)
    {
        var province = i == 0 ? null : Provinces[i % Provinces.Length];
        var name = i == 0 ? "Kementerian Contoh" : string.Create(CultureInfo.InvariantCulture, $"Pemerintah Kabupaten Contoh {i:0000}");
        return new Agency
        {
            Id = NewId(), Name = name, SearchName = SearchKey.Of(name), Type = i == 0 ? AgencyType.Ministry : AgencyType.RegencyGovernment, ProvinceCode = province,
            RegencyCode = province is null ? null : string.Create(CultureInfo.InvariantCulture, $"{province}.{1 + (i / Provinces.Length):00}"), CreatedAt = now,
        };
    }

    private static Account Officer(string name, string mail)
    {
        var now = TimeProvider.System.GetUtcNow();
        return Web.Features.Accounts.NewAccount.Of(Guid.CreateVersion7(now), name, mail, now, Guid.CreateVersion7(now).ToString("N"), new PasswordHasher<Account>().HashPassword(null!, Hall.Password));
    }

    private Guid NewId() => Guid.CreateVersion7(now);

    private sealed class SeatWriter(DbContext db, DbTransaction transaction) : IDisposable
    {
        public Rows<Registration> Person { get; } = new(db, transaction);
        public Rows<TicketCode> Ticket { get; } = new(db, transaction);
        public Rows<Scan> Scan { get; } = new(db, transaction);
        public Rows<Admission> Admission { get; } = new(db, transaction);
        public Rows<Pledge> Pledge { get; } = new(db, transaction);
        public Rows<PendingLeaf> Leaf { get; } = new(db, transaction);
        public Rows<SealingWork> Sealing { get; } = new(db, transaction);

        public void Dispose()
        {
            foreach (IDisposable rows in (IDisposable[])[Person, Ticket, Scan, Admission, Pledge, Leaf, Sealing]) rows.Dispose();
        }
    }
}
