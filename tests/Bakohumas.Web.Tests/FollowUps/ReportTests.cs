using System.Globalization;
using System.Net;
using System.Text;
using Bakohumas.Domain.Events;
using Bakohumas.Domain.FollowUps;
using Bakohumas.Domain.Reminders;
using Bakohumas.Web.Platform.Files;
using Bakohumas.Web.Platform.Security;
using Bakohumas.Web.Tests.Reminders;
using Bakohumas.Web.Tests.Rig;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;

namespace Bakohumas.Web.Tests.FollowUps;

public sealed class ReportTests(Site site) : IClassFixture<Site>
{
    private readonly Stage stage = new(site);
    private string mail = "";

    [Fact]
    public async Task A_report_goes_from_open_to_returned_to_accepted()
    {
        var (at, duty, link) = await DutyAsync();
        using var owner = site.Visitor();
        using var officer = await stage.OfficerAsync(at.OrganizerAgencyId);
        var panel = $"/panel/kegiatan/{at.Slug}/tindak-lanjut";
        Assert.Contains("Belum dimulai", (await officer.GetAsync(panel)).IsOk().Words, StringComparison.Ordinal);

        var sent = await (await FilledAsync(owner, link)).Attach("Files", "apel.jpg", Pictures.LadenJpeg, "image/jpeg").Attach("Files", "surat.pdf", "%PDF-1.4 surat"u8.ToArray(), "application/pdf").SubmitAsync();
        Assert.StartsWith("303 ", Assert.Single(sent.IsOk().Trail), StringComparison.Ordinal);
        Assert.Contains("Terima kasih", sent.Words, StringComparison.Ordinal);

        var page = (await officer.GetAsync($"{panel}/{duty}")).IsOk();
        Assert.Contains("Dilaporkan", page.Words, StringComparison.Ordinal);
        var returned = await page.Form("form[action*='/laporan/']").Set("Outcome", "Returned").SubmitAsync();
        returned.Is(HttpStatusCode.UnprocessableEntity);
        (await returned.Form("form[action*='/laporan/']").Set("Outcome", "Returned").Set("Note", "Mohon tulis tanggal yang benar.").SubmitAsync()).IsOk();

        await stage.SendAsync();
        Assert.Contains("Mohon tulis tanggal yang benar.", site.Outbox.To(mail)[^1].Text, StringComparison.Ordinal);
        Assert.Contains("Mohon tulis tanggal yang benar.", (await owner.GetAsync(link)).IsOk().Words, StringComparison.Ordinal);
        site.Clock.Advance(TimeSpan.FromMinutes(1));
        (await (await FilledAsync(owner, link)).SubmitAsync()).IsOk();
        (await (await officer.GetAsync($"{panel}/{duty}")).Form("form[action*='/laporan/']").Set("Outcome", "Accepted").SubmitAsync()).IsOk();
        Assert.Contains("Selesai, diterima", (await officer.GetAsync($"{panel}/{duty}")).Words, StringComparison.Ordinal);
        Assert.Equal(2, await site.ReadAsync(db => db.DutyReports.CountAsync(r => r.DutyId == duty)));
        Assert.Equal(1, await site.ReadAsync(db => db.Outbox.CountAsync(m => m.SubjectId == duty && m.Rule == MailRule.ReportAccepted)));
    }

    [Fact]
    public async Task Evidence_is_stored_stripped_and_handed_out_as_an_attachment_to_the_organizer_only()
    {
        var (at, duty, link) = await DutyAsync();
        using var owner = site.Visitor();
        (await (await FilledAsync(owner, link)).Attach("Files", "../../apel.html", Pictures.LadenJpeg, "text/html").SubmitAsync()).IsOk();

        var file = await site.ReadAsync(db => db.Files.AsNoTracking().SingleAsync(f => db.DutyReports.Any(r => r.Id == f.OwnerId && r.DutyId == duty)));
        await using var stored = site.Services.GetRequiredService<FileVault>().Open(file.Hash)!;
        using var copy = new MemoryStream();
        await stored.CopyToAsync(copy, TestContext.Current.CancellationToken);
        Assert.Equal(Pictures.PlainJpeg, copy.ToArray());

        using var officer = await stage.OfficerAsync(at.OrganizerAgencyId);
        using var stranger = await stage.OfficerAsync(await stage.AgencyAsync("Lain"));
        var address = (await officer.GetAsync($"/panel/kegiatan/{at.Slug}/tindak-lanjut/{duty}")).Html.QuerySelector("a[href*='/bukti/']")!.GetAttribute("href")!;
        var got = (await officer.GetAsync(address)).IsOk();
        Assert.Equal("attachment", got.ContentHeaders.ContentDisposition!.DispositionType);
        Assert.Equal("nosniff", got.Headers.GetValues("X-Content-Type-Options").Single());
        Assert.Equal("image/jpeg", got.MediaType);
        (await stranger.GetAsync(address)).Is(HttpStatusCode.NotFound);
        (await stranger.GetAsync($"/panel/kegiatan/{at.Slug}/tindak-lanjut")).Is(HttpStatusCode.NotFound);
        Assert.Equal(1, await site.ReadAsync(db => db.Audit.CountAsync(a => a.Act == Data.Acts.EvidenceDownloaded && a.EventId == at.Id)));
    }

