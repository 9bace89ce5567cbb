namespace Bakohumas.Domain.CheckIn;

/// <summary>How somebody's coming was recorded. Every number shows them apart, because they are not equally sure.</summary>
public enum AdmissionSource
{
    /// <summary>Staff with a paired device.</summary>
    Door,

    /// <summary>The person, at a screen or kiosk without staff.</summary>
    SelfCheckIn,

    /// <summary>The person, from afar, with the word shown in the stream.</summary>
    Online,

    /// <summary>Entered afterwards from a sheet of paper, which is kept as evidence.</summary>
    Paper,
}
