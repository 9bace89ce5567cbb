using Microsoft.Data.Sqlite;

namespace Bakohumas.Benchmarks;

/// <summary>How a hall is filled; the first ones are inside, and the first of those have signed.</summary>
internal sealed record HallPlan(int People)
{
    /// <summary>Paired phones; scans take them in turn.</summary>
    public int Doors { get; init; } = 1;

    public int Inside { get; init; }
    public int Signed { get; init; }

    /// <summary>Agencies that the people come from; all but the first are regional governments of ten provinces.</summary>
    public int Offices { get; init; } = 1;
}

/// <summary>One registered person: the door code and the personal link.</summary>
internal readonly record struct Seat(Guid Id, string Code, string Token);

/// <summary>A paired phone.</summary>
internal readonly record struct PairedDoor(Guid Id, string Token);

/// <summary>A storage folder with one event whose doors and signing session are open, its people, paired doors and two officers.</summary>
internal sealed class Hall(string root, Guid eventId, Guid occasionId, PairedDoor[] doors, Seat[] people)
{
    public const string Slug = "rakornas";
    public const string Password = "kata kunci untuk mengukur saja";

    /// <summary>Signs in with <see cref="Password"/>; sees everything.</summary>
    public const string Administrator = "admin@contoh.example";

    /// <summary>Signs in with <see cref="Password"/>; sees the regional bodies of one of the ten provinces.</summary>
    public const string RegionalPr = "humas@contoh.example";

    public string Root => root;
    public Guid EventId => eventId;
    public Guid OccasionId => occasionId;
    public PairedDoor[] Doors => doors;
    public Seat[] People => people;

    public string Database => Path.Combine(root, "bakohumas.db");

    /// <summary>The same hall in a folder of its own, for another writer: the database alone, with keys of its own.</summary>
    public Hall CopyTo(string folder)
    {
        Directory.CreateDirectory(folder);
        SqliteConnection.ClearAllPools();
        File.Copy(Database, Path.Combine(folder, "bakohumas.db"));
        return At(folder);
    }

    /// <summary>The same hall where its folder is now.</summary>
    public Hall At(string folder) => new(folder, eventId, occasionId, doors, people);

    /// <summary>What a writer needs of a hall that another process has filled: no codes, no tokens.</summary>
    public static Hall Of(string folder)
    {
        var bare = new Hall(folder, default, default, [], []);
        using var connection = bare.Open();
        var devices = new List<PairedDoor>();
        using (var command = connection.CreateCommand())
        {
            command.CommandText = "SELECT Id FROM Devices ORDER BY Id";
            using var row = command.ExecuteReader();
            while (row.Read()) devices.Add(new(row.GetGuid(0), ""));
        }

        return new(folder, Guid.Parse(Ask<string>(connection, "SELECT Id FROM Events")), Guid.Parse(Ask<string>(connection, "SELECT Id FROM Occasions")), [.. devices], []);
    }

    /// <summary>Rows that the run left: scans, admissions, persons admitted, audit rows.</summary>
    public (long Scans, long Admissions, long Persons, long Audit) Count()
    {
        using var connection = Open();
        return (
            Ask<long>(connection, "SELECT COUNT(*) FROM Scans"), Ask<long>(connection, "SELECT COUNT(*) FROM Admissions"),
            Ask<long>(connection, "SELECT COUNT(DISTINCT RegistrationId) FROM Admissions"), Ask<long>(connection, "SELECT COUNT(*) FROM Audit"));
    }

    public T Ask<T>(string sql)
    {
        using var connection = Open();
        return Ask<T>(connection, sql);
    }

    public SqliteConnection Open()
    {
        var connection = new SqliteConnection($"Data Source={Database};Pooling=False");
        connection.Open();
        return connection;
    }

    private static T Ask<T>(SqliteConnection connection, string sql)
    {
        using var command = connection.CreateCommand();
        command.CommandText = sql;
        return (T)command.ExecuteScalar()!;
    }
}
