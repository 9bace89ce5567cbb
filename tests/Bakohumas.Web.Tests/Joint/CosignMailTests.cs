using System.Net;
using Bakohumas.Domain.Accounts;
using Bakohumas.Domain.Audit;
using Bakohumas.Domain.Events;
using Bakohumas.Domain.Pledges;
using Bakohumas.Domain.Reminders;
using Bakohumas.Web.Data;
using Bakohumas.Web.Features.Reminders;
using Bakohumas.Web.Tests.Records;
using Bakohumas.Web.Tests.Rig;
using Microsoft.EntityFrameworkCore;

namespace Bakohumas.Web.Tests.Joint;

/// <summary>The link of a witness goes to the witness: by mail, never over the organizer's screen. Who has no mail signs in the room, and the paper says so.</summary>
public sealed class CosignMailTests(Site site) : IClassFixture<Site>
{
    private const string Job = "send-due-mails";

    [Fact]
    public async Task The_link_goes_by_mail_and_no_page_of_the_panel_holds_it()
    {
        var scene = await JointScene.OpenAsync(site);
        using var organizer = await scene.OrganizerAsync();
        var added = (await (await scene.WitnessFormAsync(organizer, "Martha Saksi", mail: "martha@pemantau.example")).SubmitAsync()).IsOk();
        var signer = await scene.SignerAsync("Martha Saksi");
        var link = await scene.LinkAsync(signer);
        Assert.Contains("Menunggu dikirim", added.Words, StringComparison.Ordinal);

        await site.RunJobAsync(Job);

        var letter = site.Outbox.Only("martha@pemantau.example");
        Assert.Equal(site.Url + link, letter.LinkWith("/saksi/"));
        Assert.Contains("sebagai saksi", letter.Text, StringComparison.Ordinal);
        var person = (await organizer.GetAsync(scene.PersonOf(signer))).IsOk();
        Assert.Contains("Diserahkan ke server surel", person.Words, StringComparison.Ordinal);
        Page[] seen = [added, person, (await organizer.GetAsync(scene.Panel + "/naskah-bersama")).IsOk(), (await organizer.GetAsync(scene.Panel + "/surel")).IsOk(), (await organizer.GetAsync(scene.Panel)).IsOk()];
        Assert.All(seen, page => Assert.DoesNotContain(link["/saksi/".Length..], page.Text, StringComparison.Ordinal));
        Assert.All(seen, page => Assert.DoesNotContain("/saksi/", page.Text, StringComparison.Ordinal));
        Assert.DoesNotContain(site.Log.Lines, line => line.Contains(link["/saksi/".Length..], StringComparison.Ordinal) || line.Contains("martha@", StringComparison.OrdinalIgnoreCase));
        Assert.DoesNotContain(await site.ReadAsync(db => db.Outbox.Select(m => m.Occurrence + m.Note + m.Reason).ToListAsync()), text => text.Contains(link, StringComparison.Ordinal));
        Assert.DoesNotContain(await site.ReadAsync(db => db.Audit.Where(a => a.EventId == scene.At.Id).Select(a => a.Act + a.Fields).ToListAsync()), text => text.Contains("martha@", StringComparison.Ordinal));
        using var visitor = site.Visitor();
        Assert.Contains("Melalui tautan surel", (await visitor.GetAsync(link)).IsOk().Words, StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_resend_makes_a_new_secret_and_what_waited_with_the_old_one_is_not_sent()
    {
        var scene = await JointScene.OpenAsync(site);
        using var organizer = await scene.OrganizerAsync();
        var old = await scene.WitnessAsync(organizer, "Saksi Ulang", mail: "ulang@pemantau.example");
        var signer = await scene.SignerAsync("Saksi Ulang");

        var page = (await (await organizer.GetAsync(scene.PersonOf(signer))).IsOk().FormTo("/tautan").SubmitAsync()).IsOk();
        await site.RunJobAsync(Job);

        Assert.Contains("tautan lama langsung tidak berlaku", page.Words, StringComparison.Ordinal);
        var renewed = await scene.LinkAsync(signer);
        Assert.Equal(site.Url + renewed, site.Outbox.Only("ulang@pemantau.example").LinkWith("/saksi/"));
        Assert.Equal(
            [(MailState.Skipped, nameof(SkipReason.LinkReplaced)), (MailState.Sent, null)],
            (await site.ReadAsync(db => db.Outbox.AsNoTracking().Where(m => m.SubjectId == signer.Id).OrderBy(m => m.Occurrence).ToListAsync())).Select(m => (m.State, m.Reason)));
        using var visitor = site.Visitor();
        var refused = (await visitor.GetAsync(old)).Is(HttpStatusCode.NotFound);
        Assert.Contains("Tautan ini tidak berlaku", refused.Words, StringComparison.Ordinal);
        Assert.Contains("Buka surel terbaru dari kami", refused.Words, StringComparison.Ordinal);
        (await visitor.GetAsync(renewed)).IsOk();
    }

    [Fact]
    public async Task A_page_that_was_open_with_the_old_link_signs_nothing()
    {
        var scene = await JointScene.OpenAsync(site);
        using var organizer = await scene.OrganizerAsync();
        var old = await scene.WitnessAsync(organizer, "Saksi Terbuka");
        using var visitor = site.Visitor();
        var open = (await visitor.GetAsync(old)).IsOk().Form("form[data-signature]").Set("method", "typed").Set("name", "Saksi Terbuka").Check("consentPledge");
        (await (await organizer.GetAsync(scene.PersonOf(await scene.SignerAsync("Saksi Terbuka")))).IsOk().FormTo("/tautan").SubmitAsync()).IsOk();

        Assert.Contains("Mungkin panitia sudah mengirim tautan baru", (await open.SubmitAsync()).Is(HttpStatusCode.NotFound).Words, StringComparison.Ordinal);
        Assert.Equal(0, await site.ReadAsync(db => db.JointSignatures.CountAsync(s => s.EventId == scene.At.Id)));
    }

    [Fact]
    public async Task Two_organizers_who_send_again_at_once_send_one_new_link()
    {
        for (var round = 0; round < 4; round++)
        {
            var scene = await JointScene.OpenAsync(site);
            using var one = await scene.OrganizerAsync();
            using var other = await scene.OrganizerAsync();
            await scene.WitnessAsync(one, "Saksi Bersama");
            var signer = await scene.SignerAsync("Saksi Bersama");
            var forms = new[] { (await one.GetAsync(scene.PersonOf(signer))).IsOk().FormTo("/tautan"), (await other.GetAsync(scene.PersonOf(signer))).IsOk().FormTo("/tautan") };

            Assert.All(await Task.WhenAll(forms.Select(f => Task.Run(() => f.SubmitAsync()))), page => page.IsOk());

            Assert.Equal(1, (await scene.SignerAsync("Saksi Bersama")).LinkGeneration);
            Assert.Equal(["0", "1"], await site.ReadAsync(db => db.Outbox.Where(m => m.SubjectId == signer.Id).OrderBy(m => m.Occurrence).Select(m => m.Occurrence).ToListAsync()));
        }
    }

    [Fact]
    public async Task Two_organizers_who_correct_the_address_at_once_do_not_overwrite_each_other()
    {
        for (var round = 0; round < 4; round++)
        {
            var scene = await JointScene.OpenAsync(site);
            using var one = await scene.OrganizerAsync();
            using var other = await scene.OrganizerAsync();
            var old = await scene.WitnessAsync(one, "Saksi Alamat");
            var signer = await scene.SignerAsync("Saksi Alamat");
            string[] addresses = [$"satu{round}@pemantau.example", $"dua{round}@pemantau.example"];
            var forms = new[] { await CorrectAsync(one, scene, signer, addresses[0]), await CorrectAsync(other, scene, signer, addresses[1]) };

            var answers = await Task.WhenAll(forms.Select(f => Task.Run(() => f.SubmitAsync())));

            Assert.Single(answers, page => page.IsOk().Words.Contains("Petugas lain baru saja mengganti alamat", StringComparison.Ordinal));
            var now = await scene.SignerAsync("Saksi Alamat");
            Assert.Equal(1, now.LinkGeneration);
            await site.RunJobAsync(Job);
            Assert.Equal([now.Mail!], addresses.Where(a => site.Outbox.To(a).Count > 0));
            using var visitor = site.Visitor();
            (await visitor.GetAsync(old)).Is(HttpStatusCode.NotFound);
        }
    }

    [Fact]
    public async Task An_address_is_checked_like_every_other_and_stays_after_the_signature()
    {
        var scene = await JointScene.OpenAsync(site);
        using var organizer = await scene.OrganizerAsync();
        var refused = (await (await scene.WitnessFormAsync(organizer, "Saksi Salah", mail: "satu@a.example, dua@a.example")).SubmitAsync()).Is(HttpStatusCode.UnprocessableEntity);
        Assert.NotNull(refused.Html.QuerySelector("input[name=Mail][aria-invalid=true]"));
        var link = await scene.WitnessAsync(organizer, "Saksi Tetap", mail: "tetap@pemantau.example");
        var signer = await scene.SignerAsync("Saksi Tetap");
        // A corrected position keeps the link; nothing goes out twice.
        (await (await organizer.GetAsync(scene.PersonOf(signer))).IsOk().FormTo(signer.Id.ToString()).Set("Position", "Ketua Umum").SubmitAsync()).IsOk();
        Assert.Equal(link, await scene.LinkAsync(signer));
        var late = await CorrectAsync(organizer, scene, signer, "baru@pemantau.example");
        await scene.CosignsAsync(link);

        Assert.Contains("sudah menandatangani", (await late.SubmitAsync()).IsOk().Words, StringComparison.Ordinal);

        Assert.Equal("tetap@pemantau.example", (await scene.SignerAsync("Saksi Tetap")).Mail);
        Assert.Equal(1, await site.ReadAsync(db => db.Outbox.CountAsync(m => m.SubjectId == signer.Id)));
    }

    [Fact]
    public async Task A_draft_sends_nothing_until_it_is_published()
    {
        var scene = await JointScene.OpenAsync(site, opened: false, change: at => (at.State, at.StartsAt, at.EndsAt) = (EventState.Draft, site.Clock.Now.AddDays(5), site.Clock.Now.AddDays(5).AddHours(3)));
        using var organizer = await scene.OrganizerAsync();
        var link = await scene.WitnessAsync(organizer, "Saksi Rencana", mail: "rencana@pemantau.example");
        var signer = await scene.SignerAsync("Saksi Rencana");
        await site.RunJobAsync(Job);
        Assert.Empty(site.Outbox.To("rencana@pemantau.example"));
        var waiting = (await organizer.GetAsync(scene.PersonOf(signer))).IsOk();
        Assert.Contains("setelah kegiatan diterbitkan", waiting.Words, StringComparison.Ordinal);

        (await organizer.PostAsync(scene.Panel + "/terbit", [])).IsOk();
        await site.RunJobAsync(Job);

        Assert.Equal(EventState.Published, await site.ReadAsync(db => db.Events.Where(e => e.Id == scene.At.Id).Select(e => e.State).SingleAsync()));
        Assert.Equal(site.Url + link, site.Outbox.Only("rencana@pemantau.example").LinkWith("/saksi/"));
    }

    [Fact]
    public async Task Who_has_no_mail_signs_on_the_committees_device_and_the_paper_says_so()
    {
        var scene = await JointScene.OpenAsync(site);
        await scene.SignsAsync();
        using var organizer = await scene.OrganizerAsync();
        await scene.CosignsAsync(await scene.WitnessAsync(organizer, "Martha Bersurel"));
        await scene.WitnessAsync(organizer, "Alfian Ditempat", mail: "");
        var signer = await scene.SignerAsync("Alfian Ditempat");
        Assert.Equal(0, await site.ReadAsync(db => db.Outbox.CountAsync(m => m.SubjectId == signer.Id)));
        var person = (await organizer.GetAsync(scene.PersonOf(signer))).IsOk();

        var page = (await person.FollowAsync("a[href$='/di-tempat']")).IsOk();
        Assert.Contains("di perangkat panitia", page.Words, StringComparison.OrdinalIgnoreCase);
        Assert.DoesNotContain("/saksi/", page.Text, StringComparison.Ordinal);
        var signed = (await page.Form("form[data-signature]").Set("method", "typed").Set("name", "Alfian Ditempat").Check("consentPledge").SubmitAsync()).IsOk();

        Assert.Contains("Kembalikan perangkat ini", signed.Words, StringComparison.Ordinal);
        var kept = await site.ReadAsync(db => db.JointSignatures.AsNoTracking().Where(s => s.EventId == scene.At.Id).OrderBy(s => s.SignedAt).ThenBy(s => s.Id).Select(s => new { s.Name, s.Assurance }).ToListAsync());
        Assert.Equal(JointAssurance.OrganizersDevice, kept.Single(s => s.Name == "Alfian Ditempat").Assurance);
        Assert.Equal(JointAssurance.MailedLink, kept.Single(s => s.Name == "Martha Bersurel").Assurance);
        var acts = await site.ReadAsync(db => db.Audit.AsNoTracking().Where(a => a.EventId == scene.At.Id && a.Act == Acts.JointSigned).Select(a => a.ActorKind).ToListAsync());
        Assert.Equal([ActorKind.Account, ActorKind.JointSigner], acts.OrderBy(k => k.ToString()));
        await scene.Hall.CloseSessionAsync();
        await scene.DrawAsync();
        var text = await scene.TextAsync((await organizer.GetAsync(scene.Panel + "/komitmen-bersama.pdf")).IsOk().Bytes);
        Assert.Contains("Melalui tautan surel", text, StringComparison.Ordinal);
        Assert.Contains("Di perangkat panitia", text, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Whom_a_link_reaches_does_not_sign_on_the_committees_device()
    {
        var scene = await JointScene.OpenAsync(site);
        using var organizer = await scene.OrganizerAsync();
        await scene.WitnessAsync(organizer, "Saksi Bersurel");
        (await organizer.GetAsync(scene.PersonOf(await scene.SignerAsync("Saksi Bersurel")) + "/di-tempat")).Is(HttpStatusCode.NotFound);
        await scene.WitnessAsync(organizer, "Saksi Tanpa", mail: "");
        var signer = await scene.SignerAsync("Saksi Tanpa");
        using var stranger = await RecordsScene.OfficerAsync(site, Role.Organizer, agency: await A.Agency(site));
        (await stranger.GetAsync(scene.PersonOf(signer) + "/di-tempat")).Is(HttpStatusCode.NotFound);
        var open = (await organizer.GetAsync(scene.PersonOf(signer) + "/di-tempat")).IsOk().Form("form[data-signature]").Set("method", "typed").Set("name", "Saksi Tanpa").Check("consentPledge");

        // An address was found after all, while the page stood open.
        (await (await CorrectAsync(organizer, scene, signer, "ada@pemantau.example")).SubmitAsync()).IsOk();

        (await open.SubmitAsync()).Is(HttpStatusCode.NotFound);
        Assert.Equal(0, await site.ReadAsync(db => db.JointSignatures.CountAsync(s => s.JointSignerId == signer.Id)));
    }

    private static async Task<Form> CorrectAsync(Visitor organizer, JointScene scene, JointSigner signer, string mail) =>
        (await organizer.GetAsync(scene.PersonOf(signer))).IsOk().FormTo(signer.Id.ToString()).Set("Mail", mail);
}
