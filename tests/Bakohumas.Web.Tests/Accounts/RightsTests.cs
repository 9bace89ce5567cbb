using System.Net;
using Bakohumas.Domain.Accounts;
using Bakohumas.Web.Tests.Rig;
using Microsoft.EntityFrameworkCore;

namespace Bakohumas.Web.Tests.Accounts;

public sealed class RightsTests(Site site) : IClassFixture<Site>
{
    [Fact]
    public async Task A_disabled_account_loses_access_at_the_next_request()
    {
        var administrator = await AdministratorAsync();
        var id = await site.HireAsync("hak1@contoh.example", Role.Auditor);
        var officer = await site.OfficerAsync("hak1@contoh.example");
        (await officer.GetAsync("/akun")).IsOk();

        (await (await administrator.GetAsync("/panel/petugas/" + id)).FormTo("/nonaktif").SubmitAsync()).IsOk();

        Assert.StartsWith("302 ", (await officer.GetAsync("/akun", follow: false)).Trail[0], StringComparison.Ordinal);
        (await site.Visitor().SignInAsync("hak1@contoh.example")).Is(HttpStatusCode.UnprocessableEntity);

        (await (await administrator.GetAsync("/panel/petugas/" + id)).FormTo("/aktif").SubmitAsync()).IsOk();
        Assert.StartsWith("302 ", (await officer.GetAsync("/akun", follow: false)).Trail[0], StringComparison.Ordinal);
        (await site.Visitor().SignInAsync("hak1@contoh.example")).Is(HttpStatusCode.Redirect);
    }

