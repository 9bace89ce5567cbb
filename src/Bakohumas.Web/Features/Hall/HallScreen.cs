using Bakohumas.Domain.Regions;
using Bakohumas.Web.Features.Shared;

namespace Bakohumas.Web.Features.Hall;

/// <summary>
/// The hall's screen at the moment it is opened; afterwards it follows <c>/layar/{slug}/arus</c>, whose events are JSON with any of
/// <c>mode, present, online, expected, signed, qr</c>.
/// </summary>
/// <param name="Mode">arrival, text, count, photo or blank.</param>
/// <param name="Expected">Who may sign: the registered people, or those inside when there are more.</param>
internal sealed record HallScreen(
    string Slug, string EventName, DateTimeOffset StartsAt, Zone Zone, string Mode, Oath Oath, string TextVersion, int Present, int Expected, int Signed)
{
    /// <summary>Of those present, who takes part from afar.</summary>
    public int Online { get; init; }

    /// <summary>Address in the rotating code; null while self check-in is closed, then the screen sends people to the door.</summary>
    public string? SelfCheckIn { get; init; }

    /// <summary>The address as people read it aloud: without its scheme.</summary>
    public string? ShortAddress => SelfCheckIn?[(SelfCheckIn.IndexOf("//", StringComparison.Ordinal) is >= 0 and var i ? i + 2 : 0)..];

    public bool Shows(params ReadOnlySpan<string> modes) => modes.Contains(Mode);

    public static Dictionary<string, string> Words(Wording words) => IslandWords.Of(
        words,
        "aula.",
        "hadir|jumlah",
        "hadir_daring|jumlah",
        "menandatangani|jumlah",
        "butir|nomor|jumlah",
        "berganti|detik",
        "anyaman|terisi|jumlah");
}

/// <summary>The page that pairs a screen: posts <c>pairingCode</c> to <c>/layar/{slug}/pasang</c>.</summary>
internal sealed record ScreenPairing(string Slug, string EventName, string? Problem);
