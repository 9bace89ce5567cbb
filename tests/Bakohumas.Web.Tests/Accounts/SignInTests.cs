using System.Net;
using Bakohumas.Domain.Accounts;
using Bakohumas.Web.Tests.Rig;
using Microsoft.EntityFrameworkCore;

namespace Bakohumas.Web.Tests.Accounts;

public sealed class SignInTests(Site site) : IClassFixture<Site>
{
    [Fact]
    public async Task Each_role_lands_where_its_work_begins()
    {
        var agency = await site.AgencyAsync("Kementerian Contoh Satu");
        await site.HireAsync("satu@contoh.example", Role.Administrator);
        await site.HireAsync("dua@contoh.example", Role.Organizer, agency);
        await site.HireAsync("tiga@contoh.example", Role.RegionalPr, region: "35");

        Assert.Equal("302 /panel", (await site.Visitor().SignInAsync("satu@contoh.example")).Trail[0]);
        Assert.Equal("302 /panel", (await site.Visitor().SignInAsync("dua@contoh.example")).Trail[0]);
        Assert.Equal("302 /arsip", (await site.Visitor().SignInAsync("tiga@contoh.example")).Trail[0]);
    }

    [Fact]
    public async Task The_address_to_return_to_stays_on_this_site()
    {
        await site.HireAsync("empat@contoh.example", Role.Auditor);

        Assert.Equal("302 /akun", (await site.Visitor().SignInAsync("empat@contoh.example", address: "/masuk?kembali=%2Fakun")).Trail[0]);
        foreach (var evil in (string[])["//jahat.example", @"/\jahat.example", "https:jahat.example", "https://jahat.example/akun", "%2f%2fjahat.example"])
            Assert.Equal("302 /panel", (await site.Visitor().SignInAsync("empat@contoh.example", address: "/masuk?kembali=" + Uri.EscapeDataString(evil))).Trail[0]);
    }

    [Fact]
    public async Task An_unknown_address_and_a_wrong_password_get_the_same_answer()
    {
        await site.HireAsync("lima@contoh.example", Role.Auditor);

        var wrong = await site.Visitor().SignInAsync("lima@contoh.example", "bukan kata sandi ini");
        var unknown = await site.Visitor().SignInAsync("tiada@contoh.example", "bukan kata sandi ini");

        Assert.Equal(HttpStatusCode.UnprocessableEntity, wrong.Status);
        Assert.Equal(wrong.Status, unknown.Status);
        Assert.Equal(wrong.Words, unknown.Words);
    }

    [Fact]
    public async Task After_ten_wrong_passwords_the_account_waits_five_minutes()
    {
        var id = await site.HireAsync("enam@contoh.example", Role.Auditor);
        // Nine before this test began; the tenth locks.
        await site.ReadAsync(db => db.Database.ExecuteSqlAsync($"UPDATE \"Accounts\" SET \"AccessFailedCount\" = 9 WHERE \"Id\" = {id}"));

        (await site.Visitor().SignInAsync("enam@contoh.example", "bukan kata sandi ini")).Is(HttpStatusCode.UnprocessableEntity);
        (await site.Visitor().SignInAsync("enam@contoh.example")).Is(HttpStatusCode.UnprocessableEntity);
        site.Clock.Advance(TimeSpan.FromMinutes(5.1));
        (await site.Visitor().SignInAsync("enam@contoh.example")).Is(HttpStatusCode.Redirect);
    }

    [Fact]
    public async Task Guesses_in_parallel_all_count()
    {
        var id = await site.HireAsync("tujuh@contoh.example", Role.Auditor);

        await Task.WhenAll(Enumerable.Range(0, 9).Select(_ => site.Visitor().SignInAsync("tujuh@contoh.example", "bukan kata sandi ini")));

        Assert.Equal(9, await site.ReadAsync(db => db.Users.Where(a => a.Id == id).Select(a => a.AccessFailedCount).SingleAsync()));
    }

    [Fact]
    public async Task Signing_out_ends_a_cookie_that_somebody_copied_and_no_other_session()
    {
        await site.HireAsync("salin@contoh.example", Role.Auditor);
        var (officer, elsewhere) = (await site.OfficerAsync("salin@contoh.example"), await site.OfficerAsync("salin@contoh.example"));
        using var thief = site.Visitor();
        foreach (System.Net.Cookie cookie in officer.Cookies.GetAllCookies()) thief.Cookies.Add(new System.Net.Cookie(cookie.Name, cookie.Value, "/", "localhost"));
        (await thief.GetAsync("/akun", follow: false)).Is(HttpStatusCode.OK);

        await (await officer.GetAsync("/akun")).Form(".bk-side form[action='/keluar']").SubmitAsync();

        Assert.StartsWith("302 ", (await thief.GetAsync("/akun", follow: false)).Trail[0], StringComparison.Ordinal);
        (await elsewhere.GetAsync("/akun", follow: false)).Is(HttpStatusCode.OK);
    }

