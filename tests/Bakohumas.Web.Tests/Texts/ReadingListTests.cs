using System.Data.Common;
using System.Net;
using Bakohumas.Domain.Pledges;
using Bakohumas.Web.Tests.Events;
using Bakohumas.Web.Tests.Pledges;
using Bakohumas.Web.Tests.Rig;
using Microsoft.EntityFrameworkCore;

namespace Bakohumas.Web.Tests.Texts;

/// <summary>What is read before signing: off by default, never a locked door.</summary>
public sealed class ReadingListTests(Site site) : IClassFixture<Site>
{
    [Fact]
    public async Task Without_a_list_the_page_says_nothing_of_it()
    {
        var scene = await SigningScene.OpenAsync(site);
        var page = (await site.Visitor().GetAsync(SigningScene.Address(await scene.InsideAsync()))).IsOk();

        Assert.Null(page.Html.QuerySelector("#bacaan"));
        Assert.NotNull(page.Html.QuerySelector("form[data-signature]"));
    }

    [Fact]
    public async Task Each_entry_is_marked_without_script_and_then_the_form_is_there()
    {
        var scene = await ListedAsync();
        var ticket = await scene.InsideAsync();
        var page = (await site.Visitor().GetAsync(SigningScene.Address(ticket))).IsOk();
        Assert.Null(page.Html.QuerySelector("form[data-signature]"));
        Assert.Equal("noopener noreferrer", page.Html.QuerySelector("#bacaan a")!.GetAttribute("rel"));

        for (var left = 3; left > 0; left--)
        {
            var button = page.Html.QuerySelectorAll("#bacaan li button")[0];
            Assert.Equal(left, page.Html.QuerySelectorAll("#bacaan li button").Length);
            page = await site.Visitor().GetAsync(SigningScene.Address(ticket));
            var visitor = site.Visitor();
            await visitor.GetAsync(SigningScene.Address(ticket));
            page = (await visitor.PostAsync($"{ticket.Home}/bacaan", [new("entry", button.GetAttribute("value")!)])).IsOk();
        }

        await scene.SignAsync(ticket);
        var marks = await site.ReadAsync(db => db.ReadingMarks.AsNoTracking().Where(m => m.RegistrationId == ticket.Id).ToListAsync());
        Assert.Equal(3, marks.Count);
        Assert.All(marks, m => Assert.False(m.Otherwise));
    }

    [Fact]
    public async Task One_press_says_read_in_another_way_and_nobody_is_locked_out()
    {
        var scene = await ListedAsync();
        var ticket = await scene.InsideAsync();
        var page = (await site.Visitor().GetAsync(SigningScene.Address(ticket))).IsOk();
        page = (await page.Form("#bacaan form.bk-note").SubmitAsync("true")).IsOk();

        Assert.NotNull(page.Html.QuerySelector("form[data-signature]"));
        await scene.SignAsync(ticket);
        Assert.All(await site.ReadAsync(db => db.ReadingMarks.AsNoTracking().Where(m => m.RegistrationId == ticket.Id).ToListAsync()), m => Assert.True(m.Otherwise));
    }

    [Fact]
    public async Task A_form_that_was_sent_without_reading_is_answered_with_the_list()
    {
        var scene = await SigningScene.OpenAsync(site);
        var ticket = await scene.InsideAsync();
        var form = await scene.FormAsync(ticket);
        await ListAsync(scene);

        var refused = (await form.SubmitAsync()).Is(HttpStatusCode.Conflict);
        Assert.NotNull(refused.Html.QuerySelector("#bacaan"));
        Assert.Empty(await scene.PledgesAsync());
    }

