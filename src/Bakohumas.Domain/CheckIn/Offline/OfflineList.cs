using System.Buffers.Text;
using System.Security.Cryptography;
using System.Text.Encodings.Web;
using System.Text.Json;
using System.Text.Json.Serialization;
using Bakohumas.Domain.Events;
using Bakohumas.Domain.Regions;
using Bakohumas.Domain.Tickets;

namespace Bakohumas.Domain.CheckIn.Offline;

/// <summary>Whether a listed code opens the door.</summary>
public enum ListedState
{
    Registered,
    Cancelled,

    /// <summary>The code of an earlier ticket.</summary>
    CodeReplaced,
}

/// <summary>A person as a door without network knows them.</summary>
public sealed record ListedPerson(DoorCode Code, Guid TicketId, string Name, string Agency, string? Unit, string Role, ListedState State);

/// <summary>What the doors of an event have to know of it.</summary>
public sealed record ListedEvent(string Slug, string Name, Zone Zone, EventState State, DateTimeOffset StartsAt, DateTimeOffset EndsAt, IReadOnlyList<OccasionWindow> Occasions);

/// <summary>
/// The attendee list that a door takes along (product CI1, CI3): a JWS in compact form (RFC 7515) under ES256. Each person is one entry:
/// the first 16 bytes of SHA-256 over the door code, by which it is found, and the person under AES-256-GCM. Key and nonce of an entry
/// come from its code by HKDF-SHA-256 (RFC 5869), salted anew for every content: whoever steals a list and has no ticket reads nothing,
/// and no two texts ever share a key. Entries are padded, and stand in the order of their first bytes.
/// </summary>
public static class OfflineList
{
    public const string MediaType = "application/jose";

    /// <summary>A device throws its list away this long after the event's end (product 6.11).</summary>
    public static readonly TimeSpan GoodAfterEnd = TimeSpan.FromHours(24);

    /// <summary>Bytes of an entry that are no secret: how it is found.</summary>
    public const int LookupLength = 16;

    private const int TagLength = 16;
    private const int Padding = 64;
    private static readonly byte[] Info = "bakohumas offline entry v1"u8.ToArray();
    private static readonly string Head = Base64Url.EncodeToString("""{"alg":"ES256","typ":"bakohumas-list"}"""u8);

    private static readonly JsonSerializerOptions Json = new(JsonSerializerDefaults.Web)
    {
        Encoder = JavaScriptEncoder.UnsafeRelaxedJsonEscaping,
        DefaultIgnoreCondition = JsonIgnoreCondition.WhenWritingNull,
        Converters = { new JsonStringEnumConverter(JsonNamingPolicy.CamelCase) },
    };

    /// <summary>The first bytes of the stored hash of a code, in base64url: how doors name a ticket to each other.</summary>
    public static string Lookup(ReadOnlySpan<byte> codeHash) => Base64Url.EncodeToString(codeHash[..LookupLength]);

    /// <summary>Of equal content the same bytes, of any other content others: the salt of the list, and its entity tag.</summary>
    /// <param name="withNames">Whether the list also holds the names in clear, for supervisors.</param>
    public static byte[] SaltOf(ReadOnlySpan<byte> linkKey, ListedEvent at, IReadOnlyList<ListedPerson> people, bool withNames)
    {
        using var mac = IncrementalHash.CreateHMAC(HashAlgorithmName.SHA256, linkKey);
        mac.AppendData("bakohumas offline salt v1"u8);
        mac.AppendData(JsonSerializer.SerializeToUtf8Bytes(new { at, withNames }, Json));
        foreach (var person in people)
        {
            mac.AppendData(SecretDerivation.LookupHash(person.Code));
            mac.AppendData(Plain(person));
        }

        return mac.GetHashAndReset();
    }

    /// <param name="people">Those who are registered, and the codes that are refused with a reason; each code once.</param>
    /// <param name="box">SubjectPublicKeyInfo of the key to which doors seal forms for the server.</param>
    public static string Sign(ECDsa key, byte[] box, ListedEvent at, IReadOnlyList<ListedPerson> people, byte[] salt, bool withNames, DateTimeOffset madeAt)
    {
        var entries = people.Select(p => Entry(p, salt)).ToArray();
        Array.Sort(entries, static (a, b) => a.AsSpan().SequenceCompareTo(b));
        var body = new Body(
            1, new(at.Slug, at.Name, at.Zone.ToString().ToUpperInvariant(), at.State, at.StartsAt.ToUnixTimeMilliseconds(), at.EndsAt.ToUnixTimeMilliseconds()),
            [.. at.Occasions.Select(o => new BodyOccasion(o.Id, o.StartsAt.ToUnixTimeMilliseconds(), o.EndsAt.ToUnixTimeMilliseconds()))],
            madeAt.ToUnixTimeMilliseconds(), (at.EndsAt + GoodAfterEnd).ToUnixTimeMilliseconds(), Base64Url.EncodeToString(box), Base64Url.EncodeToString(salt), [.. entries.Select(e => Base64Url.EncodeToString(e))],
            withNames ? [.. people.Where(p => p.State == ListedState.Registered).Select(p => new BodyName(p.TicketId, p.Name, p.Agency, p.Unit, Lookup(SecretDerivation.LookupHash(p.Code))))] : null);
        var signed = $"{Head}.{Base64Url.EncodeToString(JsonSerializer.SerializeToUtf8Bytes(body, Json))}";
        var signature = key.SignData(System.Text.Encoding.ASCII.GetBytes(signed), HashAlgorithmName.SHA256, DSASignatureFormat.IeeeP1363FixedFieldConcatenation);
        return $"{signed}.{Base64Url.EncodeToString(signature)}";
    }

    private static byte[] Entry(ListedPerson person, byte[] salt)
    {
        var plain = Plain(person);
        var code = System.Text.Encoding.ASCII.GetBytes(person.Code.Text);
        Span<byte> secrets = stackalloc byte[44];
        HKDF.DeriveKey(HashAlgorithmName.SHA256, code, secrets, salt, Info);
        var entry = new byte[LookupLength + plain.Length + TagLength];
        SecretDerivation.LookupHash(person.Code).AsSpan(0, LookupLength).CopyTo(entry);
        using var cipher = new AesGcm(secrets[..32], TagLength);
        cipher.Encrypt(secrets[32..], plain, entry.AsSpan(LookupLength, plain.Length), entry.AsSpan(LookupLength + plain.Length));
        return entry;
    }

    // Padded with spaces, which JSON allows: the length of a name is nobody's business.
    private static byte[] Plain(ListedPerson person)
    {
        var text = JsonSerializer.SerializeToUtf8Bytes(new BodyPerson(person.TicketId, person.Name, person.Agency, person.Role, person.State), Json);
        var padded = new byte[(text.Length + Padding - 1) / Padding * Padding];
        padded.AsSpan().Fill((byte)' ');
        text.CopyTo(padded, 0);
        return padded;
    }

    private sealed record Body(
        int V, BodyEvent Event, BodyOccasion[] Occasions, long MadeAt, long GoodUntil, string Box, string Salt, string[] Entries, BodyName[]? Names);

    private sealed record BodyEvent(string Slug, string Name, string Zone, EventState State, long StartsAt, long EndsAt);

    private sealed record BodyOccasion(Guid Id, long StartsAt, long EndsAt);

    private sealed record BodyPerson(Guid T, string N, string A, string R, ListedState S);

    private sealed record BodyName(Guid T, string N, string A, string? U, string L);
}
