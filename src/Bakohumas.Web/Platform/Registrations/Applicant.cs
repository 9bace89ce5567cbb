using Bakohumas.Domain.People;
using Bakohumas.Domain.Registrations;

namespace Bakohumas.Web.Platform.Registrations;

/// <summary>A form that was read and found right: every line is ready to store.</summary>
internal sealed record Applicant(
    PersonName Name, EmploymentStatus Status, IdentityNumber Number, string Agency, string? Unit, string Position, bool RepresentsPublicRelations,
    Mailbox? Mail, PhoneNumber? Phone, string Consent, string Language)
{
    /// <summary>Takes part from afar.</summary>
    public bool IsOnline { get; init; }

    /// <summary>Equal for the same person.</summary>
    public string Sameness => RegistrationIdentity.Of(Number, Name, Mail, Phone);
}
