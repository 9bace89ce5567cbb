using Bakohumas.Domain.Events;
using Bakohumas.Domain.Pledges;
using Bakohumas.Domain.Registrations;
using Bakohumas.Domain.Tickets;
using Bakohumas.Web.Data;
using Bakohumas.Web.Platform.Security;
using Microsoft.EntityFrameworkCore;

namespace Bakohumas.Web.Features.Pledges;

/// <summary>Everything that a personal link leads to about signing; read without tracking.</summary>
internal sealed record SigningState(
    Registration Signatory, Event Event, string AgencyName, string OrganizerName, SigningSession? OpenSession, DateTimeOffset? LastClosedAt, bool IsInside, SignedPledge? Signed)
{
    /// <returns>Null for an unknown, mistyped or replaced link.</returns>
    public static async Task<SigningState?> LoadAsync(BakohumasDb db, string token, CancellationToken cancel)
    {
        if (!SecretDerivation.LooksLikeLink(token)) return null;
        var hash = Links.Hash(token);
        var found = await (
            from r in db.Registrations.AsNoTracking()
            join e in db.Events on r.EventId equals e.Id
            join a in db.Agencies on r.AgencyId equals a.Id
            join o in db.Agencies on e.OrganizerAgencyId equals o.Id
            where r.LinkHash == hash
            select new { Registration = r, Event = e, Agency = a.Name, Organizer = o.Name }).SingleOrDefaultAsync(cancel);
        if (found is null || found.Registration.State != RegistrationState.Registered) return null;

        var sessions = await db.SigningSessions.AsNoTracking().Where(s => s.EventId == found.Event.Id).ToListAsync(cancel);
        var inside = await db.Admissions.AnyAsync(a => a.RegistrationId == found.Registration.Id && a.UndoId == null, cancel);
        var signed = await (
            from p in db.Pledges.AsNoTracking()
            join w in db.SealingWork on p.Id equals w.PledgeId
            where p.RegistrationId == found.Registration.Id
            orderby p.SignedAt descending
            select new SignedPledge(p.Id, p.Number, p.Code, p.SignedAt, w.FileHash, p.Method)).FirstOrDefaultAsync(cancel);
        return new(found.Registration, found.Event, found.Agency, found.Organizer, sessions.Find(s => s.ClosedAt is null), sessions.Max(s => s.ClosedAt), inside, signed);
    }
}

/// <param name="FileHash">Null until the paper is sealed.</param>
internal sealed record SignedPledge(Guid Id, int Number, string Code, DateTimeOffset SignedAt, string? FileHash, SignatureMethod Method);
