using Bakohumas.Domain.Events;
using Bakohumas.Domain.Pledges;
using Bakohumas.Domain.Registrations;
using Bakohumas.Domain.Tickets;
using Bakohumas.Web.Data;
using Bakohumas.Web.Platform.Security;
using Microsoft.EntityFrameworkCore;

namespace Bakohumas.Web.Features.Pledges;

/// <summary>Everything that a personal link leads to about signing; read without tracking.</summary>
/// <param name="Latest">The current edition of the pledge signed last, also a withdrawn one; null before the first.</param>
internal sealed record SigningState(
    Registration Signatory, Event Event, string AgencyName, string OrganizerName, SigningSession? OpenSession, DateTimeOffset? LastClosedAt, bool IsInside, SignedPledge? Latest)
{
    /// <summary>The pledge that stands in the way of signing: any that was not taken back, and a withdrawn one in its own session.</summary>
    public SignedPledge? Signed => Latest is { WithdrawnAt: not null } taken && OpenSession is not null && OpenSession.Id != taken.SessionId ? null : Latest;

    /// <summary>Whether the paper will print the number in full: settled when the session opened.</summary>
    public bool PrintsFullNumber => OpenSession?.PrintsFullNumber ?? Event.PrintsFullNumber;

    /// <summary>Whether a signing sheet was signed in ink and entered: counted apart, and in the place of a pledge.</summary>
    public bool IsOnPaper { get; init; }

    public SigningGate Gate => this switch
    {
        { IsOnPaper: true } => SigningGate.OnPaper,
        { OpenSession: null, LastClosedAt: not null } => SigningGate.Closed,
        { OpenSession: null } => SigningGate.NotOpen,
        { OpenSession.Mode: SigningMode.InRoom, IsInside: false } => SigningGate.NotInside,
        _ => SigningGate.Open,
    };

    /// <returns>Null for an unknown, mistyped or replaced link.</returns>
    public static async Task<SigningState?> LoadAsync(BakohumasDb db, string token, DateTimeOffset now, CancellationToken cancel)
    {
        if (!SecretDerivation.LooksLikeLink(token)) return null;
        var hash = Links.Hash(token);
        return await LoadAsync(db, db.Registrations.Where(r => r.LinkHash == hash), now, cancel);
    }

    /// <returns>Null for a seat that was given back.</returns>
    public static Task<SigningState?> LoadAsync(BakohumasDb db, Guid registrationId, DateTimeOffset now, CancellationToken cancel) =>
        LoadAsync(db, db.Registrations.Where(r => r.Id == registrationId), now, cancel);

    private static async Task<SigningState?> LoadAsync(BakohumasDb db, IQueryable<Registration> one, DateTimeOffset now, CancellationToken cancel)
    {
        var found = await (
            from r in one.AsNoTracking()
            join e in db.Events on r.EventId equals e.Id
            join a in db.Agencies on r.AgencyId equals a.Id
            join o in db.Agencies on e.OrganizerAgencyId equals o.Id
            select new { Registration = r, Event = e, Agency = a.Name, Organizer = o.Name, Inside = db.Admissions.Any(x => x.RegistrationId == r.Id && x.UndoId == null) }).SingleOrDefaultAsync(cancel);
        if (found is null || found.Registration.State != RegistrationState.Registered) return null;

        var sessions = await db.SigningSessions.AsNoTracking().Where(s => s.EventId == found.Event.Id).ToListAsync(cancel);
        var signed = await (
            from p in db.Pledges.AsNoTracking()
            join w in db.SealingWork on p.Id equals w.PledgeId
            where p.RegistrationId == found.Registration.Id
            orderby p.SignedAt descending
            select new SignedPledge(
                p.Id, p.SigningSessionId, p.Number, p.Code, p.SignedAt, w.FileHash, p.Method,
                db.PledgeStatements.Where(s => s.Id == p.WithdrawalId).Select(s => (DateTimeOffset?)s.At).FirstOrDefault(),
                db.PledgeStatements.Where(s => s.PledgeId == p.Id && s.Kind == StatementKind.NotMe).Select(s => (DateTimeOffset?)s.At).FirstOrDefault(),
                w.StampDueAt != null)).FirstOrDefaultAsync(cancel);
        var open = sessions.Find(s => s.ClosedAt is null && !(s.ClosesAt <= now));
        return new(found.Registration, found.Event, found.Agency, found.Organizer, open, sessions.Except([open]).Max(s => s?.ClosedAt ?? s?.ClosesAt), found.Inside, signed)
        {
            IsOnPaper = await db.PaperSignatures.AnyAsync(x => x.RegistrationId == found.Registration.Id && x.UndoId == null, cancel),
        };
    }
}

/// <param name="FileHash">Null until the paper is sealed.</param>
/// <param name="AwaitsTime">Sealed without the word of the timestamp authority, which is asked again.</param>
/// <param name="DisputedAt">When the holder of the link said "bukan saya".</param>
internal sealed record SignedPledge(
    Guid Id, Guid SessionId, int Number, string Code, DateTimeOffset SignedAt, string? FileHash, SignatureMethod Method, DateTimeOffset? WithdrawnAt, DateTimeOffset? DisputedAt, bool AwaitsTime);

/// <summary>Why the form is or is not there.</summary>
internal enum SigningGate
{
    Open,
    NotOpen,
    Closed,
    NotInside,
    OnPaper,
}
