using System.Net;
using Bakohumas.Domain.Agencies;
using Bakohumas.Domain.People;
using Bakohumas.Domain.Reminders;
using Bakohumas.Web.Features.Shared;
using Bakohumas.Web.Platform.Security;
using Bakohumas.Web.Tests.Rig;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;

namespace Bakohumas.Web.Tests.Registrations;

/// <summary>What the form accepts, and what it says beside a field when it does not.</summary>
public sealed class RegistrationFormTests(Site site) : IClassFixture<Site>
{
    private static readonly string[] FieldsInOrder = ["Name", "Status", "Number", "NumberIsRight", "Agency", "Unit", "Position", "Mail", "Phone", "Consent"];

    public static TheoryData<string, string> NineCases => new()
    {
        { "1988041220110", "isi.nip_panjang" },
        { "19880412201101200x", "isi.nip_bukan_angka" },
        { "198804122", "isi.nip_lama" },
        { "3471051204880001", "isi.nip_seperti_nik" },
        { "198813122011012001", "isi.nip_lahir" },
        { "198804122011212001", "isi.nip_angkat" },
        { "198804122099012001", "isi.nip_angkat_depan" },
        { "198804122011013001", "isi.nip_kelamin" },
        { "198804122011012000", "isi.nip_urut" },
    };

    [Theory]
    [InlineData("Pppk", "NI PPPK")]
    [InlineData("PppkPartTime", "NI PPPK paruh waktu")]
    public async Task Who_has_no_NIP_is_told_about_the_number_by_its_own_name(string status, string named)
    {
        var scene = await SeatScene.OpenAsync(site);

        var page = (await (await scene.FormAsync(number: "1988041220110")).Set("Status", status).SubmitAsync()).Is(HttpStatusCode.UnprocessableEntity);

        var said = page.Html.GetElementById("Number-e")!.TextContent;
        Assert.Contains(named + " terdiri atas 18 angka", said, StringComparison.Ordinal);
        Assert.DoesNotContain("NIP", said, StringComparison.Ordinal);
    }

    [Theory, MemberData(nameof(NineCases))]
    public async Task Each_wrong_number_is_explained_beside_the_field_in_both_languages(string number, string key)
    {
        var scene = await SeatScene.OpenAsync(site);
        var words = site.Services.GetRequiredService<WordingBook>();
        foreach (var language in (string[])["id", "en"])
        {
            using var visitor = site.Visitor();
            await visitor.GetAsync($"/bahasa?ke={language}&kembali=/");
            var page = (await (await scene.FormAsync(visitor, number: number)).SubmitAsync()).Is(HttpStatusCode.UnprocessableEntity);

            var digits = number.Count(char.IsAsciiDigit);
            var said = words.In(language);
            (string, object?)[] values = [("jumlah", digits), ("nomor", said.Of(IdentityType.CivilServantNumber))];
            var expected = said[key, [.. values.Where(v => said.Takes(key, v.Item1))]];
            Assert.Contains(expected, page.Html.GetElementById("Number-e")!.TextContent, StringComparison.Ordinal);
        }

        Assert.Empty(await scene.RowsAsync());
    }

