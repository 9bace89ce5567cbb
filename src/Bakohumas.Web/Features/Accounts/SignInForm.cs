using System.ComponentModel.DataAnnotations;

namespace Bakohumas.Web.Features.Accounts;

internal sealed class SignInForm
{
    [Required, DataType(DataType.EmailAddress), StringLength(254)]
    public string Mail { get; init; } = "";

    [Required, DataType(DataType.Password), StringLength(Passwords.Longest)]
    public string Password { get; init; } = "";
}