    [Fact]
    public async Task A_foreign_link_or_entry_marks_nothing()
    {
        var scene = await ListedAsync();
        var (ticket, visitor) = (await scene.InsideAsync(), site.Visitor());
        await visitor.GetAsync(SigningScene.Address(ticket));
        var other = await ListedAsync();
        var foreign = await site.ReadAsync(db => db.ReadingEntries.Where(e => e.EventId == other.Event.Id).OrderBy(e => e.Place).Select(e => e.Id).FirstAsync());

        (await visitor.PostAsync("/tiket/AAAAAAAAAAAAAAAAAAAAAA/bacaan", [new("otherwise", "true")])).Is(HttpStatusCode.NotFound);
        (await visitor.PostAsync($"{ticket.Home}/bacaan", [new("entry", foreign.ToString())])).IsOk();
        Assert.Equal(0, await site.ReadAsync(db => db.ReadingMarks.CountAsync(m => m.RegistrationId == ticket.Id)));
    }

    [Fact]
    public async Task The_organizer_chooses_three_to_ten_entries_with_https_links_or_none()
    {
        var scene = await EventScene.OpenAsync(site);
        var organizer = await scene.SignInAsync(scene.Organizer);
        var slug = await scene.DraftAsync(organizer);
        Form Blank(Page page) => page.Form("main form");
        var page = (await organizer.GetAsync($"/panel/kegiatan/{slug}/bacaan")).IsOk();
        Assert.Contains(page.Html.QuerySelectorAll("#peraturan option"), o => o.GetAttribute("value")!.StartsWith("UU 20/2023: Aparatur Sipil Negara", StringComparison.Ordinal));
        Assert.DoesNotContain(page.Html.QuerySelectorAll("#peraturan option"), o => o.GetAttribute("value")!.StartsWith("PP 53/2010", StringComparison.Ordinal));
        Assert.Equal((3, 7), (page.Html.QuerySelectorAll("main form > fieldset").Length, page.Html.QuerySelectorAll("main form > details fieldset").Length));
        Assert.Contains("Isi 3 sampai 10 bacaan", (await Blank(page).Set("Rows[0].Title", "Satu").SubmitAsync()).Is(HttpStatusCode.UnprocessableEntity).Words, StringComparison.Ordinal);
        var refused = (await Blank(page).Set("Rows[0].Title", "Satu").Set("Rows[0].Link", "http://contoh.example").Set("Rows[1].Link", "https://contoh.example").SubmitAsync()).Is(HttpStatusCode.UnprocessableEntity);
        Assert.Contains("Tautan harus diawali https://", refused.Words, StringComparison.Ordinal);
        Assert.Equal("http://contoh.example", Blank(refused).Value("Rows[0].Link"));

        var saved = (await Filled(Blank(page), "Satu", "Dua", "Tiga").SubmitAsync()).IsOk();
        var first = await EntriesAsync(slug);
        site.Clock.Advance(TimeSpan.FromSeconds(1));
        await Filled(Blank(saved), "Tiga", "Dua", "Empat").SubmitAsync();
        var second = await EntriesAsync(slug);

        // What stayed keeps its id, and with it the marks.
        Assert.Equal(["Satu", "Dua", "Tiga"], first.Select(e => e.Title));
        Assert.Equal(["Tiga", "Dua", "Empat"], second.Select(e => e.Title));
        Assert.Equal(first.Single(e => e.Title == "Dua").Id, second.Single(e => e.Title == "Dua").Id);
        Assert.Equal(["event.reading-list-changed", "event.reading-list-changed"], await site.ReadAsync(db => db.Audit.Where(a => a.EventId == db.Events.Single(e => e.Slug == slug).Id && a.Act.StartsWith("event.reading")).Select(a => a.Act).ToListAsync()));
        (await (await scene.SignInAsync(scene.Stranger)).GetAsync($"/panel/kegiatan/{slug}/bacaan")).Is(HttpStatusCode.NotFound);
    }

