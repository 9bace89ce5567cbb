using Bakohumas.Domain.CheckIn;

namespace Bakohumas.Domain.Pledges;

/// <summary>How sure we are that the signer is the person named, strongest first; recorded and printed (product.md KB3).</summary>
public enum Assurance
{
    /// <summary>Door staff saw the person and the ticket.</summary>
    StaffCheckIn,

    /// <summary>The person scanned the rotating code on the hall's screen.</summary>
    SelfCheckIn,

    /// <summary>The person takes part online, holding the personal link.</summary>
    Online,

    /// <summary>Only the personal link, outside the event.</summary>
    RemoteLink,
}

/// <summary>What an assurance is made from: the admission that stands, never what somebody claims.</summary>
public static class Assurances
{
    /// <param name="admittedBy">Right of the device that let the person in; null when nobody did.</param>
    public static Assurance Of(DeviceRight? admittedBy) => admittedBy switch
    {
        DeviceRight.Scan or DeviceRight.Supervise => Assurance.StaffCheckIn,
        // A screen and a kiosk stand without staff.
        DeviceRight.Screen or DeviceRight.Kiosk => Assurance.SelfCheckIn,
        null => Assurance.RemoteLink,
    };
}
