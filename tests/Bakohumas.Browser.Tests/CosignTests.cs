using Bakohumas.Domain.Pledges;
using Bakohumas.Web.Platform.Security;
using Bakohumas.Web.Tests.Rig;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;

namespace Bakohumas.Browser.Tests;

/// <summary>A witness in a browser: reads, draws on the pad, signs.</summary>
public sealed class CosignTests(SeminarSite site, Chromium chromium) : IClassFixture<SeminarSite>
{
    private const string Name = "Martha Saksi, S.H.";

    [Fact]
    public async Task A_witness_draws_a_signature_on_a_phone_and_is_thanked()
    {
        await using var crowd = new Crowd(chromium, site);
        var (signer, link) = await AskedAsync();
        var witness = await crowd.OnPhoneAsync();
        await witness.OpenAsync(link);
        await witness.SeesAsync(Name);
        await witness.LooksAtAsync("saksi-naskah");

        // Without ink the page says so beside the pad, and asks nobody.
        await witness.TickAsync("consentPledge");
        await witness.Page.Locator(".bk-tabs label").First.ClickAsync();
        await witness.PressAsync("Tanda tangani naskah bersama");
        await witness.SeesAsync("Gambar tanda tangan atau ketik nama Anda dahulu.");
        await Signature.WithAFingerAsync(witness.Page);
        await witness.LooksAtAsync("saksi-goresan");
        await witness.PressAsync("Tanda tangani naskah bersama");

        await witness.SeesAsync("Terima kasih, " + Name);
        await witness.LooksAtAsync("saksi-selesai");
        var signed = await site.ReadAsync(db => db.JointSignatures.AsNoTracking().SingleAsync(s => s.JointSignerId == signer));
        Assert.Equal((SignatureMethod.Drawn, Name), (signed.Method, signed.Name));
        Assert.NotNull(StrokeSet.Parse(signed.Signature));
        crowd.FoundNothingWrong();
    }

    [Fact]
    public async Task A_witness_at_a_desk_types_the_name()
    {
        await using var crowd = new Crowd(chromium, site);
        var (signer, link) = await AskedAsync();
        var witness = await crowd.AtDeskAsync();
        await witness.OpenAsync(link);
        await witness.Page.Locator(".bk-tabs label").Last.ClickAsync();
        await witness.TickAsync("consentPledge");
        await witness.LooksAtAsync("saksi-ketik");

        await witness.PressAsync("Tanda tangani naskah bersama");

        await witness.SeesAsync("Terima kasih, " + Name);
        Assert.Equal(SignatureMethod.Typed, await site.ReadAsync(db => db.JointSignatures.Where(s => s.JointSignerId == signer).Select(s => s.Method).SingleAsync()));
        crowd.FoundNothingWrong();
    }

    private async Task<(Guid Signer, string Link)> AskedAsync()
    {
        var at = await Hall.OpenAsync(site);
        var id = A.NewId(site);
        var token = site.Services.GetRequiredService<Links>().JointSignerToken(id, 0);
        await site.WriteAsync(db => db.JointSigners.Add(new JointSigner
        {
            Id = id, EventId = at.Id, Kind = JointSignerKind.Witness, Name = Name, Position = "Ketua Badan", AgencyName = "Badan Contoh", Mail = "saksi@badan.example", Rank = 1,
            LinkHash = Links.Hash(token), AddedAt = site.Clock.Now, AddedByAccountId = id,
        }));
        return (id, "/saksi/" + token);
    }
}
