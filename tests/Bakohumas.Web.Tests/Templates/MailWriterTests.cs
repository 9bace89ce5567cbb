using System.Text.RegularExpressions;
using AngleSharp.Html.Parser;
using Bakohumas.Web.Platform.Templates;

namespace Bakohumas.Web.Tests.Templates;

public sealed class MailWriterTests
{
    private static readonly MailWriter Writer = new(TemplateLibraryTests.Library);

    public static TheoryData<string, string> Mails() =>
        [.. MailTemplate.All.SelectMany(m => (TheoryDataRow<string, string>[])[new(m.Id, "id"), new(m.Id, "en")])];

    [Theory]
    [MemberData(nameof(Mails))]
    public void Every_mail_is_whole_with_and_without_its_optional_values(string id, string language)
    {
        var template = TemplateLibraryTests.Library.Get(id, language);
        var needed = TemplateLibraryTests.Values.Where(v => v.Key != "kontak_pdp" && !template.Optional.Contains(v.Key)).ToDictionary();

        foreach (var values in (Dictionary<string, string>[])[TemplateLibraryTests.Values, needed])
        {
            var mail = Writer.Fill(MailTemplate.All.Single(m => m.Id == id), language, values);

            Assert.DoesNotContain('\n', mail.Subject);
            Assert.DoesNotContain("{{", mail.Subject + mail.Text + mail.Html, StringComparison.Ordinal);
            Assert.DoesNotMatch(@" [.,;]|\.\.|: *\n(?!\n- )|\(\)", mail.Text);
            Assert.Contains(values["tautan"], mail.Text, StringComparison.Ordinal);

            var page = new HtmlParser().ParseDocument(mail.Html);
            Assert.Equal(language, page.DocumentElement.GetAttribute("lang"));
            // A list of people has no one action: each has a link of their own.
            if (id == MailTemplate.LinksAgain.Id) Assert.Contains(page.QuerySelectorAll("a"), link => link.GetAttribute("href") == values["tautan"]);
            else
            {
                var button = Assert.Single(page.QuerySelectorAll("a.btn"));
                Assert.Equal(values["tautan"], button.GetAttribute("href"));
                Assert.Equal(template.Action, button.TextContent);
            }

            Assert.Empty(page.QuerySelectorAll("script,link,img,svg,form"));
            Assert.All(page.QuerySelectorAll("table"), table => Assert.Equal("presentation", table.GetAttribute("role")));
        }
    }

    [Fact]
    public void The_ticket_shows_the_code_as_a_picture_that_travels_with_the_mail()
    {
        var mail = Writer.Fill(MailTemplate.Ticket, "id", TemplateLibraryTests.Values, withQr: true);

        var picture = Assert.Single(new HtmlParser().ParseDocument(mail.Html).QuerySelectorAll("img"));
        Assert.Equal("cid:qr@bakohumas", picture.GetAttribute("src"));
        Assert.Equal("Kode QR tiket K7QD-M3XA-92TP-4C5D", picture.GetAttribute("alt"));
        Assert.Contains("Kode tiket: K7QD-M3XA-92TP-4C5D", mail.Text, StringComparison.Ordinal);
    }

    [Fact]
    public void A_value_is_never_markup_link_or_placeholder()
    {
        const string Nasty = "**Budi** <script>alert(1)</script> [klik](https://x.example) {{tautan}} # 1. &amp; `x` _y_ \\ |";
        var values = new Dictionary<string, string>(TemplateLibraryTests.Values) { ["nama"] = Nasty, ["tempat"] = "- " + Nasty + "\n\n# Judul\n1. satu" };

        var mail = Writer.Fill(MailTemplate.Ticket, "id", values);

        Assert.Contains($"Halo, {Nasty}.", mail.Text, StringComparison.Ordinal);
        var page = new HtmlParser().ParseDocument(mail.Html);
        Assert.Empty(page.QuerySelectorAll("script"));
        Assert.DoesNotContain(page.QuerySelectorAll("a"), a => a.GetAttribute("href")!.Contains("x.example", StringComparison.Ordinal));
        Assert.Single(page.QuerySelectorAll("h1"));
        Assert.Empty(page.QuerySelectorAll("h2"));
        Assert.Contains(Nasty, page.Body!.TextContent, StringComparison.Ordinal);
    }

