using System.Security.Cryptography;
using System.Text;
using Bakohumas.Domain.Agencies;
using Bakohumas.Domain.Events;
using Bakohumas.Domain.People;
using Bakohumas.Domain.Registrations;
using Bakohumas.Domain.Reminders;
using Bakohumas.Domain.Tickets;
using Bakohumas.Web.Platform.Devices;
using Bakohumas.Web.Platform.Pledges;
using Bakohumas.Web.Platform.Security;
using Microsoft.EntityFrameworkCore;

namespace Bakohumas.Web.Data.Demo;

/// <summary>Writes the demo's rows by the same lane, keys and rules as everything else.</summary>
internal sealed class DemoRows(BakohumasDb db, WriteLane lane, Links links, FieldProtection fields, PledgeTexts texts)
{
    public async Task<IReadOnlyDictionary<string, Guid>> AgenciesAsync(DateTimeOffset now, CancellationToken cancel)
    {
        var made = DemoAgencies.All.Select(a => new Agency
        {
            Id = Guid.CreateVersion7(now), Name = a.Name, SearchName = SearchKey.Of(a.Name), Type = a.Type, ProvinceCode = a.Province, RegencyCode = a.Regency,
            IsFreeText = a.Name == DemoAgencies.FreeText, CreatedAt = now,
        }).ToArray();
        var secretariat = made[0].Id;
        await lane.WriteAsync(async (books, stop) =>
        {
            books.Agencies.AddRange(made);
            books.AgencyAncestors.AddRange(made.Select(a => new AgencyAncestor { AgencyId = a.Id, AncestorId = a.Id, Depth = 0 }));
            books.AgencyContacts.Add(new AgencyContact
            {
                Id = Guid.CreateVersion7(now), AgencyId = made[2].Id, Role = ContactRole.PublicRelations, Name = "Kontak Humas Contoh", Mail = "kontak-humas@contoh.example",
                ValidFrom = DateOnly.FromDateTime(now.UtcDateTime).AddYears(-1),
            });
            books.Record(now, Acts.AgencyMade, Actor.System, secretariat);
            await books.SaveChangesAsync(stop);
        }, cancel);
        return made.ToDictionary(a => a.Name, a => a.Id);
    }

