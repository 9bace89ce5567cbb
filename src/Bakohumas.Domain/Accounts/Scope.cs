using Bakohumas.Domain.Agencies;

namespace Bakohumas.Domain.Accounts;

/// <summary>Where an agency stands, as far as the question "who sees its people" asks.</summary>
/// <param name="Above">Every agency above it in the tree; itself may be included.</param>
public sealed record AgencyPlace(
    Guid Id, AgencyType Type, string? ProvinceCode, string? RegencyCode, bool IsFreeText, IReadOnlyCollection<Guid> Above);

/// <summary>
/// Whose people an account sees (product.md 6.8), as plain lists that a query can turn into equality filters. The lists add up.
/// A region covers regional government bodies only; everyone else in it is a count. People of a free-text agency are seen
/// by nobody but an unlimited account and the organizer of their event, whose right comes from the event and not from here.
/// </summary>
public sealed record Scope
{
    public static readonly Scope Nothing = new();
    public static readonly Scope Everything = new() { SeesEverything = true };

    public bool SeesEverything { get; private init; }

    /// <summary>Bodies of the province itself, those without a regency code.</summary>
    public IReadOnlyList<string> ExactProvinces { get; private init; } = [];

    /// <summary>Bodies of the province and of every kabupaten and kota in it.</summary>
    public IReadOnlyList<string> WholeProvinces { get; private init; } = [];

    public IReadOnlyList<string> Regencies { get; private init; } = [];

    /// <summary>Exactly these agencies, whatever their type.</summary>
    public IReadOnlyList<Guid> ExactAgencies { get; private init; } = [];

    /// <summary>These agencies and every agency below them.</summary>
    public IReadOnlyList<Guid> AgencyTrees { get; private init; } = [];

    public bool IsNothing => !SeesEverything && ExactProvinces.Count + WholeProvinces.Count + Regencies.Count + ExactAgencies.Count + AgencyTrees.Count == 0;

    /// <summary>
    /// The scope of an account's grants that are in force. Administrators and auditors without a place see everything; an organizer's
    /// grant opens events, not people, and adds nothing here; a regional grant without a place adds nothing either.
    /// </summary>
    public static Scope Of(IEnumerable<Grant> grants, DateTimeOffset now)
    {
        var valid = grants.Where(grant => grant.Role != Role.Organizer && (grant.EndedAt is null || grant.EndedAt > now)).ToList();
        if (valid.Exists(grant => grant.Role is Role.Administrator or Role.Auditor && !HasPlace(grant))) return Everything;
        var regions = valid.Where(grant => grant.AgencyId is null).ToList();
        return new Scope
        {
            AgencyTrees = [.. valid.Where(grant => grant.Subtree).Select(grant => grant.AgencyId).OfType<Guid>().Distinct()],
            ExactAgencies = [.. valid.Where(grant => !grant.Subtree).Select(grant => grant.AgencyId).OfType<Guid>().Distinct()],
            Regencies = [.. regions.Select(grant => grant.RegencyCode).OfType<string>().Distinct()],
            WholeProvinces = [.. regions.Where(grant => grant.RegencyCode is null && grant.Subtree).Select(grant => grant.ProvinceCode).OfType<string>().Distinct()],
            ExactProvinces = [.. regions.Where(grant => grant.RegencyCode is null && !grant.Subtree).Select(grant => grant.ProvinceCode).OfType<string>().Distinct()],
        };
    }

    /// <summary>Whether the account sees the people of this agency by name; the rule that every query must agree with.</summary>
    public bool Sees(AgencyPlace agency)
    {
        if (SeesEverything) return true;
        if (agency.IsFreeText) return false;
        if (ExactAgencies.Contains(agency.Id) || AgencyTrees.Contains(agency.Id) || agency.Above.Any(AgencyTrees.Contains)) return true;
        return RegionalBodies.Include(agency.Type) && CoversPlace(agency);
    }

    /// <summary>Whether the agency lies in a granted region but appears there only as a number.</summary>
    public bool Counts(AgencyPlace agency) => !Sees(agency) && !agency.IsFreeText && CoversPlace(agency);

    private bool CoversPlace(AgencyPlace agency) =>
        (agency.RegencyCode is { } regency && Regencies.Contains(regency))
        || (agency.ProvinceCode is { } province
            && (WholeProvinces.Contains(province) || (agency.RegencyCode is null && ExactProvinces.Contains(province))));

    private static bool HasPlace(Grant grant) => grant.AgencyId is not null || grant.ProvinceCode is not null || grant.RegencyCode is not null;
}
