using Bakohumas.Web.Features.Shared;
using Microsoft.AspNetCore.Authorization;
using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.ModelBinding;

namespace Bakohumas.Web.Features.CheckIn;

/// <summary>The walk-in form of the door without script; the same desk as the call of devices.</summary>
[Route("pintu/{slug}/langsung"), AllowAnonymous]
internal sealed class WalkInPageController(DoorWork work, WalkInDesk desk, Wording words) : Controller
{
    [HttpPost]
    public async Task<IActionResult> Create(string slug, WalkInForm form, CancellationToken cancel)
    {
        if (await work.PageAsync(slug, cancel) is not { } page) return NotFound();
        if (DoorCookie.Token(Request, slug) is not { } token) return Redirect($"/pintu/{slug}");
        var gate = DoorCookie.Gate(Request, slug);
        page = page with { IsPaired = true, Gate = gate };
        ModelState.Clear();
        var (place, outcome) = await desk.PlaceAsync(token, slug, null, cancel);
        if (place is not null)
        {
            if (ModelState.Read(form.ToBody(gate, work.Now), place, words) is not { } call)
            {
                Response.StatusCode = StatusCodes.Status422UnprocessableEntity;
                return View("Door", page with { WalkIn = page.WalkIn with { Typed = form, Errors = Errors(ModelState), AsksReason = form.Reason is not null } });
            }

            outcome = await desk.AdmitAsync(token, slug, call, place, cancel);
        }

        if (outcome is WalkInOutcome.Answered { Answer: var answer })
        {
            // A supervisor goes on with the same form and a reason; it is another question then.
            var sheet = answer.MayOverride ? page.WalkIn with { Typed = form.Again(work.NewNonce()), AsksReason = true } : page.WalkIn;
            return View("Door", page with { Answer = await work.WordedAsync(slug, answer, cancel), WalkIn = sheet });
        }

        if (outcome is WalkInOutcome.NonceTaken) return Redirect($"/pintu/{slug}");
        DoorCookie.Forget(Response, slug);
        return View("Door", page with { IsPaired = false, Problem = words["gawai.masalah.unpaired"] });
    }

    private static Dictionary<string, string> Errors(ModelStateDictionary state) => state.Where(s => s.Value!.Errors.Count > 0)
        .GroupBy(s => s.Key is "mail" or "phone" ? "contact" : s.Key).ToDictionary(g => g.Key, g => g.First().Value!.Errors[0].ErrorMessage);
}
