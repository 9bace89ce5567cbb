using System.ComponentModel.DataAnnotations;

namespace Bakohumas.Web.Features.Accounts;

/// <summary>Changing one's own password needs the current one: an unlocked screen is not enough.</summary>
internal sealed class PasswordForm
{
    [Required, DataType(DataType.Password), StringLength(Passwords.Longest)]
    public string Current { get; init; } = "";

    [Required, DataType(DataType.Password), StringLength(Passwords.Longest, ErrorMessage = "akun.sandi.panjang")]
    public string New { get; init; } = "";
}
