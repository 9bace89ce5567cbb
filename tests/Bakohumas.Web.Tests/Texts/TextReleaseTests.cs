using System.Data.Common;
using System.Net;
using Bakohumas.Domain.Pledges;
using Bakohumas.Web.Tests.Rig;
using Microsoft.EntityFrameworkCore;

namespace Bakohumas.Web.Tests.Texts;

/// <summary>From a draft over four eyes to a released text, and out of use again.</summary>
public sealed class TextReleaseTests(Site site) : IClassFixture<Site>
{
    [Fact]
    public async Task A_text_is_written_by_one_checked_and_released_by_another_and_every_step_stands_in_the_audit()
    {
        var scene = await TextScene.OpenAsync(site);
        var (author, colleague) = (await scene.Office.SignInAsync(scene.Office.Organizer), await scene.Office.SignInAsync(scene.Office.Colleague));
        var version = await scene.ReleasedAsync(author, colleague);
        var page = (await author.GetAsync($"/panel/naskah/{version}")).IsOk();

        Assert.Contains("Naskah ini terbit untuk Pemilu nasional 2029.", page.Words, StringComparison.Ordinal);
        Assert.Contains("Kepala Biro Hukum", page.Words, StringComparison.Ordinal);
        Assert.DoesNotContain("NASKAH CONTOH", page.Words, StringComparison.Ordinal);
        Assert.Equal(["text.checked", "text.released", "text.submitted"], (await scene.ActsAsync(version)).Order(StringComparer.Ordinal));
        Assert.Equal("1.0.0", (await scene.VersionAsync(version)).Version);
    }

    [Fact]
    public async Task Who_wrote_a_text_does_not_check_it()
    {
        var scene = await TextScene.OpenAsync(site);
        var (author, colleague) = (await scene.Office.SignInAsync(scene.Office.Organizer), await scene.Office.SignInAsync(scene.Office.Colleague));
        var draft = await scene.CopyAsync(author);
        // The colleague wrote along: then neither of the two is a second person.
        (await TextScene.Editor((await colleague.GetAsync(draft.Address)).IsOk()).SubmitAsync("Save")).IsOk();
        site.Clock.Advance(TimeSpan.FromSeconds(1));
        var version = TextScene.IdIn((await TextScene.Editor(await author.GetAsync(draft.Address)).SubmitAsync("Submit")).IsOk().Address);

        foreach (var writer in (Visitor[])[author, colleague])
        {
            Assert.Null((await writer.GetAsync($"/panel/naskah/{version}")).IsOk().Html.QuerySelector("form[action$='/periksa']"));
            var refused = (await writer.PostAsync($"/panel/naskah/{version}/periksa", [new("Passed", "true")])).IsOk();
            Assert.Contains("Anda ikut menulis", refused.Words, StringComparison.Ordinal);
        }

        Assert.Equal(0, await site.ReadAsync(db => db.PledgeTextChecks.CountAsync(c => c.VersionId == version)));
    }

    [Fact]
    public async Task A_text_that_nobody_checked_is_not_released()
    {
        var scene = await TextScene.OpenAsync(site);
        var (author, colleague) = (await scene.Office.SignInAsync(scene.Office.Organizer), await scene.Office.SignInAsync(scene.Office.Colleague));
        var version = await scene.SubmittedAsync(author);
        await colleague.GetAsync($"/panel/naskah/{version}");
        await colleague.PostAsync($"/panel/naskah/{version}/terbit", [new("GivenFor", "x"), new("ReleasedBy", "y")]);

        Assert.Equal(0, await site.ReadAsync(db => db.PledgeTextReleases.CountAsync(r => r.VersionId == version)));
    }

