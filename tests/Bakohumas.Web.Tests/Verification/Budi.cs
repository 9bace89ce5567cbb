using Bakohumas.Domain.Agencies;
using Bakohumas.Domain.Events;
using Bakohumas.Domain.People;
using Bakohumas.Web.Platform.Security;
using Bakohumas.Web.Tests.Rig;
using Microsoft.Extensions.DependencyInjection;

namespace Bakohumas.Web.Tests.Verification;

/// <summary>Somebody with everything that a stranger must not read, who signed at a seminar in Malang.</summary>
internal static class Budi
{
    public const string Name = "Budi Santoso, S.Sos.";
    public const string Number = "198611152010011007";
    public const string Agency = "Dinas Kominfo Kabupaten Tirta Kencana";

    /// <summary>What appears nowhere on a page for strangers, compared without regard to case.</summary>
    public static readonly string[] Secrets = ["Budi S", "Santoso", Number, "19861115", "201001", "198611", "budi.santoso", "8123456", "081234567"];

    public static async Task<(Event At, Signed Signed)> SignsAsync(Site site)
    {
        var agency = await A.Agency(site, Agency, AgencyType.RegionalOffice, "35", "35.07");
        var at = await A.Event(site);
        return (at, await SignsAsync(site, at, agency));
    }

    public static async Task<Signed> SignsAsync(Site site, Event at, Guid agency, string name = Name)
    {
        var ticket = await A.Ticket(site, at, name, agency, "budi.santoso@tirtakencana.example", change: r =>
        {
            r.IdentityType = IdentityType.CivilServantNumber;
            r.IdentityMask = "198611** ****** * ***";
            r.IdentityCipher = site.Services.GetRequiredService<FieldProtection>().Encrypt(Number, r.Id);
            r.Phone = "+6281234567890";
        });
        return await Signed.ByAsync(site, at, ticket);
    }

    public static void IsNowhere(Page page) =>
        Assert.All(Secrets, secret => Assert.DoesNotContain(secret, page.Text, StringComparison.OrdinalIgnoreCase));
}
