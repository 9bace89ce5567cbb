using System.Data.Common;
using System.Security.Cryptography;
using System.Text;
using Bakohumas.Domain.Audit;
using Bakohumas.Domain.Pledges;
using Bakohumas.Domain.Reminders;
using Bakohumas.Web.Data;
using Bakohumas.Web.Platform.Security;
using Bakohumas.Web.Tests.Rig;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;

namespace Bakohumas.Web.Tests.Pledges;

/// <summary>What is recorded with a signature, all in one act, and that none of it can be changed afterwards.</summary>
public sealed class PledgeRecordTests(Site site) : IClassFixture<Site>
{
    private const string Number = "198804122011012001";

    [Fact]
    public async Task A_signature_records_text_consents_key_leaf_audit_and_mail()
    {
        var scene = await SigningScene.OpenAsync(site);
        var ticket = await scene.InsideAsync(change: SigningScene.Numbered(site, Number));
        var form = await scene.DrawnAsync(ticket);
        var consent = (await site.Visitor().GetAsync(SigningScene.Address(ticket))).Html.QuerySelector("label:has(#consentPledge) span")!.TextContent.Trim();
        (await form.SubmitAsync()).IsOk();

        var pledge = await scene.PledgeAsync(ticket);
        var (frozen, leaf, mails, audit, agency) = await site.ReadAsync(async db => (
            await db.FrozenTexts.AsNoTracking().SingleAsync(t => t.Id == pledge.FrozenTextId), await db.PendingLeaves.AsNoTracking().SingleAsync(l => l.PledgeId == pledge.Id),
            await db.Outbox.AsNoTracking().Where(m => m.EventId == scene.Event.Id).ToListAsync(), await db.Audit.AsNoTracking().Where(a => a.SubjectId == pledge.Id && a.Act == Acts.PledgeSigned).ToListAsync(),
            await db.Agencies.AsNoTracking().SingleAsync(a => a.Id == pledge.AgencyId)));

        Assert.Equal(form.Value("textHash"), pledge.TextHash);
        Assert.Equal((pledge.TextHash, pledge.TextHash), (frozen.Hash, Convert.ToHexStringLower(SHA256.HashData(Encoding.UTF8.GetBytes(frozen.Text)))));
        Assert.Equal(("1.0.0", Convert.ToHexStringLower(SHA256.HashData(Encoding.UTF8.GetBytes(consent)))), (pledge.PledgeConsentVersion, pledge.PledgeConsentHash));
        Assert.Equal(("1.0.0", 64), (pledge.DataConsentVersion, pledge.DataConsentHash.Length));
        Assert.NotEqual(pledge.PledgeConsentHash, pledge.DataConsentHash);
        // Whoever holds the record and its key can compute the commitment, years later and without this program.
        var record = string.Join('\n',
            "bakohumas-pledge-record/v1", scene.Event.Slug, pledge.TextHash, ticket.Name, "CivilServantNumber", Number, pledge.Position, agency.Name, pledge.PledgeConsentHash, pledge.DataConsentHash,
            pledge.SignedAt.ToString("yyyy-MM-dd'T'HH:mm:ss.fff'Z'", System.Globalization.CultureInfo.InvariantCulture), "drawn",
            Convert.ToHexStringLower(SHA256.HashData(Encoding.UTF8.GetBytes(pledge.Signature!)))) + "\n";
        Assert.Equal(HMACSHA256.HashData(pledge.RecordKey!, Encoding.UTF8.GetBytes(record)), leaf.Commitment);
        Assert.Equal(Number, site.Services.GetRequiredService<FieldProtection>().Decrypt(pledge.IdentityCipher!, pledge.Id));
        var act = Assert.Single(audit);
        Assert.Equal((ActorKind.Attendee, ticket.Id, null), (act.ActorKind, act.ActorId, act.Fields));
        var mail = Assert.Single(mails);
        Assert.Equal((MailRule.PledgeThanks, ticket.Id), (mail.Rule, mail.SubjectId));
    }