    [Fact]
    public async Task A_returned_text_says_why_and_the_next_attempt_is_another_version()
    {
        var scene = await TextScene.OpenAsync(site);
        var (author, colleague) = (await scene.Office.SignInAsync(scene.Office.Organizer), await scene.Office.SignInAsync(scene.Office.Colleague));
        var version = await scene.SubmittedAsync(author);
        (await scene.CheckAsync(colleague, version, passed: false)).Is(HttpStatusCode.UnprocessableEntity);
        (await scene.CheckAsync(colleague, version, passed: false, note: "Dasar hukum butir 5 perlu dicek.")).IsOk();
        site.Clock.Advance(TimeSpan.FromSeconds(1));
        var draft = (await (await author.GetAsync($"/panel/naskah/{version}")).FollowAsync("a[href^='/panel/naskah/draf/']")).IsOk();
        Assert.Contains("Dasar hukum butir 5 perlu dicek.", draft.Words, StringComparison.Ordinal);

        var again = TextScene.IdIn((await TextScene.Editor(draft).SubmitAsync("Submit")).IsOk().Address);
        Assert.Equal("2.0.0", (await scene.VersionAsync(again)).Version);
        Assert.Equal(version, (await scene.VersionAsync(again)).BasedOnId);
    }

    [Fact]
    public async Task Only_an_administrator_releases_what_comes_with_the_program()
    {
        var scene = await TextScene.OpenAsync(site);
        var organizer = await scene.Office.SignInAsync(scene.Office.Organizer);
        var version = await scene.Office.TextAsync("komitmen-humas");
        (await scene.CheckAsync(organizer, version)).IsOk();

        Assert.Null((await organizer.GetAsync($"/panel/naskah/{version}")).Html.QuerySelector("form[action$='/terbit']"));
        await organizer.PostAsync($"/panel/naskah/{version}/terbit", [new("GivenFor", "x"), new("ReleasedBy", "y")]);
        Assert.Equal(0, await site.ReadAsync(db => db.PledgeTextReleases.CountAsync(r => r.VersionId == version)));
    }

    [Fact]
    public async Task A_withdrawn_text_is_offered_to_no_new_event_and_says_why()
    {
        var scene = await TextScene.OpenAsync(site);
        var (author, colleague) = (await scene.Office.SignInAsync(scene.Office.Organizer), await scene.Office.SignInAsync(scene.Office.Colleague));
        var version = await scene.ReleasedAsync(author, colleague);
        Assert.NotNull((await author.GetAsync("/panel/kegiatan/baru")).Html.QuerySelector($"#PledgeText option[value='{version}']"));
        var page = await (await author.GetAsync($"/panel/naskah/{version}")).FormTo("/tarik").Set("Reason", "Undang-undangnya diganti.").SubmitAsync();

        Assert.Contains("Undang-undangnya diganti.", page.IsOk().Words, StringComparison.Ordinal);
        Assert.Null((await author.GetAsync("/panel/kegiatan/baru")).Html.QuerySelector($"#PledgeText option[value='{version}']"));
        Assert.Contains("text.withdrawn", await scene.ActsAsync(version));
    }

    [Fact]
    public async Task The_history_compares_two_versions_word_by_word()
    {
        var scene = await TextScene.OpenAsync(site);
        var (author, colleague) = (await scene.Office.SignInAsync(scene.Office.Organizer), await scene.Office.SignInAsync(scene.Office.Colleague));
        var first = await scene.ReleasedAsync(author, colleague);
        site.Clock.Advance(TimeSpan.FromSeconds(1));
        var form = TextScene.Editor(await (await author.GetAsync($"/panel/naskah/{first}")).FollowAsync("a[href^='/panel/naskah/draf/']"));
        var second = TextScene.IdIn((await form.Set("Body", form.Value("Body")!.Replace("sikap dan mutu yang sama", "sikap dan kecepatan yang sama", StringComparison.Ordinal)).SubmitAsync("Submit")).IsOk().Address);

        var diff = (await (await author.GetAsync($"/panel/naskah/{second}")).FollowAsync("a[href*='/beda/']")).IsOk();
        Assert.Equal("kecepatan", Assert.Single(diff.Html.QuerySelectorAll(".bk-diff ins")).LastChild!.TextContent);
        // The clause between its neighbours is open; what nobody touched is folded away and still there.
        var open = diff.Html.QuerySelectorAll(".bk-diff > p");
        Assert.InRange(open.Length, 3, 5);
        Assert.Contains(open, p => p.QuerySelector("ins") is not null);
        Assert.All(diff.Html.QuerySelectorAll(".bk-diff details"), fold => Assert.Null(fold.QuerySelector("ins, del")));
        Assert.Contains("Pernyataan kesadaran", string.Concat(diff.Html.QuerySelectorAll(".bk-diff details p").Select(p => p.TextContent)), StringComparison.Ordinal);
        Assert.Equal("mutu", Assert.Single(diff.Html.QuerySelectorAll(".bk-diff del")).LastChild!.TextContent);
        Assert.Contains("1 baris berubah", diff.Words, StringComparison.Ordinal);
        // The released version stands as it was.
        Assert.Contains("sikap dan mutu yang sama", (await scene.VersionAsync(first)).Source, StringComparison.Ordinal);
        (await (await scene.Office.SignInAsync(scene.Office.Stranger)).GetAsync(diff.Address)).Is(HttpStatusCode.NotFound);
    }

