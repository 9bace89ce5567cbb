using System.ComponentModel.DataAnnotations;
using Bakohumas.Domain.People;

namespace Bakohumas.Web.Features.Registrations;

/// <summary>What a person fills in. Everything may be missing: <see cref="RegistrationReading"/> says so beside the field.</summary>
internal sealed class RegistrationForm
{
    public string? Name { get; init; }
    public EmploymentStatus? Status { get; init; }
    public string? Number { get; init; }
    public bool NoNumber { get; init; }

    /// <summary>Ticked by a person whose number is rare but right; only asked after such a number.</summary>
    public bool NumberIsRight { get; init; }

    public string? Agency { get; init; }
    public string? Unit { get; init; }
    public string? Position { get; init; }
    public bool RepresentsPublicRelations { get; init; }

    [DataType(DataType.EmailAddress)]
    public string? Mail { get; init; }

    [DataType(DataType.PhoneNumber)]
    public string? Phone { get; init; }

    public bool Consent { get; init; }

    /// <summary>Made with the empty form, so that sending it twice leads to one ticket.</summary>
    public string? Nonce { get; set; }
}