    [Fact]
    public async Task The_text_on_the_screen_is_the_text_that_is_stored_and_holds_nobody_s_data()
    {
        var scene = await SigningScene.OpenAsync(site);
        var ticket = await scene.InsideAsync("Wulan Pattiasina, M.Si.", change: r => r.Position = "Analis Media Madya");
        var shown = (await site.Visitor().GetAsync(SigningScene.Address(ticket))).IsOk().Html.QuerySelector(".bk-pledge")!;
        await scene.SignAsync(ticket);
        var pledge = await scene.PledgeAsync(ticket);
        var frozen = await site.ReadAsync(db => db.FrozenTexts.AsNoTracking().SingleAsync(t => t.Id == pledge.FrozenTextId));

        var text = PledgeTextParser.ParseCanonical(frozen.Text);
        Assert.Equal(text.Clauses.Select(c => $"{c.Lead} {c.Text}"), shown.QuerySelectorAll("ol li").Select(li => li.TextContent.Trim()));
        foreach (var paragraph in (string[])[text.Preamble.Text, text.Awareness.Text, text.Closing.Text]) Assert.Contains(paragraph, shown.QuerySelectorAll("p").Select(p => p.TextContent));
        Assert.Contains("Wulan Pattiasina", shown.TextContent, StringComparison.Ordinal);
        foreach (var personal in (string[])["Wulan", "Analis Media Madya", pledge.AgencyName!]) Assert.DoesNotContain(personal, frozen.Text, StringComparison.Ordinal);
        Assert.Contains(scene.Event.Name, frozen.Text, StringComparison.Ordinal);
        var log = await site.ReadAsync(db => db.Audit.Where(a => a.EventId == scene.Event.Id).Select(a => a.Fields).ToListAsync());
        Assert.All(log, fields => Assert.DoesNotContain("Wulan", fields ?? "", StringComparison.Ordinal));
        Assert.DoesNotContain(site.Log.Lines, line => line.Contains("Wulan", StringComparison.Ordinal) || line.Contains(ticket.Token, StringComparison.Ordinal));
    }

    [Fact]
    public async Task Whoever_has_no_mail_signs_without_one()
    {
        var scene = await SigningScene.OpenAsync(site);
        var ticket = await scene.InsideAsync(change: r => (r.Mail, r.Phone) = (null, "+6281234567890"));

        await scene.SignAsync(ticket);

        Assert.False(await site.ReadAsync(db => db.Outbox.AnyAsync(m => m.SubjectId == ticket.Id)));
    }

    [Theory]
    [InlineData("Pledges", "\"TextHash\" = 'x'")]
    [InlineData("Pledges", "\"SignedAt\" = \"SignedAt\"")]
    [InlineData("Pledges", "\"PledgeConsentHash\" = 'x'")]
    [InlineData("Pledges", "\"Number\" = 999")]
    [InlineData("FrozenTexts", "\"Text\" = 'lain'")]
    [InlineData("PledgeTextVersions", "\"Source\" = 'lain'")]
    [InlineData("PendingLeaves", "\"Commitment\" = \"Commitment\"")]
    [InlineData("Audit", "\"Act\" = 'lain'")]
    public async Task What_was_recorded_cannot_be_changed_or_deleted_by_anyone(string table, string change)
    {
        var scene = await SigningScene.OpenAsync(site);
        await scene.SignAsync(await scene.InsideAsync());

        foreach (var sql in (string[])[$"UPDATE \"{table}\" SET {change}", $"DELETE FROM \"{table}\""])
            Assert.Contains($"{table} is append-only", (await Assert.ThrowsAnyAsync<DbException>(() => site.ExecuteAsync(sql))).Message, StringComparison.Ordinal);
    }

    [Fact]
    public async Task What_erasure_empties_can_be_emptied()
    {
        var scene = await SigningScene.OpenAsync(site);
        await scene.SignAsync(await scene.InsideAsync());

        Assert.True(await site.ExecuteAsync("UPDATE \"Pledges\" SET \"Name\" = NULL, \"Signature\" = NULL, \"RecordKey\" = NULL, \"IdentityCipher\" = NULL") >= 1);
    }
}
