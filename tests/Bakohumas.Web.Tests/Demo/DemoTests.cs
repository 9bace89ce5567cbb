using System.Net;
using System.Text.Json;
using Bakohumas.Domain.Agencies;
using Bakohumas.Domain.People;
using Bakohumas.Web.Data;
using Bakohumas.Web.Tests.Accounts;
using Bakohumas.Web.Tests.Rig;
using Microsoft.EntityFrameworkCore;

namespace Bakohumas.Web.Tests.Demo;

/// <summary>The program as a newcomer starts it: Development, empty storage, the clock of the day.</summary>
public sealed class DevelopmentSite : Site
{
    protected override string Environment => "Development";

    protected override bool OnRealTime => true;

    internal JsonElement File => JsonSerializer.Deserialize<JsonElement>(System.IO.File.ReadAllText(Path.Combine(Root, "demo.json")));
}

/// <summary>The demo and its file, exactly as people and tools read it.</summary>
public sealed class DemoTests(DevelopmentSite site) : IClassFixture<DevelopmentSite>
{
    [Fact]
    public void The_file_has_its_fixed_shape()
    {
        var file = Ready();

        Assert.Equal(["baseUrl", "accounts", "events", "tickets", "door", "screen", "online", "followUp", "verification"], Names(file));
        Assert.All(file.GetProperty("accounts").EnumerateArray(), a => Assert.Equal(["role", "email", "password", "scope"], Names(a)));
        Assert.All(file.GetProperty("events").EnumerateArray(), e => Assert.Equal(["slug", "state", "zone"], Names(e)));
        Assert.All(file.GetProperty("tickets").EnumerateArray(), t => Assert.Equal(["name", "event", "url", "code", "admitted", "signed"], Names(t)));
        foreach (var device in (string[])["door", "screen"]) Assert.Equal(["url", "pairingCode"], Names(file.GetProperty(device)));
        Assert.Equal(["url", "word"], Names(file.GetProperty("online")));
        Assert.Equal(["url"], Names(file.GetProperty("followUp")));
        Assert.Equal(["url", "code"], Names(file.GetProperty("verification")));
        Assert.Equal(site.Url, Text(file, "baseUrl"));
    }

    [Fact]
    public void A_start_warns_of_no_query_that_takes_any_row_of_many()
    {
        Ready();

        Assert.DoesNotContain(site.Log.Complaints, line => line.Contains("EntityFrameworkCore.Query", StringComparison.Ordinal) && line.Contains("'OrderBy'", StringComparison.Ordinal));
    }

    [Fact]
    public void Three_events_in_three_zones_with_people_to_admit_and_people_who_signed()
    {
        var file = Ready();
        var events = file.GetProperty("events").EnumerateArray().ToDictionary(e => Text(e, "state"), e => (Slug: Text(e, "slug"), Zone: Text(e, "zone")));
        var tickets = file.GetProperty("tickets").EnumerateArray().ToList();
        int Count(string state, string field, bool value) => tickets.Count(t => Text(t, "event") == events[state].Slug && t.GetProperty(field).GetBoolean() == value);

        Assert.Equal(["coming", "finished", "running"], events.Keys.Order(StringComparer.Ordinal));
        Assert.Equal(["WIB", "WIT", "WITA"], events.Values.Select(e => e.Zone).Order(StringComparer.Ordinal));
        Assert.True(Count("running", "admitted", false) >= 20);
        Assert.True(Count("finished", "signed", true) >= 10);
        Assert.InRange(tickets.Count, 110, 130);
        Assert.All(tickets, t => Assert.False(t.GetProperty("signed").GetBoolean() && !t.GetProperty("admitted").GetBoolean()));
    }

