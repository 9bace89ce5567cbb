using Bakohumas.Domain.Accounts;
using Bakohumas.Domain.Pledges;
using Bakohumas.Web.Data;
using Bakohumas.Web.Features.Shared;
using Bakohumas.Web.Platform.Pledges;
using Bakohumas.Web.Platform.Security;
using Microsoft.EntityFrameworkCore;

namespace Bakohumas.Web.Features.Texts;

/// <summary>One version in the history of a text.</summary>
internal sealed record VersionLine(Guid Id, string Version, DateTimeOffset At, TextStanding Standing, int Signed);

/// <summary>Something that was done to a version, by whom.</summary>
internal sealed record TextFact(string Key, string Icon, DateTimeOffset At, string? By, string? Note);

/// <summary>What this officer may do with this version now.</summary>
internal sealed record TextRights(IReadOnlyList<Choice> CopyInto, Guid? DraftId, bool MayCheck, bool MayRelease, bool MayWithdraw)
{
    public bool IsWaited => MayCheck || MayRelease;
}

/// <summary>A version: its paper, where it stands, how it came about and what can be done.</summary>
internal sealed record TextPage(
    Guid Id, string Title, string Key, string Version, string Language, PledgeSigners Signers, TextStanding Standing, string? Agency, string? GivenFor,
    TextJudgement Paper, string? Fields, IReadOnlyList<TextFact> Facts, IReadOnlyList<VersionLine> Versions, TextRights Rights, int Events, int Signed)
{
    public static async Task<TextPage?> LoadAsync(BakohumasDb db, Officer officer, Guid id, TextReview review, Wording words, CancellationToken cancel)
    {
        var version = await db.TextsOf(officer).AsNoTracking().SingleOrDefaultAsync(v => v.Id == id && v.Key != TextReading.Oath, cancel);
        if (version is null) return null;
        var check = await db.PledgeTextChecks.AsNoTracking().SingleOrDefaultAsync(c => c.VersionId == id, cancel);
        var release = await db.PledgeTextReleases.AsNoTracking().SingleOrDefaultAsync(r => r.VersionId == id, cancel);
        var withdrawal = await db.PledgeTextWithdrawals.AsNoTracking().SingleOrDefaultAsync(w => w.VersionId == id, cancel);
        var authors = await db.PledgeTextAuthors.AsNoTracking().Where(a => a.VersionId == id).Select(a => a.AccountId).ToListAsync(cancel);
        Guid[] people = [.. authors, .. new[] { check?.ByAccountId, release?.ByAccountId, withdrawal?.ByAccountId }.OfType<Guid>()];
        var names = await db.Users.AsNoTracking().Where(a => people.Contains(a.Id)).ToDictionaryAsync(a => a.Id, a => a.DisplayName, cancel);
        string? Name(Guid person) => names.GetValueOrDefault(person);

        var standing = TextStandings.Of(check?.Passed, release is not null, withdrawal is not null);
        var facts = new List<TextFact> { new(version.AgencyId is null ? "naskah.fakta.bawaan" : "naskah.fakta.diajukan", "send", version.CreatedAt, string.Join(", ", authors.Select(Name).OfType<string>()), null) };
        if (check is not null) facts.Add(new(check.Passed ? "naskah.fakta.diperiksa" : "naskah.fakta.dikembalikan", check.Passed ? "check-circle" : "reply", check.At, Name(check.ByAccountId), check.Note));
        if (release is not null) facts.Add(new("naskah.fakta.terbit", "patch-check", release.At, release.ReleasedBy, words["naskah.diberikan", ("untuk", release.GivenFor)]));
        if (withdrawal is not null) facts.Add(new("naskah.fakta.ditarik", "x-circle", withdrawal.At, Name(withdrawal.ByAccountId), withdrawal.Reason));

        var text = PledgeTexts.Parse(version);
        return new TextPage(
            id, version.Title, version.Key, version.Version, version.Language, version.Signers, standing,
            await db.Agencies.AsNoTracking().Where(a => a.Id == version.AgencyId).Select(a => a.Name).FirstOrDefaultAsync(cancel), release?.GivenFor,
            review.Of(text, release?.GivenFor), ClauseFields.Line(text, words), facts, await VersionsAsync(db, version, cancel),
            await RightsAsync(db, officer, version, standing, check?.ByAccountId, authors, cancel),
            await db.Events.CountAsync(e => e.PledgeTextVersionId == id || e.OthersTextVersionId == id || e.PublicRelationsTextVersionId == id, cancel),
            await db.Pledges.CountAsync(p => db.FrozenTexts.Any(f => f.Id == p.FrozenTextId && f.PledgeTextVersionId == id), cancel));
    }

    private static async Task<List<VersionLine>> VersionsAsync(BakohumasDb db, PledgeTextVersion version, CancellationToken cancel)
    {
        var rows = await db.PledgeTextVersions.AsNoTracking().Where(v => v.Key == version.Key && v.Language == version.Language).OrderByDescending(v => v.CreatedAt).ThenByDescending(v => v.Id).Take(50)
            .Select(v => new
            {
                v.Id,
                v.Version,
                v.CreatedAt,
                Passed = db.PledgeTextChecks.Where(c => c.VersionId == v.Id).Select(c => (bool?)c.Passed).FirstOrDefault(),
                Released = db.PledgeTextReleases.Any(r => r.VersionId == v.Id),
                Withdrawn = db.PledgeTextWithdrawals.Any(w => w.VersionId == v.Id),
                Signed = db.Pledges.Count(p => db.FrozenTexts.Any(f => f.Id == p.FrozenTextId && f.PledgeTextVersionId == v.Id)),
            }).ToListAsync(cancel);
        return rows.ConvertAll(v => new VersionLine(v.Id, v.Version, v.CreatedAt, TextStandings.Of(v.Passed, v.Released, v.Withdrawn), v.Signed));
    }

    private static async Task<TextRights> RightsAsync(
        BakohumasDb db, Officer officer, PledgeTextVersion version, TextStanding standing, Guid? checker, List<Guid> authors, CancellationToken cancel)
    {
        var administrator = officer.Is(Role.Administrator);
        if (!administrator && !officer.Is(Role.Organizer)) return new([], null, false, false, false);
        var agencies = await db.AgenciesRunBy(officer).AsNoTracking().OrderBy(a => a.Name).Take(500).Select(a => new { a.Id, a.Name }).ToListAsync(cancel);
        var draft = await db.DraftsOf(officer).Where(d => d.Key == version.Key && d.Language == version.Language).Select(d => (Guid?)d.Id).SingleOrDefaultAsync(cancel);
        return new TextRights(
            agencies.ConvertAll(a => new Choice(a.Id.ToString(), a.Name)), draft,
            TextStandings.MayCheck(standing, officer.Id, authors),
            TextStandings.MayRelease(standing, officer.Id, version.AgencyId is null ? null : checker, authors, administrator),
            standing == TextStanding.Released && (administrator || version.AgencyId is not null));
    }
}