    [Fact]
    public async Task The_list_finds_texts_by_word_state_and_language_and_says_how_much_they_are_used()
    {
        var scene = await TextScene.OpenAsync(site);
        var (author, colleague) = (await scene.Office.SignInAsync(scene.Office.Organizer), await scene.Office.SignInAsync(scene.Office.Colleague));
        var form = TextScene.Editor(await scene.CopyAsync(author));
        var version = TextScene.IdIn((await form.Set("Title", "Komitmen Zamrud Khatulistiwa").SubmitAsync("Submit")).IsOk().Address);
        await scene.Office.DraftAsync(author);

        var found = (await author.GetAsync("/panel/naskah?cari=zamrud&keadaan=Unchecked&bahasa=id")).IsOk();
        Assert.Equal($"/panel/naskah/{version}", Assert.Single(found.Html.QuerySelectorAll("tbody a")).GetAttribute("href"));
        Assert.Contains("0 kegiatan", found.Words, StringComparison.Ordinal);
        Assert.Contains("Tidak ada naskah yang cocok", (await author.GetAsync("/panel/naskah?cari=zamrud&keadaan=Released")).IsOk().Words, StringComparison.Ordinal);
        Assert.DoesNotContain("Zamrud", (await (await scene.Office.SignInAsync(scene.Office.Stranger)).GetAsync("/panel/naskah")).IsOk().Words, StringComparison.Ordinal);
        Assert.Contains("Zamrud", (await (await scene.Office.SignInAsync(scene.Office.Auditor)).GetAsync("/panel/naskah")).IsOk().Words, StringComparison.Ordinal);
        (await scene.CheckAsync(colleague, version)).IsOk();
    }

