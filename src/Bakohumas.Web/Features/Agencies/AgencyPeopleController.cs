using Bakohumas.Domain.People;
using Bakohumas.Web.Features.Shared;
using Bakohumas.Web.Platform.Security;
using Microsoft.AspNetCore.Authorization;
using Microsoft.AspNetCore.Mvc;

namespace Bakohumas.Web.Features.Agencies;

/// <summary>An agency's contacts, and where the people of a free-text agency belong.</summary>
[Authorize(Policy = SecuritySetup.Administrators), Route("/panel/instansi/{id:guid}")]
internal sealed class AgencyPeopleController(AgencyDesk desk, AgencyTidying tidying, Wording words) : Controller
{
    [HttpGet("kontak")]
    public async Task<IActionResult> ContactForm(Guid id, CancellationToken cancel) => await FormAsync("Contact", id, new ContactForm(), cancel);

    [HttpPost("kontak")]
    public async Task<IActionResult> AddContact(Guid id, ContactForm form, CancellationToken cancel)
    {
        var name = ModelState.PersonNameLine(nameof(form.Name), form.Name, words);
        var position = string.IsNullOrWhiteSpace(form.Position) ? null : ModelState.Line(nameof(form.Position), form.Position, words, PlainLine.PersonLimit);
        var mail = string.IsNullOrWhiteSpace(form.Mail) ? null : ModelState.MailLine(nameof(form.Mail), form.Mail, words);
        var phone = string.IsNullOrWhiteSpace(form.Phone) ? null : ModelState.PhoneLine(nameof(form.Phone), form.Phone, words);
        if (ModelState.IsValid && mail is null && phone is null) ModelState.AddModelError(nameof(form.Mail), words["instansi.kontak_perlu"]);
        if (!ModelState.IsValid) return await FormAsync("Contact", id, form, cancel);

        return await desk.AddContactAsync(User.Officer(), id, new ContactDraft(name!, form.Role!.Value, position, mail, phone), cancel) ? Back(id, "instansi.kontak_ditambah") : NotFound();
    }

    [HttpPost("kontak/{contact:guid}/akhir")]
    public async Task<IActionResult> EndContact(Guid id, Guid contact, CancellationToken cancel) =>
        await desk.EndContactAsync(User.Officer(), id, contact, cancel) ? Back(id, "instansi.kontak_diakhiri") : NotFound();

    [HttpGet("gabung")]
    public async Task<IActionResult> MergeForm(Guid id, CancellationToken cancel) => await FormAsync("Merge", id, new MergeForm(), cancel);

    [HttpPost("gabung")]
    public async Task<IActionResult> Merge(Guid id, MergeForm form, CancellationToken cancel)
    {
        Guid? into = null;
        if (ModelState.IsValid)
        {
            (into, form.Candidates) = await desk.FindAsync(form.Into, form.IntoId, cancel);
            if (into is null && form.Candidates.Count > 0) ModelState.AddModelError(nameof(form.IntoId), words["instansi.pilih"]);
            else if (into is null) ModelState.AddModelError(nameof(form.Into), words["instansi.tidak_ada"]);
        }

        if (into is not { } target) return await FormAsync("Merge", id, form, cancel);
        return await tidying.MergeAsync(User.Officer(), id, target, cancel) ? Back(target, "instansi.digabung") : NotFound();
    }

    private async Task<IActionResult> FormAsync(string view, Guid id, object form, CancellationToken cancel)
    {
        if (await desk.PageAsync(id, cancel) is not { } page || (form is MergeForm && !page.IsFreeText)) return NotFound();
        if (!ModelState.IsValid) Response.StatusCode = StatusCodes.Status422UnprocessableEntity;
        ViewData["Agency"] = page;
        return View(view, form);
    }

    private LocalRedirectResult Back(Guid id, string key)
    {
        TempData["Toast"] = words[key];
        return LocalRedirect($"/panel/instansi/{id}");
    }
}
