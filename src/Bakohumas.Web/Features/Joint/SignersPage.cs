using Bakohumas.Domain.People;
using Bakohumas.Domain.Pledges;
using Bakohumas.Domain.Reminders;
using Bakohumas.Web.Data;
using Bakohumas.Web.Features.Shared;
using Bakohumas.Web.Platform.Pledges;
using Microsoft.EntityFrameworkCore;

namespace Bakohumas.Web.Features.Joint;

/// <summary>One person of the list; of the link only its generation.</summary>
internal sealed record SignerLine(
    Guid Id, JointSignerKind Kind, string Name, string Position, string AgencyName, string? Mail, int Generation, DateTimeOffset? SignedAt, JointAssurance? Assurance)
{
    public string? MailMask => Mail is null ? null : Mailbox.Restore(Mail).Masked;
}

/// <summary>What became of the mail with the link that is in force.</summary>
internal sealed record SignerPost(MailState State, DateTimeOffset At);

/// <summary>A version as the panel lists it; never a file's hash.</summary>
internal sealed record VersionLine(int Version, bool IsFinal, int Signatories, int Named, int Withdrawn, int Erased, int OnPaper, DateTimeOffset MadeAt, Guid TextId, string Text);

/// <summary>The joint paper in the organizer's hand: who signs beside the participants, which versions there are.</summary>
internal sealed record SignersPage(PanelHead Event, IReadOnlyList<SignerLine> Signers, IReadOnlyDictionary<Guid, SignerPost> Post, IReadOnlyList<VersionLine> Versions, IReadOnlyList<JointTextLine> Texts, bool IsClosed, IReadOnlyList<Choice> Agencies)
{
    public bool MayChange => Event.MayChange && !IsClosed;

    /// <summary>The newest version of each text; while signing is open there may be one a minute before it.</summary>
    public IReadOnlyList<VersionLine> Newest => [.. Versions.DistinctBy(v => v.TextId)];

    public IReadOnlyList<VersionLine> Earlier => [.. Versions.Except(Newest)];

    /// <summary>An event may have a text for each audience, each with a joint paper of its own.</summary>
    public bool HasSeveralTexts => Texts.Count > 1;

    /// <summary>Whoever stands first of their kind is there already.</summary>
    public bool MayRaise(SignerLine signer) => MayChange && Signers.First(s => s.Kind == signer.Kind) != signer;

    public static async Task<SignersPage> LoadAsync(BakohumasDb db, PanelHead at, CancellationToken cancel) => await LoadAsync(db, at, await Lines(db, at.Id).ToListAsync(cancel), cancel);

    private static async Task<SignersPage> LoadAsync(BakohumasDb db, PanelHead at, IReadOnlyList<SignerLine> signers, CancellationToken cancel) => new(
        at,
        signers,
        await PostAsync(db, signers, cancel),
        await db.JointPapers.AsNoTracking().Where(p => p.EventId == at.Id).OrderByDescending(p => p.MadeAt).ThenByDescending(p => p.Version).Take(20)
            .Select(p => new VersionLine(p.Version, p.IsFinal, p.Signatories, p.Named, p.Withdrawn, p.Erased, p.OnPaper, p.MadeAt, p.FrozenTextId,
                db.FrozenTexts.Where(t => t.Id == p.FrozenTextId).Join(db.PledgeTextVersions, t => t.PledgeTextVersionId, v => v.Id, (t, v) => v.Title).First())).ToListAsync(cancel),
        await JointTexts.ListAsync(db, db.JointPapers.Where(p => p.EventId == at.Id), cancel),
        !await Changeable(db).AnyAsync(e => e.Id == at.Id, cancel),
        await PosterDesk.AgenciesAsync(db, at.Id, cancel));

    /// <param name="id">One person alone; null for everybody.</param>
    public static IQueryable<SignerLine> Lines(BakohumasDb db, Guid eventId, Guid? id = null) =>
        from signer in db.JointSigners.AsNoTracking()
        where signer.EventId == eventId && signer.RemovedAt == null && (id == null || signer.Id == id)
        orderby signer.Kind, signer.Rank, signer.Id
        select new SignerLine(
            signer.Id, signer.Kind, signer.Name, signer.Position, signer.AgencyName, signer.Mail, signer.LinkGeneration,
            db.JointSignatures.Where(s => s.JointSignerId == signer.Id).Max(s => (DateTimeOffset?)s.SignedAt),
            db.JointSignatures.Where(s => s.JointSignerId == signer.Id).OrderByDescending(s => s.SignedAt).Select(s => (JointAssurance?)s.Assurance).FirstOrDefault());

    /// <summary>The mails with the links in force, by signer; nothing for somebody without an address, and of a draft.</summary>
    public static async Task<IReadOnlyDictionary<Guid, SignerPost>> PostAsync(BakohumasDb db, IReadOnlyList<SignerLine> signers, CancellationToken cancel)
    {
        var ids = signers.Where(s => s.Mail is not null).Select(s => s.Id).ToArray();
        var mails = await db.Outbox.AsNoTracking().Where(m => m.Rule == MailRule.JointLink && ids.Contains(m.SubjectId))
            .Select(m => new { m.SubjectId, m.Occurrence, m.State, At = m.SentAt ?? m.DueAt }).ToListAsync(cancel);
        var inForce = signers.ToDictionary(s => s.Id, s => JointRows.JointLinkOccurrence(s.Generation));
        return mails.Where(m => m.Occurrence == inForce[m.SubjectId]).ToDictionary(m => m.SubjectId, m => new SignerPost(m.State, m.At));
    }

    /// <summary>Events whose list is still open: no final version yet, or people sign again.</summary>
    public static IQueryable<Domain.Events.Event> Changeable(BakohumasDb db) => db.Events.Where(e =>
        e.State != Domain.Events.EventState.Cancelled
        && (!db.JointPapers.Any(p => p.EventId == e.Id && p.IsFinal) || db.SigningSessions.Any(s => s.EventId == e.Id && s.ClosedAt == null)));
}

/// <summary>One person, and how their link went; never the link.</summary>
internal sealed record SignerPage(PanelHead Event, SignerLine Signer, SignerPost? Post, bool MayChange)
{
    public bool HasSigned => Signer.SignedAt is not null;

    /// <summary>Somebody without an address signs on a device that the organizer hands over.</summary>
    public bool MayHandOver => Signer.Mail is null && !HasSigned && Event.State is not (Domain.Events.EventState.Draft or Domain.Events.EventState.Cancelled);
}