    [Fact]
    public async Task Signing_out_everywhere_ends_every_session_of_this_account_only()
    {
        await site.HireAsync("semua@contoh.example", Role.Auditor);
        await site.HireAsync("tetap@contoh.example", Role.Auditor);
        var (here, there, other) = (await site.OfficerAsync("semua@contoh.example"), await site.OfficerAsync("semua@contoh.example"), await site.OfficerAsync("tetap@contoh.example"));

        await (await here.GetAsync("/akun")).Form("form[action='/akun/keluar-semua']").SubmitAsync();

        foreach (var gone in (Visitor[])[here, there]) Assert.StartsWith("302 ", (await gone.GetAsync("/akun", follow: false)).Trail[0], StringComparison.Ordinal);
        (await other.GetAsync("/akun", follow: false)).Is(HttpStatusCode.OK);
        (await site.Visitor().SignInAsync("semua@contoh.example")).Is(HttpStatusCode.Redirect);
    }

    [Fact]
    public async Task Signing_out_ends_the_session()
    {
        await site.HireAsync("delapan@contoh.example", Role.Auditor);
        var officer = await site.OfficerAsync("delapan@contoh.example");
        var account = (await officer.GetAsync("/akun")).IsOk();

        await account.Form(".bk-side form[action='/keluar']").SubmitAsync();

        Assert.StartsWith("302 ", (await officer.GetAsync("/akun", follow: false)).Trail[0], StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_changed_password_ends_the_other_sessions()
    {
        await site.HireAsync("sembilan@contoh.example", Role.Auditor);
        var (desk, phone) = (await site.OfficerAsync("sembilan@contoh.example"), await site.OfficerAsync("sembilan@contoh.example"));
        (await phone.GetAsync("/akun")).IsOk();

        var changed = await (await desk.GetAsync("/akun/kata-sandi")).Form("main form").Set("Current", Office.Password).Set("New", "gajah duduk di kursi biru").SubmitAsync();

        Assert.Equal("/akun", changed.IsOk().Address);
        Assert.StartsWith("302 ", (await phone.GetAsync("/akun", follow: false)).Trail[0], StringComparison.Ordinal);
        (await site.Visitor().SignInAsync("sembilan@contoh.example")).Is(HttpStatusCode.UnprocessableEntity);
    }

    [Theory]
    [InlineData("pendek sekali", "paling sedikit 15")]
    [InlineData("aaaaaaaaaaaaaaaaaaaa", "mudah ditebak")]
    [InlineData("abcdefghijklmnopqrst", "mudah ditebak")]
    [InlineData("bakohumas tahun ini", "mudah ditebak")]
    [InlineData("saya sepuluh kali lipat", "mudah ditebak")]
    public async Task A_password_that_is_short_or_easy_is_refused(string password, string reason)
    {
        if (!await site.ReadAsync(db => db.Users.AnyAsync(a => a.Email == "sepuluh@contoh.example"))) await site.HireAsync("sepuluh@contoh.example", Role.Auditor);
        var officer = await site.OfficerAsync("sepuluh@contoh.example");

        var refused = await (await officer.GetAsync("/akun/kata-sandi")).Form("main form").Set("Current", Office.Password).Set("New", password).SubmitAsync();

        Assert.Contains(reason, refused.Is(HttpStatusCode.UnprocessableEntity).Words, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Sign_ins_and_refusals_are_in_the_audit_without_the_address()
    {
        var id = await site.HireAsync("sebelas@contoh.example", Role.Auditor);

        await site.Visitor().SignInAsync("sebelas@contoh.example", "bukan kata sandi ini");
        await site.Visitor().SignInAsync("sebelas@contoh.example");

        var rows = await site.ReadAsync(db => db.Audit.Where(a => a.SubjectId == id).OrderBy(a => a.Id).ToListAsync());
        Assert.Equal(["account.sign-in-refused", "account.signed-in"], rows.Select(r => r.Act).Order(StringComparer.Ordinal));
        Assert.DoesNotContain(rows, r => r.Fields is not null);
    }
}
