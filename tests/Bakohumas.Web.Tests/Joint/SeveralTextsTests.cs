using System.Net;
using Bakohumas.Domain.Accounts;
using Bakohumas.Domain.Agencies;
using Bakohumas.Domain.People;
using Bakohumas.Web.Data;
using Bakohumas.Web.Tests.Records;
using Bakohumas.Web.Tests.Rig;
using Microsoft.EntityFrameworkCore;

namespace Bakohumas.Web.Tests.Joint;

/// <summary>An event with a text for each kind of signer: in ink and as a witness nobody signs one that was not shown.</summary>
public sealed class SeveralTextsTests(Site site) : IClassFixture<Site>
{
    [Fact]
    public async Task There_is_a_sheet_for_each_text_and_on_it_stand_those_whose_text_it_is()
    {
        var (scene, people) = await HallAsync();
        using var organizer = await scene.OrganizerAsync();

        var sheets = await MakeAsync(organizer, scene);

        Assert.Equal(3, sheets.Values.Select(s => s.Hash).Distinct().Count());
        foreach (var (key, sheet) in sheets)
        {
            var text = await scene.TextAsync((await organizer.GetAsync($"{scene.Panel}/lembar/{sheet.Code}.pdf")).IsOk().Bytes);
            Assert.Contains(sheet.Hash, text.Replace(" ", "", StringComparison.Ordinal), StringComparison.Ordinal);
            var page = (await organizer.GetAsync($"{scene.Panel}/lembar/{sheet.Code}")).IsOk();
            foreach (var (other, person) in people)
            {
                Assert.Equal(other == key, text.Contains(person.Name, StringComparison.Ordinal));
                Assert.Equal(other == key, page.Html.QuerySelector($"input[name=Signed][value='{person.Id}']") is not null);
            }
        }
    }

    [Fact]
    public async Task Who_stands_on_another_sheet_is_not_entered_from_this_one()
    {
        var (scene, people) = await HallAsync();
        using var organizer = await scene.OrganizerAsync();
        var sheets = await MakeAsync(organizer, scene);
        var (own, foreign) = (people["komitmen-non-asn"], people["komitmen-asn"]);
        var form = await scene.EntryAsync(organizer, sheets["komitmen-non-asn"].Code);

        var done = (await form.Add("Signed", foreign.Id.ToString()).Tick("Signed", own.Id.ToString()).SubmitAsync()).IsOk();

        Assert.Contains("1 menandatangani naskah lain", done.Words, StringComparison.Ordinal);
        var entered = await site.ReadAsync(db => db.PaperSignatures.AsNoTracking().SingleAsync(s => s.EventId == scene.At.Id));
        Assert.Equal((own.Id, sheets["komitmen-non-asn"].Hash), (entered.RegistrationId, entered.TextHash));
        Assert.Equal(entered.TextHash, await site.ReadAsync(db => db.FrozenTexts.Where(t => t.Id == entered.FrozenTextId).Select(t => t.Hash).SingleAsync()));
    }

    [Fact]
    public async Task A_printed_sheet_keeps_its_people_when_the_event_gets_other_texts()
    {
        var (scene, people) = await HallAsync();
        using var organizer = await scene.OrganizerAsync();
        var sheet = (await MakeAsync(organizer, scene))["komitmen-non-asn"];

        await site.WriteAsync(db => db.Events.Single(e => e.Id == scene.At.Id).OthersTextVersionId = null);

        (await (await scene.EntryAsync(organizer, sheet.Code, people["komitmen-non-asn"].Id)).SubmitAsync()).IsOk();
        Assert.Equal(sheet.Hash, await site.ReadAsync(db => db.PaperSignatures.Where(s => s.EventId == scene.At.Id).Select(s => s.TextHash).SingleAsync()));
    }

    [Fact]
    public async Task A_text_that_nobody_signs_makes_no_sheet_of_names_and_blank_lines_are_for_every_text()
    {
        var scene = await JointScene.OfThreeTextsAsync(site);
        await scene.ComesAsync("Sekar Sendiri", EmploymentStatus.Pns);
        using var organizer = await scene.OrganizerAsync();
        Assert.Equal("komitmen-asn", Assert.Single(await MakeAsync(organizer, scene)).Key);

        (await (await organizer.GetAsync(scene.Panel + "/lembar")).IsOk().FormTo("/lembar").Set("kosong", "20").SubmitAsync()).IsOk();
        Assert.Equal(3, await site.ReadAsync(db => db.SigningSheets.CountAsync(s => s.EventId == scene.At.Id && s.BlankLines == 20)));
    }

