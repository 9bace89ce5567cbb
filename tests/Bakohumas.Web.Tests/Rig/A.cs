using System.Globalization;
using System.Security.Cryptography;
using Bakohumas.Domain.Accounts;
using Bakohumas.Domain.Agencies;
using Bakohumas.Domain.CheckIn;
using Bakohumas.Domain.Events;
using Bakohumas.Domain.People;
using Bakohumas.Domain.Pledges;
using Bakohumas.Domain.Regions;
using Bakohumas.Domain.Registrations;
using Bakohumas.Domain.Tickets;
using Bakohumas.Web.Features.Accounts;
using Bakohumas.Web.Platform.Devices;
using Bakohumas.Web.Platform.Security;
using Microsoft.AspNetCore.Identity;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Options;

namespace Bakohumas.Web.Tests.Rig;

/// <summary>A person's ticket with both secrets, as the mail and the paper carry them.</summary>
internal sealed record TicketInHand(Guid Id, string Name, string Token, string DoorCode)
{
    public Guid AgencyId { get; init; }

    public string Home => "/tiket/" + Token;
}

/// <summary>
/// What a test begins with, as rows: a test about the door need not register by form. Names are unique, so tests of one class do
/// not meet each other's rows.
/// </summary>
internal static class A
{
    private static int made;

    /// <summary>A key with a self-signed certificate, readable by its owner only.</summary>
    /// <returns>The path.</returns>
    public static string Pkcs12(string path, string name, string password)
    {
        using var key = System.Security.Cryptography.ECDsa.Create(System.Security.Cryptography.ECCurve.NamedCurves.nistP256);
        var request = new System.Security.Cryptography.X509Certificates.CertificateRequest("CN=" + name, key, System.Security.Cryptography.HashAlgorithmName.SHA256);
        var now = TimeProvider.System.GetUtcNow();
        using var certificate = request.CreateSelfSigned(now.AddDays(-30), now.AddYears(3));
        Platform.Files.PrivateFiles.Write(path, certificate.ExportPkcs12(System.Security.Cryptography.X509Certificates.Pkcs12ExportPbeParameters.Pbes2Aes256Sha256, password));
        return path;
    }

    public static async Task<Guid> Agency(
        Site site, string? name = null, AgencyType type = AgencyType.Ministry, string? province = null, string? regency = null, Guid? parent = null, bool freeText = false)
    {
        var (id, label) = (NewId(site), name ?? $"Kementerian Contoh {Next()}");
        var above = parent is { } p ? await site.ReadAsync(db => db.AgencyAncestors.AsNoTracking().Where(a => a.AgencyId == p).ToListAsync()) : [];
        await site.WriteAsync(db =>
        {
            db.Agencies.Add(new Agency
            {
                Id = id, Name = label, SearchName = SearchKey.Of(label), Type = type, ParentId = parent, ProvinceCode = province, RegencyCode = regency,
                IsFreeText = freeText, CreatedAt = site.Clock.Now,
            });
            db.AgencyAncestors.Add(new AgencyAncestor { AgencyId = id, AncestorId = id, Depth = 0 });
            foreach (var row in above) db.AgencyAncestors.Add(new AgencyAncestor { AgencyId = id, AncestorId = row.AncestorId, Depth = row.Depth + 1 });
        });
        return id;
    }

