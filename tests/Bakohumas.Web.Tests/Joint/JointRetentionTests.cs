using System.Net;
using Bakohumas.Domain.Files;
using Bakohumas.Web.Data;
using Bakohumas.Web.Platform.Files;
using Bakohumas.Web.Tests.Rig;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;

namespace Bakohumas.Web.Tests.Joint;

/// <summary>The lines of product 6.11 that are about joint papers and signing sheets, one millisecond before their time and at it.</summary>
public sealed class JointRetentionTests : IClassFixture<Site>
{
    private static readonly TimeSpan Moment = TimeSpan.FromMilliseconds(1);
    private readonly Site site;

    public JointRetentionTests(Site site)
    {
        this.site = site;
        site.Clock.Set(new TestClock().Now);
    }

    private FileVault Vault => site.Services.GetRequiredService<FileVault>();

    [Fact]
    public async Task Signatures_of_witnesses_go_5_years_after_the_end()
    {
        var (scene, link) = await WitnessedAsync();

        await RunAsync(scene.At.EndsAt.AddYears(5) - Moment);
        Assert.Equal("Martha Saksi", (await SignatureAsync(scene)).Name);

        await RunAsync(scene.At.EndsAt.AddYears(5));
        var gone = await SignatureAsync(scene);
        Assert.All([gone.Name, gone.Position, gone.AgencyName, gone.Signature], Assert.Null);
        Assert.Contains("JointSignature,1", await AuditedAsync(scene));
        Assert.NotNull(link);
    }

    [Fact]
    public async Task The_list_of_witnesses_and_its_links_go_5_years_after_the_end()
    {
        var (scene, link) = await WitnessedAsync();

        await RunAsync(scene.At.EndsAt.AddYears(5) - Moment);
        (await site.Visitor().GetAsync(link)).IsOk();

        await RunAsync(scene.At.EndsAt.AddYears(5));
        (await site.Visitor().GetAsync(link)).Is(HttpStatusCode.NotFound);
        var gone = await site.ReadAsync(db => db.JointSigners.AsNoTracking().SingleAsync(s => s.EventId == scene.At.Id));
        Assert.Equal(("", "", "", null), (gone.Name, gone.Position, gone.AgencyName, gone.Mail));
        Assert.Contains("JointSigner,1", await AuditedAsync(scene));
    }

    [Fact]
    public async Task The_address_of_who_was_taken_off_the_list_goes_at_once_and_the_name_30_days_after_the_end()
    {
        var scene = await JointScene.OpenAsync(site);
        using var organizer = await scene.OrganizerAsync();
        await scene.WitnessAsync(organizer, "Saksi Batal");
        await scene.WitnessAsync(organizer, "Saksi Hadir");
        var signer = await scene.SignerAsync("Saksi Batal");
        (await (await organizer.GetAsync(scene.PersonOf(signer))).IsOk().FormTo("/hapus").SubmitAsync()).IsOk();
        Assert.Null((await scene.SignerAsync("Saksi Batal")).Mail);

        await RunAsync(scene.At.EndsAt.AddDays(30) - Moment);
        Assert.Equal(2, await site.ReadAsync(db => db.JointSigners.CountAsync(s => s.EventId == scene.At.Id && s.Name != "")));

        await RunAsync(scene.At.EndsAt.AddDays(30));
        var kept = await site.ReadAsync(db => db.JointSigners.AsNoTracking().SingleAsync(s => s.EventId == scene.At.Id && s.Name != ""));
        Assert.Equal("Saksi Hadir", kept.Name);
        Assert.NotNull(kept.Mail);
    }

    [Fact]
    public async Task Names_signed_in_ink_and_the_scans_go_5_years_after_the_end_and_the_count_stays()
    {
        var scene = await JointScene.OpenAsync(site);
        var person = await scene.ComesAsync("Sekar Tinta");
        using var organizer = await scene.OrganizerAsync();
        await scene.EnterAsync(organizer, person.Id);
        var scan = await site.ReadAsync(db => db.Files.Where(f => f.Purpose == FilePurpose.SignedSheet && db.SigningSheets.Any(s => s.Id == f.OwnerId && s.EventId == scene.At.Id)).Select(f => f.Hash).SingleAsync());
        // The same picture serves every test: their rows would keep it.
        await site.ExecuteAsync($"UPDATE \"Files\" SET \"ErasedAt\" = \"StoredAt\" WHERE \"Purpose\" = 'SignedSheet' AND \"OwnerId\" NOT IN (SELECT \"Id\" FROM \"SigningSheets\" WHERE \"EventId\" = (SELECT \"Id\" FROM \"Events\" WHERE \"Slug\" = '{scene.At.Slug}'))");

        await RunAsync(scene.At.EndsAt.AddYears(5) - Moment);
        Assert.Equal("Sekar Tinta", await site.ReadAsync(db => db.PaperSignatures.Where(s => s.EventId == scene.At.Id).Select(s => s.Name).SingleAsync()));
        Assert.True(Vault.Holds(scan));

        await RunAsync(scene.At.EndsAt.AddYears(5));
        var gone = await site.ReadAsync(db => db.PaperSignatures.AsNoTracking().SingleAsync(s => s.EventId == scene.At.Id));
        Assert.All([gone.Name, gone.Position, gone.AgencyName], Assert.Null);
        Assert.False(Vault.Holds(scan));
        var lines = await AuditedAsync(scene);
        Assert.Contains("PaperSignature,1", lines);
        Assert.Contains("SignedSheet,1", lines);
    }

