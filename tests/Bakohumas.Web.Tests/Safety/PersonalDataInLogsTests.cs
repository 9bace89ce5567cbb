using System.Globalization;
using System.Net;
using System.Net.Http.Headers;
using Bakohumas.Domain.Accounts;
using Bakohumas.Domain.Pledges;
using Bakohumas.Web.Platform.Security;
using Bakohumas.Web.Tests.Accounts;
using Bakohumas.Web.Tests.Registrations;
using Bakohumas.Web.Tests.Rig;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;

namespace Bakohumas.Web.Tests.Safety;

/// <summary>One person with unmistakable data goes the whole way; neither the log nor the audit knows a word of it.</summary>
public sealed class PersonalDataInLogsTests(SiteWithoutMail site) : IClassFixture<SiteWithoutMail>
{
    private const string Name = "Kenarine Burungkecil, S.I.Kom.", Number = "197907172009042019", Mail = "kenarine.burung@kenari.example", Phone = "081377755533";
    private const string Position = "Pranata Kenari Kuning", Password = "sandi kenari terbang tinggi", Officer = "petugas.kenari@kenari.example";

    [Fact]
    public async Task A_whole_journey_leaves_no_personal_data_in_log_or_audit()
    {
        var scene = await SeatScene.OpenAsync(site, startsInDays: 1);
        using var visitor = site.Visitor();
        var form = SeatScene.Filled((await visitor.GetAsync(scene.Address)).IsOk(), Name, Number, Mail).Set("Position", Position).Set("Phone", Phone);
        (await form.Set("Number", "197907172009042").SubmitAsync()).Is(HttpStatusCode.UnprocessableEntity);
        var ticket = (await form.Set("Number", Number).SubmitAsync()).IsOk();
        var token = SeatScene.TokenOf(ticket);
        var row = await scene.RowAsync(token);
        var code = site.Services.GetRequiredService<Links>().DoorCode(row.Id, 0).Text;
        // The same person once more: the desk finds the registration and writes to the address on file.
        await SeatScene.Filled((await site.Visitor().GetAsync(scene.Address)).IsOk(), Name, Number, Mail).SubmitAsync();
        foreach (var tail in (string[])["", "/cetak", "/kalender.ics", "/qr.svg", "/ubah", "/tanda-tangan", "/komitmen.pdf"]) await visitor.GetAsync($"/tiket/{token}{tail}");
        (await visitor.GetAsync($"/tiket/{token[..^1]}x")).Is(HttpStatusCode.NotFound);
        await visitor.GetAsync("/t/" + code);
        await visitor.GetAsync("/t/" + code[..^1] + "Z");

        var paper = await SignAsync(scene, token, code, row.Id);
        await VerifyAsync(paper);
        await FailAsync(visitor, token);
        await site.RunJobAsync("send-due-mails");
        site.Clock.Advance(TimeSpan.FromDays(1));
        await site.RunJobAsync("plan-reminders");
        await site.RunJobAsync("send-due-mails");

        // The mail server was away, and the journey did leave traces: an empty log would prove nothing.
        Assert.Contains(site.Log.Lines, line => line.StartsWith("Warning", StringComparison.Ordinal) && line.Contains("was not delivered", StringComparison.Ordinal));
        Assert.Contains(site.Log.Lines, line => line.StartsWith("Information", StringComparison.Ordinal));
        var audit = await AuditAsync();
        Assert.Contains("pledge.signed", audit, StringComparison.Ordinal);
        Assert.Contains("account.sign-in-refused", audit, StringComparison.Ordinal);
        string[] canaries =
        [
            "Kenarine", "Burungkecil", "kenari", Number, Number[..15], "19790717", "200904", "79071", Phone, Phone[1..], "777555", token, token[..16],
            code, code[..8], VerificationCode.Grouped(code), Password, "sandi ken",
        ];
        foreach (var canary in canaries)
        {
            Assert.DoesNotContain(site.Log.Lines, line => line.Contains(canary, StringComparison.OrdinalIgnoreCase));
            Assert.DoesNotContain(canary, audit, StringComparison.OrdinalIgnoreCase);
        }
    }

