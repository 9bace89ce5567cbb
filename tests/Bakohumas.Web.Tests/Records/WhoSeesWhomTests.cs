using System.IO.Compression;
using System.Net;
using System.Text;
using Bakohumas.Domain.Accounts;
using Bakohumas.Web.Tests.Accounts;
using Bakohumas.Web.Tests.Rig;
using Microsoft.EntityFrameworkCore;

namespace Bakohumas.Web.Tests.Records;

/// <summary>Whose people an officer sees (product 6.8): the same on the page, in the recap and in the ZIP.</summary>
public sealed class WhoSeesWhomTests(Site site) : IClassFixture<Site>
{
    public static TheoryData<string, string> Grants => new()
    {
        { "kabupaten", "Bumd Dinas Pemkab" },
        { "province", "Pemprov" },
        { "province with its kabupaten", "Bumd Dinas Pemkab Pemkot Pemprov" },
        { "province of the event", "Pemprovbali" },
        { "tax office", "Pajak" },
        { "ministry", "Kemenkeu" },
        { "ministry and below", "Kemenkeu Pajak" },
        { "pemkab and below", "Dinas Pemkab" },
        { "auditor", "Bumd Bumn Dinas Kampus Kemenkeu Ketikan Pajak Pemkab Pemkot Pemprov Pemprovbali Polres" },
        { "administrator", "Bumd Bumn Dinas Kampus Kemenkeu Ketikan Pajak Pemkab Pemkot Pemprov Pemprovbali Polres" },
    };

