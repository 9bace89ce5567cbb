using System.Net;
using Bakohumas.Domain.Regions;
using Bakohumas.Web.Data;
using Bakohumas.Web.Features.Pledges;
using Bakohumas.Web.Tests.Pledges;
using Bakohumas.Web.Platform.Security;
using Bakohumas.Web.Tests.Rig;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;

namespace Bakohumas.Web.Tests.Faults;

/// <summary>Seal key gone, vault not writable: signatures are recorded all the same, papers follow once the cause is gone (one site each test: they break it).</summary>
public sealed class SealingFaultTests : IAsyncLifetime
{
    private readonly Site site = new();

    private string SealKey => Path.Combine(site.Root, "keys", KeyFiles.Seal);

    private string Vault => Path.Combine(site.Root, "vault");

    public ValueTask InitializeAsync() => site.InitializeAsync();

    public ValueTask DisposeAsync() => site.DisposeAsync();

    [Fact]
    public async Task With_the_seal_key_missing_people_sign_and_the_papers_follow_when_it_is_back()
    {
        var key = SealKey;
        File.Move(key, key + ".away");

        await RecordedThenSealedAsync(() => File.Move(key + ".away", key));
    }

    [Fact]
    public async Task With_a_damaged_seal_key_people_sign_and_the_papers_follow_when_it_is_mended()
    {
        var key = SealKey;
        var good = await File.ReadAllTextAsync(key, TestContext.Current.CancellationToken);
        await File.WriteAllTextAsync(key, "rusak", TestContext.Current.CancellationToken);

        await RecordedThenSealedAsync(() =>
        {
            File.WriteAllText(key, good);
            File.SetLastWriteTimeUtc(key, File.GetLastWriteTimeUtc(key).AddSeconds(2));
        });
    }

    [Fact]
    public async Task With_a_seal_key_that_others_can_read_nothing_is_sealed_until_it_is_private_again()
    {
        var key = SealKey;
        Assert.Equal(0, (await Tools.RunAsync("chmod", "o+r", key)).Exit);

        await RecordedThenSealedAsync(() => File.Move(Copy(key), key, overwrite: true));

        // A copy is made with the modes of the folder's owner alone.
        static string Copy(string open)
        {
            var options = new FileStreamOptions { Mode = FileMode.CreateNew, Access = FileAccess.Write };
            if (!OperatingSystem.IsWindows()) options.UnixCreateMode = UnixFileMode.UserRead | UnixFileMode.UserWrite;
            using var copy = new FileStream(open + ".salin", options);
            copy.Write(File.ReadAllBytes(open));
            return copy.Name;
        }
    }

    [Fact]
    public async Task With_the_vault_replaced_by_a_file_people_sign_and_the_papers_follow()
    {
        Directory.Delete(Vault, recursive: true);
        await File.WriteAllTextAsync(Vault, "bukan folder", TestContext.Current.CancellationToken);

        await RecordedThenSealedAsync(() =>
        {
            File.Delete(Vault);
            Directory.CreateDirectory(Vault);
        });
    }

    [Fact]
    public async Task With_the_disk_of_the_vault_full_people_sign_and_the_papers_follow()
    {
        Assert.SkipUnless(OperatingSystem.IsLinux() && System.Environment.UserName == "root", "Only root can mount a small disk.");
        Directory.Delete(Vault, recursive: true);
        Directory.CreateDirectory(Vault);
        Assert.SkipUnless((await Tools.RunAsync("mount", "-t", "tmpfs", "-o", "size=64k", "tmpfs", Vault)).Exit == 0, "A small disk cannot be mounted here.");
        try
        {
            var stuffing = Path.Combine(Vault, "penuh");
            using (var file = File.Create(stuffing, 1))
                Assert.ThrowsAny<IOException>(() =>
                {
                    for (var i = 0; i < 1000; i++) file.Write(new byte[4096]);
                });

            await RecordedThenSealedAsync(() => File.Delete(stuffing), "size=1m");
        }
        finally
        {
            await Tools.RunAsync("umount", Vault);
        }
    }

