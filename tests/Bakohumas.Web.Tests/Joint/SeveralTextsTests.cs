using System.Net;
using Bakohumas.Domain.People;
using Bakohumas.Web.Data;
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

    private async Task<(JointScene Scene, Dictionary<string, TicketInHand> People)> HallAsync()
    {
        var scene = await JointScene.OfThreeTextsAsync(site);
        return (scene, new(StringComparer.Ordinal)
        {
            ["komitmen-asn"] = await scene.ComesAsync("Sekar Negara", EmploymentStatus.Pns),
            ["komitmen-non-asn"] = await scene.ComesAsync("Yoga Mitra", EmploymentStatus.Media),
            ["komitmen-humas"] = await scene.ComesAsync("Ratna Humas", EmploymentStatus.Pppk, humas: true),
        });
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
