using System.Security.Cryptography;
using System.Text;
using Bakohumas.Domain.Pledges;

namespace Bakohumas.Domain.Tests.Pledges;

public sealed class SignatureTests
{
    private static readonly byte[] Key = [.. Enumerable.Range(1, 32).Select(i => (byte)i)];

    private static readonly CanonicalRecord Record = new(
        "seminar", new string('a', 64), "Sari Dewi", "CivilServantNumber", "198611262010012003", "Pranata Humas", "Dinas Contoh",
        new string('b', 64), new string('c', 64), new DateTimeOffset(2026, 12, 7, 9, 5, 1, 250, TimeSpan.FromHours(7)), SignatureMethod.Typed, "Sari Dewi");

    [Fact]
    public void Strokes_are_points_and_nothing_else()
    {
        var strokes = StrokeSet.Parse("[[[1,2],[30.26,40]],[[5,5]]]");

        Assert.Equal("[[[1,2],[30.26,40]],[[5,5]]]", strokes?.ToJson());
        Assert.Equal(strokes?.ToJson(), StrokeSet.Parse(strokes?.ToJson())?.ToJson());
    }

    [Theory]
    [InlineData(null)]
    [InlineData("")]
    [InlineData("[]")]
    [InlineData("[[]]")]
    [InlineData("[[[1,1]]]")]
    [InlineData("[[[1,1],[1,1],[1,1]]]")]
    [InlineData("[[[1,1],[1.01,1.01]]]")]
    [InlineData("[[[1,2,3],[40,50,60]]]")]
    [InlineData("[[{\"x\":1,\"y\":2,\"time\":3}]]")]
    [InlineData("[[[1,\"2\"],[40,50]]]")]
    [InlineData("[[[1,1e9],[40,50]]]")]
    [InlineData("[[[[1]]]]")]
    [InlineData("{}")]
    [InlineData("[[[1,2],[30,40]]")]
    [InlineData("<svg/>")]
    public void A_dot_a_word_or_anything_more_is_no_drawing(string? json) => Assert.Null(StrokeSet.Parse(json));

    [Fact]
    public void Five_thousand_points_are_the_limit()
    {
        Assert.NotNull(StrokeSet.Parse(Points(5_000)));
        Assert.Null(StrokeSet.Parse(Points(5_001)));
        Assert.Null(StrokeSet.Parse("[[[1,1],[50,50]]" + new string(' ', 64 * 1024) + "]"));
    }

    [Fact]
    public void The_record_has_one_form_in_UTC_and_NFC()
    {
        var lines = Encoding.UTF8.GetString(Record.ToBytes()).Split('\n');

        Assert.Equal("bakohumas-pledge-record/v1", lines[0]);
        Assert.Equal("2026-12-07T02:05:01.250Z", lines[10]);
        Assert.Equal("typed", lines[11]);
        Assert.Equal(Record.ToBytes(), (Record with { SignedAt = Record.SignedAt.ToUniversalTime() }).ToBytes());
        Assert.Equal((Record with { Name = "José" }).ToBytes(), (Record with { Name = "Jose\u0301" }).ToBytes());
    }

    [Fact]
    public void No_field_can_pass_for_another() => Assert.NotEqual(
        (Record with { Name = "A\nB", IdentityType = "C" }).ToBytes(),
        (Record with { Name = "A", IdentityType = "B\nC" }).ToBytes());

    [Fact]
    public void The_commitment_is_an_HMAC_that_changes_with_every_field()
    {
        Assert.Equal(HMACSHA256.HashData(Key, Record.ToBytes()), Record.Commitment(Key));
        CanonicalRecord[] others =
        [
            Record with { EventSlug = "x" }, Record with { TextHash = "x" }, Record with { Name = "x" }, Record with { IdentityType = "x" },
            Record with { IdentityNumber = "x" }, Record with { Position = "x" }, Record with { AgencyName = "x" }, Record with { PledgeConsentHash = "x" },
            Record with { DataConsentHash = "x" }, Record with { SignedAt = Record.SignedAt.AddMilliseconds(1) },
            Record with { Method = SignatureMethod.Drawn }, Record with { Signature = "x" },
        ];
        Assert.Equal(others.Length + 1, others.Append(Record).Select(one => Convert.ToHexString(one.Commitment(Key))).Distinct().Count());
        Assert.Throws<ArgumentException>(() => Record.Commitment(new byte[16]));
    }

    [Fact]
    public void A_verification_code_is_read_as_people_type_it()
    {
        var code = VerificationCode.New();

        Assert.Equal(16, code.Length);
        Assert.True(VerificationCode.TryParse(VerificationCode.Grouped(code).ToLowerInvariant(), out var typed));
        Assert.Equal(code, typed);
        Assert.False(VerificationCode.TryParse(code[..15], out _));
        Assert.False(VerificationCode.TryParse(null, out _));
    }

    private static string Points(int count) => "[[" + string.Join(',', Enumerable.Range(0, count).Select(i => $"[{i % 99},{i % 98}]")) + "]]";
}
