using System.Security.Claims;
using Bakohumas.Domain.Accounts;

namespace Bakohumas.Web.Features.Shared;

/// <summary>One line of the side navigation; <paramref name="Attention"/> is how many things there wait for a person.</summary>
internal sealed record MenuItem(string Href, string Text, string Icon, int Attention = 0)
{
    /// <summary>Other addresses that belong to this line.</summary>
    public IReadOnlyList<string> Also { get; init; } = [];

    /// <summary>Length of the longest beginning of this address that the line covers; 0 when it covers none.</summary>
    public int Covers(PathString path) => Also.Append(Href.Split('?')[0]).Where(own => path.StartsWithSegments(own)).Select(own => own.Length).DefaultIfEmpty().Max();
}

/// <summary>What the panel stands on at the moment, above the navigation: an event, or a region.</summary>
internal sealed record PanelPlace(string Caption, string Name, string? Detail, string Href);

/// <summary>The side navigation by role. A page about one event sets its own in <c>ViewData["Menu"]</c> and its place in <c>ViewData["Place"]</c>.</summary>
internal static class PanelMenu
{
    public static IReadOnlyList<MenuItem> For(ClaimsPrincipal user, Wording words, bool development)
    {
        var runs = Is(user, Role.Organizer) || Is(user, Role.Administrator);
        var items = new List<MenuItem>();
        if (runs || Is(user, Role.Auditor)) items.Add(new MenuItem("/panel", words["nav.kegiatan"], "calendar3"));
        if (runs || Is(user, Role.Auditor)) items.Add(new MenuItem("/panel/naskah", words["nav.naskah"], "file-earmark-text"));
        if (runs) items.Add(new MenuItem("/panel/pengingat", words["nav.pengingat"], "bell"));
        if (Is(user, Role.RegionalPr) || Is(user, Role.Administrator) || Is(user, Role.Auditor)) items.Add(new MenuItem("/arsip", words["nav.arsip"], "archive"));
        if (Is(user, Role.Administrator)) items.Add(new MenuItem("/panel/instansi", words["rangka.instansi"], "buildings"));
        if (Is(user, Role.Administrator)) items.Add(new MenuItem("/panel/petugas", words["rangka.petugas"], "people"));
        if (Is(user, Role.Administrator) || Is(user, Role.Auditor)) items.Add(new MenuItem("/panel/jejak", words["nav.jejak_audit"], "shield-check"));
        if (Is(user, Role.Administrator)) items.Add(new MenuItem("/panel/segel", words["nav.segel"], "patch-check"));
        items.Add(new MenuItem("/akun", words["rangka.akun"], "person"));
        if (!development) return items;
        if (runs) items.Add(new MenuItem("/panel/kotak-keluar", words["rangka.kotak_keluar"], "mailbox"));
        items.Add(new MenuItem("/panel/gaya", words["rangka.gaya"], "image"));
        return items;
    }

    /// <summary>The line whose address is the longest beginning of the page's address.</summary>
    public static MenuItem? Current(IEnumerable<MenuItem> items, PathString path) =>
        items.Where(i => i.Covers(path) > 0).MaxBy(i => i.Covers(path));

    private static bool Is(ClaimsPrincipal user, Role role) => user.IsInRole(role.ToString());
}
