namespace Bakohumas.Domain.Events;

/// <summary>Whether people may check in by themselves with the code on the hall's screen.</summary>
public enum SelfCheckIn
{
    /// <summary>Everybody comes to the door.</summary>
    Closed,

    /// <summary>The code on the screen and the person's own press are enough.</summary>
    Open,

    /// <summary>Staff confirm each; until then it does not count.</summary>
    Confirmed,
}