    /// <summary>A published seminar in Malang that starts in an hour, doors open, 100 seats, everybody welcome.</summary>
    public static async Task<Event> Event(Site site, Action<Event>? change = null, Guid? organizer = null, Guid? id = null)
    {
        var now = site.Clock.Now;
        var number = Next();
        var agency = organizer ?? await Agency(site);
        var text = await site.ReadAsync(db => db.PledgeTextVersions.AsNoTracking().Where(t => t.Key != Web.Features.Events.PledgeTextsAtStart.Oath).OrderBy(t => t.Key).ThenByDescending(t => t.Language).FirstOrDefaultAsync())
            ?? await PledgeText(site);
        var at = new Event
        {
            Id = id ?? NewId(site), Slug = "seminar-uji-" + number, Kind = EventKind.Seminar, Level = EventLevel.Regency, Name = $"Seminar Netralitas ASN {number}",
            Venue = "Balai Kota Among Tani", ProvinceCode = "35", RegencyCode = "35.73", Zone = Zone.Wib, StartsAt = now.AddHours(1), EndsAt = now.AddHours(4),
            Capacity = 100, Audience = Enum.GetValues<EmploymentStatus>(), PledgeTextVersionId = text.Id, OrganizerAgencyId = agency, Language = "id",
            ContactName = "Panitia Malang", ContactReach = "panitia@malang.example", State = EventState.Published, CreatedAt = now, Stamp = NewId(site),
        };
        change?.Invoke(at);
        await site.WriteAsync(db =>
        {
            db.Events.Add(at);
            db.Occasions.AddRange(EventDays.Of(at.Zone, at.StartsAt, at.EndsAt).Select(day => new Occasion { Id = NewId(site), EventId = at.Id, StartsAt = day.StartsAt, EndsAt = day.EndsAt }));
        });
        return at;
    }

    /// <summary>A registered person; the seat is counted.</summary>
    public static async Task<TicketInHand> Ticket(
        Site site, Event at, string? name = null, Guid? agency = null, string? mail = null, EmploymentStatus status = EmploymentStatus.Pns, Action<Registration>? change = null)
    {
        var links = site.Services.GetRequiredService<Links>();
        var (id, number) = (NewId(site), Next());
        var label = name ?? $"Siti Rahmawati {number}, S.Sos.";
        var office = agency ?? at.OrganizerAgencyId;
        var (token, code) = (links.PersonalToken(id, 0), links.DoorCode(id, 0));
        var registration = new Registration
        {
            Id = id, EventId = at.Id, Name = label, SearchName = SearchKey.Of(label), Status = status, IdentityType = IdentityType.None,
            IdentityHash = RandomNumberGenerator.GetBytes(32), IdentityMask = "", AgencyId = office, Position = "Pranata Humas",
            Mail = mail ?? $"peserta{number}@contoh.example", ConsentVersion = "1.0.0", Language = "id", State = RegistrationState.Registered,
            RegisteredAt = site.Clock.Now, LinkHash = SecretDerivation.LookupHash(token),
        };
        change?.Invoke(registration);
        await site.Services.GetRequiredService<Web.Data.WriteLane>().WriteAsync(async (db, cancel) =>
        {
            db.Registrations.Add(registration);
            db.TicketCodes.Add(new TicketCode { Id = NewId(site), RegistrationId = id, Generation = 0, Hash = SecretDerivation.LookupHash(code), MadeAt = site.Clock.Now });
            await db.SaveChangesAsync(cancel);
            await db.Events.Where(e => e.Id == at.Id).ExecuteUpdateAsync(e => e.SetProperty(x => x.SeatsTaken, x => x.SeatsTaken + 1), cancel);
        });
        return new(id, label, token, code.Text) { AgencyId = registration.AgencyId };
    }

