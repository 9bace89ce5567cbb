using System.Net;
using Bakohumas.Domain.Accounts;
using Bakohumas.Web.Data;
using Bakohumas.Web.Tests.Pledges;
using Bakohumas.Web.Tests.Records;
using Bakohumas.Web.Tests.Rig;
using Microsoft.EntityFrameworkCore;

namespace Bakohumas.Web.Tests.Joint;

/// <summary>Witnesses, co-organizers and the chair: their list, their links, their signatures.</summary>
public sealed class CosignTests(Site site) : IClassFixture<Site>
{
    [Fact]
    public async Task A_witness_signs_by_a_link_of_their_own_and_stands_on_the_paper()
    {
        var scene = await JointScene.OpenAsync(site);
        await scene.SignsAsync();
        using var organizer = await scene.OrganizerAsync();
        var link = await AddAsync(organizer, scene, "Witness", "Martha Saksi, S.H.");
        using var visitor = site.Visitor();

        var page = (await visitor.GetAsync(link)).IsOk();
        Assert.Contains("Martha Saksi", page.Words, StringComparison.Ordinal);
        Assert.Contains("1 orang menandatangani", page.Words, StringComparison.Ordinal);
        (await page.Form("form[data-signature]").Set("method", "typed").Set("name", "Martha Saksi").SubmitAsync()).Is(HttpStatusCode.UnprocessableEntity);
        var signed = await page.Form("form[data-signature]").Set("method", "drawn").Set("strokes", SigningScene.Strokes).Check("consentPledge").SubmitAsync();
        Assert.StartsWith("303 /saksi/", Assert.Single(signed.IsOk().Trail), StringComparison.Ordinal);
        Assert.Contains("Terima kasih, Martha Saksi", signed.Words, StringComparison.Ordinal);
        (await page.Form("form[data-signature]").Set("method", "typed").Set("name", "Lagi").Check("consentPledge").SubmitAsync()).IsOk();
        Assert.Equal(1, await site.ReadAsync(db => db.JointSignatures.CountAsync(s => s.EventId == scene.At.Id)));
        Assert.Equal(1, await site.ReadAsync(db => db.Audit.CountAsync(a => a.EventId == scene.At.Id && a.Act == Acts.JointSigned)));

        await scene.Hall.CloseSessionAsync();
        await scene.DrawAsync();
        var text = await scene.TextAsync((await visitor.GetAsync(link + "/komitmen-bersama.pdf")).IsOk().Bytes);
        Assert.Contains("Martha Saksi, S.H.", text, StringComparison.Ordinal);
        Assert.Contains("1 (satu) saksi", text, StringComparison.Ordinal);
        Assert.Equal((1, 1), ((await scene.PapersAsync())[^1].Signatories, (await scene.PapersAsync())[^1].Named));
    }

    [Fact]
    public async Task There_is_one_chair_and_what_was_signed_is_not_edited()
    {
        var scene = await JointScene.OpenAsync(site);
        using var organizer = await scene.OrganizerAsync();
        var link = await AddAsync(organizer, scene, "Chair", "Wiratama Ketua");
        (await (await FormAsync(organizer, scene, "Chair", "Ketua Kedua")).SubmitAsync()).Is(HttpStatusCode.Conflict);
        using var visitor = site.Visitor();
        var open = (await visitor.GetAsync(link)).IsOk();
        await SignAsync(visitor, link);

        var page = (await organizer.GetAsync(await PersonAsync(scene))).IsOk();
        Assert.Null(page.Html.QuerySelector("input[name=Name]"));
        var id = await site.ReadAsync(db => db.JointSigners.Where(s => s.EventId == scene.At.Id).Select(s => s.Id).SingleAsync());
        Assert.Equal(HttpStatusCode.OK, (await open.Form("form[data-signature]").Check("consentPledge").Set("method", "typed").Set("name", "X Y").SubmitAsync()).Status);
        Assert.NotEqual(Guid.Empty, id);
        Assert.Equal(1, await site.ReadAsync(db => db.JointSignatures.CountAsync(s => s.JointSignerId == id)));
    }

