using System.Net;
using Bakohumas.Domain.Accounts;
using Bakohumas.Domain.Agencies;
using Bakohumas.Domain.Reminders;
using Bakohumas.Web.Platform.Security;
using Bakohumas.Web.Tests.Rig;
using Microsoft.EntityFrameworkCore;

namespace Bakohumas.Web.Tests.Accounts;

public sealed class InvitationTests(Site site) : IClassFixture<Site>
{
    [Fact]
    public async Task An_invited_officer_chooses_a_password_and_sees_what_was_granted()
    {
        var account = await InviteAsync("undangan1@contoh.example", form => form.Set("Role", "RegionalPr").Set("Region", "35.78"));
        var mail = await site.ReadAsync(db => db.Outbox.SingleAsync(m => db.AccountLinks.Any(l => l.Id == m.SubjectId && l.AccountId == account)));
        Assert.Equal(MailRule.AccountInvitation, mail.Rule);

        var officer = site.Visitor();
        var saved = await (await officer.GetAsync(await site.LinkAsync(account))).IsOk().Form().Set("Password", "danau toba di pagi hari").SubmitAsync();
        Assert.Equal("/masuk", saved.Address);
        Assert.Equal("302 /arsip", (await officer.SignInAsync("undangan1@contoh.example", "danau toba di pagi hari")).Trail[0]);
        Assert.Contains("Kota Surabaya saja", (await officer.GetAsync("/akun")).IsOk().Words, StringComparison.Ordinal);
        (await officer.GetAsync("/panel/petugas")).Is(HttpStatusCode.NotFound);
    }

    [Fact]
    public async Task A_link_opens_once()
    {
        var account = await InviteAsync("undangan2@contoh.example", form => form.Set("Role", "Auditor"));
        var link = await site.LinkAsync(account);
        var (one, two) = ((await site.Visitor().GetAsync(link)).Form(), (await site.Visitor().GetAsync(link)).Form());

        var answers = await Task.WhenAll(
            one.Set("Password", "danau toba di pagi hari").SubmitAsync(follow: false), two.Set("Password", "danau toba di malam hari").SubmitAsync(follow: false));

        Assert.Equal([HttpStatusCode.Redirect, HttpStatusCode.Gone], answers.Select(a => a.Status).Order());
        (await site.Visitor().GetAsync(link)).Is(HttpStatusCode.Gone);
    }

    [Fact]
    public async Task Opening_a_link_changes_nothing()
    {
        var link = await site.LinkAsync(await InviteAsync("undangan3@contoh.example", form => form.Set("Role", "Auditor")));

        for (var scanner = 0; scanner < 3; scanner++) (await site.Visitor().GetAsync(link)).IsOk();
    }

    [Fact]
    public async Task A_link_lives_seventy_two_hours_and_an_unknown_one_does_not_exist()
    {
        var link = await site.LinkAsync(await InviteAsync("undangan4@contoh.example", form => form.Set("Role", "Auditor")));
        site.Clock.Advance(TimeSpan.FromHours(72) - TimeSpan.FromSeconds(1));
        var late = (await site.Visitor().GetAsync(link)).IsOk().Form();

        site.Clock.Advance(TimeSpan.FromSeconds(1));

        (await site.Visitor().GetAsync(link)).Is(HttpStatusCode.Gone);
        (await late.Set("Password", "danau toba di pagi hari").SubmitAsync()).Is(HttpStatusCode.Gone);
        (await site.Visitor().GetAsync(link[..^1] + (link[^1] == 'A' ? 'B' : 'A'))).Is(HttpStatusCode.NotFound);
    }

    [Fact]
    public async Task A_new_link_ends_the_one_before()
    {
        var account = await InviteAsync("undangan5@contoh.example", form => form.Set("Role", "Auditor"));
        var first = await site.LinkAsync(account);
        site.Clock.Advance(TimeSpan.FromSeconds(1));

        var administrator = await AdministratorAsync();
        (await (await administrator.GetAsync("/panel/petugas/" + account)).FormTo("/tautan").SubmitAsync()).IsOk();

        (await site.Visitor().GetAsync(first)).Is(HttpStatusCode.Gone);
        (await site.Visitor().GetAsync(await site.LinkAsync(account))).IsOk();
    }

