using System.ComponentModel.DataAnnotations;
using Bakohumas.Domain.Agencies;
using Bakohumas.Domain.Regions;
using Bakohumas.Web.Features.Shared;
using Microsoft.AspNetCore.Mvc.ModelBinding;

namespace Bakohumas.Web.Features.Agencies;

internal sealed class AgencyForm
{
    [Required]
    public string Name { get; init; } = "";

    [Required(ErrorMessage = "isi.pilih")]
    public AgencyType? Type { get; init; }

    /// <summary><c>PP</c>, <c>PP.KK</c>, or empty.</summary>
    public string? Region { get; init; }

    [StringLength(160)]
    public string? Parent { get; init; }

    /// <summary>Chosen among the agencies that the typed name may mean.</summary>
    public Guid? ParentId { get; init; }

    [BindNever]
    public IReadOnlyList<Choice> Candidates { get; set; } = [];

    public static AgencyForm Of(AgencyPage agency) => new()
    {
        Name = agency.Name,
        Type = agency.IsFreeText ? null : agency.Type,
        Region = agency.RegionCode,
        Parent = agency.Parent,
        ParentId = agency.ParentId,
    };
}

internal sealed class MergeForm
{
    [Required, StringLength(160)]
    public string Into { get; init; } = "";

    public Guid? IntoId { get; init; }

    [BindNever]
    public IReadOnlyList<Choice> Candidates { get; set; } = [];
}

internal sealed class ContactForm
{
    [Required]
    public string Name { get; init; } = "";

    [Required(ErrorMessage = "isi.pilih")]
    public ContactRole? Role { get; init; }

    public string? Position { get; init; }

    [DataType(DataType.EmailAddress)]
    public string? Mail { get; init; }

    [DataType(DataType.PhoneNumber)]
    public string? Phone { get; init; }
}

/// <summary>An agency as it may be stored.</summary>
internal sealed record AgencyDraft(string Name, AgencyType Type, RegionCode? Region, Guid? ParentId);

internal sealed record ContactDraft(string Name, ContactRole Role, string? Position, string? Mail, string? Phone);