    [Fact]
    public async Task A_paper_that_cannot_be_drawn_holds_up_no_other_and_is_tried_again_ever_later()
    {
        var key = SealKey;
        File.Move(key, key + ".away");
        var scene = await SigningScene.OpenAsync(site, at => at.PrintsFullNumber = true);
        var (broken, well) = (await scene.InsideAsync(change: SigningScene.Numbered(site, "198804122011012001")), await scene.InsideAsync());
        foreach (var person in (TicketInHand[])[broken, well]) await scene.SignAsync(person);
        Assert.Equal(1, await site.ExecuteAsync("UPDATE \"Pledges\" SET \"IdentityCipher\" = NULL, \"Name\" = NULL, \"Signature\" = NULL, \"AgencyName\" = NULL WHERE \"Number\" = 1"));
        await site.WriteAsync(db => db.Pledges.Single(p => p.Number == 1).IdentityCipher = [1, 2, 3]);
        File.Move(key + ".away", key);
        var before = (await scene.WorkAsync(broken)).DueAt;

        await TickAsync(TimeSpan.FromSeconds(10));

        var (held, done) = (await scene.WorkAsync(broken), await scene.WorkAsync(well));
        Assert.NotNull(done.FileHash);
        Assert.Equal((null, 1), (held.FileHash, held.Attempts));
        Assert.NotNull(held.LastFault);
        await TickAsync(TimeSpan.FromMinutes(1));
        var later = await scene.WorkAsync(broken);
        Assert.Equal(2, later.Attempts);
        Assert.True(later.DueAt - site.Clock.Now > held.DueAt - before - TimeSpan.FromSeconds(10));
        Assert.True(later.DueAt > site.Clock.Now);
    }

