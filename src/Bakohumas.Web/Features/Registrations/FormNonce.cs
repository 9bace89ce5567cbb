using System.Buffers.Binary;
using System.Security.Cryptography;
using Microsoft.AspNetCore.DataProtection;
using Microsoft.AspNetCore.WebUtilities;

namespace Bakohumas.Web.Features.Registrations;

/// <summary>
/// One showing of an event's empty form. The registration's id is derived from it and the person's identity: the same form sent
/// twice by one person is one registration and leads back to its ticket, while a second person on the same phone gets their own.
/// Sealed, so that nobody can choose it for somebody else.
/// </summary>
internal sealed record FormNonce(Guid Value)
{
    /// <summary>The id of the registration that this form makes for this person.</summary>
    public Guid RegistrationIdFor(byte[] identityHash)
    {
        Span<byte> id = stackalloc byte[16];
        Span<byte> input = stackalloc byte[16 + identityHash.Length];
        Value.TryWriteBytes(input, bigEndian: true, out _);
        identityHash.CopyTo(input[16..]);
        SHA256.HashData(input)[..16].CopyTo(id);
        // UUIDv7 (RFC 9562, 5.7): the form's time, so that ids keep their order in the index.
        input[..6].CopyTo(id);
        id[6] = (byte)((id[6] & 0x0F) | 0x70);
        id[8] = (byte)((id[8] & 0x3F) | 0x80);
        return new Guid(id, bigEndian: true);
    }
}

/// <summary>Makes and reads the hidden field. One that is damaged, too old or of another event counts as none.</summary>
internal sealed class FormNonces(IDataProtectionProvider protection)
{
    private const int Length = 32;
    private static readonly TimeSpan Life = TimeSpan.FromHours(24);
    private readonly IDataProtector protector = protection.CreateProtector("Bakohumas.Registrations.FormNonce.v1");

    public static FormNonce New(DateTimeOffset now) => new(Guid.CreateVersion7(now));

    public string Seal(FormNonce nonce, Guid eventId)
    {
        Span<byte> plain = stackalloc byte[Length];
        nonce.Value.TryWriteBytes(plain, bigEndian: true, out _);
        eventId.TryWriteBytes(plain[16..], bigEndian: true, out _);
        return WebEncoders.Base64UrlEncode(protector.Protect(plain.ToArray()));
    }

    public FormNonce? Open(string? field, Guid eventId, DateTimeOffset now)
    {
        if (field is not { Length: > 0 and < 400 }) return null;
        try
        {
            var plain = protector.Unprotect(WebEncoders.Base64UrlDecode(field));
            if (plain.Length != Length || new Guid(plain.AsSpan(16), bigEndian: true) != eventId) return null;
            Span<byte> time = stackalloc byte[8];
            plain.AsSpan(0, 6).CopyTo(time[2..]);
            var made = DateTimeOffset.FromUnixTimeMilliseconds(BinaryPrimitives.ReadInt64BigEndian(time));
            return (now - made).Duration() <= Life ? new FormNonce(new Guid(plain.AsSpan(0, 16), bigEndian: true)) : null;
        }
        catch (Exception fault) when (fault is CryptographicException or FormatException)
        {
            return null;
        }
    }
}