    [Fact]
    public void A_line_break_in_a_note_stays_and_in_a_subject_goes()
    {
        var values = new Dictionary<string, string>(TemplateLibraryTests.Values) { ["catatan"] = "Tanggal kurang.\r\n\r\nFoto gelap.", ["tugas"] = "Sosialisasi\r\nBcc: x@y.example" };

        var mail = Writer.Fill(MailTemplate.ReportReturned, "id", values);

        Assert.Contains("Catatan pemeriksa: Tanggal kurang.\nFoto gelap.", mail.Text, StringComparison.Ordinal);
        Assert.Contains("Tanggal kurang.<br>Foto gelap.", mail.Html, StringComparison.Ordinal);
        Assert.Equal("Laporan Sosialisasi Bcc: x@y.example perlu sedikit dilengkapi", mail.Subject);
    }

    [Fact]
    public void An_empty_optional_value_takes_its_sentence_along()
    {
        var values = new Dictionary<string, string>(TemplateLibraryTests.Values) { ["alasan"] = "  ", ["kontak"] = "" };

        var text = Writer.Fill(MailTemplate.EventCancelled, "id", values).Text;

        Assert.DoesNotContain("Alasannya", text, StringComparison.Ordinal);
        Assert.DoesNotContain("perjalanan", text, StringComparison.Ordinal);
        Assert.Contains("Mohon maaf", text, StringComparison.Ordinal);
    }

    [Fact]
    public void A_phrase_goes_alone_where_the_sentence_can_stand()
    {
        var template = TemplateLibraryTests.Library.Get("surat-undangan", "id");
        var values = new Dictionary<string, string>(TemplateLibraryTests.Values) { ["penyelenggara_bersama"] = "" };

        Assert.Contains("Dinas Komunikasi dan Informatika menyelenggarakan Seminar", Placeholders.Fill(template, template.Body, values), StringComparison.Ordinal);
    }

    [Fact]
    public void A_value_that_is_needed_and_missing_is_an_error_not_a_hole()
    {
        var values = TemplateLibraryTests.Values.Where(v => v.Key != "tautan").ToDictionary();

        var fault = Assert.Throws<TemplateException>(() => Writer.Fill(MailTemplate.Ticket, "id", values));
        Assert.Contains("surel/tiket.md: the value for 'tautan'", fault.Message, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("id", "Berhenti menerima pengingat", "terdaftar pada")]
    [InlineData("en", "Stop reminders", "registered for")]
    public void Only_reminders_offer_to_stop(string language, string offer, string service)
    {
        foreach (var mail in MailTemplate.All)
        {
            var text = Writer.Fill(mail, language, TemplateLibraryTests.Values).Text;
            Assert.Equal(mail.Footer == MailFooter.Reminder, text.Contains(offer, StringComparison.Ordinal));
            Assert.Equal(mail.Footer is MailFooter.Service or MailFooter.Reminder, text.Contains(service, StringComparison.Ordinal));
        }
    }

    [Fact]
    public void The_privacy_address_in_the_footer_is_one_link()
    {
        var page = new HtmlParser().ParseDocument(Writer.Fill(MailTemplate.Ticket, "id", TemplateLibraryTests.Values).Html);

        Assert.Contains(page.QuerySelectorAll("a"), a => a.GetAttribute("href") == "https://bakohumas.example/privasi");
        Assert.Matches(new Regex("Kamis, 12 November 2026"), page.QuerySelector("table td.v + *, td.v")!.ParentElement!.ParentElement!.TextContent);
    }
}
