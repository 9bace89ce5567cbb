using Bakohumas.Domain.CheckIn;

namespace Bakohumas.Domain.Pledges;

/// <summary>How sure we are that the signer is the person named, strongest first; recorded and printed (product.md KB3).</summary>
public enum Assurance
{
    /// <summary>Door staff saw the person and the ticket.</summary>
    StaffCheckIn,

    /// <summary>The person scanned the rotating code on the hall's screen.</summary>
    SelfCheckIn,

    /// <summary>The name stands on an attendance sheet of paper that the committee entered; the person signs with the personal link.</summary>
    PaperSheet,

    /// <summary>The person takes part online, holding the personal link and the word shown in the stream.</summary>
    Online,

    /// <summary>Only the personal link, outside the event.</summary>
    RemoteLink,
}

/// <summary>What an assurance is made from: the admission that stands, never what somebody claims.</summary>
public static class Assurances
{
    /// <param name="source">How the person's coming was recorded; null when it was not.</param>
    public static Assurance Of(AdmissionSource? source) => source switch
    {
        AdmissionSource.Door => Assurance.StaffCheckIn,
        AdmissionSource.SelfCheckIn => Assurance.SelfCheckIn,
        AdmissionSource.Paper => Assurance.PaperSheet,
        AdmissionSource.Online => Assurance.Online,
        null => Assurance.RemoteLink,
    };

    /// <summary>How an admission by this device is recorded: a screen and a kiosk stand without staff.</summary>
    public static AdmissionSource SourceOf(DeviceRight right) => right is DeviceRight.Screen or DeviceRight.Kiosk ? AdmissionSource.SelfCheckIn : AdmissionSource.Door;
}
