using System.Net;
using Bakohumas.Documents.Inspection;
using Bakohumas.Web.Data;
using Bakohumas.Web.Features.Joint;
using Bakohumas.Web.Platform.Files;
using Bakohumas.Web.Platform.Security;
using Bakohumas.Web.Tests.Rig;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;

namespace Bakohumas.Web.Tests.Joint;

/// <summary>Versions of a joint paper: how many, when, and what they say.</summary>
public sealed class JointPaperTests(Site site) : IClassFixture<Site>
{
    [Fact]
    public async Task There_is_one_version_a_minute_while_people_sign_and_an_exact_one_at_the_end()
    {
        var scene = await JointScene.OpenAsync(site);
        await scene.SignsAsync();
        await scene.DrawAsync();
        await scene.SignsAsync();
        await scene.DrawAsync();
        await scene.LaterAsync(TimeSpan.FromSeconds(59));
        Assert.Equal(1, Assert.Single(await scene.PapersAsync()).Signatories);

        await scene.LaterAsync(TimeSpan.FromSeconds(2));
        Assert.Equal([1, 2], (await scene.PapersAsync()).Select(p => p.Signatories));
        await scene.LaterAsync();
        Assert.Equal(2, (await scene.PapersAsync()).Count);

        await scene.SignsAsync();
        await scene.LaterAsync(TimeSpan.FromSeconds(10));
        await scene.SignsAsync();
        await scene.Hall.CloseSessionAsync();
        await scene.DrawAsync();

        var papers = await scene.PapersAsync();
        Assert.Equal([(1, 1, false), (2, 2, false), (3, 3, false), (4, 4, true)], papers.Select(p => (p.Version, p.Signatories, p.IsFinal)));
        await scene.LaterAsync();
        await scene.LaterAsync(TimeSpan.FromHours(2));
        Assert.Equal(4, (await scene.PapersAsync()).Count);
    }

    [Fact]
    public async Task One_look_makes_all_papers_that_are_due_however_many()
    {
        var scenes = new List<JointScene>();
        for (var i = 0; i < 21; i++)
        {
            scenes.Add(await JointScene.OpenAsync(site));
            await scenes[i].SignsAsync();
        }

        await scenes[0].DrawAsync();

        foreach (var scene in scenes) Assert.Single(await scene.PapersAsync());
    }

    [Fact]
    public async Task After_180_versions_there_is_one_an_hour_and_still_an_exact_one_at_the_end()
    {
        var scene = await JointScene.OpenAsync(site);
        var first = await scene.SignsAsync();
        await scene.DrawAsync();
        var one = Assert.Single(await scene.PapersAsync());
        await site.WriteAsync(db => db.JointPapers.Add(new Domain.Pledges.JointPaper
        {
            Id = A.NewId(site), EventId = one.EventId, FrozenTextId = one.FrozenTextId, Version = 179, IsFinal = false, Signatories = one.Signatories, Named = one.Named, Withdrawn = 0,
            Erased = 0, OnPaper = 0, Basis = one.Basis, FileHash = one.FileHash, OfficersFileHash = one.OfficersFileHash, MadeAt = site.Clock.Now,
        }));
        await scene.SignsAsync();
        await scene.LaterAsync(TimeSpan.FromSeconds(61));
        Assert.Equal(180, await NewestAsync(scene));

        await scene.SignsAsync();
        await scene.LaterAsync(TimeSpan.FromMinutes(2));
        // Whoever says that the record changed makes it due, and no sooner.
        await scene.WithdrawnAsync(first);
        await scene.LaterAsync(TimeSpan.FromMinutes(57));
        Assert.Equal(180, await NewestAsync(scene));
        await scene.LaterAsync(TimeSpan.FromMinutes(1));
        Assert.Equal(181, await NewestAsync(scene));

        await scene.SignsAsync();
        await scene.LaterAsync(TimeSpan.FromMinutes(2));
        Assert.Equal(181, await NewestAsync(scene));
        await scene.Hall.CloseSessionAsync();
        await scene.DrawAsync();
        var last = (await scene.PapersAsync())[^1];
        Assert.Equal((182, true, 3), (last.Version, last.IsFinal, last.Signatories));
    }

