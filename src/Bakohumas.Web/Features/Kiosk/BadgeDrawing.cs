using Bakohumas.Documents;
using Bakohumas.Domain.Regions;
using Bakohumas.Domain.Tickets;
using Bakohumas.Web.Features.Shared;
using Bakohumas.Web.Platform;

namespace Bakohumas.Web.Features.Kiosk;

/// <summary>What a badge is printed on.</summary>
internal enum BadgeSize
{
    /// <summary>A continuous label 62 mm wide, cut at 100 mm.</summary>
    Label,

    /// <summary>105 × 148 mm, in a hanger.</summary>
    A6,
}

internal static class BadgeSizes
{
    /// <summary><c>62</c> or <c>a6</c>; anything else is A6, which every printer has.</summary>
    public static BadgeSize Of(string? name) => name == "62" ? BadgeSize.Label : BadgeSize.A6;

    public static string Name(this BadgeSize size) => size == BadgeSize.Label ? "62" : "a6";
}

/// <summary>The event as its badges name it.</summary>
internal sealed record BadgeEvent(string Name, string? RegencyCode, string ProvinceCode, Zone Zone, DateTimeOffset StartsAt, DateTimeOffset EndsAt, string Language);

/// <param name="Role">Wording key of the role, in the black band.</param>
internal sealed record BadgePerson(string Name, string Agency, string Role, DoorCode Code);

/// <summary>Name badges (<c>design/documents</c> 8): event, name, agency, role, and the code of the person's ticket; no number of anybody.</summary>
internal static class BadgeDrawing
{
    /// <param name="site">Scheme, host and port that the codes carry.</param>
    public static Document Of(BadgeEvent at, IReadOnlyList<BadgePerson> people, BadgeSize size, string site, Wording words, DateTimeOffset now)
    {
        var language = words.Language == Languages.English ? Language.English : Language.Indonesian;
        var (first, last) = (at.Zone.DayOf(at.StartsAt), at.Zone.DayOf(at.EndsAt));
        var day = first == last ? LongDate.Plain(first, language) : LongDate.Range(first, last, language);
        var place = RegionNames.Of(at.RegencyCode) ?? RegionNames.Of(at.ProvinceCode);
        var when = size == BadgeSize.Label || place is null ? day : $"{place}, {day}";
        return new Document
        {
            Title = $"{words["pengenal.judul"]} · {at.Name}",
            Language = language == Language.English ? "en" : "id-ID",
            Page = size == BadgeSize.Label ? PageStyle.BadgeLabel : PageStyle.BadgeA6,
            CreatedAt = now,
            FooterLeft = "",
            FooterRight = "",
            SealDescription = words["kertas.segel"],
            Blocks =
            [
                .. people.Select(person => new Block.Badge(
                    at.Name, when, person.Name, person.Agency, words[person.Role],
                    new VerificationBlock(
                        QrMatrix.Of(person.Code.ScanText(site)).Modules, words["pengenal.tiket"], person.Code.Text, words["pengenal.petunjuk"], words["pengenal.qr", ("nama", person.Name)]))),
            ],
        };
    }
}
