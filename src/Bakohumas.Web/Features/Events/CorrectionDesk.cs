using System.ComponentModel.DataAnnotations;
using Bakohumas.Domain.People;
using Bakohumas.Web.Data;
using Bakohumas.Web.Features.Shared;
using Bakohumas.Web.Platform.Pledges;
using Bakohumas.Web.Platform.Security;
using Microsoft.AspNetCore.Mvc.ModelBinding;
using Microsoft.EntityFrameworkCore;

namespace Bakohumas.Web.Features.Events;

/// <summary>The organizer corrects a printed name or position after the signing; the paper is issued anew.</summary>
internal sealed class CorrectionDesk(BakohumasDb db, PledgeCorrection corrections)
{
    /// <returns>Null for a foreign or missing person, and for one without a paper that stands.</returns>
    public async Task<CorrectionPage?> PageAsync(Officer officer, string slug, Guid id, CancellationToken cancel) => await (
        from at in db.EventsRunBy(officer).AsNoTracking()
        where at.Slug == slug
        join person in db.Registrations on at.Id equals person.EventId
        join pledge in db.Pledges on person.Id equals pledge.RegistrationId
        where person.Id == id && pledge.WithdrawalId == null
        orderby pledge.SignedAt descending
        select new CorrectionPage(at.Slug, at.Name, id, pledge.Id, pledge.Name ?? "", pledge.Position ?? "")).FirstOrDefaultAsync(cancel);

    public Task<CorrectionOutcome> CorrectAsync(Officer officer, CorrectionPage page, string name, string position, CancellationToken cancel) =>
        corrections.CorrectAsync(db, page.PledgeId, PersonName.Restore(name), position, officer.Actor, cancel);
}

/// <summary>Whose paper is corrected.</summary>
internal sealed record CorrectionPage(string Slug, string EventName, Guid PersonId, Guid PledgeId, string Name, string Position);

/// <summary>Name and position as they should have been printed.</summary>
internal sealed record CorrectionForm
{
    [Display(Name = "koreksi.nama")]
    public string? Name { get; init; }

    [Display(Name = "label.jabatan")]
    public string? Position { get; init; }

    /// <returns>Null when something is wrong; it stands beside its field.</returns>
    public (string Name, string Position)? Read(ModelStateDictionary state, Wording words)
    {
        var (name, position) = (state.PersonNameLine(nameof(Name), Name, words), state.Line(nameof(Position), Position, words));
        return state.IsValid ? (name!, position!) : null;
    }
}
