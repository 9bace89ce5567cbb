using System.ComponentModel.DataAnnotations;
using Bakohumas.Domain.People;
using Bakohumas.Domain.Pledges;
using Bakohumas.Web.Features.Shared;
using Microsoft.AspNetCore.Mvc.ModelBinding;

namespace Bakohumas.Web.Features.Joint;

/// <summary>Who is asked to sign beside the participants, as it was typed.</summary>
internal sealed class SignerForm
{
    [Required(ErrorMessage = "isi.pilih")]
    public JointSignerKind? Kind { get; init; }

    public string? Name { get; init; }
    public string? Position { get; init; }
    public string? AgencyName { get; init; }

    /// <summary>Empty for somebody who has no mail.</summary>
    public string? Mail { get; init; }

    /// <summary>The generation of the link that the page showed.</summary>
    public int Seen { get; init; }

    /// <returns>Null when something is wrong; what, stands beside the fields.</returns>
    public SignerFacts? Read(ModelStateDictionary state, Wording words)
    {
        var name = state.PersonNameLine(nameof(Name), Name, words);
        var position = state.Line(nameof(Position), Position, words);
        var agency = state.Line(nameof(AgencyName), AgencyName, words, PlainLine.AgencyLimit);
        var mail = string.IsNullOrWhiteSpace(Mail) ? null : state.MailLine(nameof(Mail), Mail, words);
        return state.IsValid && Kind is { } kind && name is not null && position is not null && agency is not null ? new(kind, name, position, agency, mail) : null;
    }
}

/// <summary>A checked entry of the list.</summary>
internal sealed record SignerFacts(JointSignerKind Kind, string Name, string Position, string AgencyName, string? Mail);

/// <summary>What became of a change to the list.</summary>
internal enum SignerOutcome
{
    Done,

    /// <summary>The final version is there.</summary>
    Closed,

    /// <summary>There is a chair already.</summary>
    ChairTaken,

    /// <summary>Signed already: what was signed is what was shown.</summary>
    HasSigned,

    TooMany,

    /// <summary>Another officer has given another address, or sent a new link, since the page was shown.</summary>
    Overtaken,
}
