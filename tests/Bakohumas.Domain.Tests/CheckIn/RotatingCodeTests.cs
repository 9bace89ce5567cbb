using System.Security.Cryptography;
using Bakohumas.Domain.CheckIn;

namespace Bakohumas.Domain.Tests.CheckIn;

/// <summary>The hall's rotating code against a reckoning of its definition, and its window.</summary>
public sealed class RotatingCodeTests
{
    private static readonly byte[] Key = [.. Enumerable.Range(0, 32).Select(i => (byte)i)];
    private static readonly Guid Screen = new("01920000-0000-7000-8000-0000000000aa");
    private static readonly DateTimeOffset Now = new(2026, 11, 27, 1, 0, 15, TimeSpan.Zero);

    [Fact]
    public void It_is_forty_bits_of_the_mac_over_label_screen_and_step()
    {
        var step = Now.ToUnixTimeSeconds() / 30;
        var message = "self-check-in"u8.ToArray().Concat(Screen.ToByteArray(bigEndian: true)).Concat(BitConverter.GetBytes(System.Buffers.Binary.BinaryPrimitives.ReverseEndianness(step))).ToArray();
        var mac = HMACSHA256.HashData(Key, message);
        var bits = mac.Take(5).Aggregate(0UL, (sum, octet) => (sum << 8) | octet);
        var expected = string.Concat(Enumerable.Range(0, 8).Select(i => "0123456789ABCDEFGHJKMNPQRSTVWXYZ"[(int)(bits >> (35 - (5 * i))) & 31]));

        Assert.Equal(expected, RotatingCode.Of(Key, Screen, RotatingCode.StepAt(Now)));
        Assert.Equal(Now.AddSeconds(15), RotatingCode.EndOf(step));
    }

    [Theory]
    [InlineData(0, true)]
    [InlineData(-1, true)]
    [InlineData(1, true)]
    [InlineData(-2, false)]
    [InlineData(2, false)]
    public void One_step_before_and_after_counts(int steps, bool counts)
    {
        var step = RotatingCode.StepAt(Now) + steps;
        Assert.Equal(counts ? step : null, RotatingCode.StepOf(Key, Screen, RotatingCode.Of(Key, Screen, step), Now));
    }

    [Fact]
    public void Another_screen_or_key_shows_another_code()
    {
        var code = RotatingCode.Of(Key, Screen, RotatingCode.StepAt(Now));
        Assert.Null(RotatingCode.StepOf(Key, new Guid("01920000-0000-7000-8000-0000000000ab"), code, Now));
        Assert.Null(RotatingCode.StepOf([.. Key.Reverse()], Screen, code, Now));
    }

    [Theory]
    [InlineData("abcd-1234", "ABCD1234")]
    [InlineData(" ABCD 1234 ", "ABCD1234")]
    [InlineData("ABCD123", null)]
    [InlineData("ABCD12345", null)]
    [InlineData("ABCDU234", null)]
    [InlineData("", null)]
    [InlineData(null, null)]
    public void It_is_read_in_any_case_and_grouping(string? typed, string? read) => Assert.Equal(read, RotatingCode.TryRead(typed, out var code) ? code : null);
}