    [Fact]
    public async Task The_people_are_of_every_kind_the_product_knows()
    {
        Ready();
        await site.ReadAsync(async db =>
        {
            var people = await db.Registrations.AsNoTracking().ToListAsync();
            var agencies = await db.Agencies.AsNoTracking().Where(a => db.Registrations.Any(r => r.AgencyId == a.Id)).ToListAsync();
            foreach (var status in (EmploymentStatus[])[EmploymentStatus.Pns, EmploymentStatus.Cpns, EmploymentStatus.Pppk, EmploymentStatus.Bumn, EmploymentStatus.Media, EmploymentStatus.Partner])
                Assert.Contains(people, p => p.Status == status);
            Assert.InRange(agencies.Count, 22, 28);
            Assert.Equal(5, agencies.Select(a => a.ProvinceCode).Where(p => p is not null).Distinct().Count());
            Assert.Single(agencies, a => a.IsFreeText);
            Assert.Contains(agencies, a => a.Type == AgencyType.CivilSociety);
            Assert.Equal(2, Assert.Single(people.Where(p => p.Mail is not null).GroupBy(p => p.Mail), g => g.Count() > 1).Count());
            Assert.Single(people, p => p.Mail is null && p.Phone is not null);
            Assert.All(people.Where(p => p.Mail is not null), p => Assert.EndsWith(".example", p.Mail, StringComparison.Ordinal));
            Assert.True(await db.Duties.AnyAsync());
            Assert.False(await db.SealingWork.AnyAsync(w => w.FileHash == null));
            return true;
        });
    }

    [Fact]
    public async Task Every_address_in_the_file_is_absolute_and_answers()
    {
        var file = Ready();
        var addresses = file.GetProperty("tickets").EnumerateArray().Select(t => Text(t, "url")).Prepend(Text(file, "baseUrl"))
            .Concat(((string[])["door", "screen", "online", "followUp", "verification"]).Select(n => Text(file.GetProperty(n), "url"))).ToList();
        using var visitor = site.Visitor();

        foreach (var address in addresses)
        {
            Assert.StartsWith("http://", address, StringComparison.Ordinal);
            Assert.False(address.EndsWith('/'));
            (await visitor.GetAsync(address == site.Url ? "/" : address)).IsOk();
        }
    }

