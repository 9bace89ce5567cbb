namespace Bakohumas.Domain.Registrations;

/// <summary>How a registration came about.</summary>
public enum RegistrationSource
{
    /// <summary>By the person, on the public form.</summary>
    Public,

    /// <summary>By the staff of a door, while the person stood there.</summary>
    WalkIn,
}
