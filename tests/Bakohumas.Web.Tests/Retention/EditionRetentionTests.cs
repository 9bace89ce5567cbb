using System.IO.Compression;
using System.Net;
using System.Text;
using Bakohumas.Domain.Accounts;
using Bakohumas.Domain.Agencies;
using Bakohumas.Domain.Events;
using Bakohumas.Domain.Files;
using Bakohumas.Web.Data;
using Bakohumas.Web.Platform.Files;
using Bakohumas.Web.Tests.Records;
using Bakohumas.Web.Tests.Rig;
using Bakohumas.Web.Tests.Trust;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;

namespace Bakohumas.Web.Tests.Retention;

/// <summary>A pledge has editions, and an edition has files; none of them outlives the five years, and none is drawn again afterwards.</summary>
public sealed class EditionRetentionTests : IClassFixture<StampedSite>
{
    private const string Name = "Siti Rahmawati, S.Sos.";
    private static readonly TimeSpan Moment = TimeSpan.FromMilliseconds(1);
    private readonly StampedSite site;

    public EditionRetentionTests(StampedSite site)
    {
        this.site = site;
        site.Clock.Set(new TestClock().Now);
    }

    private FileVault Vault => site.Services.GetRequiredService<FileVault>();

    [Fact]
    public async Task What_a_correction_or_a_later_time_replaced_goes_with_its_pledge()
    {
        site.Time.Mode = TimeServerMode.Fails;
        var at = await A.Event(site);
        var ticket = await A.Ticket(site, at, Name);
        var signed = await Signed.ByAsync(site, at, ticket);
        using var visitor = site.Visitor();
        (await (await visitor.GetAsync(ticket.Home + "/komitmen/koreksi")).IsOk().FormTo("/koreksi").Set("Name", "Siti Nur Rahmawati, S.Sos.").SubmitAsync()).IsOk();
        await site.SealedAsync(ticket.Id);
        site.Time.Mode = TimeServerMode.Answers;
        site.Clock.Advance(TimeSpan.FromMinutes(9));
        await site.RunJobAsync("stamp-due-papers");
        // Two editions of the pledge, each with a paper from before and one from after its time was known.
        var files = await FilesAsync(at);
        Assert.Equal(4, files.Select(f => f.Hash).Distinct().Count());

        await RunAsync(at.EndsAt.AddYears(5) - Moment);
        Assert.All(files, f => Assert.True(Vault.Holds(f.Hash)));
        Assert.All(await PledgesAsync(at), p => Assert.NotNull(p.RecordKey));

        await RunAsync(at.EndsAt.AddYears(5));
        var gone = await PledgesAsync(at);
        Assert.Equal(2, gone.Count);
        Assert.All(gone, p => Assert.All((object?[])[p.Name, p.IdentityMask, p.IdentityCipher, p.Position, p.Unit, p.AgencyName, p.Signature, p.RecordKey], Assert.Null));
        Assert.All(await FilesAsync(at), f => Assert.NotNull(f.ErasedAt));
        Assert.All(files, f => Assert.False(Vault.Holds(f.Hash)));
        var lines = await site.ReadAsync(db => db.Audit.Where(a => a.Act == Acts.KeptLongEnough && a.EventId == at.Id).Select(a => a.Fields!).ToListAsync());
        Assert.Contains("Pledge,2", lines);
        Assert.Contains("PledgePaper,4", lines);

        // Both codes stay known and say nothing of anybody; so does a copy that somebody kept.
        foreach (var code in gone.Select(p => p.Code))
        {
            var page = (await visitor.GetAsync("/verifikasi/" + code)).IsOk();
            Assert.Contains("Data sudah dihapus", page.Words, StringComparison.Ordinal);
            Assert.DoesNotContain("S***", page.Words, StringComparison.Ordinal);
        }

        var kept = (await (await visitor.GetAsync("/verifikasi")).IsOk().Form("form[enctype]").Attach("berkas", "komitmen.pdf", signed.Paper, "application/pdf").SubmitAsync()).IsOk();
        Assert.Contains("Asli, tetapi sudah diganti", kept.Words, StringComparison.Ordinal);
        Assert.DoesNotContain("Rahmawati", kept.Text, StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_lost_paper_is_drawn_again_until_its_pledge_is_erased_and_never_afterwards()
    {
        site.Time.Mode = TimeServerMode.Answers;
        var at = await A.Event(site);
        var office = await A.Agency(site, null, AgencyType.RegionalOffice, "35", "35.07");
        var signed = await Signed.ByAsync(site, at, await A.Ticket(site, at, Name, office));
        var (paper, archive) = ($"/arsip/{at.Slug}/komitmen/{signed.PledgeId}.pdf", $"/arsip/{at.Slug}/komitmen.zip");
        using (var officer = await RecordsScene.OfficerAsync(site, Role.RegionalPr, agency: office))
        {
            Vault.Remove(signed.FileHash);
            (await officer.GetAsync(paper)).Is(HttpStatusCode.NotFound);
            await site.RunJobAsync("seal-due-papers");
            (await officer.GetAsync(paper)).IsOk();
        }

        var (hash, lost) = (await NamedAsync(signed), await LostAsync(signed));
        Assert.NotEqual(signed.FileHash, hash);
        Assert.Equal(1, lost);

        await RunAsync(at.EndsAt.AddYears(5));
        using var later = await RecordsScene.OfficerAsync(site, Role.RegionalPr, agency: office);
        (await later.GetAsync(paper)).Is(HttpStatusCode.NotFound);
        Assert.Contains("berkas tidak tersedia", await ListAsync((await later.GetAsync(archive)).IsOk().Bytes), StringComparison.Ordinal);
        await site.RunJobAsync("seal-due-papers");

        Assert.Equal((hash, lost), (await NamedAsync(signed), await LostAsync(signed)));
        Assert.All(await FilesAsync(at), f => Assert.NotNull(f.ErasedAt));
        Assert.False(Vault.Holds(hash!) || Vault.Holds(signed.FileHash));
    }

    [Fact]
    public async Task A_paper_that_was_never_sealed_is_not_drawn_when_its_pledge_is_erased()
    {
        site.Time.Mode = TimeServerMode.Answers;
        var at = await A.Event(site);
        var signed = await Signed.ByAsync(site, at, await A.Ticket(site, at, Name));
        await site.ReadAsync(db => db.SealingWork.Where(w => w.PledgeId == signed.PledgeId).ExecuteUpdateAsync(w => w.SetProperty(x => x.FileHash, (string?)null)));

        await RunAsync(at.EndsAt.AddYears(5));
        await site.RunJobAsync("seal-due-papers");

        Assert.False(await site.ReadAsync(db => db.SealingWork.AnyAsync(w => w.PledgeId == signed.PledgeId)));
        Assert.All(await FilesAsync(at), f => Assert.NotNull(f.ErasedAt));
    }

    private async Task RunAsync(DateTimeOffset at)
    {
        site.Clock.Set(at);
        await site.RunJobAsync("delete-what-is-due");
    }

    private Task<List<StoredFile>> FilesAsync(Event at) => site.ReadAsync(db => db.Files.AsNoTracking()
        .Where(f => f.Purpose == FilePurpose.PledgePaper && db.Pledges.IgnoreQueryFilters().Any(p => p.Id == f.OwnerId && p.EventId == at.Id)).ToListAsync());

    private Task<List<Domain.Pledges.Pledge>> PledgesAsync(Event at) => site.ReadAsync(db => db.Pledges.IgnoreQueryFilters().AsNoTracking().Where(p => p.EventId == at.Id).ToListAsync());

    private Task<string?> NamedAsync(Signed signed) => site.ReadAsync(db => db.SealingWork.Where(w => w.PledgeId == signed.PledgeId).Select(w => w.FileHash).SingleAsync());

    private Task<int> LostAsync(Signed signed) => site.ReadAsync(db => db.Audit.CountAsync(a => a.Act == Acts.PaperLost && a.SubjectId == signed.PledgeId));

    private static async Task<string> ListAsync(byte[] zip)
    {
        await using var archive = new ZipArchive(new MemoryStream(zip));
        using var list = new StreamReader(await archive.GetEntry("daftar-sha256.txt")!.OpenAsync(TestContext.Current.CancellationToken), Encoding.UTF8);
        return await list.ReadToEndAsync(TestContext.Current.CancellationToken);
    }
}