    [Fact]
    public async Task A_paper_drawn_late_says_what_was_signed_though_the_event_has_changed_since()
    {
        var (scene, people) = await UnsealedAsync(1);
        var (name, venue) = (scene.Event.Name, scene.Event.Venue);
        await site.WriteAsync(db =>
        {
            var at = db.Events.Single(e => e.Id == scene.Event.Id);
            (at.Name, at.Venue, at.Theme, at.StartsAt) = ("Kegiatan yang lain", "Gedung lain", "Tema lain", at.StartsAt.AddDays(3));
            db.Agencies.Single(a => a.Id == at.OrganizerAgencyId).Name = "Instansi dengan nama baru";
        });

        await TickAsync(TimeSpan.FromSeconds(10));

        var file = Path.Combine(site.Root, "late.pdf");
        await File.WriteAllBytesAsync(file, (await site.Visitor().GetAsync(SigningScene.Paper(people[0]))).IsOk().Bytes, TestContext.Current.CancellationToken);
        var text = string.Join(' ', (await Tools.RunAsync("pdftotext", "-layout", file, "-")).Output.Split((char[]?)null, StringSplitOptions.RemoveEmptyEntries));
        Assert.Contains(name, text, StringComparison.Ordinal);
        Assert.Contains(venue, text, StringComparison.Ordinal);
        Assert.Contains(LongDate.FullWithTime(scene.Event.StartsAt, scene.Event.Zone, Language.Indonesian), text, StringComparison.Ordinal);
        Assert.DoesNotContain("lain,", text, StringComparison.Ordinal);
        Assert.DoesNotContain("Tema lain", text, StringComparison.Ordinal);
        Assert.DoesNotContain("nama baru", text, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Two_ticks_at_once_seal_each_paper_once()
    {
        var (scene, people) = await UnsealedAsync(12);
        site.Clock.Advance(TimeSpan.FromSeconds(10));

        await Task.WhenAll(Enumerable.Range(0, 4).Select(_ => Task.Run(() => site.RunJobAsync("seal-due-papers"))));

        foreach (var person in people) Assert.NotNull((await scene.WorkAsync(person)).FileHash);
        Assert.Equal(people.Count, await site.ReadAsync(db => db.Files.CountAsync()));
        Assert.Equal(people.Count, await site.ReadAsync(db => db.Audit.CountAsync(a => a.Act == Acts.PledgeSealed)));
        Assert.Equal(people.Count, Directory.EnumerateFiles(Vault, "*", SearchOption.AllDirectories).Count());
    }

    [Fact]
    public async Task Whoever_seals_the_same_record_twice_at_once_names_one_file()
    {
        var (scene, people) = await UnsealedAsync(1);
        var pledge = await scene.PledgeAsync(people[0]);
        var sealing = site.Services.GetRequiredService<PaperSealing>();

        var hashes = await Task.WhenAll(Enumerable.Range(0, 8).Select(_ => Task.Run(() => sealing.SealAsync(pledge.Id, default))));

        Assert.Single(hashes.Distinct());
        Assert.Equal(hashes[0], (await site.ReadAsync(db => db.Files.AsNoTracking().SingleAsync())).Hash);
    }

    [Fact]
    public async Task A_paper_that_the_vault_has_lost_is_sealed_again_and_the_older_copy_stays_known()
    {
        var scene = await SigningScene.OpenAsync(site);
        var ticket = await scene.InsideAsync();
        await scene.SignAsync(ticket);
        await site.SealedAsync(ticket.Id);
        var older = (await site.Visitor().GetAsync(SigningScene.Paper(ticket))).IsOk().Bytes;
        site.Clock.Advance(TimeSpan.FromMinutes(5));
        await TickAsync(TimeSpan.FromSeconds(10));
        Directory.Delete(Vault, recursive: true);
        Directory.CreateDirectory(Vault);

        var missing = (await site.Visitor().GetAsync(SigningScene.Paper(ticket))).Is(HttpStatusCode.ServiceUnavailable);
        (await site.Visitor().GetAsync(SigningScene.Paper(ticket))).Is(HttpStatusCode.ServiceUnavailable);
        await TickAsync(TimeSpan.FromSeconds(5));
        var newer = (await site.Visitor().GetAsync(SigningScene.Paper(ticket))).IsOk().Bytes;

        Assert.Contains("PDF sedang disegel", missing.Words, StringComparison.Ordinal);
        Assert.Equal(1, await site.ReadAsync(db => db.Audit.CountAsync(a => a.Act == Acts.PaperLost)));
        foreach (var paper in (byte[][])[older, newer])
        {
            var hash = Convert.ToHexStringLower(System.Security.Cryptography.SHA256.HashData(paper));
            Assert.NotNull(await site.ReadAsync(db => Features.Verification.PledgeFacts.OfFileAsync(db, hash, TestContext.Current.CancellationToken)));
        }
    }

    [Fact]
    public async Task A_claim_of_a_dead_process_runs_out_and_its_paper_is_finished()
    {
        var (scene, people) = await UnsealedAsync(1);
        await site.WriteAsync(db => db.SealingWork.Single().ClaimedUntil = site.Clock.Now.AddMinutes(2));

        await TickAsync(TimeSpan.FromMinutes(1));
        Assert.Null((await scene.WorkAsync(people[0])).FileHash);
        await TickAsync(TimeSpan.FromMinutes(2));

        Assert.NotNull((await scene.WorkAsync(people[0])).FileHash);
    }

    private async Task RecordedThenSealedAsync(Action repair, string? remount = null)
    {
        var scene = await SigningScene.OpenAsync(site);
        var ticket = await scene.InsideAsync();

        var receipt = await scene.SignAsync(ticket);

        Assert.Contains("PDF sedang disegel", receipt.Words, StringComparison.Ordinal);
        Assert.Empty(receipt.Html.QuerySelectorAll("a[href$='.pdf']"));
        var pledge = Assert.Single(await scene.PledgesAsync());
        Assert.Equal(1, await site.ReadAsync(db => db.PendingLeaves.CountAsync(l => l.PledgeId == pledge.Id)));
        var early = (await site.Visitor().GetAsync(SigningScene.Paper(ticket))).Is(HttpStatusCode.ServiceUnavailable);
        Assert.Equal("5", early.Headers.RetryAfter!.ToString());
        Assert.Contains("PDF sedang disegel", early.Words, StringComparison.Ordinal);
        // While the cause lasts a tick costs a try and nothing else.
        await TickAsync(TimeSpan.FromSeconds(10));
        Assert.Equal((null, 1), ((await scene.WorkAsync(ticket)).FileHash, (await scene.WorkAsync(ticket)).Attempts));

        repair();
        if (remount is not null) Assert.Equal(0, (await Tools.RunAsync("mount", "-o", "remount," + remount, Vault)).Exit);
        await TickAsync(TimeSpan.FromMinutes(1));

        Assert.NotNull((await site.Visitor().GetAsync(SigningScene.Receipt(ticket))).IsOk().Html.QuerySelector("a[href$='.pdf']"));
        Assert.StartsWith("%PDF-", (await site.Visitor().GetAsync(SigningScene.Paper(ticket))).IsOk().Text, StringComparison.Ordinal);
        Assert.Null((await scene.WorkAsync(ticket)).LastFault);
        Assert.Equal(Convert.ToHexString((await scene.PledgeAsync(ticket)).RecordKey!), Convert.ToHexString(pledge.RecordKey!));
    }

    private async Task<(SigningScene, IReadOnlyList<TicketInHand>)> UnsealedAsync(int count)
    {
        var key = SealKey;
        File.Move(key, key + ".away");
        var scene = await SigningScene.OpenAsync(site);
        var people = new List<TicketInHand>();
        for (var i = 0; i < count; i++)
        {
            people.Add(await scene.InsideAsync());
            await scene.SignAsync(people[i]);
        }

        File.Move(key + ".away", key);
        return (scene, people);
    }

    private Task TickAsync(TimeSpan later)
    {
        site.Clock.Advance(later);
        return site.RunJobAsync("seal-due-papers");
    }
}
