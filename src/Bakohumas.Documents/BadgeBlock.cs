namespace Bakohumas.Documents;

public abstract partial record Block
{
    /// <summary>
    /// A name badge that fills its sheet: <see cref="PageStyle.BadgeA6"/>, or <see cref="PageStyle.BadgeLabel"/> for a roll of 62 mm. Any
    /// number of them in one document, one on each page. Whatever is long is set smaller and in more lines; nothing is cut off.
    /// </summary>
    /// <param name="EventName">Above the name.</param>
    /// <param name="When">Place and day, or the day alone.</param>
    /// <param name="Name">The person, as large as the sheet allows (tagged H1).</param>
    /// <param name="Agency">Below the name.</param>
    /// <param name="Role">In the black band; empty leaves the band out.</param>
    /// <param name="Code">What the door reads; its hint is printed on A6 only.</param>
    public sealed record Badge(string EventName, string When, string Name, string Agency, string Role, VerificationBlock Code) : Block;
}
