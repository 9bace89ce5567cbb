using Bakohumas.Web.Platform;
using Bakohumas.Web.Platform.Files;

namespace Bakohumas.Web.Data.Demo;

internal static class DemoSetup
{
    /// <summary>Development only: on an empty database three events with their people. Comes after every other step of the start.</summary>
    public static IServiceCollection AddDemo(this IServiceCollection services) => services.AddScoped<DemoRows>().AddScoped<DemoTexts>().AddScoped<DemoReports>().AddScoped<DemoFile>().AddScoped<IStartStep, DemoStart>();

    /// <summary>
    /// A process that was killed while it made the demo left half of one, which nobody has seen: the site was not ready yet. Begins
    /// anew, before anything has opened the database.
    /// </summary>
    /// <exception cref="SettingException">The half lies in a database that is not ours to delete.</exception>
    public static void ForgetHalf(StorageRoot storage, DatabaseProvider provider)
    {
        if (!File.Exists(storage.DemoInMaking)) return;
        if (provider == DatabaseProvider.Postgres)
            throw new SettingException($"Database:ConnectionString names a database with half a demo: the program was stopped while making it. Empty that database, delete {storage.DemoInMaking}, and start again.");
        foreach (var file in (string[])[storage.Database, storage.Database + "-wal", storage.Database + "-shm", storage.Demo, storage.DemoInMaking]) File.Delete(file);
    }
}
