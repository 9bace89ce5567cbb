using System.Globalization;
using System.Security.Cryptography;
using System.Text;

namespace Bakohumas.Domain.Pledges;

/// <summary>
/// What the public ledger commits to: the record of a signature, never its PDF, so that sealing again changes no leaf. Fixed field
/// order, NFC, UTF-8, one field a line, a version tag first.
/// </summary>
public sealed record CanonicalRecord(
    string EventSlug, string TextHash, string Name, string IdentityType, string IdentityNumber, string Position, string AgencyName,
    string PledgeConsentHash, string DataConsentHash, DateTimeOffset SignedAt, SignatureMethod Method, string Signature)
{
    /// <summary>Bytes of the random key of a record.</summary>
    public const int KeyLength = 32;

    private const string Version = "bakohumas-pledge-record/v1";
    private const string CorrectionVersion = "bakohumas-correction-record/v1";

    /// <summary>Code of the edition that this record corrects; null for what was signed.</summary>
    public string? CorrectedCode { get; init; }

    /// <summary>The bytes that are committed to.</summary>
    public byte[] ToBytes() => Encoding.UTF8.GetBytes(string.Join('\n',
        CorrectedCode is null ? Version : $"{CorrectionVersion}\n{CorrectedCode}", Field(EventSlug), Field(TextHash), Field(Name), Field(IdentityType), Field(IdentityNumber), Field(Position), Field(AgencyName),
        Field(PledgeConsentHash), Field(DataConsentHash), SignedAt.ToUniversalTime().ToString("yyyy-MM-dd'T'HH:mm:ss.fff'Z'", CultureInfo.InvariantCulture),
        Method == SignatureMethod.Drawn ? "drawn" : "typed", Convert.ToHexStringLower(SHA256.HashData(Encoding.UTF8.GetBytes(Field(Signature))))) + "\n");

    /// <summary>HMAC-SHA256(record key, record): hides the record from whoever lacks the key, binds to whoever holds it (RFC 2104).</summary>
    public byte[] Commitment(ReadOnlySpan<byte> recordKey) => recordKey.Length == KeyLength
        ? HMACSHA256.HashData(recordKey, ToBytes())
        : throw new ArgumentException("A record key has 32 bytes.", nameof(recordKey));

    private static string Field(string value) => value.Normalize(NormalizationForm.FormC).Replace("\\", "\\\\", StringComparison.Ordinal).Replace("\n", "\\n", StringComparison.Ordinal);
}

/// <summary>What the ledger commits to when a pledge is taken back: its code and when, under the pledge's own record key.</summary>
public sealed record WithdrawalRecord(string Code, DateTimeOffset At)
{
    /// <summary>HMAC-SHA256(record key, record), as of a pledge.</summary>
    public byte[] Commitment(ReadOnlySpan<byte> recordKey) => HMACSHA256.HashData(recordKey, Encoding.UTF8.GetBytes(
        $"bakohumas-withdrawal-record/v1\n{Code}\n{At.ToUniversalTime().ToString("yyyy-MM-dd'T'HH:mm:ss.fff'Z'", CultureInfo.InvariantCulture)}\n"));
}
