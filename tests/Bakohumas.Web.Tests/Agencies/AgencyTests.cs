using System.Net;
using Bakohumas.Domain.Accounts;
using Bakohumas.Domain.Agencies;
using Bakohumas.Web.Tests.Accounts;
using Bakohumas.Web.Tests.Rig;
using Microsoft.EntityFrameworkCore;

namespace Bakohumas.Web.Tests.Agencies;

public sealed class AgencyTests(Site site) : IClassFixture<Site>
{
    [Fact]
    public async Task An_agency_below_another_brings_its_units_along_when_it_moves()
    {
        var administrator = await AdministratorAsync();
        var (old, next) = (await site.AgencyAsync("Kementerian Lama Uji"), await site.AgencyAsync("Kementerian Baru Uji"));
        var middle = await site.AgencyAsync("Direktorat Pindah Uji", AgencyType.Other, parent: old);
        var unit = await site.AgencyAsync("Seksi Pindah Uji", AgencyType.Other, parent: middle);

        var form = (await administrator.GetAsync($"/panel/instansi/{middle}/ubah")).IsOk().Form("main form").Set("Parent", "Kementerian Baru Uji").Without("ParentId");
        (await form.SubmitAsync()).IsOk();

        var above = await site.ReadAsync(db => db.AgencyAncestors.Where(a => a.AgencyId == unit).OrderBy(a => a.Depth).Select(a => a.AncestorId).ToListAsync());
        Assert.Equal([unit, middle, next], above);
    }

    [Fact]
    public async Task An_agency_cannot_stand_below_itself()
    {
        var administrator = await AdministratorAsync();
        var top = await site.AgencyAsync("Badan Lingkar Uji", AgencyType.Other);
        await site.AgencyAsync("Pusat Lingkar Uji", AgencyType.Other, parent: top);

        var form = (await administrator.GetAsync($"/panel/instansi/{top}/ubah")).IsOk().Form("main form").Set("Parent", "Pusat Lingkar Uji");

        Assert.Contains("di bawah dirinya sendiri", (await form.SubmitAsync()).Is(HttpStatusCode.UnprocessableEntity).Words, StringComparison.Ordinal);
    }

    [Fact]
    public async Task People_of_a_free_text_agency_move_to_the_one_it_is_merged_into()
    {
        var administrator = await AdministratorAsync();
        var listed = await site.AgencyAsync("Dinas Kominfo Kabupaten Malang", AgencyType.RegionalOffice, "35.07");
        var typed = await site.AgencyAsync("diskominfo kab malang", AgencyType.Other, freeText: true);
        var person = await RegisteredAsync(typed);

        var form = (await administrator.GetAsync($"/panel/instansi/{typed}/gabung")).IsOk().Form("main form").Set("Into", "dinas kominfo kabupaten");
        Assert.Equal("/panel/instansi/" + listed, (await form.SubmitAsync()).IsOk().Address);

        Assert.Equal(listed, await site.ReadAsync(db => db.Registrations.Where(r => r.Id == person).Select(r => r.AgencyId).SingleAsync()));
        (await administrator.GetAsync("/panel/instansi/" + typed)).Is(HttpStatusCode.NotFound);
        Assert.DoesNotContain("diskominfo", (await administrator.GetAsync("/panel/instansi?bebas=true")).IsOk().Words, StringComparison.Ordinal);
        (await form.SubmitAsync()).Is(HttpStatusCode.NotFound);
    }

    [Fact]
    public async Task A_free_text_agency_becomes_a_listed_one()
    {
        var administrator = await AdministratorAsync();
        var typed = await site.AgencyAsync("rsud sehat malang", AgencyType.Other, freeText: true);
        var lookup = "/instansi/cari?q=" + Uri.EscapeDataString("RSUD Sehat");
        Assert.Equal("[]", (await site.Visitor().GetAsync(lookup)).IsOk().Text);

        var form = (await administrator.GetAsync($"/panel/instansi/{typed}/ubah")).IsOk().Form("main form").Set("Name", "RSUD Sehat Malang").Set("Type", "RegionalOffice").Set("Region", "35.07");
        (await form.SubmitAsync()).IsOk();

        Assert.Equal("[\"RSUD Sehat Malang\"]", (await site.Visitor().GetAsync(lookup)).IsOk().Text);
    }

