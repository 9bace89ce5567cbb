using System.Security.Cryptography;
using System.Text;
using Bakohumas.Domain.Tickets;

namespace Bakohumas.Domain.Tests.Tickets;

public sealed class SecretDerivationTests
{
    private static readonly byte[] Key = [.. Enumerable.Range(0, 32).Select(i => (byte)i)];
    private static readonly Guid Registration = Guid.Parse("01939f6e-1c2d-7e3f-8a4b-5c6d7e8f9a0b");

    [Fact]
    public void A_link_is_the_first_128_bits_of_the_HMAC_over_purpose_id_and_generation()
    {
        byte[] message = [.. Encoding.ASCII.GetBytes("ticket-link"), .. Convert.FromHexString("01939f6e1c2d7e3f8a4b5c6d7e8f9a0b"), 0, 0, 0, 2];
        var expected = Convert.ToBase64String(HMACSHA256.HashData(Key, message)[..16]).TrimEnd('=').Replace('+', '-').Replace('/', '_');

        var link = SecretDerivation.PersonalLink(Key, SecretPurpose.TicketLink, Registration, 2);

        Assert.Equal(expected, link);
        Assert.Equal(22, link.Length);
        Assert.True(SecretDerivation.LooksLikeLink(link));
    }

    [Fact]
    public void The_same_link_can_be_made_again_three_weeks_later() => Assert.Equal(
        SecretDerivation.PersonalLink(Key, SecretPurpose.TicketLink, Registration, 0),
        SecretDerivation.PersonalLink(Key, SecretPurpose.TicketLink, Registration, 0));

    [Fact]
    public void Purpose_person_generation_and_key_each_make_another_secret()
    {
        var secrets = Enum.GetValues<SecretPurpose>()
            .SelectMany(purpose => new[] { 0, 1 }.Select(generation => SecretDerivation.PersonalLink(Key, purpose, Registration, generation)))
            .Append(SecretDerivation.PersonalLink(Key, SecretPurpose.TicketLink, Guid.Empty, 0))
            .Append(SecretDerivation.PersonalLink(new byte[32], SecretPurpose.TicketLink, Registration, 0))
            .ToList();

        Assert.Equal(secrets.Count, secrets.Distinct().Count());
    }

    [Fact]
    public void The_door_code_is_not_a_cut_of_the_link()
    {
        var code = SecretDerivation.DoorCode(Key, Registration, 0);
        var sameBits = DoorCode.FromBytes(Base64(SecretDerivation.PersonalLink(Key, SecretPurpose.TicketLink, Registration, 0)).AsSpan(0, 10));

        Assert.NotEqual(sameBits, code);
        Assert.NotEqual(code, SecretDerivation.DoorCode(Key, Registration, 1));
    }

    [Fact]
    public void The_database_holds_SHA_256_of_the_text()
    {
        var code = SecretDerivation.DoorCode(Key, Registration, 0);

        Assert.Equal(SHA256.HashData(Encoding.ASCII.GetBytes(code.Text)), SecretDerivation.LookupHash(code));
        Assert.Equal("BA7816BF8F01CFEA414140DE5DAE2223B00361A396177A9CB410FF61F20015AD", Convert.ToHexString(SecretDerivation.LookupHash("abc")));
    }

    [Fact]
    public void A_short_key_is_a_bug() => Assert.Throws<ArgumentException>(() =>
        SecretDerivation.PersonalLink(new byte[16], SecretPurpose.TicketLink, Registration, 0));

    [Theory]
    [InlineData(null)]
    [InlineData("short")]
    [InlineData("aaaaaaaaaaaaaaaaaaaaa/")]
    [InlineData("aaaaaaaaaaaaaaaaaaaaaaa")]
    public void Nonsense_does_not_look_like_a_link(string? token) => Assert.False(SecretDerivation.LooksLikeLink(token));

    private static byte[] Base64(string link) => Convert.FromBase64String(link.Replace('-', '+').Replace('_', '/') + "==");
}
