using System.Net;
using Bakohumas.Domain.Pledges;
using Bakohumas.Web.Tests.Rig;
using Microsoft.EntityFrameworkCore;

namespace Bakohumas.Web.Tests.Verification;

/// <summary>What a stranger learns who holds a paper and types its code (product 6.7).</summary>
public sealed class CodePageTests(Site site) : IClassFixture<Site>
{
    [Fact]
    public async Task A_stranger_reads_what_was_signed_where_and_what_that_proves()
    {
        var (at, signed) = await Budi.SignsAsync(site);
        var version = await site.ReadAsync(db => db.PledgeTextVersions.AsNoTracking().SingleAsync(v => v.Id == at.PledgeTextVersionId));
        var organizer = await site.ReadAsync(db => db.Agencies.Where(a => a.Id == at.OrganizerAgencyId).Select(a => a.Name).SingleAsync());

        var page = (await site.Visitor().GetAsync(signed.Page)).IsOk();

        string[] told =
        [
            "Kode ini kami terbitkan", VerificationCode.Grouped(signed.Code), at.Name, organizer, Budi.Agency, "B*** S******, S.Sos.", version.Title, "versi " + version.Version,
            "Tanda tangan elektronik tidak tersertifikasi", "Kehadiran dicatat petugas di tempat", "Yang tidak dibuktikan halaman ini",
            "Kami tidak mencocokkan penanda tangan dengan KTP", "Halaman ini tidak menyatakan bahwa isi komitmen sudah dilaksanakan",
            "Tanda tangan ini tidak tersertifikasi", "Cetakan tidak dapat dibuktikan utuh", "tanpa saksi dari luar", "Kode asli dapat ditempelkan pada kertas palsu",
            at.StartsAt.ToOffset(TimeSpan.FromHours(7)).ToString("d MMMM yyyy", System.Globalization.CultureInfo.GetCultureInfo("id-ID")),
        ];
        Assert.All(told, words => Assert.Contains(words, page.Words, StringComparison.Ordinal));
        Budi.IsNowhere(page);
        Assert.Equal("noindex", page.Html.QuerySelector("meta[name=robots]")?.GetAttribute("content")?.Split(',')[0]);
    }

    [Fact]
    public async Task The_page_reads_in_English_too()
    {
        var (_, signed) = await Budi.SignsAsync(site);
        using var visitor = site.Visitor();

        var page = (await visitor.GetAsync("/bahasa?ke=en&kembali=" + signed.Page)).IsOk();

        string[] told = ["We issued this code", "Uncertified electronic signature", "What this page does not prove", "B*** S******, S.Sos."];
        Assert.All(told, words => Assert.Contains(words, page.Words, StringComparison.Ordinal));
        Budi.IsNowhere(page);
    }

    [Fact]
    public async Task The_name_on_the_paper_matches_whatever_its_titles_case_and_spaces()
    {
        var (_, signed) = await Budi.SignsAsync(site);
        using var visitor = site.Visitor();
        (string Typed, string Answer)[] tries =
        [
            ("Budi Santoso, S.Sos.", "Cocok"), ("BUDI SANTOSO", "Cocok"), ("  budi   santoso ", "Cocok"), ("Dr. Budi Santoso, S.Sos., M.Si.", "Cocok"), ("Budi Santoso S.Sos", "Cocok"),
            ("Budi", "Tidak cocok"), ("Budi Santosa", "Tidak cocok"), ("Santoso Budi", "Tidak cocok"), ("B*** S******, S.Sos.", "Tidak cocok"), ("S.Sos.", "Tidak cocok"),
        ];
        foreach (var (typed, answer) in tries)
        {
            var page = (await TypeAsync(visitor, signed, typed)).IsOk();
            Assert.Equal(answer, page.Html.QuerySelector("[role=status] .fw-bold")!.TextContent);
            Budi.IsNowhere(page);
        }
    }

