using System.ComponentModel.DataAnnotations;
using Bakohumas.Domain.People;

namespace Bakohumas.Web.Features.Registrations;

/// <summary>What a person fills in. Everything may be missing: <see cref="RegistrationReading"/> says so beside the field.</summary>
internal sealed class RegistrationForm
{
    [Display(Name = "label.nama")]
    public string? Name { get; init; }
    [Display(Name = "pendaftaran.status")]
    public EmploymentStatus? Status { get; init; }
    [Display(Name = "label.nomor_identitas")]
    public string? Number { get; init; }
    public bool NoNumber { get; init; }

    /// <summary>Ticked by a person whose number is rare but right; only asked after such a number.</summary>
    public bool NumberIsRight { get; init; }

    [Display(Name = "label.instansi")]
    public string? Agency { get; init; }
    [Display(Name = "label.unit")]
    public string? Unit { get; init; }
    [Display(Name = "label.jabatan")]
    public string? Position { get; init; }
    public bool RepresentsPublicRelations { get; init; }

    /// <summary>From afar; asked only where the event takes both.</summary>
    [Display(Name = "daring.cara")]
    public bool? Online { get; init; }

    [Display(Name = "label.surel")]
    [DataType(DataType.EmailAddress)]
    public string? Mail { get; init; }

    [Display(Name = "label.hp")]
    [DataType(DataType.PhoneNumber)]
    public string? Phone { get; init; }

    public bool Consent { get; init; }

    /// <summary>Made with the empty form, so that sending it twice leads to one ticket.</summary>
    public string? Nonce { get; set; }
}
