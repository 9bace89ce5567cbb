using System.Net;
using Bakohumas.Domain.Regions;
using Bakohumas.Web.Tests.Rig;
using Microsoft.EntityFrameworkCore;

namespace Bakohumas.Web.Tests.Texts;

/// <summary>The editor, as an organizer without script uses it.</summary>
public sealed class TextDraftTests(Site site) : IClassFixture<Site>
{
    [Fact]
    public async Task A_copy_is_the_agencys_own_and_opens_beside_the_printed_page()
    {
        var scene = await TextScene.OpenAsync(site);
        var organizer = await scene.Office.SignInAsync(scene.Office.Organizer);
        var page = await scene.CopyAsync(organizer);

        Assert.StartsWith("## Pembukaan", TextScene.Editor(page).Value("Body"), StringComparison.Ordinal);
        Assert.Equal("Undang-Undang Nomor 20 Tahun 2023 tentang Aparatur Sipil Negara", TextScene.Editor(page).Value("Bases[0].Text"));
        var sheet = page.Html.QuerySelector("#pratinjau .bk-sheet")!;
        Assert.Equal(10, sheet.QuerySelectorAll("ol > li").Length);
        Assert.Contains("10 butir, A4", page.Words, StringComparison.Ordinal);
        Assert.Contains("NASKAH CONTOH", sheet.TextContent, StringComparison.Ordinal);
        // The invented event has one day: in its own line and in the text that names it.
        Assert.Equal(3, sheet.TextContent.Split(LongDate.Plain(Zone.Wib.DayOf(site.Clock.Now), Language.Indonesian)).Length - 1);
        Assert.Contains("Disalin, belum diubah.", page.Words, StringComparison.Ordinal);
        var draft = await site.ReadAsync(db => db.PledgeDrafts.AsNoTracking().SingleAsync(d => d.Id == TextScene.IdIn(page.Address)));
        Assert.Equal(scene.Office.AgencyId, draft.AgencyId);
        Assert.Equal(["text.draft-made"], await scene.ActsAsync(draft.Id));
    }

    [Fact]
    public async Task Looking_writes_nothing_and_keeps_what_is_typed()
    {
        var scene = await TextScene.OpenAsync(site);
        var organizer = await scene.Office.SignInAsync(scene.Office.Organizer);
        var form = TextScene.Editor(await scene.CopyAsync(organizer));
        form.Set("Body", form.Value("Body")!.Replace("Melayani semua orang", "Melayani siapa saja", StringComparison.Ordinal)).Set("Title", "Komitmen Kami");
        var page = (await form.SubmitAsync("Look")).IsOk();

        Assert.Contains("Melayani siapa saja", page.Html.QuerySelector("#pratinjau")!.TextContent, StringComparison.Ordinal);
        Assert.Equal("Komitmen Kami", TextScene.Editor(page).Value("Title"));
        Assert.DoesNotContain("siapa saja", await site.ReadAsync(db => db.PledgeDrafts.Where(d => d.Id == TextScene.IdIn(page.Address)).Select(d => d.Body).SingleAsync()), StringComparison.Ordinal);

        var rows = TextScene.Editor(page).Names.Count(n => n.StartsWith("Bases[", StringComparison.Ordinal));
        Assert.Equal(rows + 3, TextScene.Editor((await TextScene.Editor(page).Set("Bases[7].Text", "Peraturan baru").SubmitAsync("AddBasis")).IsOk()).Names.Count(n => n.StartsWith("Bases[", StringComparison.Ordinal)));
    }

    [Fact]
    public async Task The_script_gets_the_page_alone()
    {
        var scene = await TextScene.OpenAsync(site);
        var organizer = await scene.Office.SignInAsync(scene.Office.Organizer);
        var page = await scene.CopyAsync(organizer);
        var preview = (await organizer.PostAsync(page.Address + "/pratinjau", [new("Title", "x"), new("Signers", "CivilServants"), new("Body", "## A\n\n{{pilihan}}")])).IsOk();

        Assert.Null(preview.Html.QuerySelector("form"));
        Assert.Contains("Baris 3: Isian {{pilihan}} tidak dikenal.", preview.Html.Body!.TextContent, StringComparison.Ordinal);
    }

    [Fact]
    public async Task An_unknown_placeholder_is_named_with_its_line_and_nothing_typed_is_lost()
    {
        var scene = await TextScene.OpenAsync(site);
        var organizer = await scene.Office.SignInAsync(scene.Office.Organizer);
        var form = TextScene.Editor(await scene.CopyAsync(organizer));
        var typed = form.Value("Body")!.Replace("{{tempat}}", "{{pilihan_politik}}", StringComparison.Ordinal);
        var page = (await form.Set("Body", typed).Set("Bases[1].Note", "Catatan saya").SubmitAsync("Submit")).Is(HttpStatusCode.UnprocessableEntity);

        Assert.Equal(typed, TextScene.Editor(page).Value("Body"));
        Assert.Equal("Catatan saya", TextScene.Editor(page).Value("Bases[1].Note"));
        Assert.NotNull(page.Html.QuerySelector("#Body-e"));
        Assert.Contains("Baris 4", page.Html.QuerySelector(".bk-linefaults")!.TextContent, StringComparison.Ordinal);
        Assert.Contains("{{pilihan_politik}} tidak dikenal", page.Html.QuerySelector(".bk-linefaults")!.TextContent, StringComparison.Ordinal);
        Assert.Equal(0, await site.ReadAsync(db => db.PledgeTextVersions.CountAsync(v => v.AgencyId == scene.Office.AgencyId)));
    }