    [Fact]
    public async Task Ten_names_an_hour_are_compared_and_not_the_eleventh_even_when_it_is_right()
    {
        var (at, signed) = await Budi.SignsAsync(site);
        var other = await Budi.SignsAsync(site, at, at.OrganizerAgencyId);
        for (var i = 0; i < 10; i++) (await TypeAsync(site.Visitor(), signed, "Tebakan " + i)).IsOk();

        var refused = (await TypeAsync(site.Visitor(), signed, Budi.Name)).Is(HttpStatusCode.TooManyRequests);

        Assert.Contains("Terlalu banyak percobaan", refused.Words, StringComparison.Ordinal);
        Assert.DoesNotContain("Nama itu sama", refused.Words, StringComparison.Ordinal);
        Assert.True(refused.Headers.RetryAfter?.Delta > TimeSpan.Zero);
        Assert.Contains("Nama itu sama", (await TypeAsync(site.Visitor(), other, Budi.Name)).IsOk().Words, StringComparison.Ordinal);
        site.Clock.Advance(TimeSpan.FromMinutes(59));
        (await TypeAsync(site.Visitor(), signed, Budi.Name)).Is(HttpStatusCode.TooManyRequests);
        site.Clock.Advance(TimeSpan.FromMinutes(1));
        Assert.Contains("Nama itu sama", (await TypeAsync(site.Visitor(), signed, Budi.Name)).IsOk().Words, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Writing_the_code_another_way_gives_no_further_tries()
    {
        var (_, signed) = await Budi.SignsAsync(site);
        for (var i = 0; i < 10; i++) (await TypeAsync(site.Visitor(), signed, "Tebakan " + i)).IsOk();

        foreach (var written in Written(signed.Code))
            (await (await site.Visitor().GetAsync("/verifikasi/" + Uri.EscapeDataString(written))).Form("form[action*='#nama-kertas']").Set("nama", Budi.Name).SubmitAsync()).Is(HttpStatusCode.TooManyRequests);
    }

    [Fact]
    public async Task An_empty_name_is_asked_for_and_costs_no_try()
    {
        var (_, signed) = await Budi.SignsAsync(site);
        for (var i = 0; i < 11; i++)
        {
            var page = (await TypeAsync(site.Visitor(), signed, "  ")).Is(HttpStatusCode.UnprocessableEntity);
            Assert.Contains("Mohon isi bagian ini.", page.Html.GetElementById("nama-salah")!.TextContent, StringComparison.Ordinal);
        }

        Assert.Contains("Nama itu sama", (await TypeAsync(site.Visitor(), signed, Budi.Name)).IsOk().Words, StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_code_is_read_in_groups_in_any_case_and_with_letters_for_digits()
    {
        var (at, signed) = await Budi.SignsAsync(site);
        // A code without 0 and 1 could not show that O and I are read.
        while (!signed.Code.AsSpan().ContainsAny('0', '1')) signed = await Budi.SignsAsync(site, at, at.OrganizerAgencyId);

        foreach (var written in Written(signed.Code))
        {
            Assert.Contains(at.Name, (await site.Visitor().GetAsync("/verifikasi/" + Uri.EscapeDataString(written))).IsOk().Words, StringComparison.Ordinal);
            var form = (await site.Visitor().GetAsync("/verifikasi")).IsOk().Form("form[method=get][action='/verifikasi']");
            Assert.Equal(signed.Page, (await form.Set("kode", written).SubmitAsync()).IsOk().Address);
        }
    }

    [Theory]
    [InlineData("ABCDEFGH12345678")]
    [InlineData("ABCD EFGH 1234 567")]
    [InlineData("ABCDEFGHUUUUUUUU")]
    [InlineData("' OR 1=1 --")]
    [InlineData("00000000-0000-7000-8000-000000000001")]
    [InlineData("<b onclick=alert(1)>")]
    [InlineData("\u202E😀")]
    public async Task An_unknown_or_mistyped_code_is_not_known_and_not_called_false(string code)
    {
        var page = (await site.Visitor().GetAsync("/verifikasi/" + Uri.EscapeDataString(code))).Is(HttpStatusCode.NotFound);

        Assert.Contains("Tidak dikenal", page.Words, StringComparison.Ordinal);
        Assert.Contains("Belum tentu palsu", page.Words, StringComparison.Ordinal);
        Assert.DoesNotContain("<b onclick", page.Text, StringComparison.Ordinal);
        // The form stands below, with what was typed, to be mended.
        Assert.Equal(code, page.Form("form[method=get][action='/verifikasi']").Value("kode"));
    }

    [Fact]
    public async Task A_code_that_can_be_none_is_explained_beside_the_field()
    {
        var page = (await site.Visitor().GetAsync("/verifikasi?kode=" + new string('A', 300))).IsOk();

        Assert.Contains("16 huruf dan angka", page.Html.GetElementById("kode-salah")!.TextContent, StringComparison.Ordinal);
        (await site.Visitor().GetAsync("/verifikasi/" + new string('A', 3000))).Is(HttpStatusCode.NotFound);
    }

    [Fact]
    public async Task After_erasure_the_code_stays_known_and_the_person_is_gone()
    {
        var (at, signed) = await Budi.SignsAsync(site);
        await site.ReadAsync(db => db.Pledges.Where(p => p.Id == signed.PledgeId).ExecuteUpdateAsync(set => set
            .SetProperty(p => p.Name, (string?)null).SetProperty(p => p.IdentityMask, (string?)null).SetProperty(p => p.IdentityCipher, (byte[]?)null)
            .SetProperty(p => p.Position, (string?)null).SetProperty(p => p.Unit, (string?)null).SetProperty(p => p.AgencyName, (string?)null)
            .SetProperty(p => p.Signature, (string?)null).SetProperty(p => p.RecordKey, (byte[]?)null)));
        using var visitor = site.Visitor();

        var page = (await visitor.GetAsync(signed.Page)).IsOk();

        Assert.Contains("Data sudah dihapus", page.Words, StringComparison.Ordinal);
        Assert.Contains(at.Name, page.Words, StringComparison.Ordinal);
        Assert.DoesNotContain("B***", page.Words, StringComparison.Ordinal);
        Assert.Null(page.Html.GetElementById("nama"));
        await visitor.GetAsync("/masuk");
        Assert.DoesNotContain("Nama itu", (await visitor.PostAsync(signed.Page, [new("nama", Budi.Name)])).IsOk().Words, StringComparison.Ordinal);
    }

    private static async Task<Page> TypeAsync(Visitor visitor, Signed signed, string name) =>
        await (await visitor.GetAsync(signed.Page)).Form("form[action*='#nama-kertas']").Set("nama", name).SubmitAsync();

    private static string[] Written(string code) =>
    [
        code.ToLowerInvariant(), VerificationCode.Grouped(code), VerificationCode.Grouped(code).Replace(' ', '-'), " " + VerificationCode.Grouped(code).ToLowerInvariant() + " ",
        code.Replace('0', 'O').Replace('1', 'I'), code.Replace('0', 'o').Replace('1', 'l'),
    ];
}
