using System.ComponentModel.DataAnnotations;
using Bakohumas.Domain.Pledges;
using Bakohumas.Web.Features.Shared;
using Microsoft.AspNetCore.Mvc.ModelBinding;

namespace Bakohumas.Web.Features.Pledges;

/// <summary>The printed name and position as they should have been.</summary>
internal sealed record CorrectionForm
{
    [Display(Name = "pledge.nama")]
    public string? Name { get; init; }

    [Display(Name = "label.jabatan")]
    public string? Position { get; init; }

    /// <param name="recorded">Names that the corrected one must still be: the present and the first, or two small steps would lead to somebody else.</param>
    /// <returns>Null when something is wrong; it stands beside its field.</returns>
    public (string Name, string Position)? Read(IReadOnlyList<string> recorded, ModelStateDictionary state, Wording words)
    {
        var name = state.PersonNameLine(nameof(Name), Name, words);
        var position = state.Line(nameof(Position), Position, words);
        if (name is not null && recorded.Any(known => !NameCorrection.IsSamePerson(known, name))) state.AddModelError(nameof(Name), words["koreksi.nama_lain"]);
        return state.IsValid ? (name!, position!) : null;
    }
}

/// <summary>A page about a signed pledge behind the personal link.</summary>
internal sealed record StatementPage(string Token, string EventName, string Name, string Code, int Number, DateTimeOffset SignedAt, Domain.Regions.Zone Zone, string Contact, DateTimeOffset? DisputedAt)
{
    public string Receipt => $"/tiket/{Token}/komitmen";

    public CorrectionForm Form { get; init; } = new();
}