    [Fact]
    public async Task Ten_megabytes_and_files_that_are_no_pictures_are_refused_beside_the_field()
    {
        var (_, duty, link) = await DutyAsync();
        using var owner = site.Visitor();

        var large = await (await FilledAsync(owner, link)).Attach("Files", "besar.jpg", new byte[10 * 1024 * 1024], "image/jpeg").SubmitAsync();
        Assert.Contains("5 MB", large.Is(HttpStatusCode.UnprocessableEntity).Html.QuerySelector(".bk-error")!.TextContent, StringComparison.Ordinal);
        var wrong = await (await FilledAsync(owner, link)).Attach("Files", "foto.jpg", Encoding.UTF8.GetBytes("<script>alert(1)</script>"), "image/jpeg").SubmitAsync();
        Assert.Contains("JPEG", wrong.Is(HttpStatusCode.UnprocessableEntity).Html.QuerySelector(".bk-error")!.TextContent, StringComparison.Ordinal);
        var form = await FilledAsync(owner, link);
        for (var i = 0; i < 3; i++) form.Attach("Files", "a.png", Pictures.LadenPng, "image/png");
        (await form.SubmitAsync()).Is(HttpStatusCode.UnprocessableEntity);
        Assert.Equal(0, await site.ReadAsync(db => db.DutyReports.CountAsync(r => r.DutyId == duty)));
    }

    [Fact]
    public async Task With_the_vault_full_nothing_is_recorded_nothing_typed_is_lost_and_the_reason_stands_beside_the_field()
    {
        var (_, duty, link) = await DutyAsync();
        using var owner = site.Visitor();
        var vault = Path.Combine(site.Root, "vault");
        Directory.Move(vault, vault + ".away");
        await File.WriteAllTextAsync(vault, "bukan folder", TestContext.Current.CancellationToken);
        try
        {
            var page = await (await FilledAsync(owner, link)).Set("Note", "Tersimpan di layar").Attach("Files", "apel.jpg", Pictures.LadenJpeg, "image/jpeg").SubmitAsync();

            page.Is(HttpStatusCode.ServiceUnavailable);
            Assert.Contains("penuh atau tidak dapat dipakai", page.Html.QuerySelector(".bk-error")!.TextContent, StringComparison.Ordinal);
            Assert.Contains("Tersimpan di layar", page.Text, StringComparison.Ordinal);
            Assert.Equal(0, await site.ReadAsync(db => db.DutyReports.CountAsync(r => r.DutyId == duty)));
        }
        finally
        {
            File.Delete(vault);
            Directory.Move(vault + ".away", vault);
        }
    }