    [Fact]
    public async Task A_witness_reads_and_signs_every_text_and_stands_on_every_joint_paper()
    {
        var (scene, people) = await HallAsync();
        foreach (var person in people.Values) await scene.Hall.SignAsync(person);
        using var organizer = await scene.OrganizerAsync();
        var link = await scene.WitnessAsync(organizer, "Martha Saksi, S.H.");
        using var visitor = site.Visitor();
        var page = (await visitor.GetAsync(link)).IsOk();
        Assert.Equal(3, page.Html.QuerySelectorAll("article.bk-pledge").Length);
        Assert.Contains("semua naskah ini", page.Words, StringComparison.Ordinal);

        Assert.Contains("Terima kasih, Martha Saksi", (await scene.CosignsAsync(link)).Words, StringComparison.Ordinal);
        // The second press of the same page adds nothing.
        (await page.Form("form[data-signature]").Set("method", "typed").Set("name", "Lagi").Check("consentPledge").SubmitAsync()).IsOk();

        var signed = await site.ReadAsync(db => db.JointSignatures.Where(s => s.EventId == scene.At.Id).Select(s => s.TextHash).ToListAsync());
        Assert.Equal((await scene.Hall.PledgesAsync()).Select(p => p.TextHash).Order(StringComparer.Ordinal), signed.Order(StringComparer.Ordinal));
        await scene.Hall.CloseSessionAsync();
        await scene.DrawAsync();
        foreach (var person in people.Values)
        {
            var text = await scene.TextAsync((await visitor.GetAsync(person.Home + "/komitmen-bersama.pdf")).IsOk().Bytes);
            Assert.Contains("Martha Saksi, S.H.", text, StringComparison.Ordinal);
            Assert.Contains("1 (satu) saksi", text, StringComparison.Ordinal);
        }

        (await visitor.GetAsync(link + "/komitmen-bersama.pdf")).IsOk();
    }

    [Fact]
    public async Task The_organizer_finds_paper_and_poster_of_every_text_with_its_count_and_old_addresses_lead_to_the_main_one()
    {
        var (scene, people) = await SignedHallAsync();
        using var organizer = await scene.OrganizerAsync();

        var page = (await organizer.GetAsync(scene.Panel + "/naskah-bersama")).IsOk();

        var rows = page.Html.QuerySelectorAll("section[aria-labelledby=naskah] tbody tr");
        Assert.Equal(["2", "1", "1"], rows.Select(r => r.QuerySelector("td.bk-num")!.TextContent));
        var codes = await CodesAsync(scene);
        Assert.Equal(codes.Values.Order(StringComparer.Ordinal), page.Html.QuerySelectorAll("select[name=naskah] option").Select(o => o.GetAttribute("value")!).Order(StringComparer.Ordinal));
        foreach (var (key, code) in codes)
        {
            foreach (var file in (string[])["komitmen-bersama", "komitmen-bersama-petugas"])
            {
                Assert.NotNull(page.Html.QuerySelector($"a[href='{scene.Panel}/{file}.pdf?naskah={code}']"));
                await IsOfAsync(scene, key, people, (await organizer.GetAsync($"{scene.Panel}/{file}.pdf?naskah={code}")).IsOk().Bytes);
            }

            Assert.Contains(code[..4], await scene.TextAsync((await organizer.GetAsync($"{scene.Panel}/poster.pdf?naskah={code}&ukuran=a4")).IsOk().Bytes), StringComparison.Ordinal);
        }

        await IsOfAsync(scene, "komitmen-asn", people, (await organizer.GetAsync(scene.Panel + "/komitmen-bersama.pdf")).IsOk().Bytes);
        (await organizer.GetAsync(scene.Panel + "/poster.pdf")).IsOk();
    }

    [Fact]
    public async Task The_signing_page_counts_text_by_text_and_says_which_one_the_screen_names()
    {
        var (scene, _) = await SignedHallAsync();
        using var organizer = await scene.OrganizerAsync();

        var page = (await organizer.GetAsync(scene.Panel + "/penandatanganan")).IsOk();

        var rows = page.Html.QuerySelectorAll("section[aria-labelledby=per-naskah] tbody tr");
        Assert.Equal(["2", "1", "1"], rows.Select(r => r.QuerySelector("td.bk-num")!.TextContent));
        Assert.Contains("Naskah utama", rows[0].TextContent, StringComparison.Ordinal);
        Assert.Contains("menyebut naskah utama", page.Html.QuerySelector("section[aria-labelledby=layar]")!.TextContent, StringComparison.Ordinal);
        var one = await JointScene.OpenAsync(site);
        using var other = await one.OrganizerAsync();
        Assert.Null((await other.GetAsync(one.Panel + "/penandatanganan")).IsOk().Html.QuerySelector("section[aria-labelledby=per-naskah]"));
    }

