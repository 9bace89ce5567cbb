using Bakohumas.Domain.Accounts;
using Bakohumas.Domain.Agencies;
using Bakohumas.Domain.Events;
using Bakohumas.Web.Tests.Accounts;
using Bakohumas.Web.Tests.Rig;

namespace Bakohumas.Web.Tests.Records;

/// <summary>
/// One seminar in Bali with one person from each kind of agency, most of them from Kabupaten Malang in Jawa Timur, and the officers who
/// may look. Where the event took place decides nothing.
/// </summary>
internal sealed class RecordsScene(Site site, Event at)
{
    public const string Kabupaten = "35.07", Province = "35";
    private static int made;
    private readonly Dictionary<string, Guid> agencies = [];
    private readonly Dictionary<string, TicketInHand> people = [];

    public Event At => at;

    public string Address => "/arsip/" + at.Slug;

    public IReadOnlyDictionary<string, TicketInHand> People => people;

    public Guid Agency(string who) => agencies[who];

    public static async Task<RecordsScene> OpenAsync(Site site)
    {
        var scene = new RecordsScene(site, await A.Event(site, e => (e.ProvinceCode, e.RegencyCode) = ("51", "51.71")));
        var ministry = await scene.ComesAsync("Kemenkeu", AgencyType.Ministry, null);
        await scene.ComesAsync("Pemkab", AgencyType.RegencyGovernment, Kabupaten);
        await scene.ComesAsync("Dinas", AgencyType.RegionalOffice, Kabupaten, scene.Agency("Pemkab"));
        await scene.ComesAsync("Bumd", AgencyType.RegionalEnterprise, Kabupaten);
        await scene.ComesAsync("Pemkot", AgencyType.CityGovernment, "35.73");
        await scene.ComesAsync("Pemprov", AgencyType.ProvincialGovernment, Province);
        await scene.ComesAsync("Pajak", AgencyType.VerticalAgency, Kabupaten, ministry);
        await scene.ComesAsync("Bumn", AgencyType.StateEnterprise, Kabupaten);
        await scene.ComesAsync("Kampus", AgencyType.StateUniversity, Kabupaten);
        await scene.ComesAsync("Polres", AgencyType.MilitaryPolice, Kabupaten);
        await scene.ComesAsync("Ketikan", AgencyType.RegionalOffice, Kabupaten, freeText: true);
        await scene.ComesAsync("Pemprovbali", AgencyType.ProvincialGovernment, "51");
        return scene;
    }

    /// <summary>A person of an agency of their own; the name begins with what the agency is.</summary>
    public async Task<Guid> ComesAsync(string who, AgencyType type, string? region, Guid? parent = null, bool freeText = false)
    {
        agencies[who] = await A.Agency(site, $"Kantor {who} {Interlocked.Increment(ref made)}", type, region?[..2], region is { Length: > 2 } ? region : null, parent, freeText);
        people[who] = await A.Ticket(site, at, $"{who} Wijaya", agencies[who]);
        return agencies[who];
    }

    public Task<Signed> SignsAsync(string who) => Signed.ByAsync(site, at, people[who]);

    /// <summary>Signs in somebody with one grant.</summary>
    public Task<Visitor> OfficerAsync(Role role, string? region = null, Guid? agency = null, bool subtree = false) => OfficerAsync(site, role, region, agency, subtree);

    public static async Task<Visitor> OfficerAsync(Site site, Role role, string? region = null, Guid? agency = null, bool subtree = false) =>
        await site.OfficerAsync(await HiredAsync(site, role, region, agency, subtree));

    public static async Task<string> HiredAsync(Site site, Role role, string? region = null, Guid? agency = null, bool subtree = false)
    {
        var mail = $"arsip{Interlocked.Increment(ref made)}@contoh.example";
        await site.HireAsync(mail, role, agency, region, subtree);
        return mail;
    }
}
