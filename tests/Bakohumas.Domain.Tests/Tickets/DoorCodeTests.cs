using Bakohumas.Domain.Tickets;
using FsCheck;
using FsCheck.Fluent;

namespace Bakohumas.Domain.Tests.Tickets;

public sealed class DoorCodeTests
{
    private static readonly DoorCode Sample = DoorCode.FromBytes([0x00, 0x44, 0x32, 0x14, 0xC7, 0x42, 0x54, 0xB6, 0x35, 0xCF]);

    [Fact]
    public void Ten_bytes_are_sixteen_characters_in_four_groups()
    {
        Assert.Equal("0123456789ABCDEF", Sample.Text);
        Assert.Equal("0123-4567-89AB-CDEF", Sample.Grouped);
    }

    [Theory]
    [InlineData("0123456789abcdef")]
    [InlineData("O123-4567-89AB-CDEF")]
    [InlineData(" oI23 4567 89ab cdef ")]
    [InlineData("0l23–4567–89AB–CDEF")]
    public void People_type_codes_as_they_like(string typed)
    {
        Assert.True(DoorCode.TryParse(typed, out var code));
        Assert.Equal(Sample, code);
    }

    [Theory]
    [InlineData("")]
    [InlineData(null)]
    [InlineData("0123456789ABCDE")]
    [InlineData("0123456789ABCDEF0")]
    [InlineData("0123456789ABCDEU")]
    [InlineData("0123456789ABCDE*")]
    public void Anything_else_is_no_code(string? typed) => Assert.False(DoorCode.TryParse(typed, out _));

    [Theory]
    [InlineData("https://bakohumas.example/t/0123456789ABCDEF")]
    [InlineData("http://localhost:5000/t/0123-4567-89ab-cdef")]
    [InlineData("HTTPS://BAKOHUMAS.EXAMPLE/T/0123456789ABCDEF?x=1#y")]
    [InlineData("0123 4567 89AB CDEF\n")]
    public void The_whole_text_of_the_QR_is_read(string scan)
    {
        Assert.True(DoorCode.TryReadScan(scan, out var code));
        Assert.Equal(Sample, code);
    }

    [Theory]
    [InlineData("https://bakohumas.example/tiket/0123456789ABCDEF")]
    [InlineData("https://bakohumas.example/t/")]
    [InlineData("WIFI:S:aula;;")]
    [InlineData(null)]
    public void Other_QR_codes_are_no_ticket(string? scan) => Assert.False(DoorCode.TryReadScan(scan, out _));

    [Fact]
    public void A_scan_of_more_than_200_characters_is_not_looked_at() =>
        Assert.False(DoorCode.TryReadScan("https://" + new string('a', 200) + "/t/0123456789ABCDEF", out _));

    [Fact]
    public void Every_code_survives_paper_and_typing() => Check.QuickThrowOnFailure(Prop.ForAll(
        Gen.ArrayOf(ArbMap.Default.GeneratorFor<byte>(), 10).ToArbitrary(),
        bytes =>
        {
            var code = DoorCode.FromBytes(bytes);
            return DoorCode.TryParse(code.Grouped.ToLowerInvariant().Replace('0', 'o').Replace('1', 'l'), out var typed) && typed == code
                && DoorCode.TryReadScan(code.ScanText("https://bakohumas.example/"), out var scanned) && scanned == code;
        }));
}