    /// <summary>The door has let these people in, as rows.</summary>
    public static async Task Admit(Site site, Event at, IReadOnlyCollection<TicketInHand> people, DeviceRight right = DeviceRight.Scan)
    {
        var now = site.Clock.Now;
        var device = NewId(site);
        var occasion = await site.ReadAsync(db => db.Occasions.Where(o => o.EventId == at.Id).OrderBy(o => o.StartsAt).Select(o => o.Id).FirstAsync());
        await site.WriteAsync(db => db.Devices.Add(new Device
        {
            Id = device, EventId = at.Id, Name = "Pintu", Right = right, TokenHash = SHA256.HashData(device.ToByteArray()), PairedAt = now, ExpiresAt = now.AddDays(1),
        }));
        foreach (var some in people.Chunk(40))
            await site.WriteAsync(db =>
            {
                foreach (var person in some)
                {
                    var (scan, admission) = (NewId(site), NewId(site));
                    db.Scans.Add(new Scan
                    {
                        Id = scan, EventId = at.Id, Source = Assurances.SourceOf(right), DeviceId = device, Nonce = scan, RequestHash = new byte[32], RegistrationId = person.Id, OccasionId = occasion, Direction = Direction.In,
                        Gate = "Utara", At = now, HeardAt = now, HappenedAt = now, SkewMs = 0, Forced = false, Verdict = Verdict.Admitted, AdmissionId = admission, Conflict = false,
                    });
                    db.Admissions.Add(new Admission { Id = admission, EventId = at.Id, RegistrationId = person.Id, OccasionId = occasion, ScanId = scan, Source = Assurances.SourceOf(right), AgencyId = person.AgencyId, Gate = "Utara", At = now });
                }
            });
    }

    /// <summary>Replaces a ticket's code.</summary>
    /// <returns>The new code.</returns>
    public static async Task<string> NewTicketCode(Site site, TicketInHand ticket)
    {
        var code = site.Services.GetRequiredService<Links>().DoorCode(ticket.Id, 1).Text;
        await site.WriteAsync(db => db.TicketCodes.Add(new TicketCode { Id = NewId(site), RegistrationId = ticket.Id, Generation = 1, Hash = Links.Hash(code), MadeAt = site.Clock.Now }));
        await site.ReadAsync(db => db.Registrations.Where(r => r.Id == ticket.Id).ExecuteUpdateAsync(s => s.SetProperty(r => r.TicketGeneration, 1)));
        return code;
    }

    /// <summary>A phone paired through the real call.</summary>
    public static async Task<Door> Door(Site site, Event at, DeviceRight right = DeviceRight.Scan) =>
        await Rig.Door.PairAsync(site, at.Slug, await PairingCode(site, at, right));

    public static async Task<string> PairingCode(Site site, Event at, DeviceRight right = DeviceRight.Scan)
    {
        var code = PairingCodes.New();
        await site.WriteAsync(db => db.PairingCodes.Add(new PairingCode
        {
            Id = NewId(site), EventId = at.Id, Right = right, Hash = PairingCodes.Hash(code)!, MadeAt = site.Clock.Now, ExpiresAt = site.Clock.Now.AddMinutes(15),
        }));
        return code;
    }

    /// <summary>An account with one grant, and a password to sign in with.</summary>
    public static async Task<Guid> Account(Site site, string mail, string name, string password, Role role, Guid? agency)
    {
        var (id, now) = (NewId(site), site.Clock.Now);
        await site.WriteAsync(db =>
        {
            db.Users.Add(NewAccount.Of(id, name, mail, now, AccountStamp.New(), PasswordHash(password)));
            db.Grants.Add(new Grant { Id = NewId(site), AccountId = id, Role = role, AgencyId = agency, MadeAt = now });
        });
        return id;
    }

    /// <summary>With one round: hundreds of people sign in during a run, and 100,000 rounds for each were a third of its processor time.</summary>
    public static string PasswordHash(string password) =>
        new PasswordHasher<object>(Options.Create(new PasswordHasherOptions { IterationCount = 1 })).HashPassword(password, password);

    public static Guid NewId(Site site) => Guid.CreateVersion7(site.Clock.Now);

    private static async Task<PledgeTextVersion> PledgeText(Site site)
    {
        var text = new PledgeTextVersion
        {
            Id = NewId(site), Key = "komitmen-uji", Version = "1.0.0", Language = "id", Title = "Komitmen Bersama", Source = "# Komitmen Bersama\n\n1. Netral.", CreatedAt = site.Clock.Now,
        };
        await site.WriteAsync(db => db.PledgeTextVersions.Add(text));
        return text;
    }

    private static string Next() => Interlocked.Increment(ref made).ToString(CultureInfo.InvariantCulture);
}
