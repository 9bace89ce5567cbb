namespace Bakohumas.Web.Features.Shared;

/// <summary>The side navigation of a page about one event: <c>ViewData["Menu"] = EventMenu.For(slug, T)</c>.</summary>
internal static class EventMenu
{
    public static IReadOnlyList<MenuItem> For(string slug, Wording words)
    {
        var home = $"/panel/kegiatan/{slug}";
        return
        [
            new(home, words["acara.menu.ringkasan"], "grid"),
            new($"{home}/peserta", words["acara.menu.peserta"], "people"),
            new($"{home}/langsung", words["hadir.langsung"], "clipboard-data") { Also = [$"{home}/kehadiran-kertas", $"{home}/daring"] },
            new($"{home}/perangkat", words["acara.menu.perangkat"], "qr-code-scan"),
            new($"{home}/penandatanganan", words["acara.menu.penandatanganan"], "vector-pen"),
            new($"{home}/naskah-bersama", words["acara.menu.naskah_bersama"], "people-fill"),
            new($"{home}/lembar", words["acara.menu.lembar"], "file-earmark-text"),
            new($"{home}/bacaan", words["bacaan.menu"], "book"),
            new($"{home}/tindak-lanjut", words["nav.tindak_lanjut"], "arrow-repeat"),
            new($"{home}/surel", words["nav.pengingat"], "bell"),
            new("/panel", words["acara.menu.semua"], "calendar3"),
        ];
    }

    /// <summary>What stands above the navigation: the event, and the way to its public page.</summary>
    public static PanelPlace Place(string slug, string name, string detail, Wording words) => new(words["nav.kegiatan"], name, detail, $"/kegiatan/{slug}");
}
