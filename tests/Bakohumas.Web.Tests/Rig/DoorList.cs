using System.Buffers.Text;
using System.Security.Cryptography;
using System.Text;
using System.Text.Json;

namespace Bakohumas.Web.Tests.Rig;

/// <summary>Reads the signed offline list as its description says, without the product's code: what a phone does.</summary>
public sealed class DoorList
{
    private readonly Dictionary<string, byte[]> entries;
    private readonly byte[] salt;

    private DoorList(JsonElement body)
    {
        Body = body;
        salt = Base64Url.DecodeFromChars(body.GetProperty("salt").GetString());
        entries = body.GetProperty("entries").EnumerateArray().Select(e => Base64Url.DecodeFromChars(e.GetString()))
            .ToDictionary(e => Base64Url.EncodeToString(e.AsSpan(0, 16)), e => e[16..]);
    }

    public JsonElement Body { get; }

    public int Count => entries.Count;

    /// <returns>Null for a list that this key has not signed.</returns>
    public static DoorList? Open(string jws, string listKey)
    {
        if (jws.Split('.') is not [var head, var payload, var signature]) return null;
        if (Encoding.UTF8.GetString(Base64Url.DecodeFromChars(head)) != """{"alg":"ES256","typ":"bakohumas-list"}""") return null;
        using var key = ECDsa.Create();
        key.ImportSubjectPublicKeyInfo(Base64Url.DecodeFromChars(listKey), out _);
        var isOurs = key.VerifyData(Encoding.ASCII.GetBytes($"{head}.{payload}"), Base64Url.DecodeFromChars(signature), HashAlgorithmName.SHA256, DSASignatureFormat.IeeeP1363FixedFieldConcatenation);
        return isOurs ? new DoorList(JsonSerializer.Deserialize<JsonElement>(Base64Url.DecodeFromChars(payload))) : null;
    }

    /// <summary>The person behind a code of 16 characters; null when it is not listed.</summary>
    public JsonElement? Find(string code)
    {
        var plainCode = Encoding.ASCII.GetBytes(code.Replace("-", "", StringComparison.Ordinal));
        if (!entries.TryGetValue(Base64Url.EncodeToString(SHA256.HashData(plainCode).AsSpan(0, 16)), out var sealedEntry)) return null;
        var secrets = HKDF.DeriveKey(HashAlgorithmName.SHA256, plainCode, 44, salt, "bakohumas offline entry v1"u8.ToArray());
        using var cipher = new AesGcm(secrets.AsSpan(0, 32), 16);
        var plain = new byte[sealedEntry.Length - 16];
        cipher.Decrypt(secrets.AsSpan(32), sealedEntry.AsSpan(0, plain.Length), sealedEntry.AsSpan(plain.Length), plain);
        return JsonSerializer.Deserialize<JsonElement>(plain);
    }
}