    [Fact]
    public async Task Of_two_organizers_who_change_the_list_at_once_the_second_sees_what_the_first_saved_and_loses_nothing()
    {
        var scene = await EventScene.OpenAsync(site);
        var organizer = await scene.SignInAsync(scene.Organizer);
        var slug = await scene.DraftAsync(organizer);
        var address = $"/panel/kegiatan/{slug}/bacaan";
        Form Of(Page page) => page.Form("main form");
        var (first, second) = (Of((await organizer.GetAsync(address)).IsOk()), Of((await organizer.GetAsync(address)).IsOk()));
        (await Filled(first, "Satu", "Dua", "Tiga").SubmitAsync()).IsOk();

        var told = (await Filled(second, "Lima", "Enam", "Tujuh").SubmitAsync()).Is(HttpStatusCode.Conflict);

        Assert.Contains("baru saja diubah orang lain", told.Words, StringComparison.Ordinal);
        Assert.Equal(["Satu", "Dua", "Tiga"], told.Html.QuerySelectorAll("section[aria-labelledby=tersimpan] li").Select(li => li.TextContent.Trim()));
        Assert.Equal("Lima", Of(told).Value("Rows[0].Title"));
        Assert.Equal(["Satu", "Dua", "Tiga"], (await EntriesAsync(slug)).Select(e => e.Title));
        // Seen and pressed once more it is a choice.
        (await Of(told).SubmitAsync()).IsOk();
        Assert.Equal(["Lima", "Enam", "Tujuh"], (await EntriesAsync(slug)).Select(e => e.Title));
    }

    [Fact]
    public async Task Of_many_lists_saved_in_the_same_moment_one_is_stored()
    {
        var scene = await EventScene.OpenAsync(site);
        var organizer = await scene.SignInAsync(scene.Organizer);
        var slug = await scene.DraftAsync(organizer);
        var forms = new List<Form>();
        for (var i = 0; i < 6; i++) forms.Add(Filled((await organizer.GetAsync($"/panel/kegiatan/{slug}/bacaan")).IsOk().Form("main form"), $"Satu {i}", $"Dua {i}", $"Tiga {i}"));

        var answers = await Task.WhenAll(forms.Select(form => form.SubmitAsync()));

        Assert.Equal(5, answers.Count(a => a.Status == HttpStatusCode.Conflict));
        var stored = await EntriesAsync(slug);
        Assert.Equal(3, stored.Count);
        Assert.Single(stored.Select(e => e.Title[^1]).Distinct());
    }

    [Theory]
    [InlineData("UPDATE \"ReadingMarks\" SET \"Otherwise\" = NOT \"Otherwise\"")]
    [InlineData("DELETE FROM \"ReadingMarks\"")]
    [InlineData("UPDATE \"ReadingEntries\" SET \"Title\" = 'x'")]
    [InlineData("DELETE FROM \"ReadingEntries\"")]
    public async Task What_was_read_is_a_fact(string sql)
    {
        var scene = await ListedAsync();
        var ticket = await scene.InsideAsync();
        await (await site.Visitor().GetAsync(SigningScene.Address(ticket))).Form("#bacaan form.bk-note").SubmitAsync("true");

        Assert.Contains("is append-only", (await Assert.ThrowsAnyAsync<DbException>(() => site.ExecuteAsync(sql))).Message, StringComparison.Ordinal);
    }

    private static Form Filled(Form form, params ReadOnlySpan<string> titles)
    {
        for (var i = 0; i < titles.Length; i++) form.Set($"Rows[{i}].Title", titles[i]);
        return form;
    }

    private Task<List<ReadingEntry>> EntriesAsync(string slug) => site.ReadAsync(db =>
        db.ReadingEntries.AsNoTracking().Where(e => e.RemovedAt == null && db.Events.Any(at => at.Id == e.EventId && at.Slug == slug)).OrderBy(e => e.Place).ToListAsync());

    private async Task<SigningScene> ListedAsync()
    {
        var scene = await SigningScene.OpenAsync(site);
        await ListAsync(scene);
        return scene;
    }

    private Task ListAsync(SigningScene scene) => site.WriteAsync(db =>
    {
        for (var i = 1; i <= 3; i++)
            db.ReadingEntries.Add(new ReadingEntry { Id = A.NewId(site), EventId = scene.Event.Id, Place = i, Title = $"Bacaan {i}", Link = i == 3 ? null : $"https://contoh.example/{i}", AddedAt = site.Clock.Now });
    });
}
