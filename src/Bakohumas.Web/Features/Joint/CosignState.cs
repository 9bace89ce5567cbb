using System.Security.Cryptography;
using System.Text;
using Bakohumas.Domain.Events;
using Bakohumas.Domain.Pledges;
using Bakohumas.Domain.Tickets;
using Bakohumas.Web.Data;
using Bakohumas.Web.Platform.Security;
using Microsoft.EntityFrameworkCore;

namespace Bakohumas.Web.Features.Joint;

/// <summary>Everything that a witness, co-organizer or chair signs, and how they came to it; read without tracking.</summary>
/// <param name="Home">Address of the page.</param>
/// <param name="By">Whom the audit names: the signer for the link, the officer whose device it is.</param>
internal sealed record CosignState(JointSigner Signer, Event Event, string OrganizerName, int Signed, string Home, JointAssurance Assurance, Actor By)
{
    /// <summary>Of what the page says about the signer: whoever signs signs under this name and office.</summary>
    public string Shown => Convert.ToHexStringLower(SHA256.HashData(Encoding.UTF8.GetBytes($"{Signer.Kind}\n{Signer.Name}\n{Signer.Position}\n{Signer.AgencyName}")));

    /// <returns>Null for an unknown, mistyped or replaced link, somebody taken off the list, and an event that is not public or was cancelled.</returns>
    public static async Task<CosignState?> ByLinkAsync(BakohumasDb db, string token, CancellationToken cancel)
    {
        if (!SecretDerivation.LooksLikeLink(token)) return null;
        var hash = Links.Hash(token);
        return await LoadAsync(db, db.JointSigners.Where(s => s.LinkHash == hash), $"/saksi/{token}", JointAssurance.MailedLink, null, cancel);
    }

    /// <returns>Null for a foreign or missing person, and for one whom a link reaches: who has an address signs by it.</returns>
    public static async Task<CosignState?> InTheRoomAsync(BakohumasDb db, Officer officer, string slug, Guid id, CancellationToken cancel)
    {
        var run = db.EventsRunBy(officer).Where(e => e.Slug == slug).Select(e => e.Id);
        return await LoadAsync(
            db, db.JointSigners.Where(s => s.Id == id && s.Mail == null && run.Contains(s.EventId)), $"/panel/kegiatan/{slug}/naskah-bersama/{id}/di-tempat", JointAssurance.OrganizersDevice, officer.Actor, cancel);
    }

    private static async Task<CosignState?> LoadAsync(BakohumasDb db, IQueryable<JointSigner> asked, string home, JointAssurance assurance, Actor? by, CancellationToken cancel)
    {
        var found = await (
            from signer in asked.AsNoTracking()
            join at in db.Events on signer.EventId equals at.Id
            join organizer in db.Agencies on at.OrganizerAgencyId equals organizer.Id
            where signer.RemovedAt == null && at.State != EventState.Draft && at.State != EventState.Cancelled
            select new { Signer = signer, Event = at, Organizer = organizer.Name }).SingleOrDefaultAsync(cancel);
        if (found is null) return null;
        var signed = await Standing.Of(db.Pledges).CountAsync(p => p.EventId == found.Event.Id, cancel);
        return new(found.Signer, found.Event, found.Organizer, signed, home, assurance, by ?? Actor.JointSigner(found.Signer.Id));
    }
}
