using Bakohumas.Domain.Pledges;
using Bakohumas.Web.Data;
using Microsoft.EntityFrameworkCore;

namespace Bakohumas.Web.Platform.Pledges;

/// <summary>A text of an event with the newest version of its joint paper.</summary>
/// <param name="Code">The verification code of the joint paper; it also chooses the text in an address: <c>?naskah=</c>.</param>
/// <param name="TextVersion">Of the text itself, as it is printed.</param>
internal sealed record JointTextLine(string Code, string Title, string TextVersion, int Version, bool IsFinal, int Signatories, int OnPaper);

/// <summary>
/// The joint papers of an event text by text. An event may have a text for each audience, or one that changed between two signers; the one
/// that most people signed stands for the event where only one is asked for.
/// </summary>
internal static class JointTexts
{
    /// <summary>The newest version of each text, first that of the text that most people signed.</summary>
    public static IQueryable<JointPaper> Newest(BakohumasDb db, IQueryable<JointPaper> papers) =>
        from paper in papers.AsNoTracking()
        join text in db.FrozenTexts on paper.FrozenTextId equals text.Id
        where !db.JointPapers.Any(p => p.FrozenTextId == paper.FrozenTextId && p.Version > paper.Version)
        orderby paper.Signatories descending, text.FrozenAt descending
        select paper;

    public static Task<List<JointTextLine>> ListAsync(BakohumasDb db, IQueryable<JointPaper> papers, CancellationToken cancel) => (
        from paper in papers.AsNoTracking()
        join text in db.FrozenTexts on paper.FrozenTextId equals text.Id
        join version in db.PledgeTextVersions on text.PledgeTextVersionId equals version.Id
        join work in db.JointWork on paper.FrozenTextId equals work.FrozenTextId
        where !db.JointPapers.Any(p => p.FrozenTextId == paper.FrozenTextId && p.Version > paper.Version)
        orderby paper.Signatories descending, text.FrozenAt descending
        select new JointTextLine(work.Code, version.Title, version.Version, paper.Version, paper.IsFinal, paper.Signatories, paper.OnPaper)).ToListAsync(cancel);

    /// <param name="naskah">The code of one of the texts as an address carries it; null asks for all.</param>
    /// <returns>Null for a code that is none, or of a text that is not among these.</returns>
    public static async Task<IQueryable<JointPaper>?> ChooseAsync(BakohumasDb db, IQueryable<JointPaper> papers, string? naskah, CancellationToken cancel)
    {
        if (string.IsNullOrEmpty(naskah)) return papers;
        if (!VerificationCode.TryParse(naskah, out var code)) return null;
        var chosen = papers.Where(p => db.JointWork.Any(w => w.FrozenTextId == p.FrozenTextId && w.Code == code));
        return await chosen.AnyAsync(cancel) ? chosen : null;
    }

    /// <summary>Of an event with several texts only those that somebody among these people signed, in ink or electronically.</summary>
    public static IQueryable<JointPaper> SignedBy(BakohumasDb db, Guid eventId, IQueryable<Guid> people) => db.JointPapers.Where(p => p.EventId == eventId
        && (db.Pledges.Any(x => x.FrozenTextId == p.FrozenTextId && x.WithdrawalId == null && people.Contains(x.RegistrationId))
            || db.PaperSignatures.Any(s => s.FrozenTextId == p.FrozenTextId && s.UndoId == null && people.Contains(s.RegistrationId))));
}
