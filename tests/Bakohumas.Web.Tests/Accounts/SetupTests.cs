using System.Net;
using Bakohumas.Domain.Accounts;
using Bakohumas.Web.Features.Accounts;
using Bakohumas.Web.Tests.Rig;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;

namespace Bakohumas.Web.Tests.Accounts;

public sealed class SetupTests
{
    [Fact]
    public async Task There_is_no_default_account()
    {
        await using var site = await StartedAsync();

        Assert.Equal(0, await site.ReadAsync(db => db.Users.CountAsync()));
    }

    [Fact]
    public async Task The_printed_code_makes_the_first_administrator_and_the_first_agency_once()
    {
        await using var site = await StartedAsync();
        var visitor = site.Visitor();

        var done = await (await FilledAsync(visitor, CodeOf(site))).SubmitAsync(follow: false);

        Assert.Equal("302 /panel", done.Trail[0]);
        (await visitor.GetAsync("/panel/petugas")).IsOk();
        Assert.Equal([Role.Administrator], await site.ReadAsync(db => db.Grants.Select(g => g.Role).ToListAsync()));
        var agency = await site.ReadAsync(db => db.Agencies.SingleAsync());
        Assert.Equal(("Pemerintah Provinsi Jawa Timur", "35", null), (agency.Name, agency.ProvinceCode, agency.RegencyCode));
        Assert.Equal(1, await site.ReadAsync(db => db.AgencyAncestors.CountAsync(a => a.AgencyId == agency.Id && a.AncestorId == agency.Id)));
        (await site.Visitor().GetAsync("/siapkan")).Is(HttpStatusCode.NotFound);
    }

    [Fact]
    public async Task A_wrong_code_makes_nothing_and_ten_of_them_have_to_wait()
    {
        await using var site = await StartedAsync();
        var (code, visitor) = (CodeOf(site), site.Visitor());

        for (var i = 0; i < 10; i++) (await (await FilledAsync(visitor, "0000-000" + i)).SubmitAsync()).Is(HttpStatusCode.UnprocessableEntity);
        (await (await FilledAsync(visitor, code)).SubmitAsync()).Is(HttpStatusCode.TooManyRequests);
        Assert.Equal(0, await site.ReadAsync(db => db.Users.CountAsync()));

        site.Clock.Advance(TimeSpan.FromMinutes(1.1));
        (await (await FilledAsync(visitor, code)).SubmitAsync(follow: false)).Is(HttpStatusCode.Redirect);
    }

    [Fact]
    public async Task After_thirty_minutes_the_code_is_dead_until_the_next_start()
    {
        await using var site = await StartedAsync();
        var code = CodeOf(site);
        site.Clock.Advance(TimeSpan.FromMinutes(30));

        (await (await FilledAsync(site.Visitor(), code)).SubmitAsync()).Is(HttpStatusCode.UnprocessableEntity);
        await site.RestartAsync();
        Assert.True(site.Services.GetRequiredService<SetupCode>().IsAlive);
        (await (await FilledAsync(site.Visitor(), code)).SubmitAsync()).Is(HttpStatusCode.UnprocessableEntity);
    }

    [Fact]
    public async Task Of_two_who_know_the_code_one_is_first()
    {
        await using var site = await StartedAsync();
        var code = CodeOf(site);
        var forms = await Task.WhenAll(Enumerable.Range(0, 4).Select(async i => (await FilledAsync(site.Visitor(), code)).Set("Mail", $"orang{i}@contoh.example")));

        var answers = await Task.WhenAll(forms.Select(f => f.SubmitAsync(follow: false)));

        Assert.Single(answers, a => a.Status == HttpStatusCode.Redirect);
        Assert.Equal(1, await site.ReadAsync(db => db.Users.CountAsync()));
        Assert.Equal(1, await site.ReadAsync(db => db.Agencies.CountAsync()));
    }

    [Fact]
    public async Task A_region_that_does_not_fit_the_agency_is_said_beside_the_field()
    {
        await using var site = await StartedAsync();

        var refused = await (await FilledAsync(site.Visitor(), CodeOf(site))).Set("AgencyType", "CityGovernment").SubmitAsync();

        Assert.Contains("Wilayah belum sesuai", refused.Is(HttpStatusCode.UnprocessableEntity).Words, StringComparison.Ordinal);
        Assert.Equal(0, await site.ReadAsync(db => db.Users.CountAsync()));
    }

    private static async Task<Site> StartedAsync()
    {
        var site = new Site();
        await site.InitializeAsync();
        return site;
    }

    private static string CodeOf(Site site) => site.Services.GetRequiredService<SetupCode>().Make();

    private static async Task<Form> FilledAsync(Visitor visitor, string code) => (await visitor.GetAsync("/siapkan")).IsOk().Form()
        .Set("Code", code.ToLowerInvariant()).Set("Name", "Dr. Ratna Wijaya, S.Sos.").Set("Mail", Office.Administrator).Set("Password", Office.Password)
        .Set("AgencyName", "Pemerintah Provinsi Jawa Timur").Set("AgencyType", "ProvincialGovernment").Set("Region", "35");
}