    [Fact]
    public async Task An_empty_form_is_gone_through_from_top_to_bottom_by_the_names_of_its_fields()
    {
        var scene = await SeatScene.OpenAsync(site);

        var page = (await (await site.Visitor().GetAsync($"/kegiatan/{scene.Slug}/daftar")).IsOk().Form().SubmitAsync()).Is(HttpStatusCode.UnprocessableEntity);

        var listed = page.Html.QuerySelectorAll(".bk-errors a").Select(a => a.GetAttribute("href")![1..]).ToList();
        Assert.True(listed.Count > 4);
        Assert.Equal(listed.OrderBy(id => Array.IndexOf(FieldsInOrder, id)), listed);
        Assert.StartsWith("Nama lengkap: ", page.Html.QuerySelector(".bk-errors a[href='#Name']")!.TextContent, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("Name", "Name")]
    [InlineData("Status", "Status")]
    [InlineData("Number", "Number")]
    [InlineData("Agency", "Agency")]
    [InlineData("Position", "Position")]
    [InlineData("Mail", "Mail")]
    [InlineData("Consent", "Consent")]
    public async Task What_is_needed_is_asked_for_beside_its_field(string left, string field)
    {
        var scene = await SeatScene.OpenAsync(site);

        var page = (await (await scene.FormAsync()).Without(left).SubmitAsync()).Is(HttpStatusCode.UnprocessableEntity);

        Assert.NotEmpty(page.Html.GetElementById(field + "-e")!.TextContent);
        Assert.NotNull(page.Html.QuerySelector($".bk-errors a[href='#{field}']"));
        Assert.Empty(await scene.RowsAsync());
        Assert.Equal(0, await scene.SeatsAsync());
    }

    [Fact]
    public async Task Consent_is_not_ticked_before_and_its_version_is_kept()
    {
        var scene = await SeatScene.OpenAsync(site);
        var form = (await site.Visitor().GetAsync(scene.Address)).IsOk();
        Assert.Null(form.Form().Value("Consent"));
        Assert.Contains("privasi", form.Words, StringComparison.OrdinalIgnoreCase);

        var ticket = await scene.RegisteredAsync();

        Assert.Equal("privasi-ringkas 1.0.0 id", (await scene.RowAsync(SeatScene.TokenOf(ticket))).ConsentVersion);
    }

    [Fact]
    public async Task What_was_typed_stays_in_the_form_when_something_is_wrong()
    {
        var scene = await SeatScene.OpenAsync(site);

        var again = (await (await scene.FormAsync(number: "123")).SubmitAsync()).Form();

        Assert.Equal("Rahmawati Nur Aini, S.I.Kom.", again.Value("Name"));
        Assert.Equal(SeatScene.ListedAgency, again.Value("Agency"));
        var ticket = (await again.Set("Number", SeatScene.Number).SubmitAsync()).IsOk();
        Assert.StartsWith("/tiket/", ticket.Address, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("Siti 😀 Aminah", "😀")]
    [InlineData("Siti \u202Eanimа", "U+202E")]
    [InlineData("محمد", "م")]
    [InlineData("王小明", "王")]
    [InlineData("Siti\u0007 Aminah", "U+0007")]
    public async Task A_name_that_no_paper_can_show_is_refused_and_the_character_named(string name, string character)
    {
        var scene = await SeatScene.OpenAsync(site);

        var page = (await (await scene.FormAsync(name: name)).SubmitAsync()).Is(HttpStatusCode.UnprocessableEntity);

        Assert.Contains(character, page.Html.GetElementById("Name-e")!.TextContent, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("Name")]
    [InlineData("Unit")]
    [InlineData("Position")]
    [InlineData("Agency")]
    public async Task Ten_thousand_characters_are_refused_with_the_limit(string field)
    {
        var scene = await SeatScene.OpenAsync(site);

        var page = (await (await scene.FormAsync()).Set(field, new string('a', 10_000)).SubmitAsync()).Is(HttpStatusCode.UnprocessableEntity);

        Assert.Contains(field == "Agency" ? "160" : "120", page.Html.GetElementById(field + "-e")!.TextContent, StringComparison.Ordinal);
    }

    [Fact]
    public async Task What_phones_paste_along_unseen_is_taken_off()
    {
        var scene = await SeatScene.OpenAsync(site);

        // Zero-width space, decomposed é, doubled blanks.
        var ticket = await scene.RegisteredAsync(name: "Rene\u0301\u200B  Aminah");

        Assert.Equal("René Aminah", (await scene.RowAsync(SeatScene.TokenOf(ticket))).Name);
    }

    [Theory]
    [InlineData("a@x.example,b@y.example")]
    [InlineData("a@x.example\r\nBcc: b@y.example")]
    [InlineData("a@x")]
    [InlineData("rahmawati@")]
    [InlineData("\"a b\"@x.example")]
    public async Task One_plain_mail_address_and_nothing_else(string mail)
    {
        var scene = await SeatScene.OpenAsync(site);

        var page = (await (await scene.FormAsync(mail: mail)).SubmitAsync()).Is(HttpStatusCode.UnprocessableEntity);

        Assert.NotNull(page.Html.GetElementById("Mail-e"));
        Assert.Empty(await scene.RowsAsync());
    }

    [Fact]
    public async Task A_rare_number_is_asked_about_once_and_then_taken()
    {
        var scene = await SeatScene.OpenAsync(site);

        // 80 years old: rare for a civil servant, but not impossible.
        var asked = (await (await scene.FormAsync(number: "194501011970011001")).SubmitAsync()).Is(HttpStatusCode.UnprocessableEntity);
        Assert.Empty(await scene.RowsAsync());
        var ticket = (await asked.Form().Check("NumberIsRight").SubmitAsync()).IsOk();

        Assert.StartsWith("/tiket/", ticket.Address, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Nobody_can_tick_no_number_and_give_one()
    {
        var scene = await SeatScene.OpenAsync(site);

        var page = (await (await scene.FormAsync()).Check("NoNumber").SubmitAsync()).Is(HttpStatusCode.UnprocessableEntity);

        Assert.NotNull(page.Html.GetElementById("Number-e"));
    }

    [Fact]
    public async Task Who_has_no_number_registers_without_one()
    {
        var scene = await SeatScene.OpenAsync(site);

        var ticket = (await (await scene.FormAsync()).Set("Number", "").Check("NoNumber").SubmitAsync()).IsOk();

        var row = await scene.RowAsync(SeatScene.TokenOf(ticket));
        Assert.Equal(IdentityType.None, row.IdentityType);
        Assert.Null(row.IdentityCipher);
    }

    [Fact]
    public async Task A_status_that_the_event_is_not_for_is_refused()
    {
        var scene = await SeatScene.OpenAsync(site);

        var page = (await (await scene.FormAsync()).Add("Status", nameof(EmploymentStatus.Media)).SubmitAsync()).Is(HttpStatusCode.UnprocessableEntity);

        Assert.NotNull(page.Html.GetElementById("Status-e"));
        Assert.Empty(await scene.RowsAsync());
    }

    [Fact]
    public async Task The_number_is_stored_encrypted_and_bound_to_its_row()
    {
        var scene = await SeatScene.OpenAsync(site);
        var row = await scene.RowAsync(SeatScene.TokenOf(await scene.RegisteredAsync()));
        var fields = site.Services.GetRequiredService<FieldProtection>();

        Assert.Equal("198804122011012001", fields.Decrypt(row.IdentityCipher, row.Id));
        Assert.ThrowsAny<System.Security.Cryptography.CryptographicException>(() => fields.Decrypt(row.IdentityCipher, Guid.CreateVersion7(site.Clock.Now)));
        Assert.Equal("198804** ****** * ***", row.IdentityMask);
    }

    [Fact]
    public async Task A_listed_agency_is_found_in_any_spelling_and_an_unknown_one_is_kept_as_typed()
    {
        var scene = await SeatScene.OpenAsync(site);
        var before = await site.ReadAsync(db => db.Agencies.CountAsync());

        var listed = await scene.RowAsync(SeatScene.TokenOf((await (await scene.FormAsync()).Set("Agency", "  DISKOMINFO kabupaten Tirta  Kencana ").SubmitAsync()).IsOk()));
        var typed = await scene.RowAsync(SeatScene.TokenOf((await (await scene.FormAsync(number: SeatScene.NumberOf(7))).Set("Agency", "Radio Swara Giri").SubmitAsync()).IsOk()));
        await (await scene.FormAsync(number: SeatScene.NumberOf(8))).Set("Agency", "radio swara giri").SubmitAsync();

        Assert.Equal(scene.AgencyId, listed.AgencyId);
        var made = await site.ReadAsync(db => db.Agencies.AsNoTracking().SingleAsync(a => a.Id == typed.AgencyId));
        Assert.True(made.IsFreeText);
        Assert.Equal(AgencyType.Other, made.Type);
        Assert.Equal(before + 1, await site.ReadAsync(db => db.Agencies.CountAsync()));
        Assert.True(await site.ReadAsync(db => db.AgencyAncestors.AnyAsync(a => a.AgencyId == made.Id && a.AncestorId == made.Id && a.Depth == 0)));
    }

    [Fact]
    public async Task Without_mail_a_phone_is_enough_and_the_page_says_that_it_is_the_only_copy()
    {
        var scene = await SeatScene.OpenAsync(site);

        var ticket = (await (await scene.FormAsync(mail: "")).Set("Phone", "0812 5550 0147").SubmitAsync()).IsOk();

        var row = await scene.RowAsync(SeatScene.TokenOf(ticket));
        Assert.Equal("+6281255500147", row.Phone);
        Assert.False(await site.ReadAsync(db => db.Outbox.AnyAsync(m => m.SubjectId == row.Id)));
        Assert.Contains("satu-satunya salinan", ticket.Words, StringComparison.Ordinal);
        var whatsApp = ticket.Html.QuerySelector("a[href^='https://wa.me/6281255500147?text=']")!.GetAttribute("href")!;
        Assert.Contains(ticket.Address, Uri.UnescapeDataString(whatsApp), StringComparison.Ordinal);
    }

    [Fact]
    public async Task The_ticket_mail_waits_in_the_same_transaction()
    {
        var scene = await SeatScene.OpenAsync(site);

        var row = await scene.RowAsync(SeatScene.TokenOf(await scene.RegisteredAsync()));

        var mail = Assert.Single(await site.ReadAsync(db => db.Outbox.AsNoTracking().Where(m => m.SubjectId == row.Id).ToListAsync()));
        Assert.Equal((MailRule.Ticket, (Guid?)scene.EventId, row.RegisteredAt), (mail.Rule, mail.EventId, mail.CreatedAt));
    }
}
