using Bakohumas.Domain.CheckIn;
using Bakohumas.Domain.Regions;
using Bakohumas.Web.Data;
using Bakohumas.Web.Features.Shared;
using Microsoft.EntityFrameworkCore;

namespace Bakohumas.Web.Features.CheckIn;

/// <summary>The door's acts for the page without script, worded.</summary>
internal sealed class DoorWork(BakohumasDb db, AdmissionDesk desk, RosterSearch roster, TimeProvider clock, Wording words)
{
    public DateTimeOffset Now => clock.GetUtcNow();

    /// <summary>Of a form that has not been sent yet: sent twice, it is one.</summary>
    public string NewNonce() => Guid.CreateVersion7(Now).ToString();

    public async Task<DoorPage?> PageAsync(string slug, CancellationToken cancel) =>
        await WalkInSheet.LoadAsync(db, slug, cancel) is { } sheet ? new DoorPage(slug, sheet.EventName) { WalkIn = sheet with { Typed = new WalkInForm { Nonce = NewNonce() } } } : null;

    public async Task<IReadOnlyList<DoorPerson>> FindAsync(string token, string slug, string query, CancellationToken cancel) =>
        await roster.FindAsync(token, slug, query, cancel) is RosterOutcome.Found found
            ? [.. found.Rows.Select(r => new DoorPerson(r.TicketId, r.Name, r.Agency, r.Unit, r.Inside))]
            : [];

    /// <returns>Null when the device is no longer paired.</returns>
    public async Task<DoorAnswer?> AdmitAsync(string token, string slug, string? code, string? ticketId, string gate, string? direction, CancellationToken cancel)
    {
        var now = clock.GetUtcNow();
        var (call, _) = AdmissionCall.From(new AdmissionBody
        {
            Nonce = Guid.CreateVersion7(now).ToString(), Code = ticketId is null ? code : null, TicketId = ticketId, Gate = gate,
            Direction = direction == "out" ? "out" : "in", At = now.ToString("yyyy-MM-dd'T'HH:mm:ss.fff'Z'", System.Globalization.CultureInfo.InvariantCulture),
        });
        if (call is null) return Unknown();
        return await desk.AdmitAsync(token, slug, call, cancel) switch
        {
            AdmissionOutcome.Answered { Answer: var answer } => Worded(answer, await ZoneAsync(slug, cancel)),
            _ => null,
        };
    }

    public async Task<DoorAnswer> UndoAsync(string token, string slug, Guid admissionId, CancellationToken cancel)
    {
        var now = clock.GetUtcNow();
        var outcome = await desk.UndoAsync(token, slug, admissionId, Guid.CreateVersion7(now), now, cancel);
        return outcome == UndoOutcome.Undone
            ? new DoorAnswer("again", words["pintu.diurungkan"], "", [], words["pintu.diurungkan.petugas"], null)
            : new DoorAnswer("no", words["gawai.tidak_dibatalkan"], "", [], null, null);
    }

    /// <summary>The door's answer to a form for a walk-in.</summary>
    public async Task<DoorAnswer> WordedAsync(string slug, WalkInAnswer answer, CancellationToken cancel)
    {
        if (answer.Reason is { } refusal) return new("no", words.Of(refusal), "", [], words.Of(refusal, "petugas"), null);
        var said = Worded(new AdmissionAnswer { Verdict = answer.Verdict, Name = answer.Name, Agency = answer.Agency, Role = answer.Role, First = answer.First, AdmissionId = answer.AdmissionId }, await ZoneAsync(slug, cancel));
        return answer.Known ? said with { Lines = [.. said.Lines, words[answer.Verdict == Verdict.Admitted ? "langsung.dikenal" : "langsung.dikenal_menunggu"]] } : said with { Entrance = answer.Entrance };
    }

    private Task<Zone> ZoneAsync(string slug, CancellationToken cancel) => db.Events.Where(e => e.Slug == slug).Select(e => e.Zone).SingleAsync(cancel);

    private DoorAnswer Worded(AdmissionAnswer answer, Zone zone)
    {
        IReadOnlyList<string> who = answer.Agency is null ? [] : [answer.Agency];
        var name = answer.Name ?? "";
        var language = words.Language == "en" ? Language.English : Language.Indonesian;
        return answer.Verdict switch
        {
            Verdict.Admitted => new("ok", words["gawai.diterima"], name, who, null, answer.AdmissionId) { IsVip = answer.Role == DoorTicket.RoleOf(isVip: true) },
            Verdict.AlreadyInside => new("again", words["gawai.sudah_di_dalam"], name, who,
                words["gawai.masuk_pertama", ("waktu", LongDate.Time(answer.First!.At, zone, language)), ("gerbang", answer.First.Gate)], null),
            Verdict.Left => new("ok", words["gawai.keluar"], name, who, null, null),
            Verdict.Refused => new("no", words["gawai.ditolak"], name, who, words.Of(answer.Reason!.Value), null),
            _ => Unknown(),
        };
    }

    private DoorAnswer Unknown() => new("no", words["gawai.tidak_dikenal"], "", [], words["pintu.kode_tidak_dikenal.petugas"], null);
}