    [Fact]
    public async Task Whoever_forgot_a_password_gets_the_same_answer_for_every_address()
    {
        var account = await site.HireAsync("lupa@contoh.example", Role.Auditor);
        await site.HireAsync("lupa-nonaktif@contoh.example", Role.Auditor);
        await site.ReadAsync(db => db.Users.Where(a => a.Email == "lupa-nonaktif@contoh.example").ExecuteUpdateAsync(set => set.SetProperty(a => a.DisabledAt, site.Clock.Now)));
        var before = await site.ReadAsync(db => db.Outbox.CountAsync());

        var pages = new List<Page>();
        foreach (var mail in (string[])["lupa@contoh.example", "LUPA@contoh.example", "lupa-nonaktif@contoh.example", "tiada@contoh.example"])
            pages.Add(await (await site.Visitor().GetAsync("/masuk/lupa")).Form().Set("Mail", mail).SubmitAsync());

        Assert.All(pages, page => Assert.Equal((pages[0].Words, pages[0].Address), (page.IsOk().Words, page.Address)));
        // One mail: asking again within five minutes sends none.
        Assert.Equal(1, await site.ReadAsync(db => db.Outbox.CountAsync()) - before);
        (await (await site.Visitor().GetAsync(await site.LinkAsync(account))).Form().Set("Password", "danau toba di pagi hari").SubmitAsync()).IsOk();
        (await site.Visitor().SignInAsync("lupa@contoh.example", "danau toba di pagi hari")).Is(HttpStatusCode.Redirect);
    }

    [Fact]
    public async Task A_place_has_to_fit_the_role()
    {
        var administrator = await AdministratorAsync();
        await site.AgencyAsync("Dinas Pertama Uji", AgencyType.RegionalOffice, "35.78");
        await site.AgencyAsync("Dinas Kedua Uji", AgencyType.RegionalOffice, "35.73");

        async Task<Page> Sent(Func<Form, Form> fill) => (await fill((await administrator.GetAsync("/panel/petugas/undang")).Form("main form").Set("Name", "Budi").Set("Mail", "budi@contoh.example"))
            .SubmitAsync()).Is(HttpStatusCode.UnprocessableEntity);

        Assert.Contains("Kosongkan bagian ini", (await Sent(f => f.Set("Role", "Administrator").Set("Region", "35"))).Words, StringComparison.Ordinal);
        Assert.Contains("Isi instansinya", (await Sent(f => f.Set("Role", "Organizer"))).Words, StringComparison.Ordinal);
        Assert.Contains("Isi instansi, atau pilih wilayah", (await Sent(f => f.Set("Role", "RegionalPr"))).Words, StringComparison.Ordinal);
        Assert.Contains("tidak ada di daftar", (await Sent(f => f.Set("Role", "Organizer").Set("Agency", "Kementerian Khayalan"))).Words, StringComparison.Ordinal);
        var choose = await Sent(f => f.Set("Role", "Organizer").Set("Agency", "uji"));
        Assert.Contains("Pilih salah satu", choose.Words, StringComparison.Ordinal);
        var second = await site.ReadAsync(db => db.Agencies.Where(a => a.Name == "Dinas Kedua Uji").Select(a => a.Id).SingleAsync());
        (await choose.Form("main form").Set("AgencyId", second.ToString()).SubmitAsync()).IsOk();
        Assert.Equal(second, await site.ReadAsync(db => db.Grants.Where(g => g.Role == Role.Organizer).Select(g => g.AgencyId!.Value).SingleAsync()));
    }

    [Fact]
    public async Task The_rows_of_a_link_open_nothing()
    {
        var account = await InviteAsync("undangan6@contoh.example", form => form.Set("Role", "Auditor"));
        var token = (await site.LinkAsync(account))["/akun/tautan/".Length..];

        var link = await site.ReadAsync(db => db.AccountLinks.Where(l => l.AccountId == account).SingleAsync());
        Assert.Equal(Links.Hash(token), link.Hash);
        foreach (var stored in (string[])[link.Id.ToString(), Convert.ToHexString(link.Hash), Convert.ToBase64String(link.Hash)])
            (await site.Visitor().GetAsync("/akun/tautan/" + Uri.EscapeDataString(stored))).Is(HttpStatusCode.NotFound);
    }

    private async Task<Visitor> AdministratorAsync()
    {
        if (!await site.ReadAsync(db => db.Users.AnyAsync(a => a.Email == Office.Administrator))) await site.HireAsync(Office.Administrator, Role.Administrator);
        return await site.OfficerAsync(Office.Administrator);
    }

    private async Task<Guid> InviteAsync(string mail, Func<Form, Form> fill)
    {
        var administrator = await AdministratorAsync();
        var form = (await administrator.GetAsync("/panel/petugas/undang")).IsOk().Form("main form").Set("Name", "Budi Santoso").Set("Mail", mail);
        (await fill(form).SubmitAsync()).IsOk();
        return await site.ReadAsync(db => db.Users.Where(a => a.Email == mail).Select(a => a.Id).SingleAsync());
    }
}