    [Theory]
    [InlineData("PledgeTextChecks", "\"Passed\" = NOT \"Passed\"")]
    [InlineData("PledgeTextReleases", "\"GivenFor\" = 'x'")]
    [InlineData("PledgeTextWithdrawals", "\"Reason\" = 'x'")]
    [InlineData("PledgeTextAuthors", "\"AccountId\" = \"AccountId\"")]
    [InlineData("PledgeDraftEdits", "\"AccountId\" = \"AccountId\"")]
    [InlineData("PledgeTextVersions", "\"Source\" = 'x'")]
    public async Task The_states_of_a_text_are_facts_that_the_database_keeps(string table, string change)
    {
        var scene = await TextScene.OpenAsync(site);
        var (author, colleague) = (await scene.Office.SignInAsync(scene.Office.Organizer), await scene.Office.SignInAsync(scene.Office.Colleague));
        var version = await scene.ReleasedAsync(author, colleague);
        (await (await author.GetAsync($"/panel/naskah/{version}")).FormTo("/tarik").Set("Reason", "Uji").SubmitAsync()).IsOk();

        foreach (var sql in (string[])[$"UPDATE \"{table}\" SET {change}", $"DELETE FROM \"{table}\""])
            Assert.Contains("is append-only", (await Assert.ThrowsAnyAsync<DbException>(() => site.ExecuteAsync(sql))).Message, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Of_two_checks_at_once_one_is_recorded()
    {
        var scene = await TextScene.OpenAsync(site);
        var author = await scene.Office.SignInAsync(scene.Office.Organizer);
        var version = await scene.SubmittedAsync(author);
        PledgeTextCheck Row() => new() { Id = A.NewId(site), VersionId = version, ByAccountId = version, At = site.Clock.Now, Passed = true };
        await site.WriteAsync(db => db.PledgeTextChecks.Add(Row()));

        await Assert.ThrowsAnyAsync<DbUpdateException>(() => site.WriteAsync(db => db.PledgeTextChecks.Add(Row())));
    }
}

/// <summary>Nothing is published in Production with a text that nobody answers for.</summary>
public sealed class ProductionTextTests(ProductionSite site) : IClassFixture<ProductionSite>
{
    [Fact]
    public async Task An_event_waits_for_its_text_to_be_released()
    {
        var scene = await TextScene.OpenAsync(site);
        var (author, colleague) = (await scene.Office.SignInAsync(scene.Office.Organizer), await scene.Office.SignInAsync(scene.Office.Colleague));
        var text = await scene.SubmittedAsync(author);
        var slug = (await (await scene.Office.FilledAsync(author)).Set("PledgeText", text.ToString()).SubmitAsync()).IsOk().Address["/panel/kegiatan/".Length..];

        Assert.Contains("naskah yang sudah terbit", (await Events.EventScene.PressAsync(author, slug, "terbit")).Words, StringComparison.Ordinal);
        Assert.Equal(Domain.Events.EventState.Draft, (await scene.Office.EventAsync(slug)).State);

        (await scene.CheckAsync(colleague, text)).IsOk();
        (await scene.ReleaseAsync(colleague, text)).IsOk();
        await Events.EventScene.PressAsync(author, slug, "terbit");
        Assert.Equal(Domain.Events.EventState.Published, (await scene.Office.EventAsync(slug)).State);
    }

    [Fact]
    public async Task A_published_event_does_not_change_to_a_draft_and_a_withdrawn_text_publishes_nothing()
    {
        var scene = await TextScene.OpenAsync(site);
        var (author, colleague) = (await scene.Office.SignInAsync(scene.Office.Organizer), await scene.Office.SignInAsync(scene.Office.Colleague));
        var text = await scene.ReleasedAsync(author, colleague);
        var slug = (await (await scene.Office.FilledAsync(author)).Set("PledgeText", text.ToString()).SubmitAsync()).IsOk().Address["/panel/kegiatan/".Length..];
        var later = (await (await scene.Office.FilledAsync(author)).Set("PledgeText", text.ToString()).SubmitAsync()).IsOk().Address["/panel/kegiatan/".Length..];
        await Events.EventScene.PressAsync(author, slug, "terbit");
        Assert.Equal(Domain.Events.EventState.Published, (await scene.Office.EventAsync(slug)).State);

        var draft = await scene.Office.TextAsync("komitmen-asn");
        var refused = await (await author.GetAsync($"/panel/kegiatan/{slug}/ubah")).Form("main form").Set("PledgeText", draft.ToString()).SubmitAsync();
        Assert.Contains("naskah yang sudah terbit", refused.Is(HttpStatusCode.UnprocessableEntity).Words, StringComparison.Ordinal);

        (await (await author.GetAsync($"/panel/naskah/{text}")).FormTo("/tarik").Set("Reason", "Diganti").SubmitAsync()).IsOk();
        Assert.Contains("naskah yang sudah terbit", (await Events.EventScene.PressAsync(author, later, "terbit")).Words, StringComparison.Ordinal);
        // What people know already stays.
        Assert.Equal(Domain.Events.EventState.Published, (await scene.Office.EventAsync(slug)).State);
    }
}

public sealed class ProductionSite : Site
{
    protected override string Environment => "Production";

    protected override IEnumerable<KeyValuePair<string, string>> Settings => [new("Site:PublicUrl", "http://bakohumas.example"), new("Mail:Mode", "Folder")];
}
