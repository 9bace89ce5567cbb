using Bakohumas.Documents.Inspection;
using Bakohumas.Documents.Sealing;
using Bakohumas.Web.Platform.Security;
using Bakohumas.Web.Tests.Rig;
using Bakohumas.Web.Tests.Verification;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;

namespace Bakohumas.Web.Tests.Trust;

/// <summary>A site with a timestamp authority of its own.</summary>
public sealed class StampedSite : Site
{
    internal TimeServer Time { get; } = new();

    protected override IEnumerable<KeyValuePair<string, string>> Settings =>
        [new("Seal:TimestampUrl", Time.Url), new("Seal:TimestampCertificates", Time.Authority.PinFile)];
}

/// <summary>The time of a seal, by an authority that answers, and by one that does not: then the paper says so, and gets its time later.</summary>
public sealed class TimestampTests(StampedSite site) : IClassFixture<StampedSite>
{
    [Fact]
    public async Task A_paper_gets_its_time_with_the_seal()
    {
        Ready(TimeServerMode.Answers);
        var (_, signed) = await Budi.SignsAsync(site);

        Assert.NotNull(Inspect(signed.Paper).ProvenAt);
        Assert.Contains("Waktu dibuktikan oleh otoritas stempel waktu", await WordsAsync(signed.Page), StringComparison.Ordinal);
        Assert.DoesNotContain("Tanpa penanda waktu", await WordsAsync(signed.Page), StringComparison.Ordinal);
        Assert.Null((await WorkAsync(signed)).StampDueAt);
    }

    [Theory]
    [InlineData("Fails")]
    [InlineData("Hangs")]
    [InlineData("Babbles")]
    [InlineData("Floods")]
    [InlineData("Repeats")]
    [InlineData("Impersonates")]
    public async Task A_failing_authority_stops_no_seal_and_is_asked_again(string mode)
    {
        Ready(Enum.Parse<TimeServerMode>(mode));
        var (_, signed) = await Budi.SignsAsync(site);

        // Sealed, whole, and without a time that nobody stated.
        var report = Inspect(signed.Paper);
        Assert.Equal(Verdict.Genuine, report.Verdict);
        Assert.False(report.HasTimeToken);
        Assert.Contains("Tanpa penanda waktu", await WordsAsync(signed.Page), StringComparison.Ordinal);
        Assert.Contains("Tanpa penanda waktu", await WordsAsync(signed.Ticket.Home + "/komitmen"), StringComparison.Ordinal);

        // Too early nothing happens; while it still fails nothing is made up.
        var before = site.Time.Questions;
        await site.RunJobAsync("stamp-due-papers");
        Assert.Equal(before, site.Time.Questions);
        site.Clock.Advance(TimeSpan.FromMinutes(3));
        await site.RunJobAsync("stamp-due-papers");
        Assert.Null((await WorkAsync(signed)).ProvenAt);

        Ready(TimeServerMode.Answers);
        await site.RunJobAsync("stamp-due-papers");

        var work = await WorkAsync(signed);
        Assert.NotNull(work.ProvenAt);
        Assert.Null(work.StampDueAt);
        Assert.NotEqual(signed.FileHash, work.FileHash);
        using var visitor = site.Visitor();
        var edition = (await visitor.GetAsync(signed.Ticket.Home + "/komitmen.pdf")).IsOk().Bytes;
        Assert.NotNull(Inspect(edition).ProvenAt);
        Assert.Contains("Waktu dibuktikan oleh otoritas stempel waktu", await WordsAsync(signed.Page), StringComparison.Ordinal);

        // The older edition is still ours, and still belongs to its pledge.
        Assert.Equal(Verdict.Genuine, Inspect(signed.Paper).Verdict);
        Assert.Equal(2, await site.ReadAsync(db => db.Files.CountAsync(f => f.OwnerId == signed.PledgeId)));
    }

    [Fact]
    public async Task After_a_failure_the_authority_is_left_alone_for_a_minute()
    {
        Ready(TimeServerMode.Fails);
        await Budi.SignsAsync(site);
        var asked = site.Time.Questions;

        await Budi.SignsAsync(site);

        Assert.Equal(asked, site.Time.Questions);
    }

    private void Ready(TimeServerMode mode)
    {
        site.Time.Mode = mode;
        site.Clock.Advance(TimeSpan.FromMinutes(9));
    }

    private InspectionReport Inspect(byte[] paper) =>
        PdfInspector.Inspect(paper, site.Services.GetRequiredService<PublishedTrust>().Current(), TestContext.Current.CancellationToken);

    private async Task<Domain.Pledges.SealingWork> WorkAsync(Signed signed) => await site.ReadAsync(db => db.SealingWork.AsNoTracking().SingleAsync(w => w.PledgeId == signed.PledgeId));

    private async Task<string> WordsAsync(string address)
    {
        using var visitor = site.Visitor();
        return (await visitor.GetAsync(address)).IsOk().Words;
    }
}
