using System.Net;
using Bakohumas.Domain.Accounts;
using Bakohumas.Web.Data;
using Bakohumas.Web.Tests.FollowUps;
using Bakohumas.Web.Tests.Records;
using Bakohumas.Web.Tests.Rig;
using Microsoft.EntityFrameworkCore;

namespace Bakohumas.Web.Tests.Joint;

/// <summary>A hall without network: sheets for ink, entered afterwards, counted apart.</summary>
public sealed class SheetTests(Site site) : IClassFixture<Site>
{
    [Fact]
    public async Task A_sheet_names_the_registered_and_the_text_it_is_signed_under()
    {
        var scene = await JointScene.OpenAsync(site);
        await scene.ComesAsync("Sekar Tinta");
        using var organizer = await scene.OrganizerAsync();
        var code = await MakeAsync(organizer, scene);

        var print = (await organizer.GetAsync($"{scene.Panel}/lembar/{code}.pdf")).IsOk();

        var text = await scene.TextAsync(print.Bytes);
        var hash = await site.ReadAsync(db => db.FrozenTexts.Where(t => t.EventId == scene.At.Id).Select(t => t.Hash).SingleAsync());
        Assert.Contains("Sekar Tinta", text, StringComparison.Ordinal);
        Assert.Contains($"{code[..4]} {code[4..]}", text, StringComparison.Ordinal);
        Assert.Contains(hash, text.Replace(" ", "", StringComparison.Ordinal), StringComparison.Ordinal);
        Assert.Equal(1, await site.ReadAsync(db => db.Audit.CountAsync(a => a.EventId == scene.At.Id && a.Act == Acts.SheetPrinted)));
    }

    [Fact]
    public async Task What_was_signed_in_ink_is_counted_apart_and_never_for_who_has_a_pledge()
    {
        var scene = await JointScene.OpenAsync(site);
        var ink = await scene.ComesAsync("Sekar Tinta");
        using var organizer = await scene.OrganizerAsync();
        var code = await MakeAsync(organizer, scene);
        // The page is open while one of the two signs on the phone after all.
        var both = await scene.ComesAsync("Yoga Ganda");
        var code2 = await MakeAsync(organizer, scene);
        var entry = await FilledAsync(organizer, scene, code2, ink.Id, both.Id);
        (await (await scene.Hall.FormAsync(both)).SubmitAsync()).IsOk();

        var done = (await entry.SubmitAsync()).IsOk();

        Assert.Contains("1 sudah menandatangani secara elektronik", done.Words, StringComparison.Ordinal);
        Assert.Equal(ink.Id, await site.ReadAsync(db => db.PaperSignatures.Where(s => s.EventId == scene.At.Id).Select(s => s.RegistrationId).SingleAsync()));
        using var visitor = site.Visitor();
        Assert.Contains("Sudah tercatat luring", (await visitor.GetAsync(ink.Home + "/tanda-tangan")).IsOk().Words, StringComparison.Ordinal);
        var numbers = (await organizer.GetAsync(scene.Panel + "/angka")).IsOk().Text;
        Assert.Contains("\"signed\":1", numbers, StringComparison.Ordinal);
        Assert.Contains("\"onPaper\":1", numbers, StringComparison.Ordinal);
        await scene.Hall.CloseSessionAsync();
        await scene.DrawAsync();
        var paper = (await scene.PapersAsync())[^1];
        Assert.Equal((1, 1), (paper.Signatories, paper.OnPaper));
        Assert.Contains("1 orang menandatangani lembar kertas", await scene.TextAsync((await visitor.GetAsync(ink.Home + "/komitmen-bersama.pdf")).IsOk().Bytes), StringComparison.Ordinal);
        Assert.NotEqual(code, code2);
    }

    [Fact]
    public async Task Nobody_signs_on_the_phone_what_was_entered_meanwhile()
    {
        var scene = await JointScene.OpenAsync(site);
        var person = await scene.ComesAsync();
        using var organizer = await scene.OrganizerAsync();
        var entry = await FilledAsync(organizer, scene, await MakeAsync(organizer, scene), person.Id);
        var phone = await scene.Hall.FormAsync(person);
        (await entry.SubmitAsync()).IsOk();

        var refused = await phone.SubmitAsync();

        Assert.Contains("Sudah tercatat luring", refused.Is(HttpStatusCode.Conflict).Words, StringComparison.Ordinal);
        Assert.Equal(0, await scene.Hall.CountAsync());
        Assert.Empty(await scene.Hall.PledgesAsync());
    }

    [Fact]
    public async Task Ink_and_phone_at_the_same_moment_leave_one_signature()
    {
        for (var round = 0; round < 4; round++)
        {
            var scene = await JointScene.OpenAsync(site);
            var person = await scene.ComesAsync();
            using var organizer = await scene.OrganizerAsync();
            var entry = await FilledAsync(organizer, scene, await MakeAsync(organizer, scene), person.Id);
            var phone = await scene.Hall.FormAsync(person);

            await Task.WhenAll(Task.Run(() => entry.SubmitAsync()), Task.Run(() => phone.SubmitAsync()));

            var papers = await site.ReadAsync(db => db.PaperSignatures.CountAsync(s => s.RegistrationId == person.Id));
            var pledges = (await scene.Hall.PledgesAsync()).Count;
            Assert.Equal(1, papers + pledges);
            Assert.Equal(pledges, await scene.Hall.CountAsync());
        }
    }

