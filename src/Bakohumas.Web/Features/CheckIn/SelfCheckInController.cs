using Bakohumas.Domain.CheckIn;
using Bakohumas.Web.Features.Shared;
using Microsoft.AspNetCore.Authorization;
using Microsoft.AspNetCore.Mvc;

namespace Bakohumas.Web.Features.CheckIn;

/// <summary>
/// The address in the rotating code of a hall's screen. Opening it changes nothing; the press of the button does. No limit by address
/// stands in front of it: a full hall has one address, and a press needs a sealed pass.
/// </summary>
[Route("hadir/{code}"), AllowAnonymous]
internal sealed class SelfCheckInController(SelfCheckInDesk desk, Wording words) : Controller
{
    [HttpGet("")]
    public async Task<IActionResult> Show(string code, CancellationToken cancel)
    {
        if (await desk.SeenAsync(code, cancel) is not { } seen) return Stale(null);
        var token = TicketCookie.Of(Request, seen.Slug);
        var person = await desk.ByLinkAsync(seen, token, cancel);
        return View("SelfCheckIn", Page(seen, person));
    }

    /// <param name="izin">What the page before has given.</param>
    /// <param name="cari">Somebody whom this browser does not know says who they are.</param>
    /// <param name="tiket">By the code of their ticket.</param>
    [HttpPost("")]
    public async Task<IActionResult> Press(string? izin, bool cari, string? tiket, CancellationToken cancel)
    {
        if (await desk.OpenAsync(izin, cancel) is not var (seen, registrationId)) return Stale(null);
        if (cari)
        {
            var (person, isElsewhere) = await desk.ByTicketAsync(seen, tiket, cancel);
            if (person is null) Response.StatusCode = StatusCodes.Status422UnprocessableEntity;
            var problem = person is not null ? null : words[isElsewhere ? "mandiri.tiket_kegiatan_lain" : string.IsNullOrWhiteSpace(tiket) ? "mandiri.tiket_kosong" : "mandiri.tiket_salah"];
            return View("SelfCheckIn", Page(seen, person) with { Typed = person is null ? tiket : null, Problem = problem });
        }

        if (registrationId is not { } id) return View("SelfCheckIn", Page(seen, null));
        if (await desk.AdmitAsync(seen, id, cancel) is not { } answer) return Stale(words["mandiri.di_luar_waktu"]);
        if (answer.IsUsed) return Stale(null);
        if (answer.Verdict == Verdict.Refused) Response.StatusCode = StatusCodes.Status409Conflict;
        // Somebody else's ticket may have been opened here.
        var token = TicketCookie.Of(Request, seen.Slug);
        var own = await desk.ByLinkAsync(seen, token, cancel) is { } owner && owner.RegistrationId == id;
        return View("SelfCheckInDone", new SelfCheckInDone(seen.EventName, answer, own ? token : null));
    }

    private SelfCheckInPage Page(ScreenSeen seen, Arriving? person) => new(seen.EventName, desk.Pass(seen, person?.RegistrationId), desk.Pass(seen, null), person, null, null);

    private ViewResult Stale(string? why)
    {
        Response.StatusCode = StatusCodes.Status410Gone;
        return View("SelfCheckInStale", why ?? words["mandiri.kode_kedaluwarsa"]);
    }
}

/// <param name="OtherPass">For somebody else at the same phone.</param>
/// <param name="Person">Null while nobody is known: then the page asks for the ticket's code.</param>
/// <param name="Typed">What was typed and did not fit.</param>
internal sealed record SelfCheckInPage(string EventName, string Pass, string OtherPass, Arriving? Person, string? Typed, string? Problem);

/// <param name="Token">The person's link, where this browser has opened it; null when the ticket's code was typed.</param>
internal sealed record SelfCheckInDone(string EventName, SelfCheckInAnswer Answer, string? Token)
{
    public bool IsInside => Answer is { IsWaiting: false, Verdict: Verdict.Admitted or Verdict.AlreadyInside };

    /// <summary>Wording key of what a person is told who was refused; staff help with the rest.</summary>
    public static string WhyNot(RefusalReason? reason) => reason switch
    {
        RefusalReason.Cancelled => "mandiri.dibatalkan",
        RefusalReason.NotApproved => "mandiri.belum_disetujui",
        RefusalReason.Waiting => "mandiri.daftar_tunggu",
        RefusalReason.CodeReplaced => "mandiri.kode_diganti",
        RefusalReason.WrongEvent => "mandiri.tiket_kegiatan_lain",
        RefusalReason.TooEarly or RefusalReason.WrongOccasion => "mandiri.belum_buka",
        RefusalReason.Closed => "mandiri.sudah_tutup",
        _ => "mandiri.di_luar_waktu",
    };
}
