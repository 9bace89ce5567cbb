namespace Bakohumas.Domain.Registrations;

/// <summary>Whether a registration still holds its seat.</summary>
public enum RegistrationState
{
    Registered,
    Cancelled,
}
