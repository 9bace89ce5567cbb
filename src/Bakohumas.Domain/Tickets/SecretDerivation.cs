using System.Buffers.Binary;
using System.Buffers.Text;
using System.Security.Cryptography;
using System.Text;

namespace Bakohumas.Domain.Tickets;

/// <summary>
/// Secrets that are derived and never stored: HMAC-SHA256 (RFC 2104) of <c>purpose ‖ id ‖ generation</c> under the link key,
/// cut to length (product.md 6.1). Purpose is ASCII, the id its 16 bytes in RFC 9562 order, the generation four bytes big-endian;
/// the last two are of fixed length, so no two inputs share a message. A higher generation revokes the lower one.
/// </summary>
public static class SecretDerivation
{
    /// <summary>The least number of bytes of a link key.</summary>
    public const int MinKeyLength = 32;

    /// <summary>Characters of a personal link: 128 bits in base64url (RFC 4648 section 5) without padding.</summary>
    public const int LinkLength = 22;

    /// <summary>The secret part of a link by mail: 22 characters that carry 128 bits.</summary>
    public static string PersonalLink(ReadOnlySpan<byte> linkKey, SecretPurpose purpose, Guid id, int generation)
    {
        Span<byte> mac = stackalloc byte[HMACSHA256.HashSizeInBytes];
        Derive(linkKey, purpose, id, generation, mac);
        return Base64Url.EncodeToString(mac[..16]);
    }

    /// <summary>The door code of a registration: 80 bits, unrelated to its personal link.</summary>
    public static DoorCode DoorCode(ReadOnlySpan<byte> linkKey, Guid registrationId, int generation)
    {
        Span<byte> mac = stackalloc byte[HMACSHA256.HashSizeInBytes];
        Derive(linkKey, SecretPurpose.DoorCode, registrationId, generation, mac);
        return Tickets.DoorCode.FromBytes(mac[..10]);
    }

    /// <summary>What the database holds instead of a secret: the 32 bytes of SHA-256 over its ASCII text.</summary>
    public static byte[] LookupHash(string secret) => SHA256.HashData(Encoding.ASCII.GetBytes(secret));

    /// <summary>What the database holds instead of a door code.</summary>
    public static byte[] LookupHash(DoorCode code) => LookupHash(code.Text);

    /// <summary>True when the text has the form of a personal link, so that nonsense never reaches the database.</summary>
    public static bool LooksLikeLink(string? token) =>
        token is { Length: LinkLength } && token.All(character => char.IsAsciiLetterOrDigit(character) || character is '-' or '_');

    /// <summary>The label that enters the HMAC; changing one revokes every secret of that purpose.</summary>
    internal static string Label(SecretPurpose purpose) => purpose switch
    {
        SecretPurpose.TicketLink => "ticket-link",
        SecretPurpose.DoorCode => "door-code",
        SecretPurpose.FollowUpLink => "follow-up-link",
        SecretPurpose.AccountLink => "account-link",
        SecretPurpose.Unsubscribe => "unsubscribe",
        SecretPurpose.NotMe => "not-me",
        SecretPurpose.InvitationLink => "invitation-link",
        SecretPurpose.MailConfirmation => "mail-confirmation",
        SecretPurpose.JointSignerLink => "joint-signer-link",
    };

    private static void Derive(ReadOnlySpan<byte> linkKey, SecretPurpose purpose, Guid id, int generation, Span<byte> mac)
    {
        if (linkKey.Length < MinKeyLength) throw new ArgumentException("A link key has at least 32 bytes.", nameof(linkKey));
        ArgumentOutOfRangeException.ThrowIfNegative(generation);
        var label = Label(purpose);
        Span<byte> message = stackalloc byte[label.Length + 20];
        Encoding.ASCII.GetBytes(label, message);
        id.TryWriteBytes(message[label.Length..], bigEndian: true, out _);
        BinaryPrimitives.WriteInt32BigEndian(message[^4..], generation);
        HMACSHA256.HashData(linkKey, message, mac);
    }
}
