using Bakohumas.Domain.Tickets;

namespace Bakohumas.Web.Platform.Security;

/// <summary>
/// The secrets in links and tickets: derived with the link key whenever they are needed, stored nowhere (product 6.1). A new
/// generation makes the old one worthless.
/// </summary>
internal sealed class Links(KeyRing keys)
{
    /// <summary>Token of <c>/tiket/{token}</c>: this is the person.</summary>
    public string PersonalToken(Guid registrationId, int generation) =>
        SecretDerivation.PersonalLink(keys.Link, SecretPurpose.TicketLink, registrationId, generation);

    /// <summary>What the ticket's QR carries: only an entrance.</summary>
    public DoorCode DoorCode(Guid registrationId, int generation) => SecretDerivation.DoorCode(keys.Link, registrationId, generation);

    /// <summary>Token of <c>/tindak-lanjut/{token}</c>.</summary>
    public string DutyToken(Guid dutyId, int generation) =>
        SecretDerivation.PersonalLink(keys.Link, SecretPurpose.FollowUpLink, dutyId, generation);

    /// <summary>Token of <c>/saksi/{token}</c>.</summary>
    public string JointSignerToken(Guid signerId, int generation) =>
        SecretDerivation.PersonalLink(keys.Link, SecretPurpose.JointSignerLink, signerId, generation);

    /// <summary>Token of <c>/akun/tautan/{token}</c>.</summary>
    public string AccountToken(Guid accountLinkId) => SecretDerivation.PersonalLink(keys.Link, SecretPurpose.AccountLink, accountLinkId, 0);

    /// <summary>Token of the one-click "jangan ingatkan lagi" (RFC 8058); opens nothing else.</summary>
    public string UnsubscribeToken(Guid registrationId) => SecretDerivation.PersonalLink(keys.Link, SecretPurpose.Unsubscribe, registrationId, 0);

    /// <summary>Path of that one-click address. It names the registration, because the database does not know the token.</summary>
    public string UnsubscribePath(Guid registrationId) => $"/berhenti/{registrationId:D}/{UnsubscribeToken(registrationId)}";

    /// <summary>SHA-256 of a token or door code, as the database holds it.</summary>
    public static byte[] Hash(string secret) => SecretDerivation.LookupHash(secret);
}