    [Fact]
    public async Task A_code_of_another_event_chooses_nothing_here()
    {
        var (scene, people) = await SignedHallAsync();
        var other = await JointScene.OpenAsync(site);
        await other.SignsAsync();
        await other.Hall.CloseSessionAsync();
        await other.DrawAsync();
        using var organizer = await scene.OrganizerAsync();
        using var auditor = await RecordsScene.OfficerAsync(site, Role.Auditor);
        foreach (var wrong in (string[])[await other.CodeAsync(), "bukan-kode", "AAAAAAAAAAAAAAAA"])
        {
            foreach (var file in (string[])["komitmen-bersama.pdf", "komitmen-bersama-petugas.pdf", "poster.pdf"])
                (await organizer.GetAsync($"{scene.Panel}/{file}?naskah={wrong}")).Is(HttpStatusCode.NotFound);
            (await auditor.GetAsync($"/arsip/{scene.At.Slug}/komitmen-bersama.pdf?naskah={wrong}")).Is(HttpStatusCode.NotFound);
        }

        Assert.NotEmpty(people);
    }

    [Fact]
    public async Task Every_signer_gets_the_paper_of_the_text_that_they_signed()
    {
        var (scene, people) = await SignedHallAsync();
        using var visitor = site.Visitor();
        foreach (var (key, person) in people) await IsOfAsync(scene, key, people, (await visitor.GetAsync(person.Home + "/komitmen-bersama.pdf")).IsOk().Bytes);
    }

    [Fact]
    public async Task A_region_is_offered_the_texts_that_its_people_signed_and_no_other()
    {
        var (scene, people) = await SignedHallAsync();
        using var own = await RecordsScene.OfficerAsync(site, Role.RegionalPr, "35.07");
        var codes = await CodesAsync(scene);
        var address = $"/arsip/{scene.At.Slug}";

        var offered = (await own.GetAsync(address)).IsOk().Html.QuerySelectorAll("section[aria-labelledby=naskah] a").Select(a => a.GetAttribute("href")!);

        // Media and public relations officers of this hall come from there, the civil servants do not.
        Assert.Equal(
            ((string[])[codes["komitmen-non-asn"], codes["komitmen-humas"]]).Select(code => $"{address}/komitmen-bersama.pdf?naskah={code}").Order(StringComparer.Ordinal), offered.Order(StringComparer.Ordinal));
        foreach (var key in (string[])["komitmen-non-asn", "komitmen-humas"])
            await IsOfAsync(scene, key, people, (await own.GetAsync($"{address}/komitmen-bersama.pdf?naskah={codes[key]}")).IsOk().Bytes);
        (await own.GetAsync($"{address}/komitmen-bersama.pdf?naskah={codes["komitmen-asn"]}")).Is(HttpStatusCode.NotFound);
    }

    [Fact]
    public async Task A_witness_opens_the_paper_of_each_text()
    {
        var (scene, people) = await HallAsync();
        using var organizer = await scene.OrganizerAsync();
        var link = await scene.WitnessAsync(organizer, "Saksi Semua");
        await scene.CosignsAsync(link);
        foreach (var person in people.Values) await SignsNamedAsync(scene, person);
        await scene.Hall.CloseSessionAsync();
        await scene.DrawAsync();
        using var visitor = site.Visitor();

        var page = (await visitor.GetAsync(link)).IsOk();

        foreach (var (key, code) in await CodesAsync(scene))
        {
            Assert.NotNull(page.Html.QuerySelector($"a[href='{link}/komitmen-bersama.pdf?naskah={code}']"));
            await IsOfAsync(scene, key, people, (await visitor.GetAsync($"{link}/komitmen-bersama.pdf?naskah={code}")).IsOk().Bytes);
        }
    }

    [Fact]
    public async Task A_text_that_was_added_after_the_signature_asks_the_witness_once_more()
    {
        var scene = await JointScene.OpenAsync(site);
        using var organizer = await scene.OrganizerAsync();
        var link = await scene.WitnessAsync(organizer, "Saksi Cepat");
        using var visitor = site.Visitor();
        var open = (await visitor.GetAsync(link)).IsOk();
        var others = await site.ReadAsync(db => db.PledgeTextVersions.Where(v => v.Language == "id" && v.Key == "komitmen-non-asn").Select(v => v.Id).SingleAsync());
        await scene.CosignsAsync(link);
        await site.WriteAsync(db => db.Events.Single(e => e.Id == scene.At.Id).OthersTextVersionId = others);

        (await open.Form("form[data-signature]").Set("method", "typed").Set("name", "Lama").Check("consentPledge").SubmitAsync()).Is(HttpStatusCode.Conflict);
        await scene.CosignsAsync(link);

        Assert.Equal(2, await site.ReadAsync(db => db.JointSignatures.CountAsync(s => s.EventId == scene.At.Id)));
    }

