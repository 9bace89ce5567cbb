namespace Bakohumas.Domain.Pledges;

/// <summary>
/// The one person whom a shared tablet has open: a signing ticket of ten minutes and one use, of which only the SHA-256 is kept. One row
/// per device, so opening the next person ends the last one; it also counts the codes that the device tried in this minute.
/// </summary>
public sealed class TabletTurn
{
    public static readonly TimeSpan Life = TimeSpan.FromMinutes(10);

    /// <summary>Codes a minute from one device: more than a line of people brings.</summary>
    public const int TriesPerMinute = 20;

    public required Guid DeviceId { get; init; }
    public Guid? RegistrationId { get; set; }
    public byte[]? TicketHash { get; set; }
    public DateTimeOffset? EndsAt { get; set; }

    /// <summary>When the person signed with this ticket; it opens nothing afterwards.</summary>
    public DateTimeOffset? UsedAt { get; set; }

    /// <summary>Minutes since 1970 of the counted tries.</summary>
    public required long Minute { get; set; }

    public required int Tries { get; set; }
}
