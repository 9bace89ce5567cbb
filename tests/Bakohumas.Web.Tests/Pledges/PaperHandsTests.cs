using Bakohumas.Web.Tests.Rig;
using Microsoft.EntityFrameworkCore;

namespace Bakohumas.Web.Tests.Pledges;

/// <summary>The hands that seal: what they have begun when the process is told to stop, and what they leave to the next one.</summary>
public sealed class PaperHandsTests(Site site) : IClassFixture<Site>
{
    [Fact]
    public async Task A_stop_finishes_the_paper_in_hand_and_leaves_the_line_to_the_tick()
    {
        for (var round = 0; round < 3; round++)
        {
            var scene = await SigningScene.OpenAsync(site);
            var forms = new List<Form>();
            for (var i = 0; i < 12; i++) forms.Add(await scene.FormAsync(await scene.InsideAsync()));
            await Task.WhenAll(forms.Select(f => f.SubmitAsync(follow: false)));

            await site.RestartAsync();

            // A hand that outlives its process leaves a file that no row names.
            Assert.Equal(await site.ReadAsync(db => db.Files.Select(f => f.Hash).Order().ToListAsync()), Vault());
            site.Clock.Advance(TimeSpan.FromMinutes(1));
            await site.RunJobAsync("seal-due-papers");
            Assert.Equal(12, await site.ReadAsync(db => db.Pledges.CountAsync(p => p.EventId == scene.Event.Id && db.SealingWork.Any(w => w.PledgeId == p.Id && w.FileHash != null))));
        }
    }

    private List<string> Vault() => [.. Directory.EnumerateFiles(Path.Combine(site.Root, "vault"), "*", SearchOption.AllDirectories).Select(f => Path.GetFileNameWithoutExtension(f)).Order(StringComparer.Ordinal)];
}
