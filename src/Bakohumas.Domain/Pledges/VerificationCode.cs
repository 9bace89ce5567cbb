using System.Diagnostics.CodeAnalysis;
using System.Security.Cryptography;
using Bakohumas.Domain.Tickets;

namespace Bakohumas.Domain.Pledges;

/// <summary>The public id of a pledge: 16 random characters of Crockford base32 (80 bits), printed in groups of four.</summary>
public static class VerificationCode
{
    private const int Length = 16;

    public static string New() => Crockford.Encode(RandomNumberGenerator.GetBytes(10));

    /// <summary>Reads what somebody typed or scanned: any case, spaces and dashes ignored, O=0, I=L=1.</summary>
    public static bool TryParse(string? typed, [NotNullWhen(true)] out string? code)
    {
        code = typed is { Length: <= 60 } ? Crockford.Normalize(typed, Length) : null;
        return code is not null;
    }

    /// <summary>Groups of four, joined by spaces, for people.</summary>
    public static string Grouped(string code) => string.Join(' ', code.Chunk(4).Select(four => new string(four)));
}
