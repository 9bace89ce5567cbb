using System.Security.Cryptography;
using System.Text;
using Bakohumas.Domain.Events;
using Bakohumas.Domain.Pledges;
using Bakohumas.Domain.Tickets;
using Bakohumas.Web.Data;
using Bakohumas.Web.Platform.Security;
using Microsoft.EntityFrameworkCore;

namespace Bakohumas.Web.Features.Joint;

/// <summary>Everything that the link of a witness, co-organizer or chair leads to; read without tracking.</summary>
internal sealed record CosignState(JointSigner Signer, Event Event, string OrganizerName, int Signed)
{
    /// <summary>Of what the page says about the signer: whoever signs signs under this name and office.</summary>
    public string Shown => Convert.ToHexStringLower(SHA256.HashData(Encoding.UTF8.GetBytes($"{Signer.Kind}\n{Signer.Name}\n{Signer.Position}\n{Signer.AgencyName}")));

    /// <returns>Null for an unknown, mistyped or replaced link, somebody taken off the list, and an event that is not public or was cancelled.</returns>
    public static async Task<CosignState?> LoadAsync(BakohumasDb db, string token, CancellationToken cancel)
    {
        if (!SecretDerivation.LooksLikeLink(token)) return null;
        var hash = Links.Hash(token);
        var found = await (
            from signer in db.JointSigners.AsNoTracking()
            join at in db.Events on signer.EventId equals at.Id
            join organizer in db.Agencies on at.OrganizerAgencyId equals organizer.Id
            where signer.LinkHash == hash && signer.RemovedAt == null && at.State != EventState.Draft && at.State != EventState.Cancelled
            select new { Signer = signer, Event = at, Organizer = organizer.Name }).SingleOrDefaultAsync(cancel);
        if (found is null) return null;
        var signed = await Standing.Of(db.Pledges).CountAsync(p => p.EventId == found.Event.Id, cancel);
        return new(found.Signer, found.Event, found.Organizer, signed);
    }
}
