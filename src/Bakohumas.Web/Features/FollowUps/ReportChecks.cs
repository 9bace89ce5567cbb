using System.Globalization;
using Bakohumas.Domain.Regions;
using Bakohumas.Web.Features.Shared;

namespace Bakohumas.Web.Features.FollowUps;

/// <summary>What a report may say; the files are judged apart.</summary>
internal static class ReportChecks
{
    public static IEnumerable<FormFault> Of(ReportForm form, string? note, DateTimeOffset endsAt, Zone zone, DateTimeOffset now)
    {
        if (form.HeldOn > zone.DayOf(now)) yield return new(nameof(form.HeldOn), "tl.lapor.tanggal_depan");
        else if (form.HeldOn < zone.DayOf(endsAt).AddDays(-30)) yield return new(nameof(form.HeldOn), "tl.lapor.tanggal_lama");
        if (LinkOf(form.Link) is { } link && !IsWebAddress(link)) yield return new(nameof(form.Link), "isi.tautan_salah");
        if (note is not null && new StringInfo(note).LengthInTextElements > ReportForm.LongestNote)
            yield return new(nameof(form.Note), "isi.terlalu_panjang", ("batas", ReportForm.LongestNote));
    }

    public static string? LinkOf(string? typed) => string.IsNullOrWhiteSpace(typed) ? null : typed.Trim();

    /// <summary>Line breaks stay, other control characters and what turns the direction of writing go.</summary>
    public static string? NoteOf(string? typed)
    {
        if (string.IsNullOrWhiteSpace(typed)) return null;
        var kept = typed.ReplaceLineEndings("\n").Where(c => c == '\n' || !(char.IsControl(c) || c is '\u200E' or '\u200F' or (>= '\u202A' and <= '\u202E') or (>= '\u2066' and <= '\u2069')));
        return new string([.. kept]).Trim() is { Length: > 0 } text ? text : null;
    }

    private static bool IsWebAddress(string link) =>
        Uri.TryCreate(link, UriKind.Absolute, out var uri) && uri.Scheme == Uri.UriSchemeHttps && uri.Host.Contains('.', StringComparison.Ordinal)
        && uri.UserInfo.Length == 0 && !link.Any(c => char.IsWhiteSpace(c) || char.IsControl(c));
}
