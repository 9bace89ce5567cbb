namespace Bakohumas.Domain.Agencies;

/// <summary>
/// An office that sends people: a node of the tree of agencies. <see cref="IsFreeText"/> marks one that an attendee typed;
/// until it is tidied up, only organizers see its people.
/// </summary>
public sealed class Agency
{
    public required Guid Id { get; init; }
    public required string Name { get; set; }

    /// <summary>The name as it is searched and compared: NFKC, case-folded, single spaces.</summary>
    public required string SearchName { get; set; }

    public required AgencyType Type { get; set; }
    public Guid? ParentId { get; set; }

    /// <summary>Region code of the Ministry of Home Affairs, two digits; null for an agency without a region.</summary>
    public string? ProvinceCode { get; set; }

    /// <summary>Region code of the kabupaten or kota, <c>PP.KK</c>; null at province level and above.</summary>
    public string? RegencyCode { get; set; }

    public bool IsFreeText { get; init; }
    public required DateTimeOffset CreatedAt { get; init; }
}
