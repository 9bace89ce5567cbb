using System.Buffers.Text;
using System.Security.Cryptography;
using System.Text;
using Bakohumas.Domain.CheckIn.Offline;

namespace Bakohumas.Domain.Tests.CheckIn;

public sealed class SealedFormTests
{
    /// <summary>Made by the door's own script in a browser's cryptography, for this key and nonce.</summary>
    private const string Key = "MIGHAgEAMBMGByqGSM49AgEGCCqGSM49AwEHBG0wawIBAQQgjtbN6cu07/QuhQCKkTax2wk1ARIzLtLsHFk9elUdu8+hRANCAATcccxZUHhjQkJ+4qzuhSVVQSAOEU5vKL3xFz8toxwVwJAn03TbhyQdg+A+7in4cL26HgkLfQQ2XFXM8gtDZrx6";

    private const string Sealed = "BJhw5XBNc7-UNzjFxuo_pWoTXz5p1xM-f_UdK2O-nCgPy6dkMhF96b_IKCcHw5Kg6p3Zi7uP99HhGW1MhU5yysuCuzMqpSYCxhSWRFsN3G70VBKgICtbOYIrWgayJxvV_ACSWoRqiYI421xZ";

    private static readonly Guid Nonce = new("0197a5e0-0000-7000-8000-000000000001");

    [Fact]
    public void What_a_phone_sealed_is_opened() => Assert.Equal("""{"name":"Lastri Handayani"}""", Open(Bytes, Nonce));

    [Fact]
    public void Under_another_nonce_or_key_it_stays_shut()
    {
        Assert.Null(Open(Bytes, new Guid("0197a5e0-0000-7000-8000-000000000002")));
        using var other = ECDiffieHellman.Create(ECCurve.NamedCurves.nistP256);
        Assert.Null(SealedForm.Open(other, Bytes, Nonce));
    }

    [Fact]
    public void A_changed_byte_a_short_box_and_a_point_off_the_curve_open_nothing_and_throw_nothing()
    {
        for (var i = 0; i < Bytes.Length; i++)
        {
            var changed = Bytes;
            changed[i] ^= 1;
            Assert.Null(Open(changed, Nonce));
        }

        for (var length = 0; length <= 82; length++) Assert.Null(Open(Bytes[..Math.Min(length, 81)], Nonce));
        Assert.Null(Open(new byte[SealedForm.MaxLength + 1], Nonce));
        Assert.Null(Open([4, .. new byte[200]], Nonce));
    }

    private static byte[] Bytes => Base64Url.DecodeFromChars(Sealed);

    private static string? Open(byte[] sealedForm, Guid nonce)
    {
        using var box = ECDiffieHellman.Create();
        box.ImportPkcs8PrivateKey(Convert.FromBase64String(Key), out _);
        return SealedForm.Open(box, sealedForm, nonce) is { } plain ? Encoding.UTF8.GetString(plain) : null;
    }
}
