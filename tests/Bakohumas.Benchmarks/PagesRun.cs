namespace Bakohumas.Benchmarks;

/// <summary>
/// Pages at 100,000 registrations of one event, 500 agencies, half inside, four in ten signed: the time from asking to the last byte on
/// one loopback connection, in which the load generator has a small part. Promised are 50 ms (product 5).
/// </summary>
internal static class PagesRun
{
    private const double Promised = 50;

    public static Task<int> RunAsync(string[] arguments)
    {
        var (people, seconds) = (Option.Number(arguments, "--registered", 100_000), TimeSpan.FromSeconds(Option.Number(arguments, "--seconds", 2)));
        return Report.InFolderAsync(async root =>
        {
            var hall = await HallFilling.FillAsync(root, new HallPlan(people) { Inside = people / 2, Signed = people * 4 / 10, Offices = 500 });
            using var server = ServerProcess.Start(root, "Production");
            await server.UntilAsync("/healthz/ready", TimeSpan.FromMinutes(1));
            using var admin = new WebSession(server.Url);
            await admin.SignInAsync(Hall.Administrator, Hall.Password);
            using var regional = new WebSession(server.Url);
            await regional.SignInAsync(Hall.RegionalPr, Hall.Password);

            var turn = 0;
            var deep = hall.Ask<string>($"SELECT Id FROM Registrations ORDER BY SearchName LIMIT 1 OFFSET {people * 9 / 10}");
            const string Panel = $"/panel/kegiatan/{Hall.Slug}/peserta";
            (string Name, string? Cookie, Func<string> Path)[] pages =
            [
                ("first page", null, () => "/"),
                ("event", null, () => $"/kegiatan/{Hall.Slug}"),
                ("ticket, another one each time", null, () => $"/tiket/{hall.People[turn++ * 7919 % people].Token}"),
                ("signing page, another one each time", null, () => $"/tiket/{hall.People[(people * 4 / 10) + (turn++ * 7919 % (people / 10))].Token}/tanda-tangan"),
                ("panel", admin.Cookies, () => "/panel"),
                ("panel, event", admin.Cookies, () => $"/panel/kegiatan/{Hall.Slug}"),
                ("panel, attendees", admin.Cookies, () => Panel),
                ("panel, attendees, far down", admin.Cookies, () => $"{Panel}?setelah={deep}"),
                ("panel, attendees inside", admin.Cookies, () => $"{Panel}?keadaan=Inside"),
                ("panel, attendees unsigned", admin.Cookies, () => $"{Panel}?keadaan=Unsigned"),
                ("panel, attendees by a rare name", admin.Cookies, () => $"{Panel}?q=0{turn++ % 10}4321"),
                ("panel, arrivals, asked anew", admin.Cookies, () => $"/panel/kegiatan/{Hall.Slug}/langsung"),
                ("panel, arrivals, a rare name missing", admin.Cookies, () => $"/panel/kegiatan/{Hall.Slug}/langsung?q=0{turn++ % 10}4321"),
                ("panel, attendance from paper", admin.Cookies, () => $"/panel/kegiatan/{Hall.Slug}/kehadiran-kertas"),
                ("audit", admin.Cookies, () => "/panel/jejak"),
                ("/arsip, everything", admin.Cookies, () => "/arsip"),
                ("/arsip event, everything", admin.Cookies, () => $"/arsip/{Hall.Slug}"),
                ("/arsip, one province", regional.Cookies, () => "/arsip"),
                ("/arsip event, one province", regional.Cookies, () => $"/arsip/{Hall.Slug}"),
                ("/arsip event, unsigned of a province", regional.Cookies, () => $"/arsip/{Hall.Slug}?keadaan=Missing"),
            ];
            var missed = 0;
            var only = Option.Text(arguments, "--only");
            Console.WriteLine("page                                 | per s |  p50 ms |  p95 ms |  p99 ms | not 200 |");
            foreach (var (name, cookie, path) in pages.Where(p => only is null || p.Name.Contains(only, StringComparison.OrdinalIgnoreCase)))
            {
                await Load.RunAsync(server.Url, 1, TimeSpan.FromSeconds(0.5), () => Load.Get(server.Url, path(), cookie), 200);
                var run = Measured.Of(await Load.RunAsync(server.Url, 1, seconds, () => Load.Get(server.Url, path(), cookie), 200));
                var isMissed = run.P50 >= Promised || run.Refused > 0;
                if (isMissed) missed++;
                Report.Line($"{name,-36} | {run.PerSecond,5:0} | {run.P50,7:0.0} | {run.P95,7:0.0} | {run.P99,7:0.0} | {run.Refused,7} | {(isMissed ? "missed" : run.P99 >= Promised ? "p99 over" : "")}");
            }

            return missed == 0 ? 0 : 1;
        });
    }
}
