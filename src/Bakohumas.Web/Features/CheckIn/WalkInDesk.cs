using System.Buffers.Text;
using System.Text.Json;
using Bakohumas.Domain.CheckIn.Offline;
using Bakohumas.Domain.Events;
using Bakohumas.Web.Data;
using Bakohumas.Web.Features.Shared;
using Bakohumas.Web.Platform;
using Bakohumas.Web.Platform.Registrations;
using Bakohumas.Web.Platform.Security;
using Microsoft.EntityFrameworkCore;

namespace Bakohumas.Web.Features.CheckIn;

/// <summary>Takes a person who comes without a registration (product CI2): registered and let in by one act.</summary>
internal sealed class WalkInDesk(BakohumasDb db, WriteLane lane, Links links, FieldProtection fields, KeyRing keys, PublicAddress address, TimeProvider clock)
{
    /// <returns>Where this device's forms are filled in, or the outcome of every call of it.</returns>
    public Task<(WalkInPlace? Place, WalkInOutcome? Outcome)> PlaceAsync(string token, string slug, string? agencyId, CancellationToken cancel) =>
        PlaceAsync(Links.Hash(token), slug, agencyId, cancel);

    /// <summary>The same by the stored hash of the device's token.</summary>
    public async Task<(WalkInPlace? Place, WalkInOutcome? Outcome)> PlaceAsync(byte[] tokenHash, string slug, string? agencyId, CancellationToken cancel)
    {
        if (await db.Devices.AsNoTracking().Where(d => d.TokenHash == tokenHash).Select(d => (Guid?)d.EventId).SingleOrDefaultAsync(cancel) is not { } eventId) return (null, new WalkInOutcome.NotPaired());
        var audience = await db.Events.AsNoTracking().Where(e => e.Id == eventId && e.Slug == slug && e.State != EventState.Draft).Select(e => e.Audience).SingleOrDefaultAsync(cancel);
        if (audience is null) return (null, new WalkInOutcome.NoSuchEvent());
        var agency = Guid.TryParse(agencyId, out var id) ? await db.Agencies.AsNoTracking().Where(a => a.Id == id && !a.IsFreeText).Select(a => a.Name).SingleOrDefaultAsync(cancel) : null;
        return (new WalkInPlace(eventId, audience, agency), null);
    }

    /// <returns>The form with what was sealed in it; null when it was not sealed for this event and nonce.</returns>
    public WalkInBody? Opened(WalkInPlace place, WalkInBody body)
    {
        if (body.Sealed is null) return body;
        if (!Guid.TryParse(body.Nonce, out var nonce) || body.Sealed.Length > SealedForm.MaxLength * 4 / 3 || !Base64Url.IsValid(body.Sealed)) return null;
        using var box = OfflineKey.Opening(keys.Link, place.EventId);
        if (SealedForm.Open(box, Base64Url.DecodeFromChars(body.Sealed), nonce) is not { } plain) return null;
        try
        {
            return JsonSerializer.Deserialize<WalkInBody>(plain, JsonSerializerOptions.Web) is not { } form ? null : body with
            {
                Name = form.Name, Agency = form.Agency, AgencyId = null, Unit = form.Unit, Status = form.Status, Mail = form.Mail, Phone = form.Phone, Consent = form.Consent, Reason = form.Reason,
            };
        }
        catch (JsonException)
        {
            return null;
        }
    }

    public Task<WalkInOutcome> AdmitAsync(string token, string slug, WalkInCall call, WalkInPlace place, CancellationToken cancel) =>
        AdmitAsync(Links.Hash(token), slug, call, place, cancel);

    /// <summary>The same by the stored hash of the device's token.</summary>
    public async Task<WalkInOutcome> AdmitAsync(byte[] tokenHash, string slug, WalkInCall call, WalkInPlace place, CancellationToken cancel)
    {
        var now = clock.GetUtcNow();
        // Everything that is derived or hashed is made before the act: an act only reads and writes the database.
        var id = Guid.CreateVersion7(now);
        var seat = new NewSeat(
            id, place.EventId, call.Person, fields.Hash(call.Person.Sameness), null, Links.Hash(links.PersonalToken(id, 0)), Links.Hash(links.DoorCode(id, 0).Text),
            Guid.CreateVersion7(now), Guid.CreateVersion7(now)) { KnownAgency = call.AgencyId, Slip = call.Slip };
        var act = new WalkInAct(tokenHash, slug, call, fields.Hash(call.Asked), seat, Guid.CreateVersion7(now), now);
        var settled = await lane.WriteAsync(act.RunAsync, cancel);
        if (settled is not { Outcome: WalkInOutcome.Answered answered, Ticket: var (registrationId, generation) }) return settled.Outcome;
        var entrance = links.DoorCode(registrationId, generation).ScanText(address.Base);
        var qr = QrMatrix.Of(entrance);
        return answered with { Answer = answered.Answer with { Entrance = entrance, Qr = new QrDrawing(qr.Side, qr.ToPath()) } };
    }
}