    [Fact]
    public async Task The_final_count_is_exact_however_many_sign_while_it_is_drawn()
    {
        var scene = await JointScene.OpenAsync(site);
        var people = new List<TicketInHand>();
        for (var i = 0; i < 8; i++) people.Add(await scene.ComesAsync());

        var signing = people.Select(async p => (await (await scene.Hall.FormAsync(p)).SubmitAsync()).IsOk()).ToList();
        await scene.DrawAsync();
        await Task.WhenAll(signing);
        await scene.Hall.CloseSessionAsync();
        await scene.DrawAsync();

        var papers = await scene.PapersAsync();
        Assert.All(papers, p => Assert.True(p.Signatories <= 8));
        var last = papers[^1];
        Assert.True(last.IsFinal);
        Assert.Equal((8, await scene.Hall.CountAsync()), (last.Signatories, last.Signatories));
    }

    [Fact]
    public async Task Several_nodes_at_once_make_one_version()
    {
        var scene = await JointScene.OpenAsync(site);
        await scene.SignsAsync();

        await Task.WhenAll(Enumerable.Range(0, 4).Select(_ => Task.Run(scene.DrawAsync)));
        Assert.Equal(1, Assert.Single(await scene.PapersAsync()).Version);

        // Beside the lease, the unique version: four that all believe that it is their turn.
        site.Clock.Advance(TimeSpan.FromMinutes(2));
        await scene.SignsAsync();
        var press = site.Services.GetRequiredService<JointPress>();
        var text = (await scene.PapersAsync())[0].FrozenTextId;
        await Task.WhenAll(Enumerable.Range(0, 4).Select(_ => Task.Run(() => press.MakeAsync(text, TestContext.Current.CancellationToken))));
        Assert.Equal([1, 2], (await scene.PapersAsync()).Select(p => p.Version));
        Assert.Equal(4, await site.ReadAsync(db => db.Files.CountAsync(f => db.JointPapers.Any(p => p.Id == f.OwnerId && p.EventId == scene.At.Id))));
    }

    [Fact]
    public async Task Who_chose_no_name_is_counted_and_no_number_leaves_the_officers_edition()
    {
        var scene = await JointScene.OpenAsync(site);
        await scene.SignsAsync("Wayan Kertanegara, S.Sos.", number: JointScene.Number);
        await scene.SignsAsync("Ratna Tersembunyi", named: false);
        await scene.Hall.CloseSessionAsync();
        await scene.DrawAsync();
        using var organizer = await scene.OrganizerAsync();

        var named = (await organizer.GetAsync(scene.Panel + "/komitmen-bersama.pdf")).IsOk();
        var officers = (await organizer.GetAsync(scene.Panel + "/komitmen-bersama-petugas.pdf")).IsOk();

        var text = await scene.TextAsync(named.Bytes);
        Assert.Contains("Wayan Kertanegara", text, StringComparison.Ordinal);
        Assert.DoesNotContain("Tersembunyi", text, StringComparison.Ordinal);
        Assert.Contains("memilih tidak disebut", text, StringComparison.Ordinal);
        Assert.Contains("2 (dua)", text, StringComparison.Ordinal);
        Assert.DoesNotContain(JointScene.Number, text.Replace(" ", "", StringComparison.Ordinal), StringComparison.Ordinal);
        var full = await scene.TextAsync(officers.Bytes);
        Assert.Contains(JointScene.Number, full.Replace(" ", "", StringComparison.Ordinal), StringComparison.Ordinal);
        Assert.DoesNotContain("Tersembunyi", full, StringComparison.Ordinal);
        var paper = Assert.Single(await scene.PapersAsync());
        Assert.Equal((2, 1, 0), (paper.Signatories, paper.Named, paper.Withdrawn));
        Assert.Equal(1, await site.ReadAsync(db => db.Audit.CountAsync(a => a.EventId == scene.At.Id && a.Act == Acts.JointOfficersDownloaded && a.SubjectId == paper.Id)));
        Assert.Equal(1, await site.ReadAsync(db => db.Audit.CountAsync(a => a.EventId == scene.At.Id && a.Act == Acts.JointDownloaded && a.SubjectId == paper.Id)));
    }

