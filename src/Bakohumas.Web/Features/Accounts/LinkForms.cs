using System.ComponentModel.DataAnnotations;

namespace Bakohumas.Web.Features.Accounts;

internal sealed class NewPasswordForm
{
    [Required, DataType(DataType.Password)]
    public string Password { get; init; } = "";
}

internal sealed class ForgottenForm
{
    [Required, DataType(DataType.EmailAddress)]
    public string Mail { get; init; } = "";
}
