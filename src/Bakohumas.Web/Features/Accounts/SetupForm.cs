using System.ComponentModel.DataAnnotations;
using Bakohumas.Domain.Agencies;

namespace Bakohumas.Web.Features.Accounts;

/// <summary>The first administrator and the first agency, in one act.</summary>
internal sealed class SetupForm
{
    [Required, StringLength(40, ErrorMessage = "siapkan.kode_salah")]
    public string Code { get; init; } = "";

    [Required]
    public string Name { get; init; } = "";

    [Required, DataType(DataType.EmailAddress)]
    public string Mail { get; init; } = "";

    [Required, DataType(DataType.Password)]
    public string Password { get; init; } = "";

    [Required]
    public string AgencyName { get; init; } = "";

    [Required(ErrorMessage = "isi.pilih")]
    public AgencyType? AgencyType { get; init; }

    /// <summary><c>PP</c>, <c>PP.KK</c>, or empty.</summary>
    public string? Region { get; init; }
}