    [Fact]
    public async Task Whoever_must_mend_another_field_is_told_to_choose_the_photo_again()
    {
        var (_, _, link) = await DutyAsync();
        using var owner = site.Visitor();

        var page = await (await FilledAsync(owner, link)).Set("HeldOn", "2099-01-01").Attach("Files", "apel.jpg", Pictures.LadenJpeg, "image/jpeg").SubmitAsync();

        page.Is(HttpStatusCode.UnprocessableEntity);
        Assert.Contains("Pilih lagi berkasnya", page.Words, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("1.250", 1250)]
    [InlineData("1 250", 1250)]
    [InlineData("1,250", 1250)]
    [InlineData("12.500 ", 12500)]
    public async Task A_number_is_read_with_its_thousands(string typed, int reached)
    {
        var (_, duty, link) = await DutyAsync();
        using var owner = site.Visitor();

        (await (await FilledAsync(owner, link)).Set("Reached", typed).SubmitAsync()).IsOk();

        Assert.Equal(reached, await site.ReadAsync(db => db.DutyReports.Where(r => r.DutyId == duty).Select(r => r.Reached).SingleAsync()));
    }

    [Theory]
    [InlineData("Reached", "1.25")]
    [InlineData("Reached", "12.5000")]
    [InlineData("Reached", "1000001")]
    [InlineData("Reached", "-1")]
    [InlineData("Reached", "banyak")]
    [InlineData("Link", "http://kota.example/berita")]
    [InlineData("Link", "javascript:alert(1)")]
    [InlineData("Link", "https://a@b.example/")]
    [InlineData("HeldOn", "2099-01-01")]
    [InlineData("HeldOn", "1999-01-01")]
    [InlineData("HeldOn", "")]
    public async Task What_cannot_be_true_is_refused(string field, string value)
    {
        var (_, duty, link) = await DutyAsync();
        using var owner = site.Visitor();

        (await (await FilledAsync(owner, link)).Add(field, value).SubmitAsync()).Is(HttpStatusCode.UnprocessableEntity);

        Assert.Equal(0, await site.ReadAsync(db => db.DutyReports.CountAsync(r => r.DutyId == duty)));
    }

    [Fact]
    public async Task A_note_of_2001_characters_is_refused_and_a_form_sent_twice_is_one_report()
    {
        var (_, duty, link) = await DutyAsync();
        using var owner = site.Visitor();
        (await (await FilledAsync(owner, link)).Set("Note", new string('a', 2001)).SubmitAsync()).Is(HttpStatusCode.UnprocessableEntity);

        var form = await FilledAsync(owner, link);
        var answers = await Task.WhenAll(Enumerable.Range(0, 5).Select(_ => form.SubmitAsync()));

        Assert.All(answers, a => a.IsOk());
        Assert.Equal(1, await site.ReadAsync(db => db.DutyReports.CountAsync(r => r.DutyId == duty)));
    }

    [Fact]
    public async Task Looking_changes_nothing_and_opening_counts_once()
    {
        var (at, duty, link) = await DutyAsync();
        using var owner = site.Visitor();
        var page = (await owner.GetAsync(link)).IsOk();
        Assert.Null((await site.ReadAsync(db => db.Duties.AsNoTracking().SingleAsync(d => d.Id == duty))).OpenedAt);

        for (var i = 0; i < 2; i++) (await page.FormTo("/dibuka").SubmitAsync()).Is(HttpStatusCode.NoContent);

        Assert.NotNull((await site.ReadAsync(db => db.Duties.AsNoTracking().SingleAsync(d => d.Id == duty))).OpenedAt);
        Assert.Equal(1, await site.ReadAsync(db => db.Audit.CountAsync(a => a.Act == Data.Acts.DutyOpened && a.EventId == at.Id)));
        (await owner.GetAsync("/tindak-lanjut/" + new string('A', 22))).Is(HttpStatusCode.NotFound);
    }

    [Fact]
    public async Task Late_and_silent_come_with_the_days()
    {
        var (at, _, link) = await DutyAsync();
        var (opened, _, openLink) = await DutyAsync();
        using var owner = site.Visitor();
        await (await owner.GetAsync(openLink)).FormTo("/dibuka").SubmitAsync();
        var before = site.Clock.Now;
        var due = DutyRules.DueAt(at.EndsAt, at.Zone);
        foreach (var (moment, mine, theirs) in ((DateTimeOffset, string, string)[])[
            (due.AddSeconds(-1), "Belum dimulai", "Belum dimulai"), (due, "Melewati tenggat", "Melewati tenggat"), (due.AddDays(7), "Tanpa kabar", "Melewati tenggat")])
        {
            site.Clock.Set(moment);
            Assert.Contains(mine, (await owner.GetAsync(link)).IsOk().Words, StringComparison.Ordinal);
            Assert.Contains(theirs, (await owner.GetAsync(openLink)).IsOk().Words, StringComparison.Ordinal);
        }

        Assert.NotEqual(at.Id, opened.Id);
        site.Clock.Set(before);
    }

    [Fact]
    public async Task A_new_owner_gets_a_new_link_and_the_old_one_dies()
    {
        var (at, duty, link) = await DutyAsync();
        var agency = (await site.ReadAsync(db => db.Duties.AsNoTracking().SingleAsync(d => d.Id == duty))).AgencyId;
        var next = $"{Stage.Fresh("pengganti")}@kota.example";
        var contact = await stage.ContactAsync(agency, "Pengganti", next);
        using var officer = await stage.OfficerAsync(at.OrganizerAgencyId);

        (await (await officer.GetAsync($"/panel/kegiatan/{at.Slug}/tindak-lanjut/{duty}")).IsOk().FormTo("/penanggung-jawab").Set("owner", $"k-{contact:N}").SubmitAsync()).IsOk();
        site.Clock.AdvanceToWib(10);
        await stage.SendAsync();

        using var owner = site.Visitor();
        (await owner.GetAsync(link)).Is(HttpStatusCode.NotFound);
        (await owner.GetAsync(site.Outbox.Only(next).LinkWith("/tindak-lanjut/"))).IsOk();
    }

    private async Task<Form> FilledAsync(Visitor owner, string link) => (await owner.GetAsync(link)).IsOk().Form("form[enctype]")
        .Set("Kind", "Awareness").Set("HeldOn", site.Clock.Now.ToString("yyyy-MM-dd", CultureInfo.InvariantCulture)).Set("Reached", "125").Set("Link", "https://tirtakencana.example/berita").Set("Note", "Apel pagi.");

    private async Task<(Event At, Guid Duty, string Link)> DutyAsync()
    {
        var at = await stage.EventAsync(site.Clock.Now.AddHours(-5), EventState.Finished);
        mail = $"{Stage.Fresh("pelapor")}@kota.example";
        await stage.AdmitAsync(await stage.PersonAsync(at, mail, await stage.AgencyAsync("Kabupaten Tirta Kencana")), at);
        await site.RunJobAsync("make-duties");
        var duty = (await site.ReadAsync(db => db.Duties.AsNoTracking().SingleAsync(d => d.EventId == at.Id && d.Kind == DutyKind.Awareness))).Id;
        return (at, duty, "/tindak-lanjut/" + site.Services.GetRequiredService<Links>().DutyToken(duty, 0));
    }
}
