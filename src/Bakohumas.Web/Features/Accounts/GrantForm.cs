using System.ComponentModel.DataAnnotations;
using Bakohumas.Domain.Accounts;
using Bakohumas.Web.Features.Shared;
using Microsoft.AspNetCore.Mvc.ModelBinding;

namespace Bakohumas.Web.Features.Accounts;

/// <summary>A role and whose people it is about: an agency by name, or a region.</summary>
internal class GrantForm
{
    [Required(ErrorMessage = "isi.pilih")]
    public Role? Role { get; init; }

    [StringLength(160)]
    public string? Agency { get; init; }

    /// <summary>Chosen among the agencies that the typed name may mean.</summary>
    public Guid? AgencyId { get; init; }

    /// <summary><c>PP</c>, <c>PP.KK</c>, or empty.</summary>
    public string? Region { get; init; }

    public bool Subtree { get; init; }

    /// <summary>Agencies that the typed name may mean, shown when it does not name exactly one.</summary>
    [BindNever]
    public IReadOnlyList<Choice> Candidates { get; set; } = [];
}

internal sealed class InviteForm : GrantForm
{
    [Required]
    public string Name { get; init; } = "";

    [Required, DataType(DataType.EmailAddress)]
    public string Mail { get; init; } = "";
}