    [Fact]
    public async Task The_page_of_an_agency_names_who_sees_its_people()
    {
        var administrator = await AdministratorAsync();
        var (office, branch) = (await site.AgencyAsync("Dinas Sosial Kota Batu", AgencyType.RegionalOffice, "35.79"), await site.AgencyAsync("Kantor Vertikal Batu", AgencyType.VerticalAgency, "35.79"));
        var (city, province) = (await site.HireAsync("batu@contoh.example", Role.RegionalPr, region: "35.79"), await site.HireAsync("jatim@contoh.example", Role.RegionalPr, region: "35"));
        var whole = await site.HireAsync("jatim-semua@contoh.example", Role.RegionalPr, region: "35", subtree: true);

        async Task<bool> Sees(Guid agency, Guid account) => (await administrator.GetAsync("/panel/instansi/" + agency)).IsOk().Html.QuerySelector($"a[href='/panel/petugas/{account}']") is not null;

        Assert.True(await Sees(office, city));
        Assert.True(await Sees(office, whole));
        Assert.False(await Sees(office, province));
        Assert.False(await Sees(branch, city));
    }

    [Fact]
    public async Task A_contact_needs_a_way_to_be_reached_and_ends_on_a_day()
    {
        var administrator = await AdministratorAsync();
        var agency = await site.AgencyAsync("Badan Kontak Uji", AgencyType.Other);
        var form = (await administrator.GetAsync($"/panel/instansi/{agency}/kontak")).IsOk().Form("main form").Set("Name", "Sari Dewi").Set("Role", "PublicRelations");
        (await form.SubmitAsync()).Is(HttpStatusCode.UnprocessableEntity);

        var page = (await form.Set("Mail", "sari@contoh.example").SubmitAsync()).IsOk();
        Assert.Contains("sari@contoh.example", page.Words, StringComparison.Ordinal);

        Assert.DoesNotContain("sari@contoh.example", (await page.FormTo("/akhir").SubmitAsync()).IsOk().Words, StringComparison.Ordinal);
        Assert.NotNull(await site.ReadAsync(db => db.AgencyContacts.Where(c => c.AgencyId == agency).Select(c => c.ValidTo).SingleAsync()));
    }

    [Theory]
    [InlineData("/panel/instansi")]
    [InlineData("/panel/instansi/baru")]
    public async Task Agencies_are_the_administrators_business(string address)
    {
        if (!await site.ReadAsync(db => db.Users.AnyAsync(a => a.Email == "bukan@contoh.example"))) await site.HireAsync("bukan@contoh.example", Role.Auditor);

        (await (await site.OfficerAsync("bukan@contoh.example")).GetAsync(address)).Is(HttpStatusCode.NotFound);
    }

    private async Task<Visitor> AdministratorAsync()
    {
        if (!await site.ReadAsync(db => db.Users.AnyAsync(a => a.Email == Office.Administrator))) await site.HireAsync(Office.Administrator, Role.Administrator);
        return await site.OfficerAsync(Office.Administrator);
    }

    private async Task<Guid> RegisteredAsync(Guid agency)
    {
        var scene = await Events.EventScene.OpenAsync(site);
        var slug = await scene.PublishedAsync(await scene.SignInAsync(scene.Organizer));
        var id = (await scene.RegisterAsync(slug, 1))[0];
        await site.ReadAsync(db => db.Registrations.Where(r => r.Id == id).ExecuteUpdateAsync(set => set.SetProperty(r => r.AgencyId, agency)));
        return id;
    }
}
