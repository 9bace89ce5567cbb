using System.Diagnostics.CodeAnalysis;
using System.Security.Cryptography;
using Bakohumas.Domain.Tickets;

namespace Bakohumas.Domain.Pledges;

/// <summary>The code of a <see cref="SigningSheet"/>: 8 random characters of Crockford base32. It finds a sheet for officers and opens nothing.</summary>
public static class SheetCode
{
    private const int Length = 8;

    public static string New() => Crockford.Encode(RandomNumberGenerator.GetBytes(5));

    /// <summary>Reads what somebody typed from paper: any case, spaces and dashes ignored, O=0, I=L=1.</summary>
    public static bool TryParse(string? typed, [NotNullWhen(true)] out string? code)
    {
        code = typed is { Length: <= 30 } ? Crockford.Normalize(typed, Length) : null;
        return code is not null;
    }

    /// <summary>Groups of four, joined by a space, for people.</summary>
    public static string Grouped(string code) => string.Join(' ', code.Chunk(4).Select(four => new string(four)));
}
