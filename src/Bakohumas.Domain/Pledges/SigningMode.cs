namespace Bakohumas.Domain.Pledges;

/// <summary>Who may sign in a session (product.md KB2); the organizer chooses and may switch while it is open.</summary>
public enum SigningMode
{
    /// <summary>Only people who are checked in.</summary>
    InRoom,

    /// <summary>Everybody registered, by the mailed link, wherever they are.</summary>
    Remote,
}
