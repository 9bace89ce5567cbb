using Bakohumas.Domain.Accounts;
using Bakohumas.Domain.Agencies;

namespace Bakohumas.Domain.Tests.Accounts;

public sealed class ScopeTests
{
    private static readonly DateTimeOffset Now = new(2026, 12, 7, 2, 0, 0, TimeSpan.Zero);
    private static readonly AgencyPlace Pemprov = Place(1, AgencyType.ProvincialGovernment, "35", null);
    private static readonly AgencyPlace Pemkab = Place(2, AgencyType.RegencyGovernment, "35", "35.14");
    private static readonly AgencyPlace Dinas = Place(3, AgencyType.RegionalOffice, "35", "35.14", above: [Pemkab.Id]);
    private static readonly AgencyPlace Vertical = Place(4, AgencyType.VerticalAgency, "35", "35.14");
    private static readonly AgencyPlace FreeText = Place(5, AgencyType.RegionalOffice, "35", "35.14") with { IsFreeText = true };
    private static readonly AgencyPlace Elsewhere = Place(6, AgencyType.RegencyGovernment, "36", "36.01");
    private static readonly AgencyPlace[] All = [Pemprov, Pemkab, Dinas, Vertical, FreeText, Elsewhere];

    [Fact]
    public void A_kabupaten_sees_its_own_government_and_counts_the_vertical_agency()
    {
        var scope = Scope.Of([Grant(province: "35", regency: "35.14")], Now);

        Assert.Equal([Pemkab, Dinas], All.Where(scope.Sees));
        Assert.Equal([Vertical], All.Where(scope.Counts));
    }

    [Fact]
    public void A_province_does_not_see_the_people_of_its_kabupaten_unless_granted()
    {
        Assert.Equal([Pemprov], All.Where(Scope.Of([Grant(province: "35")], Now).Sees));
        Assert.Equal([Pemprov, Pemkab, Dinas], All.Where(Scope.Of([Grant(province: "35", isSubtree: true)], Now).Sees));
    }

    [Fact]
    public void An_agencys_own_grant_shows_its_people_whatever_its_type()
    {
        Assert.Equal([Vertical], All.Where(Scope.Of([Grant(agency: Vertical.Id)], Now).Sees));
        Assert.Equal([Pemkab], All.Where(Scope.Of([Grant(agency: Pemkab.Id)], Now).Sees));
        Assert.Equal([Pemkab, Dinas], All.Where(Scope.Of([Grant(agency: Pemkab.Id, isSubtree: true)], Now).Sees));
    }

    [Fact]
    public void Grants_add_up_and_end()
    {
        var ended = Grant(province: "36", regency: "36.01");
        ended.EndedAt = Now;

        Assert.Equal([Pemprov, Vertical], All.Where(Scope.Of([Grant(province: "35"), Grant(agency: Vertical.Id), ended], Now).Sees));
    }

    [Fact]
    public void An_auditor_sees_everything_unless_bound_to_a_place()
    {
        Assert.Equal(All, All.Where(Scope.Of([Grant(Role.Auditor)], Now).Sees));
        Assert.Equal([Pemkab, Dinas], All.Where(Scope.Of([Grant(Role.Auditor, province: "35", regency: "35.14")], Now).Sees));
    }

    [Fact]
    public void An_organizers_grant_and_a_grant_without_a_place_open_nobody()
    {
        Assert.True(Scope.Of([Grant(Role.Organizer, agency: Pemkab.Id, isSubtree: true)], Now).IsNothing);
        Assert.True(Scope.Of([Grant()], Now).IsNothing);
        Assert.DoesNotContain(All, Scope.Of([], Now).Sees);
    }

    [Fact]
    public void Only_five_types_belong_to_a_regions_government() => Assert.Equal(
        [AgencyType.ProvincialGovernment, AgencyType.RegencyGovernment, AgencyType.CityGovernment, AgencyType.RegionalOffice, AgencyType.RegionalEnterprise],
        Enum.GetValues<AgencyType>().Where(RegionalBodies.Include));

    private static AgencyPlace Place(int id, AgencyType type, string? province, string? regency, Guid[]? above = null) =>
        new(new Guid(id, 0, 0, new byte[8]), type, province, regency, IsFreeText: false, above ?? []);

    private static Grant Grant(Role role = Role.RegionalPr, Guid? agency = null, string? province = null, string? regency = null, bool isSubtree = false) => new()
    {
        Id = Guid.CreateVersion7(Now),
        AccountId = Guid.CreateVersion7(Now),
        Role = role,
        AgencyId = agency,
        ProvinceCode = province,
        RegencyCode = regency,
        Subtree = isSubtree,
        MadeAt = Now.AddDays(-1),
    };
}