    [Fact]
    public async Task Half_a_text_can_be_kept_and_not_sent()
    {
        var scene = await TextScene.OpenAsync(site);
        var organizer = await scene.Office.SignInAsync(scene.Office.Organizer);
        var saved = (await TextScene.Editor(await scene.CopyAsync(organizer)).Set("Body", "## Pembukaan\n\nBaru separuh").SubmitAsync("Save")).IsOk();

        Assert.Equal("## Pembukaan\n\nBaru separuh", TextScene.Editor(saved).Value("Body"));
        Assert.NotNull(saved.Html.QuerySelector(".bk-linefaults"));
        (await TextScene.Editor(saved).SubmitAsync("Submit")).Is(HttpStatusCode.UnprocessableEntity);
    }

    [Fact]
    public async Task A_text_of_more_than_two_pages_is_refused_by_the_layout_that_prints_it()
    {
        var scene = await TextScene.OpenAsync(site);
        var organizer = await scene.Office.SignInAsync(scene.Office.Organizer);
        var form = TextScene.Editor(await scene.CopyAsync(organizer));
        // Every clause within its limit, and still too much for two sheets.
        var clauses = string.Join('\n', Enumerable.Range(1, 12).Select(n => $"{n}. **Butir {n}.** {string.Concat(Enumerable.Repeat("Saya melayani setiap orang dengan mutu yang sama. ", 11)).Trim()}"));
        var typed = System.Text.RegularExpressions.Regex.Replace(form.Value("Body")!, @"(?s)(## Butir komitmen\s+).*?(?=\n## )", "${1}" + clauses + "\n")
            .Replace("## Penutup\n", "## Penutup\n\n" + string.Concat(Enumerable.Repeat("Komitmen ini saya pegang. ", 60)), StringComparison.Ordinal);
        var page = (await form.Set("Body", typed).SubmitAsync("Submit")).Is(HttpStatusCode.UnprocessableEntity);

        Assert.Contains("halaman. Batasnya 2 halaman", page.Html.QuerySelector("#Body-e")!.TextContent, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Two_who_edit_do_not_overwrite_each_other_unseen()
    {
        var scene = await TextScene.OpenAsync(site);
        var (first, second) = (await scene.Office.SignInAsync(scene.Office.Organizer), await scene.Office.SignInAsync(scene.Office.Colleague));
        var page = await scene.CopyAsync(first);
        var mine = TextScene.Editor(page);
        var theirs = TextScene.Editor((await second.GetAsync(page.Address)).IsOk());
        (await theirs.Set("Body", theirs.Value("Body")!.Replace("sama baiknya", "sama mutunya", StringComparison.Ordinal)).SubmitAsync("Save")).IsOk();

        var typed = mine.Value("Body")!.Replace("Warga datang", "Masyarakat datang", StringComparison.Ordinal);
        var refused = (await mine.Set("Body", typed).SubmitAsync("Save")).Is(HttpStatusCode.UnprocessableEntity);

        Assert.Contains("baru saja disimpan orang lain", refused.Words, StringComparison.Ordinal);
        Assert.Contains("mutunya", refused.Html.QuerySelector(".bk-diff del")!.TextContent + refused.Html.QuerySelectorAll(".bk-diff del")[^1].TextContent, StringComparison.Ordinal);
        Assert.Equal(typed, TextScene.Editor(refused).Value("Body"));
        // Saved once more, it is meant.
        var saved = (await TextScene.Editor(refused).SubmitAsync("Save")).IsOk();
        Assert.Equal(typed, TextScene.Editor(saved).Value("Body"));
    }

    [Fact]
    public async Task A_draft_is_missing_for_another_agency_and_for_who_only_reads()
    {
        var scene = await TextScene.OpenAsync(site);
        var organizer = await scene.Office.SignInAsync(scene.Office.Organizer);
        var address = (await scene.CopyAsync(organizer)).Address;

        foreach (var other in (string[])[scene.Office.Stranger, scene.Office.Auditor])
            (await (await scene.Office.SignInAsync(other)).GetAsync(address)).Is(HttpStatusCode.NotFound);
    }

    [Fact]
    public async Task A_copy_by_mistake_is_put_away()
    {
        var scene = await TextScene.OpenAsync(site);
        var organizer = await scene.Office.SignInAsync(scene.Office.Organizer);
        var page = await scene.CopyAsync(organizer);
        Assert.Contains("Draf dibuang", (await page.FormTo("/buang").SubmitAsync()).IsOk().Text, StringComparison.Ordinal);

        (await organizer.GetAsync(page.Address)).Is(HttpStatusCode.NotFound);
        // Both acts may fall into one millisecond of the test's clock.
        Assert.Equal(["text.draft-discarded", "text.draft-made"], (await scene.ActsAsync(TextScene.IdIn(page.Address))).Order(StringComparer.Ordinal));
    }
}