    [Fact]
    public async Task A_sheet_says_for_what_its_text_was_released_as_the_first_signature_would()
    {
        var scene = await JointScene.OpenAsync(site);
        await site.WriteAsync(db => db.PledgeTextReleases.Add(new Domain.Pledges.PledgeTextRelease
        {
            Id = A.NewId(site), VersionId = scene.At.PledgeTextVersionId, ByAccountId = A.NewId(site), At = site.Clock.Now, ReleasedBy = "Kepala Biro", GivenFor = "Pemilu nasional 2029",
        }));
        await scene.ComesAsync("Sekar Resmi");
        using var organizer = await scene.OrganizerAsync();
        await MakeAsync(organizer, scene);
        Assert.Equal("Pemilu nasional 2029", await site.ReadAsync(db => db.FrozenTexts.Where(t => t.EventId == scene.At.Id).Select(t => t.GivenFor).SingleAsync()));
    }

    private async Task<(JointScene Scene, Dictionary<string, TicketInHand> People)> HallAsync(Guid? others = null)
    {
        var scene = await JointScene.OfThreeTextsAsync(site);
        return (scene, new(StringComparer.Ordinal)
        {
            ["komitmen-asn"] = await scene.ComesAsync("Sekar Negara", EmploymentStatus.Pns),
            ["komitmen-non-asn"] = await scene.ComesAsync("Yoga Mitra", EmploymentStatus.Media, agency: others),
            ["komitmen-humas"] = await scene.ComesAsync("Ratna Humas", EmploymentStatus.Pppk, humas: true, agency: others),
        });
    }

    /// <summary>Everybody has signed by name, of the civil servants one more; those of the two other texts come from a regency.</summary>
    private async Task<(JointScene Scene, Dictionary<string, TicketInHand> People)> SignedHallAsync()
    {
        var (scene, people) = await HallAsync(await A.Agency(site, null, AgencyType.RegionalOffice, "35", "35.07"));
        foreach (var person in people.Values) await SignsNamedAsync(scene, person);
        await SignsNamedAsync(scene, await scene.ComesAsync("Sekar Kedua", EmploymentStatus.Pns));
        await scene.Hall.CloseSessionAsync();
        await scene.DrawAsync();
        return (scene, people);
    }

    private static async Task SignsNamedAsync(JointScene scene, TicketInHand person) => (await (await scene.Hall.FormAsync(person)).Check("showInJoint").SubmitAsync()).IsOk();

    /// <summary>The verification codes of the joint papers by the key of their text.</summary>
    private Task<Dictionary<string, string>> CodesAsync(JointScene scene) => site.ReadAsync(db => (
        from work in db.JointWork
        join text in db.FrozenTexts on work.FrozenTextId equals text.Id
        join version in db.PledgeTextVersions on text.PledgeTextVersionId equals version.Id
        where work.EventId == scene.At.Id
        select new { version.Key, work.Code }).ToDictionaryAsync(r => r.Key, r => r.Code));

    private static async Task IsOfAsync(JointScene scene, string key, Dictionary<string, TicketInHand> people, byte[] pdf)
    {
        var text = await scene.TextAsync(pdf);
        foreach (var (other, person) in people) Assert.Equal(other == key, text.Contains(person.Name, StringComparison.Ordinal));
    }

    /// <summary>Code and hash of the sheets by the key of their text.</summary>
    private async Task<Dictionary<string, (string Code, string Hash)>> MakeAsync(Visitor organizer, JointScene scene)
    {
        (await (await organizer.GetAsync(scene.Panel + "/lembar")).IsOk().FormTo("/lembar").SubmitAsync()).IsOk();
        site.Clock.Advance(TimeSpan.FromMinutes(2));
        var rows = await site.ReadAsync(db => (
            from sheet in db.SigningSheets
            join text in db.FrozenTexts on sheet.FrozenTextId equals text.Id
            join version in db.PledgeTextVersions on text.PledgeTextVersionId equals version.Id
            where sheet.EventId == scene.At.Id
            select new { version.Key, sheet.Code, text.Hash }).ToListAsync());
        return rows.ToDictionary(r => r.Key, r => (r.Code, r.Hash), StringComparer.Ordinal);
    }
}