    [Fact]
    public async Task A_joint_paper_leaves_the_vault_5_years_after_the_end_and_is_not_drawn_again()
    {
        var scene = await JointScene.OpenAsync(site);
        await scene.SignsAsync("Lestari Lama");
        await scene.Hall.CloseSessionAsync();
        await scene.DrawAsync();
        var paper = Assert.Single(await scene.PapersAsync());
        var code = await scene.CodeAsync();

        await RunAsync(scene.At.EndsAt.AddYears(5) - Moment);
        Assert.True(Vault.Holds(paper.FileHash) && Vault.Holds(paper.OfficersFileHash));

        await RunAsync(scene.At.EndsAt.AddYears(5));
        Assert.False(Vault.Holds(paper.FileHash) || Vault.Holds(paper.OfficersFileHash));
        Assert.Contains("JointPaper,2", await AuditedAsync(scene));
        await scene.DrawAsync();
        await scene.LaterAsync(TimeSpan.FromHours(2));
        Assert.Single(await scene.PapersAsync());
        var page = (await site.Visitor().GetAsync("/verifikasi/" + code)).IsOk();
        Assert.Contains("Ditandatangani 1 orang", page.Words, StringComparison.Ordinal);
        using var organizer = await scene.OrganizerAsync();
        (await organizer.GetAsync(scene.Panel + "/komitmen-bersama.pdf")).Is(HttpStatusCode.NotFound);
    }

    [Fact]
    public async Task Every_version_of_a_signing_that_nobody_closed_goes_5_years_after_the_end()
    {
        var scene = await JointScene.OpenAsync(site);
        await scene.SignsAsync();
        await scene.DrawAsync();
        await scene.SignsAsync();
        await scene.LaterAsync();
        var papers = await scene.PapersAsync();
        Assert.Equal([false, false], papers.Select(p => p.IsFinal));

        await RunAsync(scene.At.EndsAt.AddYears(5) - Moment);
        Assert.All(papers, p => Assert.True(Vault.Holds(p.FileHash) && Vault.Holds(p.OfficersFileHash)));

        await RunAsync(scene.At.EndsAt.AddYears(5));
        Assert.All(papers, p => Assert.False(Vault.Holds(p.FileHash) || Vault.Holds(p.OfficersFileHash)));
        Assert.Contains("JointPaper,4", await AuditedAsync(scene));
        await scene.LaterAsync(TimeSpan.FromHours(2));
        Assert.Equal(2, (await scene.PapersAsync()).Count);
    }

    [Fact]
    public async Task A_replaced_edition_leaves_the_vault_when_a_final_one_is_there_and_is_still_known()
    {
        var scene = await JointScene.OpenAsync(site);
        var signer = await scene.SignsAsync();
        await scene.DrawAsync();
        using var visitor = site.Visitor();
        var first = (await visitor.GetAsync(signer.Home + "/komitmen-bersama.pdf")).IsOk().Bytes;
        site.Clock.Advance(TimeSpan.FromMinutes(2));
        await scene.SignsAsync();
        await scene.DrawAsync();
        await RunAsync(site.Clock.Now);
        // No version is final yet: the first one stays.
        Assert.All(await scene.PapersAsync(), p => Assert.True(Vault.Holds(p.FileHash)));

        await scene.Hall.CloseSessionAsync();
        await scene.LaterAsync(TimeSpan.FromMinutes(2));
        await RunAsync(site.Clock.Now);

        var papers = await scene.PapersAsync();
        Assert.Equal([false, false, true], papers.Select(p => Vault.Holds(p.FileHash)));
        Assert.Equal([false, false, true], papers.Select(p => Vault.Holds(p.OfficersFileHash)));
        Assert.Equal(["ReplacedJointPaper,4"], await AuditedAsync(scene));
        (await visitor.GetAsync(signer.Home + "/komitmen-bersama.pdf")).IsOk();
        var known = (await (await visitor.GetAsync("/verifikasi")).IsOk().Form("form[enctype]").Attach("berkas", "naskah.pdf", first, "application/pdf").SubmitAsync()).IsOk();
        Assert.Contains("sudah digantikan", known.Words, StringComparison.Ordinal);
        await scene.LaterAsync();
        Assert.Equal(3, (await scene.PapersAsync()).Count);
    }

    private async Task<(JointScene Scene, string Link)> WitnessedAsync()
    {
        var scene = await JointScene.OpenAsync(site);
        using var organizer = await scene.OrganizerAsync();
        var link = await scene.WitnessAsync(organizer, "Martha Saksi");
        await scene.CosignsAsync(link);
        return (scene, link);
    }

    private async Task RunAsync(DateTimeOffset at)
    {
        site.Clock.Set(at);
        await site.RunJobAsync("delete-what-is-due");
    }

    private Task<Domain.Pledges.JointSignature> SignatureAsync(JointScene scene) => site.ReadAsync(db => db.JointSignatures.AsNoTracking().SingleAsync(s => s.EventId == scene.At.Id));

    private Task<List<string>> AuditedAsync(JointScene scene) =>
        site.ReadAsync(db => db.Audit.Where(a => a.Act == Acts.KeptLongEnough && a.EventId == scene.At.Id).Select(a => a.Fields!).ToListAsync());
}
