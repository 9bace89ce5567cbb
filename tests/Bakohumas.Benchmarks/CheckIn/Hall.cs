using System.Data.Common;
using System.Globalization;
using System.Security.Cryptography;
using System.Text;
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
using Microsoft.Data.Sqlite;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;

namespace Bakohumas.Benchmarks.CheckIn;

/// <summary>A storage folder with one event whose doors are open, its registered people and one paired door.</summary>
internal sealed class Hall(string root, Guid eventId, Guid occasionId, Guid deviceId, string token, string slug, string[] codes)
{
    public string Root => root;
    public Guid EventId => eventId;
    public Guid OccasionId => occasionId;
    public Guid DeviceId => deviceId;
    public string Token => token;
    public string Slug => slug;

    /// <summary>A door code of each registered person; none is used twice in a run.</summary>
    public string[] Codes => codes;

    public string Database => Path.Combine(root, "bakohumas.db");

    public static async Task<Hall> FillAsync(string root, int people)
    {
        var storage = new StorageRoot(root);
        storage.Create();
        var links = new Links(KeyRing.Open(storage, TimeProvider.System.GetUtcNow()));
        var services = new ServiceCollection().Configure<IdentityOptions>(o => o.Stores.SchemaVersion = IdentitySchemaVersions.Version3).BuildServiceProvider();
        await using var db = new SqliteBakohumasDb(new DbContextOptionsBuilder<SqliteBakohumasDb>()
            .UseSqlite($"Data Source={storage.Database};Pooling=False").UseApplicationServiceProvider(services).Options);
        await DatabaseSetup.PrepareAsync(db, default);

        var now = TimeProvider.System.GetUtcNow();
        var agency = new Agency { Id = Guid.CreateVersion7(now), Name = "Kementerian Contoh", SearchName = "kementerian contoh", Type = AgencyType.Ministry, CreatedAt = now };
        var text = new PledgeTextVersion { Id = Guid.CreateVersion7(now), Key = "uji", Version = "1.0.0", Language = "id", Title = "Komitmen", Source = "#", CreatedAt = now };
        var at = new Event
        {
            Id = Guid.CreateVersion7(now), Slug = "rakornas", Kind = EventKind.CoordinationMeeting, Level = EventLevel.National, Name = "Rakornas", Venue = "Istora",
            ProvinceCode = "31", Zone = Zone.Wib, StartsAt = now, EndsAt = now.AddHours(8), Capacity = 100_000, Audience = [EmploymentStatus.Pns],
            PledgeTextVersionId = text.Id, OrganizerAgencyId = agency.Id, Language = "id", ContactName = "Panitia", ContactReach = "panitia@contoh.example",
            State = EventState.Running, CreatedAt = now,
        };
        var occasion = new Occasion { Id = Guid.CreateVersion7(now), EventId = at.Id, StartsAt = at.StartsAt, EndsAt = at.EndsAt };
        var token = Convert.ToHexStringLower(RandomNumberGenerator.GetBytes(32));
        var device = new Device
        {
            Id = Guid.CreateVersion7(now), EventId = at.Id, Name = "Uji", Right = DeviceRight.Scan, TokenHash = SHA256.HashData(Encoding.ASCII.GetBytes(token)),
            PairedAt = now, ExpiresAt = now.AddDays(1), LastContactAt = now,
        };
        db.AddRange(agency, text, at, occasion, device);
        await db.SaveChangesAsync();

        var codes = new string[people];
        await db.Database.OpenConnectionAsync();
        await using var transaction = await db.Database.GetDbConnection().BeginTransactionAsync();
        using var person = new Rows<Registration>(db, transaction);
        using var ticket = new Rows<TicketCode>(db, transaction);
        for (var i = 0; i < people; i++)
        {
            var id = Guid.CreateVersion7(now);
            var name = string.Create(CultureInfo.InvariantCulture, $"peserta {i}");
            person.Add(new Registration
            {
                Id = id, EventId = at.Id, Name = name, SearchName = name, Status = EmploymentStatus.Pns, IdentityType = IdentityType.None,
                IdentityHash = SHA256.HashData(id.ToByteArray()), IdentityMask = "", AgencyId = agency.Id, Position = "Pranata Humas", ConsentVersion = "1",
                Language = "id", RegisteredAt = now, LinkHash = SecretDerivation.LookupHash(links.PersonalToken(id, 0)),
            });
            var code = links.DoorCode(id, 0);
            ticket.Add(new TicketCode { Id = Guid.CreateVersion7(now), RegistrationId = id, Generation = 0, Hash = SecretDerivation.LookupHash(code), MadeAt = now });
            codes[i] = code.Text;
        }

        await transaction.CommitAsync();
        await db.Database.ExecuteSqlRawAsync("PRAGMA wal_checkpoint(TRUNCATE); ANALYZE;");
        return new(root, at.Id, occasion.Id, device.Id, token, at.Slug, codes);
    }

    /// <summary>The same hall in a folder of its own, for another writer.</summary>
    public Hall CopyTo(string folder)
    {
        Directory.CreateDirectory(folder);
        SqliteConnection.ClearAllPools();
        File.Copy(Database, Path.Combine(folder, "bakohumas.db"));
        return new(folder, eventId, occasionId, deviceId, token, slug, codes);
    }

    /// <summary>Rows that the run left: scans, admissions, persons admitted, audit rows.</summary>
    public (long Scans, long Admissions, long Persons, long Audit) Count()
    {
        using var connection = new SqliteConnection($"Data Source={Database};Pooling=False");
        connection.Open();
        return (Ask("SELECT COUNT(*) FROM Scans"), Ask("SELECT COUNT(*) FROM Admissions"), Ask("SELECT COUNT(DISTINCT RegistrationId) FROM Admissions"), Ask("SELECT COUNT(*) FROM Audit"));

        long Ask(string sql)
        {
            using var command = connection.CreateCommand();
            command.CommandText = sql;
            return (long)command.ExecuteScalar()!;
        }
    }

    /// <summary>One prepared INSERT, its columns taken from the model: filling by EF would take minutes.</summary>
    private sealed class Rows<T> : IDisposable
        where T : class
    {
        private readonly DbCommand command;
        private readonly (DbParameter Parameter, Func<object, object?> Value)[] columns;

        public Rows(DbContext db, DbTransaction transaction)
        {
            var type = db.Model.FindEntityType(typeof(T))!;
            var properties = type.GetProperties().ToList();
            command = transaction.Connection!.CreateCommand();
            command.Transaction = transaction;
            command.CommandText = $"INSERT INTO \"{type.GetTableName()}\" ({string.Join(',', properties.Select(p => $"\"{p.GetColumnName()}\""))}) VALUES ({string.Join(',', properties.Select((_, i) => $"@p{i}"))})";
            columns = [.. properties.Select((property, i) =>
            {
                var parameter = command.CreateParameter();
                parameter.ParameterName = $"@p{i}";
                command.Parameters.Add(parameter);
                var convert = property.GetTypeMapping().Converter?.ConvertToProvider;
                return (parameter, (Func<object, object?>)(row => property.GetGetter().GetClrValue(row) is { } value ? convert?.Invoke(value) ?? value : null));
            })];
        }

        public void Add(T row)
        {
            foreach (var (parameter, value) in columns) parameter.Value = value(row) ?? DBNull.Value;
            command.ExecuteNonQuery();
        }

        public void Dispose() => command.Dispose();
    }
}
