using System.Buffers.Binary;
using Bakohumas.Web.Features.Accounts;
using Bakohumas.Web.Tests.Rig;
using Microsoft.Extensions.DependencyInjection;

namespace Bakohumas.Web.Tests.Accounts;

/// <summary>What the product keeps of a password; scenes make cheaper hashes of their own.</summary>
public sealed class PasswordHashTests(Site site) : IClassFixture<Site>
{
    [Fact]
    public async Task A_password_is_kept_as_pbkdf2_of_sha_512_with_at_least_100_000_rounds_and_its_own_salt()
    {
        var passwords = site.Services.GetRequiredService<Passwords>();
        byte[][] hashes = [await HashAsync(passwords), await HashAsync(passwords)];

        // Version 3 of ASP.NET Core Identity: marker, function (2 is HMAC-SHA-512), rounds, length of the salt; all big-endian.
        Assert.All(hashes, h => Assert.Equal((1, 2u, 16u), (h[0], BinaryPrimitives.ReadUInt32BigEndian(h.AsSpan(1)), BinaryPrimitives.ReadUInt32BigEndian(h.AsSpan(9)))));
        Assert.All(hashes, h => Assert.InRange(BinaryPrimitives.ReadUInt32BigEndian(h.AsSpan(5)), 100_000u, 10_000_000u));
        Assert.NotEqual(hashes[0][13..29], hashes[1][13..29]);
    }

    private static async Task<byte[]> HashAsync(Passwords passwords) =>
        Convert.FromBase64String((await passwords.HashAsync(Office.Password, TestContext.Current.CancellationToken))!);
}
