using System.Net;
using System.Security.Cryptography;
using System.Text;
using Bakohumas.Web.Platform.Security;
using Bakohumas.Web.Tests.Rig;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;

namespace Bakohumas.Web.Tests.CheckIn;

/// <summary>What a walk-in form leaves in its append-only row: enough to know the form again, and nothing that names the person once they are erased.</summary>
public sealed class WalkInTraceTests(Site site) : IClassFixture<Site>
{
    private const string Asked = "walk-in\nLastri Handayani\nDinas Kominfo Contoh\nSeksi Publikasi\nNonAsn\nlastri@contoh.example\n\nUtara\n";

    [Fact]
    public async Task The_hash_of_a_form_needs_the_servers_key_so_that_nobody_finds_the_person_by_guessing()
    {
        var at = await A.Event(site);
        using var door = await A.Door(site, at);

        Assert.Equal("admitted", (await door.PostAsync($"/api/v1/events/{at.Slug}/walk-ins", Form(A.NewId(site)))).Verdict);

        var kept = await site.ReadAsync(db => db.WalkIns.Where(w => w.EventId == at.Id).Select(w => w.RequestHash).SingleAsync());
        var scanned = await site.ReadAsync(db => db.Scans.Where(s => s.EventId == at.Id).Select(s => s.RequestHash).SingleAsync());
        Assert.Equal(site.Services.GetRequiredService<FieldProtection>().Hash(Asked), kept);
        Assert.Equal(kept, scanned);
        Assert.NotEqual(SHA256.HashData(Encoding.UTF8.GetBytes(Asked)), kept);
    }

    [Theory]
    [InlineData("name", "Orang Lain")]
    [InlineData("agency", "Dinas Lain")]
    [InlineData("unit", "Seksi Lain")]
    [InlineData("status", "Pns")]
    [InlineData("mail", "lain@contoh.example")]
    [InlineData("phone", "081234567890")]
    [InlineData("gate", "Selatan")]
    [InlineData("reason", "Diminta panitia")]
    public async Task Any_word_of_the_person_the_gate_or_the_reason_that_changes_under_a_nonce_is_a_conflict(string field, string value)
    {
        var at = await A.Event(site);
        using var door = await A.Door(site, at);
        var form = Form(A.NewId(site));
        await door.PostAsync($"/api/v1/events/{at.Slug}/walk-ins", form);

        form[field] = value;

        Assert.Equal(HttpStatusCode.Conflict, (await door.PostAsync($"/api/v1/events/{at.Slug}/walk-ins", form)).Status);
    }

    private Dictionary<string, object?> Form(Guid nonce) => new()
    {
        ["nonce"] = nonce.ToString(), ["name"] = "Lastri Handayani", ["agency"] = "Dinas Kominfo Contoh", ["unit"] = "Seksi Publikasi", ["status"] = "NonAsn", ["mail"] = "lastri@contoh.example",
        ["consent"] = "privasi-ringkas 1.0.0 id", ["gate"] = "Utara", ["at"] = site.Clock.Now.UtcDateTime.ToString("O"), ["skewMs"] = 0, ["forced"] = false,
    };
}