    [Fact]
    public async Task A_withdrawn_pledge_leaves_the_names_and_the_count_says_so()
    {
        var scene = await JointScene.OpenAsync(site);
        await scene.SignsAsync("Galih Tetap");
        var gone = await scene.SignsAsync("Mira Mencabut");
        await scene.Hall.CloseSessionAsync();
        await scene.DrawAsync();
        await scene.WithdrawAsync(gone);
        await scene.LaterAsync();
        using var organizer = await scene.OrganizerAsync();

        var text = await scene.TextAsync((await organizer.GetAsync(scene.Panel + "/komitmen-bersama.pdf")).IsOk().Bytes);
        Assert.Contains("Galih Tetap", text, StringComparison.Ordinal);
        Assert.DoesNotContain("Mira Mencabut", text, StringComparison.Ordinal);
        Assert.Contains("1 orang mencabut komitmennya", text, StringComparison.Ordinal);
        Assert.Equal([(2, 0), (1, 1)], (await scene.PapersAsync()).Select(p => (p.Signatories, p.Withdrawn)));
        using var visitor = site.Visitor();
        (await visitor.GetAsync(gone.Home + "/komitmen-bersama.pdf")).Is(HttpStatusCode.NotFound);
    }

    [Fact]
    public async Task A_seal_that_fails_delays_the_paper_and_nothing_else()
    {
        var scene = await JointScene.OpenAsync(site);
        await scene.SignsAsync();
        var key = Path.Combine(site.Root, "keys", KeyFiles.Seal);
        File.Move(key, key + ".away");
        try
        {
            await scene.DrawAsync();
            Assert.Empty(await scene.PapersAsync());
            await scene.SignsAsync();
        }
        finally
        {
            File.Move(key + ".away", key);
        }

        await scene.LaterAsync();
        Assert.Equal(2, Assert.Single(await scene.PapersAsync()).Signatories);
    }

    [Fact]
    public async Task A_lost_file_is_drawn_again_from_the_record()
    {
        var scene = await JointScene.OpenAsync(site);
        var signer = await scene.SignsAsync();
        await scene.Hall.CloseSessionAsync();
        await scene.DrawAsync();
        var lost = Assert.Single(await scene.PapersAsync()).FileHash;
        foreach (var file in Directory.EnumerateFiles(site.Root, lost, SearchOption.AllDirectories)) File.Delete(file);
        using var visitor = site.Visitor();
        Assert.True((await visitor.GetAsync(signer.Home + "/komitmen-bersama.pdf")).Is(HttpStatusCode.ServiceUnavailable).Headers.RetryAfter is not null);

        await scene.LaterAsync();

        var again = (await visitor.GetAsync(signer.Home + "/komitmen-bersama.pdf")).IsOk();
        Assert.Equal([1, 2], (await scene.PapersAsync()).Select(p => p.Version));
        Assert.Equal(Verdict.Genuine, PdfInspector.Inspect(again.Bytes, site.Services.GetRequiredService<KeyFileSealer>().Trust(), TestContext.Current.CancellationToken).Verdict);
        Assert.True(site.Services.GetRequiredService<FileVault>().Holds((await scene.PapersAsync())[1].FileHash));
    }

    [Fact]
    public async Task A_version_can_be_neither_changed_nor_deleted()
    {
        var scene = await JointScene.OpenAsync(site);
        await scene.SignsAsync();
        await scene.DrawAsync();
        foreach (var sql in (string[])["UPDATE \"JointPapers\" SET \"Signatories\" = 9", "DELETE FROM \"JointPapers\""])
            Assert.Contains("append-only", (await Assert.ThrowsAnyAsync<System.Data.Common.DbException>(() => site.ExecuteAsync(sql))).Message, StringComparison.Ordinal);
    }

    private static async Task<int> NewestAsync(JointScene scene) => (await scene.PapersAsync())[^1].Version;
}
