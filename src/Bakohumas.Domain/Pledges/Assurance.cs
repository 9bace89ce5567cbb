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
