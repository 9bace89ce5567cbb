using Bakohumas.Domain.People;
using Bakohumas.Domain.Pledges;
using Bakohumas.Web.Tests.Pledges;
using Bakohumas.Web.Tests.Rig;
using Microsoft.EntityFrameworkCore;

namespace Bakohumas.Web.Tests.Texts;

/// <summary>One event, a text for each kind of signer; all of a kind sign one hash.</summary>
public sealed class AudienceTextTests(Site site) : IClassFixture<Site>
{
    [Fact]
    public async Task Each_person_is_shown_the_text_of_their_employment_and_all_of_a_kind_sign_one_hash()
    {
        var scene = await HallAsync();
        TicketInHand[] asn = [await InsideAsync(scene, EmploymentStatus.Pns), await InsideAsync(scene, EmploymentStatus.PppkPartTime)];
        TicketInHand[] others = [await InsideAsync(scene, EmploymentStatus.Bumn), await InsideAsync(scene, EmploymentStatus.Media)];
        var humas = await InsideAsync(scene, EmploymentStatus.Pns, humas: true);
        foreach (var person in (TicketInHand[])[.. asn, .. others, humas]) await scene.SignAsync(person);

        var hashes = (await scene.PledgesAsync()).ToDictionary(p => p.RegistrationId, p => p.TextHash);
        Assert.Equal(hashes[asn[0].Id], hashes[asn[1].Id]);
        Assert.Equal(hashes[others[0].Id], hashes[others[1].Id]);
        Assert.Equal(3, hashes.Values.Distinct().Count());
        Assert.Equal(
            ["komitmen-asn", "komitmen-humas", "komitmen-non-asn"],
            (await site.ReadAsync(db => db.FrozenTexts.Where(f => f.EventId == scene.Event.Id).Select(f => f.Text).ToListAsync())).Select(t => PledgeTextParser.ParseCanonical(t).Head.Key).Order(StringComparer.Ordinal));
    }

    [Fact]
    public async Task The_hash_of_another_kinds_text_is_not_taken()
    {
        var scene = await HallAsync();
        var (civil, other) = (await InsideAsync(scene, EmploymentStatus.Pns), await InsideAsync(scene, EmploymentStatus.NonAsn));
        var foreign = (await scene.FormAsync(civil)).Value("textHash")!;

        (await (await scene.FormAsync(other)).Add("textHash", foreign).SubmitAsync()).Is(System.Net.HttpStatusCode.Conflict);
        Assert.Empty(await scene.PledgesAsync());
    }

    [Fact]
    public async Task A_draft_says_so_where_it_is_read_and_signed_and_printed_and_a_released_text_says_what_for()
    {
        var scene = await HallAsync();
        var (civil, other) = (await InsideAsync(scene, EmploymentStatus.Pns), await InsideAsync(scene, EmploymentStatus.NonAsn));
        await site.WriteAsync(db => db.PledgeTextReleases.Add(new PledgeTextRelease
        {
            Id = A.NewId(site), VersionId = scene.Event.OthersTextVersionId!.Value, ByAccountId = A.NewId(site), At = site.Clock.Now, ReleasedBy = "Kepala Biro", GivenFor = "Pemilu nasional 2029",
        }));

        var page = (await site.Visitor().GetAsync($"/kegiatan/{scene.Event.Slug}/naskah")).IsOk();
        Assert.Contains("Naskah contoh", page.Html.QuerySelector("#CivilServants")!.TextContent, StringComparison.Ordinal);
        Assert.DoesNotContain("Naskah contoh", page.Html.QuerySelector("#Others")!.TextContent, StringComparison.Ordinal);
        Assert.Contains("Naskah ini diterbitkan untuk Pemilu nasional 2029.", page.Html.QuerySelector("#Others")!.TextContent, StringComparison.Ordinal);
        Assert.Contains("manajemen ASN 3; kebijakan 3; pemilu 4–8, 10", page.Words, StringComparison.Ordinal);
        Assert.Contains("Naskah contoh", (await site.Visitor().GetAsync(SigningScene.Address(civil))).Words, StringComparison.Ordinal);
        Assert.Contains("Pemilu nasional 2029", (await site.Visitor().GetAsync(SigningScene.Address(other))).Words, StringComparison.Ordinal);

        await scene.SignAsync(civil);
        await scene.SignAsync(other);
        Assert.Contains("NASKAH CONTOH", await PaperAsync(civil), StringComparison.Ordinal);
        var paper = await PaperAsync(other);
        Assert.DoesNotContain("NASKAH CONTOH", paper, StringComparison.Ordinal);
        Assert.Contains("Pemilu nasional 2029", paper, StringComparison.Ordinal);
        Assert.Contains("Butir menurut bidang: pelayanan 2", paper, StringComparison.Ordinal);
    }

    private async Task<SigningScene> HallAsync()
    {
        var versions = await site.ReadAsync(db => db.PledgeTextVersions.Where(v => v.Language == "id").ToDictionaryAsync(v => v.Key, v => v.Id));
        return await SigningScene.OpenAsync(site, at => (at.OthersTextVersionId, at.PublicRelationsTextVersionId) = (versions["komitmen-non-asn"], versions["komitmen-humas"]));
    }

    private static Task<TicketInHand> InsideAsync(SigningScene scene, EmploymentStatus status, bool humas = false) =>
        scene.InsideAsync(change: person => (person.Status, person.RepresentsPublicRelations) = (status, humas));

    private async Task<string> PaperAsync(TicketInHand ticket)
    {
        var file = Path.Combine(site.Root, $"{ticket.Id:N}.pdf");
        await site.SealedAsync(ticket.Id);
        await File.WriteAllBytesAsync(file, (await site.Visitor().GetAsync(SigningScene.Paper(ticket))).IsOk().Bytes);
        return System.Text.RegularExpressions.Regex.Replace((await Tools.RunAsync("pdftotext", file, "-")).Output, @"\s+", " ");
    }
}