    public async Task EventAsync(
        DemoEvent demo, IReadOnlyDictionary<string, Guid> agencies, Guid organizer, string doorCode, string screenCode, DateTimeOffset now, CancellationToken cancel)
    {
        var version = await db.PledgeTextVersions.AsNoTracking().Where(v => v.Key == "komitmen-asn" && v.Language == "id").OrderByDescending(v => v.CreatedAt).FirstAsync(cancel);
        var others = await db.PledgeTextVersions.AsNoTracking().Where(v => v.Key == "komitmen-non-asn" && v.Language == "id").OrderByDescending(v => v.CreatedAt).Select(v => v.Id).FirstAsync(cancel);
        var published = demo.StartsAt.AddDays(-45) < now ? demo.StartsAt.AddDays(-45) : now;
        var at = new Event
        {
            Id = Guid.CreateVersion7(published), Slug = demo.Slug, Kind = demo.Kind, Level = EventLevel.Province, Name = demo.Name, Theme = demo.Theme, Venue = demo.Venue,
            ProvinceCode = demo.Province, RegencyCode = demo.Regency, Zone = demo.Zone, StartsAt = demo.StartsAt, EndsAt = demo.EndsAt, Capacity = demo.Capacity, HardLimit = demo.Capacity + 10,
            SeatsTaken = demo.People, Audience = Enum.GetValues<EmploymentStatus>(), PledgeTextVersionId = version.Id, OthersTextVersionId = others, OrganizerAgencyId = agencies[DemoAgencies.Secretariat],
            Language = "id", ContactName = "Panitia Contoh", ContactReach = "panitia@bakohumas.example", ProtocolName = "Protokol Contoh", ProtocolMail = "protokol@bakohumas.example", State = demo.State, HallMode = HallMode.Count, SelfCheckIn = SelfCheckIn.Open,
            OnlineLink = demo.IsHybrid ? "https://rapat.bakohumas.example/rakor-sulsel" : null,
            CreatedAt = published, Stamp = Guid.CreateVersion7(published),
        };
        var occasion = new Occasion { Id = Guid.CreateVersion7(published), EventId = at.Id, StartsAt = at.StartsAt, EndsAt = at.EndsAt };
        var (deviceToken, session) = (RandomNumberGenerator.GetBytes(32), demo.Inside > 0 ? Guid.CreateVersion7(demo.StartsAt) : (Guid?)null);
        var device = new Domain.CheckIn.Device
        {
            Id = Guid.CreateVersion7(demo.StartsAt), EventId = at.Id, Name = "Pintu Utama", Right = Domain.CheckIn.DeviceRight.Scan, TokenHash = SHA256.HashData(deviceToken),
            PairedAt = demo.StartsAt, ExpiresAt = demo.EndsAt.AddHours(24), LastContactAt = demo.StartsAt,
        };
        await lane.WriteAsync(async (books, stop) =>
        {
            books.Events.Add(at);
            books.Occasions.Add(occasion);
            foreach (var (state, when) in States(demo, published))
                books.EventTransitions.Add(new EventTransition { Id = Guid.CreateVersion7(when), EventId = at.Id, State = state, At = when, ByAccountId = organizer });
            if (demo.Inside > 0) books.Devices.Add(device);
            if (session is { } id)
                books.SigningSessions.Add(new Domain.Pledges.SigningSession
                {
                    Id = id, EventId = at.Id, OpenedAt = demo.StartsAt, OpenedByAccountId = organizer, SignedCount = demo.Signed, PrintsFullNumber = at.PrintsFullNumber,
                    ClosedAt = demo.State == EventState.Finished ? demo.EndsAt : null, ClosedByAccountId = demo.State == EventState.Finished ? organizer : null,
                });
            if (demo.State == EventState.Running)
                foreach (var (right, code) in (IReadOnlyList<(Domain.CheckIn.DeviceRight, string)>)[(Domain.CheckIn.DeviceRight.Scan, doorCode), (Domain.CheckIn.DeviceRight.Screen, screenCode)])
                    books.PairingCodes.Add(new Domain.CheckIn.PairingCode { Id = Guid.CreateVersion7(now), EventId = at.Id, Right = right, Hash = PairingCodes.Hash(code)!, MadeAt = now, IsReusable = true });
            if (demo.IsHybrid) books.OnlineWords.Add(new Domain.CheckIn.OnlineWord { Id = Guid.CreateVersion7(demo.StartsAt), EventId = at.Id, Word = DemoEvent.Word, SetAt = demo.StartsAt, SetByAccountId = organizer });
            books.Record(now, Acts.EventMade, Actor.System, at.Id, at.Id);
            await books.SaveChangesAsync(stop);
        }, cancel);

        var frozen = new HashSet<Guid>();
        var offices = DemoAgencies.All.Where(a => a.Province is null || demo.AgencyProvinces.Contains(a.Province)).Skip(1).ToArray();
        for (var i = 0; i < demo.People; i++)
        {
            var office = offices[i % offices.Length];
            var person = DemoPeople.Of(demo.FirstPerson + i, office);
            var shown = await texts.OfAsync(db, at, at.TextOf(person.Status, person.RepresentsPublicRelations), cancel);
            var seat = new DemoSeat(at, demo, occasion.Id, device.Id, session, i, person, office.Name, agencies[office.Name], shown, now);
            var rows = seat.Rows(links, fields);
            var isFirst = i < demo.Signed && frozen.Add(shown.VersionId);
            await lane.WriteAsync(async (books, stop) =>
            {
                if (isFirst) books.FrozenTexts.Add(seat.Frozen());
                books.AddRange(rows);
                await books.SaveChangesAsync(stop);
            }, cancel);
        }

        if (demo.Signed > 0) await DemoCosigners.AddAsync(lane, links, at, demo, organizer, (await texts.ForAsync(db, at, cancel)).Hash, now, cancel);
    }

    private static IEnumerable<(EventState, DateTimeOffset)> States(DemoEvent demo, DateTimeOffset published)
    {
        yield return (EventState.Draft, published);
        yield return (EventState.Published, published.AddMinutes(5));
        if (demo.State == EventState.Published) yield break;
        yield return (EventState.Running, demo.StartsAt.AddHours(-2));
        if (demo.State == EventState.Finished) yield return (EventState.Finished, demo.EndsAt.AddHours(1));
    }
}
