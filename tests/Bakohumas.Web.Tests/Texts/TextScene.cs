using System.Text.RegularExpressions;
using Bakohumas.Domain.Pledges;
using Bakohumas.Web.Tests.Events;
using Bakohumas.Web.Tests.Rig;
using Microsoft.EntityFrameworkCore;

namespace Bakohumas.Web.Tests.Texts;

/// <summary>An office of two organizers that works on a text of its own; everything through the pages.</summary>
internal sealed class TextScene(EventScene office)
{
    public EventScene Office => office;

    public Site Site => office.Site;

    public static async Task<TextScene> OpenAsync(Site site) => new(await EventScene.OpenAsync(site));

    public async Task<Page> CopyAsync(Visitor organizer, string key = "komitmen-asn") =>
        (await (await organizer.GetAsync($"/panel/naskah/{await office.TextAsync(key)}")).IsOk().FormTo("/salin").SubmitAsync()).IsOk();

    /// <summary>The editor's form; the page holds others.</summary>
    public static Form Editor(Page page) => page.Form("form[data-text]");

    /// <summary>Copies a text and sends it to the check as it is, or as <paramref name="change"/> makes it.</summary>
    public async Task<Guid> SubmittedAsync(Visitor author, Func<string, string>? change = null)
    {
        var form = Editor(await CopyAsync(author));
        if (change is not null) form.Set("Body", change(form.Value("Body")!));
        var page = (await form.SubmitAsync("Submit")).IsOk();
        return IdIn(page.Address);
    }

    public async Task<Page> CheckAsync(Visitor checker, Guid version, bool passed = true, string note = "")
    {
        Site.Clock.Advance(TimeSpan.FromSeconds(1));
        return await (await checker.GetAsync($"/panel/naskah/{version}")).IsOk().FormTo("/periksa").Set("Note", note).SubmitAsync(passed ? "true" : "false");
    }

    public async Task<Page> ReleaseAsync(Visitor officer, Guid version, string givenFor = "Pemilu nasional 2029")
    {
        Site.Clock.Advance(TimeSpan.FromSeconds(1));
        return await (await officer.GetAsync($"/panel/naskah/{version}")).IsOk().FormTo("/terbit").Set("GivenFor", givenFor).Set("ReleasedBy", "Kepala Biro Hukum").SubmitAsync();
    }

    /// <summary>A text of the office's own, written by one and checked and released by the other.</summary>
    public async Task<Guid> ReleasedAsync(Visitor author, Visitor colleague, Func<string, string>? change = null)
    {
        var version = await SubmittedAsync(author, change);
        (await CheckAsync(colleague, version)).IsOk();
        (await ReleaseAsync(colleague, version)).IsOk();
        return version;
    }

    public Task<PledgeTextVersion> VersionAsync(Guid id) => Site.ReadAsync(db => db.PledgeTextVersions.AsNoTracking().SingleAsync(v => v.Id == id));

    public Task<List<string>> ActsAsync(Guid subject) => Site.ReadAsync(db => db.Audit.AsNoTracking().Where(a => a.SubjectId == subject).OrderBy(a => a.Id).Select(a => a.Act).ToListAsync());

    public static Guid IdIn(string address) => Guid.Parse(Regex.Match(address, "[0-9a-f]{8}-[0-9a-f-]{27}").Value);
}
