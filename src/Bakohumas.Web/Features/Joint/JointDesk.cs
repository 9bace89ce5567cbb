using System.Globalization;
using Bakohumas.Domain.Events;
using Bakohumas.Domain.Pledges;
using Bakohumas.Domain.Registrations;
using Bakohumas.Domain.Tickets;
using Bakohumas.Web.Data;
using Bakohumas.Web.Platform.Files;
using Bakohumas.Web.Platform.Pledges;
using Bakohumas.Web.Platform.Security;
using Microsoft.EntityFrameworkCore;

namespace Bakohumas.Web.Features.Joint;

/// <summary>
/// Hands out the newest joint paper: to those who signed it, by their own link, and to officers who may see somebody who signed. Everybody
/// else is answered as if there were none; the public has text and count.
/// </summary>
internal sealed class JointDesk(BakohumasDb db, WriteLane lane, FileVault vault, TimeProvider clock)
{
    /// <summary>For a participant with a pledge that stands, or an entry of a signing sheet.</summary>
    public async Task<JointAnswer> ForTicketAsync(string token, CancellationToken cancel)
    {
        if (!SecretDerivation.LooksLikeLink(token)) return new JointAnswer.Nobody();
        var hash = Links.Hash(token);
        var person = await db.Registrations.AsNoTracking().Where(r => r.LinkHash == hash && r.State == RegistrationState.Registered).Select(r => (Guid?)r.Id).SingleOrDefaultAsync(cancel);
        if (person is null) return new JointAnswer.Nobody();
        var text = await Standing.Of(db.Pledges).Where(p => p.RegistrationId == person).OrderByDescending(p => p.SignedAt).Select(p => (Guid?)p.FrozenTextId).FirstOrDefaultAsync(cancel)
            ?? await db.PaperSignatures.Where(s => s.RegistrationId == person && s.UndoId == null).Select(s => (Guid?)s.FrozenTextId).FirstOrDefaultAsync(cancel);
        return text is null ? new JointAnswer.Nobody() : await OpenAsync(db.JointPapers.Where(p => p.FrozenTextId == text), forOfficers: false, cancel);
    }

    /// <summary>For a witness, co-organizer or chair who has signed, text by text.</summary>
    /// <param name="naskah">See <see cref="JointTexts.ChooseAsync"/>; without it the text that most people signed.</param>
    public async Task<JointAnswer> ForSignerAsync(string token, string? naskah, CancellationToken cancel)
    {
        if (!SecretDerivation.LooksLikeLink(token)) return new JointAnswer.Nobody();
        var hash = Links.Hash(token);
        var signed = await (
            from signer in db.JointSigners.AsNoTracking()
            where signer.LinkHash == hash && signer.RemovedAt == null
            join ink in db.JointSignatures on signer.Id equals ink.JointSignerId
            select ink.FrozenTextId).ToListAsync(cancel);
        if (signed.Count == 0 || await JointTexts.ChooseAsync(db, db.JointPapers.Where(p => signed.Contains(p.FrozenTextId)), naskah, cancel) is not { } papers) return new JointAnswer.Nobody();
        return await OpenAsync(papers, forOfficers: false, cancel);
    }

    /// <summary>For the organizers of the event.</summary>
    public async Task<JointAnswer> ForOrganizerAsync(Officer officer, string slug, string? naskah, bool forOfficers, bool headersOnly, CancellationToken cancel)
    {
        if (await db.EventsOf(officer).Where(e => e.Slug == slug).Select(e => (Guid?)e.Id).SingleOrDefaultAsync(cancel) is not { } eventId) return new JointAnswer.Nobody();
        return await HandOutAsync(officer, eventId, db.JointPapers.Where(p => p.EventId == eventId), naskah, forOfficers, headersOnly, cancel);
    }

    /// <summary>For a regional officer: when people of the scope signed, the paper that these people hold themselves (product 6.8).</summary>
    public async Task<JointAnswer> ForRegionAsync(Officer officer, string slug, string? naskah, bool headersOnly, CancellationToken cancel)
    {
        var people = officer.PeopleScope().Over(db).Select(r => r.Id);
        var standing = Standing.Of(db.Pledges);
        var eventId = await db.Events.AsNoTracking().Where(e => e.Slug == slug && e.State != EventState.Draft
            && (standing.Any(p => p.EventId == e.Id && people.Contains(p.RegistrationId))
                || db.PaperSignatures.Any(s => s.EventId == e.Id && s.UndoId == null && people.Contains(s.RegistrationId))))
            .Select(e => (Guid?)e.Id).SingleOrDefaultAsync(cancel);
        if (eventId is null) return new JointAnswer.Nobody();
        return await HandOutAsync(officer, eventId.Value, JointTexts.SignedBy(db, eventId.Value, people), naskah, forOfficers: false, headersOnly, cancel);
    }

    private async Task<JointAnswer> HandOutAsync(Officer officer, Guid eventId, IQueryable<JointPaper> among, string? naskah, bool forOfficers, bool headersOnly, CancellationToken cancel)
    {
        if (await JointTexts.ChooseAsync(db, among, naskah, cancel) is not { } papers) return new JointAnswer.Nobody();
        var answer = await OpenAsync(papers, forOfficers, cancel);
        if (answer is not JointAnswer.Paper paper || headersOnly) return answer;
        var (now, actor) = (clock.GetUtcNow(), officer.Actor);
        await lane.WriteAsync(async (books, stop) =>
        {
            books.Record(now, forOfficers ? Acts.JointOfficersDownloaded : Acts.JointDownloaded, actor, paper.Id, eventId);
            await books.SaveChangesAsync(stop);
        }, cancel);
        return answer;
    }

    private async Task<JointAnswer> OpenAsync(IQueryable<JointPaper> papers, bool forOfficers, CancellationToken cancel)
    {
        var newest = await JointTexts.Newest(db, papers)
            .Select(p => new
            {
                p.Id, p.Version, Hash = forOfficers ? p.OfficersFileHash : p.FileHash, Code = db.JointWork.Where(w => w.FrozenTextId == p.FrozenTextId).Select(w => w.Code).First(),
                IsErased = db.Files.Any(f => f.OwnerId == p.Id && f.ErasedAt != null),
            })
            .FirstOrDefaultAsync(cancel);
        if (newest is { IsErased: true }) return new JointAnswer.Nobody();
        if (newest is null || vault.Open(newest.Hash) is not { } content) return new JointAnswer.NotYet();
        var code = VerificationCode.Grouped(newest.Code).Replace(' ', '-');
        return new JointAnswer.Paper(newest.Id, content, newest.Hash, string.Create(CultureInfo.InvariantCulture, $"komitmen-bersama-{code}-v{newest.Version}{(forOfficers ? "-petugas" : "")}.pdf"));
    }
}

/// <summary>What came of asking for a joint paper.</summary>
internal abstract record JointAnswer
{
    private JointAnswer()
    {
    }

    public sealed record Paper(Guid Id, Stream Content, string Hash, string FileName) : JointAnswer;

    /// <summary>Entitled, but no version is there: it is being drawn, or drawn again.</summary>
    public sealed record NotYet : JointAnswer;

    /// <summary>No such address for whoever asked.</summary>
    public sealed record Nobody : JointAnswer;
}