    private async Task<byte[]> SignAsync(SeatScene scene, string token, string code, Guid registration)
    {
        // The scene takes any text; this one is read and signed.
        var text = await site.ReadAsync(db => db.PledgeTextVersions.Where(t => t.Key != Web.Features.Events.PledgeTextsAtStart.Oath && t.Language == "id").OrderBy(t => t.Key).Select(t => t.Id).FirstAsync());
        await site.ReadAsync(db => db.Events.Where(e => e.Id == scene.EventId).ExecuteUpdateAsync(set => set.SetProperty(e => e.PledgeTextVersionId, text)));
        site.Clock.Set(await site.ReadAsync(db => db.Events.Where(e => e.Id == scene.EventId).Select(e => e.StartsAt).SingleAsync()));
        var at = await site.ReadAsync(db => db.Events.AsNoTracking().SingleAsync(e => e.Id == scene.EventId));
        using var door = await A.Door(site, at, Domain.CheckIn.DeviceRight.Supervise);
        await door.RosterAsync("kenarine");
        await door.ScanAsync(code, preview: true);
        Assert.Equal("admitted", (await door.ScanAsync(code)).Verdict);
        await door.ScanAsync(site.Url + "/t/" + code);
        await door.ScanAsync(code[..^1] + "Z");
        await door.PostAsync($"/api/v1/events/{scene.Slug}/admissions", new { nonce = Mail, code = Name, gate = Phone });
        var signed = await Signed.ByAsync(site, at, new TicketInHand(registration, Name, token, code), isInside: true);
        return signed.Paper;
    }

    private async Task VerifyAsync(byte[] paper)
    {
        using var stranger = site.Visitor();
        var code = await site.ReadAsync(db => db.Pledges.Select(p => p.Code).SingleAsync());
        await (await stranger.GetAsync("/verifikasi/" + code)).Form("form[action*='#nama-kertas']").Set("nama", Name).SubmitAsync();
        await stranger.GetAsync("/verifikasi/" + Uri.EscapeDataString(Name));
        await stranger.GetAsync("/verifikasi?kode=" + Uri.EscapeDataString(Mail));
        (await stranger.SendAsync(HttpMethod.Post, "/verifikasi", () =>
        {
            var part = new ByteArrayContent(paper);
            part.Headers.ContentType = new MediaTypeHeaderValue("application/pdf");
            return new MultipartFormDataContent { { part, "berkas", Name + ".pdf" } };
        })).IsOk();
    }

    private async Task FailAsync(Visitor visitor, string token)
    {
        await site.HireAsync(Officer, Role.RegionalPr, region: "34", subtree: true);
        (await site.Visitor().SignInAsync(Officer, Password)).Is(HttpStatusCode.UnprocessableEntity);
        (await site.Visitor().SignInAsync(Mail, Password)).Is(HttpStatusCode.UnprocessableEntity);
        await (await site.Visitor().GetAsync("/masuk/lupa")).Form().Set("Mail", Officer).SubmitAsync();
        await (await site.Visitor().GetAsync("/tautan")).Form().Set("Mail", Mail).SubmitAsync();
        using var officer = await site.OfficerAsync(Officer);
        var slug = await site.ReadAsync(db => db.Events.Select(e => e.Slug).SingleAsync());
        (await officer.GetAsync($"/arsip/{slug}?cari={Uri.EscapeDataString(Name)}")).IsOk();
        (await officer.GetAsync($"/arsip/{slug}/rekap.csv")).IsOk();
        // Forms without their token, with a wrong one, cut off, and far too large; addresses that no page has.
        await visitor.PostAsync($"/tiket/{token}/ubah", [new("Name", Name)], withToken: false);
        await visitor.PostAsync($"/tiket/{token}/tanda-tangan", [new("__RequestVerificationToken", Number), new("name", Name)], withToken: false);
        await visitor.PostAsync($"/kegiatan/{slug}/daftar", [new("Name", Name + new string('x', 300 * 1024))]);
        await visitor.GetAsync($"/tiada/{Uri.EscapeDataString(Mail)}?nip={Number}");
        await visitor.GetAsync($"/api/v1/{token}?nama={Uri.EscapeDataString(Name)}");
        await visitor.GetAsync($"/tindak-lanjut/{token}");
        await visitor.GetAsync($"/akun/tautan/{token}");
        await visitor.GetAsync($"/berhenti/{A.NewId(site)}/{token}");
        visitor.Client.DefaultRequestHeaders.TryAddWithoutValidation("Cookie", "masuk=" + Number + "; formulir=" + Phone);
        await visitor.GetAsync("/masuk");
    }

    private Task<string> AuditAsync() => site.ReadAsync(async db => string.Join('\n', (await db.Audit.AsNoTracking().ToListAsync()).Select(a =>
        string.Create(CultureInfo.InvariantCulture, $"{a.Id} {a.At} {a.Act} {a.ActorKind} {a.ActorId} {a.SubjectId} {a.EventId} {a.Fields}"))));
}

/// <summary>A site whose mail server is away.</summary>
public sealed class SiteWithoutMail : Site
{
    protected override IEnumerable<KeyValuePair<string, string>> Settings =>
    [
        new("Mail:Mode", "Smtp"), new("Mail:Host", "127.0.0.1"), new("Mail:Port", Loopback.FreePort().ToString(CultureInfo.InvariantCulture)), new("Mail:StartTls", "false"),
        new("Mail:From", "bakohumas@panitia.test"),
    ];
}