    [Theory, MemberData(nameof(Grants))]
    public async Task An_officer_sees_the_people_of_the_grant_and_nobody_else(string grant, string expected)
    {
        var scene = await RecordsScene.OpenAsync(site);
        var signed = new Dictionary<string, Signed> { ["Dinas"] = await scene.SignsAsync("Dinas"), ["Pajak"] = await scene.SignsAsync("Pajak"), ["Ketikan"] = await scene.SignsAsync("Ketikan") };
        using var officer = await OfficerAsync(scene, grant);
        var wanted = expected.Split(' ');

        var page = (await officer.GetAsync(scene.Address)).IsOk();
        var recap = (await officer.GetAsync(scene.Address + "/rekap.csv")).IsOk().Text;
        using var zip = new ZipArchive(new MemoryStream((await officer.GetAsync(scene.Address + "/komitmen.zip")).IsOk().Bytes));

        Assert.Equal(wanted, Seen(scene, page.Text));
        Assert.Equal(wanted, Seen(scene, recap));
        using var inside = new StreamReader(await zip.GetEntry("rekap.csv")!.OpenAsync(TestContext.Current.CancellationToken), Encoding.UTF8);
        Assert.Equal(wanted, Seen(scene, await inside.ReadToEndAsync(TestContext.Current.CancellationToken)));
        Assert.Equal(
            signed.Where(s => wanted.Contains(s.Key)).Select(s => s.Value.Code).Order(StringComparer.Ordinal),
            zip.Entries.Where(e => e.FullName.StartsWith("komitmen/", StringComparison.Ordinal)).Select(e => e.Name[..16]).Order(StringComparer.Ordinal));
        foreach (var (who, paper) in signed)
            (await officer.GetAsync($"{scene.Address}/komitmen/{paper.PledgeId}.pdf")).Is(wanted.Contains(who) ? HttpStatusCode.OK : HttpStatusCode.NotFound);
        Assert.Contains(scene.At.Name, (await officer.GetAsync("/arsip")).IsOk().Words, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Others_in_the_region_are_numbers_and_a_typed_agency_is_not_even_that()
    {
        var scene = await RecordsScene.OpenAsync(site);
        await scene.SignsAsync("Polres");
        using var officer = await OfficerAsync(scene, "kabupaten");

        var page = (await officer.GetAsync(scene.Address)).IsOk();

        var outside = page.Html.QuerySelectorAll("section").Single(s => s.QuerySelector("h2")?.TextContent == "Di wilayah Anda, di luar kewenangan");
        var rows = outside.QuerySelectorAll("tbody tr").Select(r => (Who: r.QuerySelector("th")!.TextContent.Split(' ')[1], Numbers: string.Join(' ', r.QuerySelectorAll("td").Select(d => d.TextContent.Trim()))));
        // Registered, came, signed, missing.
        Assert.Equal([("Bumn", "1 0 0 1"), ("Kampus", "1 0 0 1"), ("Pajak", "1 0 0 1"), ("Polres", "1 1 1 0")], rows.Select(r => (r.Who, r.Numbers)));
        Assert.Contains("0 dari 3 orang", page.Words, StringComparison.Ordinal);
        Assert.DoesNotContain("Ketikan", page.Text, StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_filter_opens_no_agency_outside_the_grant()
    {
        var scene = await RecordsScene.OpenAsync(site);
        using var officer = await OfficerAsync(scene, "kabupaten");

        foreach (var who in (string[])["Pajak", "Pemprov", "Ketikan"])
            Assert.Empty(Seen(scene, (await officer.GetAsync($"{scene.Address}?instansi={scene.Agency(who)}")).IsOk().Text));
        Assert.Empty(Seen(scene, (await officer.GetAsync($"{scene.Address}?cari=Pajak")).IsOk().Text));
    }

    [Fact]
    public async Task What_is_foreign_answers_like_what_does_not_exist()
    {
        var scene = await RecordsScene.OpenAsync(site);
        var paper = await scene.SignsAsync("Pajak");
        var own = await scene.SignsAsync("Dinas");
        var elsewhere = await RecordsScene.OpenAsync(site);
        using var officer = await OfficerAsync(scene, "kabupaten");
        // Nobody of this kabupaten came to the other event.
        var foreign = await A.Event(site);
        await A.Ticket(site, foreign);
        var missing = Guid.CreateVersion7(site.Clock.Now);

        foreach (var tail in (string[])["", "/rekap.csv", "/komitmen.zip", $"/komitmen/{paper.PledgeId}.pdf"])
            Assert.Equal(await BodyAsync(officer, $"/arsip/tidak-ada{tail}", "tidak-ada"), await BodyAsync(officer, $"/arsip/{foreign.Slug}{tail}", foreign.Slug));
        var absent = await BodyAsync(officer, $"{scene.Address}/komitmen/{missing}.pdf", missing.ToString());
        Assert.Equal(absent, await BodyAsync(officer, $"{scene.Address}/komitmen/{paper.PledgeId}.pdf", paper.PledgeId.ToString()));
        Assert.Equal(absent, await BodyAsync(officer, $"{scene.Address}/komitmen/bukan-nomor.pdf", "bukan-nomor"));
        // His own person's paper, asked for under another event in which he also has people.
        Assert.Equal(absent.Replace(scene.At.Slug, elsewhere.At.Slug, StringComparison.Ordinal), await BodyAsync(officer, $"{elsewhere.Address}/komitmen/{own.PledgeId}.pdf", own.PledgeId.ToString()));
        (await officer.GetAsync($"{scene.Address}/komitmen/{own.PledgeId}.pdf")).IsOk();
    }

    [Fact]
    public async Task An_ended_grant_closes_page_and_downloads_at_once()
    {
        var scene = await RecordsScene.OpenAsync(site);
        var paper = await scene.SignsAsync("Dinas");
        var mail = await RecordsScene.HiredAsync(site, Role.RegionalPr, RecordsScene.Kabupaten);
        using var officer = await site.OfficerAsync(mail);
        string[] addresses = ["/arsip", scene.Address, scene.Address + "/rekap.csv", scene.Address + "/komitmen.zip", $"{scene.Address}/komitmen/{paper.PledgeId}.pdf"];
        foreach (var address in addresses) (await officer.GetAsync(address)).IsOk();

        await EndAsync(mail);

        foreach (var address in addresses) (await officer.GetAsync(address)).Is(HttpStatusCode.NotFound);
    }

    [Fact]
    public async Task Of_two_grants_the_other_stays_when_one_ends()
    {
        var scene = await RecordsScene.OpenAsync(site);
        var mail = await RecordsScene.HiredAsync(site, Role.RegionalPr, RecordsScene.Kabupaten);
        using var officer = await site.OfficerAsync(mail);
        var account = await site.ReadAsync(db => db.Users.Where(a => a.Email == mail).Select(a => a.Id).SingleAsync());
        await site.WriteAsync(db => db.Grants.Add(new Grant { Id = A.NewId(site), AccountId = account, Role = Role.RegionalPr, AgencyId = scene.Agency("Pajak"), MadeAt = site.Clock.Now }));
        Assert.Equal(["Bumd", "Dinas", "Pajak", "Pemkab"], Seen(scene, (await officer.GetAsync(scene.Address)).IsOk().Text));

        await site.ReadAsync(db => db.Grants.Where(g => g.AccountId == account && g.AgencyId == null).ExecuteUpdateAsync(set => set.SetProperty(g => g.EndedAt, site.Clock.Now)));

        Assert.Equal(["Pajak"], Seen(scene, (await officer.GetAsync(scene.Address)).IsOk().Text));
    }

    private Task<int> EndAsync(string mail) => site.ReadAsync(db => db.Grants.Where(g => db.Users.Any(a => a.Id == g.AccountId && a.Email == mail))
        .ExecuteUpdateAsync(set => set.SetProperty(g => g.EndedAt, site.Clock.Now)));

    private static Task<Visitor> OfficerAsync(RecordsScene scene, string grant) => grant switch
    {
        "kabupaten" => scene.OfficerAsync(Role.RegionalPr, RecordsScene.Kabupaten),
        "province" => scene.OfficerAsync(Role.RegionalPr, RecordsScene.Province),
        "province with its kabupaten" => scene.OfficerAsync(Role.RegionalPr, RecordsScene.Province, subtree: true),
        "province of the event" => scene.OfficerAsync(Role.RegionalPr, "51"),
        "tax office" => scene.OfficerAsync(Role.RegionalPr, agency: scene.Agency("Pajak")),
        "ministry" => scene.OfficerAsync(Role.RegionalPr, agency: scene.Agency("Kemenkeu")),
        "ministry and below" => scene.OfficerAsync(Role.RegionalPr, agency: scene.Agency("Kemenkeu"), subtree: true),
        "pemkab and below" => scene.OfficerAsync(Role.RegionalPr, agency: scene.Agency("Pemkab"), subtree: true),
        "auditor" => scene.OfficerAsync(Role.Auditor),
        "administrator" => scene.OfficerAsync(Role.Administrator),
        _ => throw new ArgumentException(grant, nameof(grant)),
    };

    /// <summary>Whose names stand in the text.</summary>
    private static IEnumerable<string> Seen(RecordsScene scene, string text) =>
        scene.People.Where(p => text.Contains(p.Value.Name, StringComparison.Ordinal)).Select(p => p.Key).Order(StringComparer.Ordinal);

    /// <summary>The body of a 404; what was asked for may stand in it, as in its address.</summary>
    private static async Task<string> BodyAsync(Visitor officer, string address, string asked) =>
        (await officer.GetAsync(address)).Is(HttpStatusCode.NotFound).Text.Replace(asked, "…", StringComparison.Ordinal);
}