    [Fact]
    public async Task An_ended_grant_has_no_effect_from_the_next_request_on()
    {
        var administrator = await AdministratorAsync();
        var id = await site.HireAsync("hak2@contoh.example", Role.Administrator);
        var officer = await site.OfficerAsync("hak2@contoh.example");
        (await officer.GetAsync("/panel/petugas")).IsOk();

        (await (await administrator.GetAsync("/panel/petugas/" + id)).FormTo("/akhir").SubmitAsync()).IsOk();

        (await officer.GetAsync("/panel/petugas")).Is(HttpStatusCode.NotFound);
        Assert.Contains("Belum ada hak", (await officer.GetAsync("/akun")).IsOk().Words, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Rights_of_another_account_end_at_no_address_of_this_one()
    {
        var administrator = await AdministratorAsync();
        var (one, two) = (await site.HireAsync("hak3@contoh.example", Role.Auditor), await site.HireAsync("hak4@contoh.example", Role.Auditor));
        var foreign = await site.ReadAsync(db => db.Grants.Where(g => g.AccountId == two).Select(g => g.Id).SingleAsync());
        await administrator.GetAsync("/panel/petugas/" + one);

        (await administrator.PostAsync($"/panel/petugas/{one}/hak/{foreign}/akhir", [])).Is(HttpStatusCode.NotFound);
    }

    [Fact]
    public async Task Nobody_disables_the_account_under_which_he_works()
    {
        var administrator = await AdministratorAsync();
        var me = await site.ReadAsync(db => db.Users.Where(a => a.Email == Office.Administrator).Select(a => a.Id).SingleAsync());
        var page = await administrator.GetAsync("/panel/petugas/" + me);
        Assert.Null(page.Html.QuerySelector("form[action$='/nonaktif']"));

        Assert.Contains("akun Anda sendiri", (await administrator.PostAsync($"/panel/petugas/{me}/nonaktif", [])).IsOk().Words, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("/panel/petugas")]
    [InlineData("/panel/petugas/undang")]
    public async Task Officers_are_the_administrators_business(string address)
    {
        await AdministratorAsync();
        if (!await site.ReadAsync(db => db.Users.AnyAsync(a => a.Email == "hak5@contoh.example"))) await site.HireAsync("hak5@contoh.example", Role.Auditor);

        (await (await site.OfficerAsync("hak5@contoh.example")).GetAsync(address)).Is(HttpStatusCode.NotFound);
        Assert.StartsWith("302 ", (await site.Visitor().GetAsync(address, follow: false)).Trail[0], StringComparison.Ordinal);
    }

    [Fact]
    public async Task The_list_finds_people_by_name_mail_and_role()
    {
        var administrator = await AdministratorAsync();
        await site.HireAsync("hak6@contoh.example", Role.RegionalPr, region: "31");

        Assert.Contains("hak6@contoh.example", (await administrator.GetAsync("/panel/petugas?cari=hak6")).IsOk().Words, StringComparison.Ordinal);
        Assert.Contains("hak6@contoh.example", (await administrator.GetAsync("/panel/petugas?peran=RegionalPr&cari=ratna%20wijaya&urut=baru")).IsOk().Words, StringComparison.Ordinal);
        Assert.DoesNotContain("hak6@contoh.example", (await administrator.GetAsync("/panel/petugas?peran=Auditor")).IsOk().Words, StringComparison.Ordinal);
        Assert.Contains("Tidak ada yang cocok", (await administrator.GetAsync("/panel/petugas?cari=zzzz")).IsOk().Words, StringComparison.Ordinal);
    }

    private async Task<Visitor> AdministratorAsync()
    {
        if (!await site.ReadAsync(db => db.Users.AnyAsync(a => a.Email == Office.Administrator))) await site.HireAsync(Office.Administrator, Role.Administrator);
        return await site.OfficerAsync(Office.Administrator);
    }
}

public sealed class LastAdministratorTests(Site site) : IClassFixture<Site>
{
    [Fact]
    public async Task One_administrator_who_can_sign_in_always_stays()
    {
        var me = await site.HireAsync(Office.Administrator, Role.Administrator);
        var administrator = await site.OfficerAsync(Office.Administrator);

        var refused = await (await administrator.GetAsync("/panel/petugas/" + me)).FormTo("/akhir").SubmitAsync();
        Assert.Contains("administrator terakhir", refused.IsOk().Words, StringComparison.Ordinal);

        // A second one who never chose a password, and a third who is disabled, do not help.
        var (second, third) = (await site.HireAsync("kedua@contoh.example", Role.Administrator), await site.HireAsync("ketiga@contoh.example", Role.Administrator));
        await site.ReadAsync(db => db.Users.Where(a => a.Id == second).ExecuteUpdateAsync(set => set.SetProperty(a => a.PasswordHash, (string?)null)));
        await site.ReadAsync(db => db.Users.Where(a => a.Id == third).ExecuteUpdateAsync(set => set.SetProperty(a => a.DisabledAt, site.Clock.Now)));
        refused = await (await administrator.GetAsync("/panel/petugas/" + me)).FormTo("/akhir").SubmitAsync();
        Assert.Contains("administrator terakhir", refused.IsOk().Words, StringComparison.Ordinal);

        // Two who end each other at the same moment: one stays, every time.
        for (var round = 0; round < 10; round++)
        {
            var (one, two) = (await site.HireAsync($"a{round}@contoh.example", Role.Administrator), await site.HireAsync($"b{round}@contoh.example", Role.Administrator));
            await site.ReadAsync(db => db.Grants.Where(g => g.AccountId != one && g.AccountId != two && g.EndedAt == null).ExecuteUpdateAsync(set => set.SetProperty(g => g.EndedAt, site.Clock.Now)));
            await Task.WhenAll(EndAsync(one, two), EndAsync(two, one));
            Assert.Equal(1, await site.ReadAsync(db => db.Grants.CountAsync(g => g.Role == Role.Administrator && g.EndedAt == null)));
        }
    }

    private Task<Web.Features.Accounts.OfficerOutcome> EndAsync(Guid by, Guid whom) => site.UseAsync<Web.Features.Accounts.OfficerRightsDesk, Web.Features.Accounts.OfficerOutcome>(async desk =>
    {
        var grant = await site.ReadAsync(db => db.Grants.Where(g => g.AccountId == whom).Select(g => g.Id).SingleAsync());
        return await desk.EndGrantAsync(new Web.Platform.Security.Officer(by, "", []), whom, grant, TestContext.Current.CancellationToken);
    });
}