    [Fact]
    public async Task Only_who_stands_below_another_of_their_kind_can_go_up()
    {
        var scene = await JointScene.OpenAsync(site);
        using var organizer = await scene.OrganizerAsync();
        await AddAsync(organizer, scene, "Chair", "Wiratama Ketua");
        await AddAsync(organizer, scene, "Witness", "Saksi Pertama");
        await AddAsync(organizer, scene, "Witness", "Saksi Kedua");

        var list = (await organizer.GetAsync(scene.Panel + "/naskah-bersama")).IsOk();

        Assert.Contains("Saksi Kedua", Assert.Single(list.Html.QuerySelectorAll("form[action$='/naik']")).TextContent, StringComparison.Ordinal);
        Assert.Contains("Saksi Pertama", Assert.Single((await list.FormTo("/naik").SubmitAsync()).IsOk().Html.QuerySelectorAll("form[action$='/naik']")).TextContent, StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_changed_entry_asks_the_signer_once_more()
    {
        var scene = await JointScene.OpenAsync(site);
        using var organizer = await scene.OrganizerAsync();
        var link = await AddAsync(organizer, scene, "Witness", "Nama Lama");
        using var visitor = site.Visitor();
        var shown = (await visitor.GetAsync(link)).IsOk();
        var person = await PersonAsync(scene);
        (await (await organizer.GetAsync(person)).IsOk().FormTo(person).Set("Name", "Nama Baru").SubmitAsync()).IsOk();

        var refused = await shown.Form("form[data-signature]").Set("method", "typed").Set("name", "Nama Lama").Check("consentPledge").SubmitAsync();

        Assert.Contains("Nama Baru", refused.Is(HttpStatusCode.Conflict).Words, StringComparison.Ordinal);
        Assert.Equal(0, await site.ReadAsync(db => db.JointSignatures.CountAsync(s => s.EventId == scene.At.Id)));
    }

    [Fact]
    public async Task A_new_link_kills_the_old_one_and_the_final_version_closes_the_list()
    {
        var scene = await JointScene.OpenAsync(site);
        await scene.SignsAsync();
        using var organizer = await scene.OrganizerAsync();
        var old = await AddAsync(organizer, scene, "Witness", "Saksi Pindah");
        var person = await PersonAsync(scene);
        var before = (await organizer.GetAsync(person)).IsOk();
        (await before.FormTo("/tautan").SubmitAsync()).IsOk();
        (await before.FormTo("/tautan").SubmitAsync()).IsOk();
        var renewed = await scene.LinkAsync(await scene.SignerAsync("Saksi Pindah"));
        using var visitor = site.Visitor();
        Assert.Contains("Mungkin panitia sudah mengirim tautan baru", (await visitor.GetAsync(old)).Is(HttpStatusCode.NotFound).Words, StringComparison.Ordinal);
        (await visitor.GetAsync(renewed)).IsOk();
        Assert.Equal(1, await site.ReadAsync(db => db.JointSigners.Where(s => s.EventId == scene.At.Id).Select(s => s.LinkGeneration).SingleAsync()));

        var late = await FormAsync(organizer, scene, "Witness", "Terlambat");
        await scene.Hall.CloseSessionAsync();
        await scene.DrawAsync();
        Assert.Contains("tidak dapat diubah", (await late.SubmitAsync()).IsOk().Words, StringComparison.Ordinal);
        Assert.Equal(1, await site.ReadAsync(db => db.JointSigners.CountAsync(s => s.EventId == scene.At.Id)));
        // Who stands on the list may still sign: a further final version takes the place of the first.
        await SignAsync(visitor, renewed);
        await scene.DrawAsync();
        Assert.Equal([true, true], (await scene.PapersAsync()).Select(p => p.IsFinal));
    }

    [Fact]
    public async Task The_list_of_a_foreign_event_does_not_exist()
    {
        var scene = await JointScene.OpenAsync(site);
        using var organizer = await scene.OrganizerAsync();
        await AddAsync(organizer, scene, "Witness", "Saksi Sah");
        using var stranger = await RecordsScene.OfficerAsync(site, Role.Organizer, agency: await A.Agency(site));
        (await stranger.GetAsync(scene.Panel + "/naskah-bersama")).Is(HttpStatusCode.NotFound);
        (await stranger.GetAsync(await PersonAsync(scene))).Is(HttpStatusCode.NotFound);
        using var auditor = await RecordsScene.OfficerAsync(site, Role.Auditor);
        (await auditor.GetAsync(scene.Panel + "/naskah-bersama")).IsOk();
        (await auditor.GetAsync(await PersonAsync(scene))).Is(HttpStatusCode.NotFound);
    }

    private static Task<Form> FormAsync(Visitor organizer, JointScene scene, string kind, string name) => scene.WitnessFormAsync(organizer, name, kind);

    private static Task<string> AddAsync(Visitor organizer, JointScene scene, string kind, string name) => scene.WitnessAsync(organizer, name, kind);

    private async Task<string> PersonAsync(JointScene scene) =>
        $"{scene.Panel}/naskah-bersama/{await site.ReadAsync(db => db.JointSigners.Where(s => s.EventId == scene.At.Id).OrderByDescending(s => s.AddedAt).Select(s => s.Id).FirstAsync())}";

    private static async Task SignAsync(Visitor visitor, string link) =>
        (await (await visitor.GetAsync(link)).IsOk().Form("form[data-signature]").Set("method", "typed").Set("name", "Tanda Tangan").Check("consentPledge").SubmitAsync()).IsOk();
}