    [Fact]
    public async Task An_entry_is_taken_back_by_a_new_fact_and_can_be_entered_again()
    {
        var scene = await JointScene.OpenAsync(site);
        var person = await scene.ComesAsync();
        using var organizer = await scene.OrganizerAsync();
        var code = await MakeAsync(organizer, scene);
        (await (await FilledAsync(organizer, scene, code, person.Id)).SubmitAsync()).IsOk();
        var id = await site.ReadAsync(db => db.PaperSignatures.Where(s => s.RegistrationId == person.Id).Select(s => s.Id).SingleAsync());
        var page = (await organizer.GetAsync($"{scene.Panel}/lembar/{code}")).IsOk();
        Assert.NotNull(page.Html.QuerySelector($"button[formaction$='/urungkan/{id}']"));

        (await organizer.PostAsync($"{scene.Panel}/lembar/{code}/urungkan/{id}", [])).IsOk();
        (await (await FilledAsync(organizer, scene, code, person.Id)).SubmitAsync()).IsOk();

        Assert.Equal((2, 1, 1), await site.ReadAsync(async db => (
            await db.PaperSignatures.CountAsync(s => s.RegistrationId == person.Id),
            await db.PaperSignatures.CountAsync(s => s.RegistrationId == person.Id && s.UndoId == null),
            await db.PaperSignatureUndos.CountAsync(u => u.PaperSignatureId == id))));
    }

    [Fact]
    public async Task An_entry_needs_names_a_possible_time_and_a_sound_scan()
    {
        var scene = await JointScene.OpenAsync(site);
        var person = await scene.ComesAsync();
        using var organizer = await scene.OrganizerAsync();
        var code = await MakeAsync(organizer, scene);
        var page = (await organizer.GetAsync($"{scene.Panel}/lembar/{code}")).IsOk();

        var empty = await page.Form("#catat").Set("Day", "2001-01-01").Set("Time", "09:00").SubmitAsync();
        Assert.Contains("Centang paling sedikit satu nama", empty.Is(HttpStatusCode.UnprocessableEntity).Words, StringComparison.Ordinal);
        Assert.Contains("Waktunya harus sesudah lembar dibuat", empty.Words, StringComparison.Ordinal);
        Assert.Contains("Sertakan pindaian", empty.Words, StringComparison.Ordinal);
        var broken = await (await FilledAsync(organizer, scene, code, person.Id, "GIF89a"u8.ToArray())).SubmitAsync();
        Assert.Contains("bukan JPEG, PNG, atau PDF", broken.Is(HttpStatusCode.UnprocessableEntity).Words, StringComparison.Ordinal);
        Assert.Equal(0, await site.ReadAsync(db => db.PaperSignatures.CountAsync(s => s.EventId == scene.At.Id)));
    }

    [Fact]
    public async Task Sheets_and_scans_of_a_foreign_event_do_not_exist()
    {
        var scene = await JointScene.OpenAsync(site);
        var person = await scene.ComesAsync();
        using var organizer = await scene.OrganizerAsync();
        var code = await MakeAsync(organizer, scene);
        (await (await FilledAsync(organizer, scene, code, person.Id)).SubmitAsync()).IsOk();
        var scan = (await organizer.GetAsync($"{scene.Panel}/lembar/{code}")).IsOk().Html.QuerySelector("a[href*='/pindaian/']")!.GetAttribute("href")!;
        using var stranger = await RecordsScene.OfficerAsync(site, Role.Organizer, agency: await A.Agency(site));

        foreach (var address in (string[])[$"{scene.Panel}/lembar", $"{scene.Panel}/lembar/{code}", $"{scene.Panel}/lembar/{code}.pdf", scan])
            (await stranger.GetAsync(address)).Is(HttpStatusCode.NotFound);
        var got = (await organizer.GetAsync(scan)).IsOk();
        Assert.Equal(("image/jpeg", "attachment"), (got.MediaType, got.ContentHeaders.ContentDisposition!.DispositionType));
        Assert.Equal(Pictures.PlainJpeg, got.Bytes);
    }

    private async Task<string> MakeAsync(Visitor organizer, JointScene scene)
    {
        var page = (await (await organizer.GetAsync(scene.Panel + "/lembar")).IsOk().FormTo("/lembar").SubmitAsync()).IsOk();
        site.Clock.Advance(TimeSpan.FromMinutes(2));
        return page.Address[(page.Address.LastIndexOf('/') + 1)..];
    }

    private async Task<Form> FilledAsync(Visitor organizer, JointScene scene, string code, params Guid[] who) => await FilledAsync(organizer, scene, code, who, Pictures.LadenJpeg);

    private Task<Form> FilledAsync(Visitor organizer, JointScene scene, string code, Guid who, byte[] scan) => FilledAsync(organizer, scene, code, [who], scan);

    private async Task<Form> FilledAsync(Visitor organizer, JointScene scene, string code, Guid[] who, byte[] scan)
    {
        var local = site.Clock.Now.ToOffset(TimeSpan.FromHours(7));
        var form = (await organizer.GetAsync($"{scene.Panel}/lembar/{code}")).IsOk().Form("#catat")
            .Set("Day", local.ToString("yyyy-MM-dd", System.Globalization.CultureInfo.InvariantCulture)).Set("Time", local.ToString("HH:mm", System.Globalization.CultureInfo.InvariantCulture))
            .Attach("Scan", "lembar.jpg", scan, "image/jpeg");
        foreach (var id in who) form.Tick("Signed", id.ToString());
        return form;
    }
}