    [Fact]
    public async Task Somebody_takes_part_from_afar_with_the_word_of_the_file()
    {
        var online = Ready().GetProperty("online");
        using var visitor = site.Visitor();
        var ticket = (await visitor.GetAsync(Text(online, "url"))).IsOk();
        Assert.NotNull(ticket.Html.QuerySelector("a[href^='https://rapat.']"));

        var done = (await ticket.Form("form[data-hadir]").Set("kata", Text(online, "word")).SubmitAsync()).IsOk();

        Assert.Contains("Hadir secara daring", done.Words, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Every_account_signs_in_with_the_password_of_the_file()
    {
        var accounts = Ready().GetProperty("accounts").EnumerateArray().ToList();

        foreach (var account in accounts)
        {
            using var visitor = site.Visitor();
            (await visitor.SignInAsync(Text(account, "email"), Text(account, "password"))).Is(HttpStatusCode.Redirect);
        }

        Assert.Superset(new HashSet<string> { "administrator", "organizer", "regional", "auditor" }, accounts.Select(a => Text(a, "role")).ToHashSet());
    }

    [Theory]
    [InlineData("door", "scan")]
    [InlineData("screen", "screen")]
    public async Task The_pairing_codes_can_be_used_again(string device, string right)
    {
        var file = Ready().GetProperty(device);
        var slug = Text(file, "url").Split('/')[^1];

        for (var i = 0; i < 2; i++)
        {
            using var paired = await Door.PairAsync(site, slug, Text(file, "pairingCode"));
            Assert.Equal(right, Text(paired.Pairing, "right"));
        }
    }

    [Fact]
    public async Task A_second_start_keeps_the_demo_as_it_is()
    {
        var accounts = Ready().GetProperty("accounts").GetRawText();
        var people = await site.ReadAsync(db => db.Registrations.CountAsync());

        await site.RestartAsync();

        Assert.Equal(accounts, site.File.GetProperty("accounts").GetRawText());
        Assert.Equal(site.Url, Text(site.File, "baseUrl"));
        Assert.StartsWith(site.Url + "/tiket/", Text(site.File.GetProperty("tickets")[0], "url"), StringComparison.Ordinal);
        Assert.Equal(people, await site.ReadAsync(db => db.Registrations.CountAsync()));
    }

#if !POSTGRES
    [Fact]
    public async Task A_second_process_is_refused_with_a_sentence_while_a_paper_can_be_verified_beside_the_first()
    {
        var ticket = Ready().GetProperty("tickets").EnumerateArray().First(t => t.GetProperty("signed").GetBoolean());
        var paper = Path.Combine(site.Root, "uji.pdf");
        await File.WriteAllBytesAsync(paper, (await site.Visitor().GetAsync(Text(ticket, "url") + "/komitmen.pdf")).IsOk().Bytes, TestContext.Current.CancellationToken);

        var second = await RunningProcess.CommandAsync(site.Root, "--environment=Development", "--urls=http://127.0.0.1:0", $"--Storage:Root={site.Root}");
        var verify = await RunningProcess.CommandAsync(site.Root, "verify", paper, $"--Storage:Root={site.Root}");

        Assert.Equal(3, second.ExitCode);
        Assert.Contains("is in use by another Bakohumas process", second.Output, StringComparison.Ordinal);
        Assert.DoesNotContain("   at ", second.Output, StringComparison.Ordinal);
        Assert.True(verify.ExitCode == 0, verify.Output);
    }
#endif

    private JsonElement Ready()
    {
        _ = site.Url;
        return site.File;
    }

    private static string Text(JsonElement element, string name) => element.GetProperty(name).GetString()!;

    private static IEnumerable<string> Names(JsonElement element) => element.EnumerateObject().Select(p => p.Name);
}

/// <summary>Where there must be no demo.</summary>
public sealed class NoDemoTests(Site site) : IClassFixture<Site>
{
#if !POSTGRES
    // A storage folder with its own embedded database, whichever the suite runs on.
    [Fact]
    public async Task A_demo_that_was_killed_while_it_was_made_is_made_anew()
    {
        var storage = Directory.CreateTempSubdirectory("bakohumas-demo-").FullName;
        try
        {
            await using (var process = await RunningProcess.StartAsync(storage, "Development", untilReady: false))
            {
                while (!File.Exists(Path.Combine(storage, "demo.making"))) TestContext.Current.CancellationToken.ThrowIfCancellationRequested();
                // Something of the demo is written by now.
                var log = new FileInfo(Path.Combine(storage, "bakohumas.db-wal"));
                for (var before = log.Length; log.Length == before; log.Refresh()) TestContext.Current.CancellationToken.ThrowIfCancellationRequested();
                await process.KillAsync();
            }

            Assert.False(File.Exists(Path.Combine(storage, "demo.json")));
            await using (var process = await RunningProcess.StartAsync(storage, "Development", untilReady: false))
            {
                // A whole demo is made in between: a minute for each.
                await process.UntilAsync("/healthz/live");
                await process.UntilAsync("/healthz/ready");
                using var demo = JsonDocument.Parse(await File.ReadAllTextAsync(Path.Combine(storage, "demo.json"), TestContext.Current.CancellationToken));
                Assert.Equal(3, demo.RootElement.GetProperty("events").GetArrayLength());
                Assert.Equal(5, demo.RootElement.GetProperty("accounts").GetArrayLength());
            }

            Assert.False(File.Exists(Path.Combine(storage, "demo.making")));
        }
        finally
        {
            Directory.Delete(storage, recursive: true);
        }
    }
#endif

    [Fact]
    public async Task A_database_with_rows_gets_no_demo()
    {
        await A.Event(site);
        var people = await site.ReadAsync(db => db.Agencies.CountAsync());
        await site.StopAsync();
        await using (await RunningProcess.StartAsync(site.Root, "Development", site.DatabaseSettings))
            Assert.False(File.Exists(Path.Combine(site.Root, "demo.json")));

        await site.StartAsync();
        Assert.Equal((people, 0), await site.ReadAsync(async db => (await db.Agencies.CountAsync(), await db.Users.CountAsync())));
    }

    [Fact]
    public async Task Production_makes_no_demo_and_no_account()
    {
        await site.StopAsync();
        await using (await RunningProcess.StartAsync(site.Root, "Production", [.. site.DatabaseSettings, "Site:PublicUrl=https://bakohumas.example", "Mail:Mode=Folder"]))
            Assert.False(File.Exists(Path.Combine(site.Root, "demo.json")));

        await site.StartAsync();
        Assert.Equal(0, await site.ReadAsync(db => db.Users.CountAsync()));
    }
}
