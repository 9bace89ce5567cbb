using Bakohumas.Domain.Accounts;
using Bakohumas.Domain.Regions;
using Bakohumas.Web.Platform;

namespace Bakohumas.Web.Features.Accounts;

/// <summary>A grant that may be made: the role with a place that fits it (product 6.8).</summary>
internal sealed record GrantPlace(Role Role, Guid? AgencyId, RegionCode? Region, bool Subtree)
{
    /// <returns>The place, or the field and the wording key of what does not fit.</returns>
    public static (GrantPlace? Place, string Field, string Key) Of(Role role, Guid? agencyId, string? region, bool subtree)
    {
        var hasRegion = !string.IsNullOrEmpty(region);
        RegionCode? code = null;
        if (hasRegion && !(RegionCode.TryParse(region, out code) && RegionNames.Exists(code.ToString()))) return (null, nameof(GrantForm.Region), "isi.pilih");
        return role switch
        {
            Role.Administrator or Role.Auditor when agencyId is not null => (null, nameof(GrantForm.Agency), "petugas.cakupan_semua"),
            Role.Administrator or Role.Auditor when hasRegion => (null, nameof(GrantForm.Region), "petugas.cakupan_semua"),
            Role.Administrator or Role.Auditor => (new(role, null, null, false), "", ""),
            Role.Organizer when agencyId is null => (null, nameof(GrantForm.Agency), "petugas.perlu_instansi"),
            Role.Organizer when hasRegion => (null, nameof(GrantForm.Region), "petugas.tanpa_wilayah"),
            _ when agencyId is null && !hasRegion => (null, nameof(GrantForm.Agency), "petugas.perlu_cakupan"),
            _ when agencyId is not null && hasRegion => (null, nameof(GrantForm.Region), "petugas.satu_cakupan"),
            // Below a kabupaten or kota there is no region.
            _ => (new(role, agencyId, code, subtree && code?.Regency is null), "", ""),
        };
    }

    public Grant ToGrant(Guid id, Guid accountId, DateTimeOffset now, Guid by) => new()
    {
        Id = id,
        AccountId = accountId,
        Role = Role,
        AgencyId = AgencyId,
        ProvinceCode = Region?.Province,
        RegencyCode = Region?.Regency,
        Subtree = Subtree,
        MadeAt = now,
        MadeByAccountId = by,
    };
}
