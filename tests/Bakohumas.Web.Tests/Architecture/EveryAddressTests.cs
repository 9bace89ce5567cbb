using System.Net;
using System.Text.RegularExpressions;
using Bakohumas.Domain.Accounts;
using Bakohumas.Domain.Agencies;
using Bakohumas.Domain.Events;
using Bakohumas.Web.Tests.Accounts;
using Bakohumas.Web.Tests.Safety;
using Bakohumas.Web.Tests.Rig;

namespace Bakohumas.Web.Tests.Architecture;

/// <summary>
/// Walks the access register with every role and with real addresses, so that a new address is covered as soon as it stands there. What
/// foreign ids answer is the business of each feature's tests.
/// </summary>
public sealed class EveryAddressTests(Site site) : IClassFixture<Site>
{
    private static readonly Role[] Roles = [Role.Administrator, Role.Organizer, Role.RegionalPr, Role.Auditor];

    [Fact]
    public async Task Each_role_gets_into_its_own_addresses_and_finds_no_other()
    {
        var scene = await SceneAsync();
        foreach (var role in Roles)
        {
            using var officer = await OfficerAsync(scene, role);
            await officer.GetAsync("/akun");
            foreach (var row in AccessRegister.Rows.Where(r => r.Access.Split(',').Any(name => Enum.TryParse<Role>(name, out _))))
            {
                var mayEnter = row.Access.Split(',').Contains(role.ToString());
                // A right that would let a post in is not tried: it would change what the next row needs.
                if (mayEnter && (row.Verb != "GET" || Regex.IsMatch(row.Route, @"\{(?!slug\})"))) continue;

                var answer = row.Verb == "GET" ? await officer.GetAsync(scene.Fill(row.Route), follow: false) : await officer.PostAsync(scene.Fill(row.Route), [], follow: false);
                Assert.True(answer.Status == (mayEnter ? HttpStatusCode.OK : HttpStatusCode.NotFound), $"{role} at {row}: {(int)answer.Status}");
            }
        }
    }

    [Fact]
    public async Task An_officer_without_a_grant_finds_nothing()
    {
        var scene = await SceneAsync();
        using var officer = await OfficerAsync(scene, null);
        foreach (var row in AccessRegister.Rows.Where(r => r.Access.Split(',').Any(name => Enum.TryParse<Role>(name, out _))))
        {
            var answer = row.Verb == "GET" ? await officer.GetAsync(scene.Fill(row.Route), follow: false) : await officer.PostAsync(scene.Fill(row.Route), [], follow: false);
            Assert.True(answer.Status == HttpStatusCode.NotFound, $"{row}: {(int)answer.Status}");
        }
    }

    [Fact]
    public void Auditors_and_regional_officers_have_no_address_that_changes_anything() =>
        Assert.DoesNotContain(AccessRegister.Rows, row => row.Verb != "GET" && (row.Access.Contains(nameof(Role.Auditor), StringComparison.Ordinal) || row.Access.Contains(nameof(Role.RegionalPr), StringComparison.Ordinal)));

    [Fact]
    public async Task Every_page_carries_the_house_headers_loads_from_here_only_and_answers_HEAD_like_GET()
    {
        var scene = await SceneAsync();
        using var administrator = await OfficerAsync(scene, Role.Administrator);
        using var stranger = site.Visitor();
        foreach (var row in AccessRegister.Rows.Where(r => r.Verb == "GET"))
        {
            var address = scene.Fill(row.Route);
            foreach (var visitor in (Visitor[])[stranger, administrator])
            {
                var page = await visitor.GetAsync(address, follow: false);
                HouseHeaders.AreOn(page, isDoor: address.StartsWith("/pintu", StringComparison.Ordinal) || address.StartsWith("/meja", StringComparison.Ordinal), isKiosk: address.StartsWith("/kios", StringComparison.Ordinal));
                Assert.True((int)page.Status < 500, $"{row}: {(int)page.Status}");

                var head = await visitor.SendAsync(HttpMethod.Head, address, follow: false);
                Assert.True((page.Status, page.MediaType) == (head.Status, head.MediaType), $"HEAD {address}: {(int)head.Status} {head.MediaType}, GET: {(int)page.Status} {page.MediaType}");
                Assert.Empty(head.Bytes);
            }
        }
    }

    private async Task<Scene> SceneAsync()
    {
        var agency = await A.Agency(site, type: AgencyType.RegionalOffice, province: "34", regency: "34.71");
        var at = await A.Event(site, organizer: agency);
        var signed = await Signed.ByAsync(site, at, await A.Ticket(site, at));
        await site.RunJobAsync("make-joint-papers");
        return new(at, agency, signed);
    }

    private async Task<Visitor> OfficerAsync(Scene scene, Role? role)
    {
        var mail = $"{A.NewId(site):N}@contoh.example";
        await site.HireAsync(mail, role ?? Role.Auditor, role == Role.Organizer ? scene.Agency : null, role == Role.RegionalPr ? "34.71" : null);
        if (role is null) await site.WriteAsync(db => db.Grants.Single(g => db.Users.Any(a => a.Id == g.AccountId && a.Email == mail)).EndedAt = site.Clock.Now);
        return await site.OfficerAsync(mail);
    }

    private sealed record Scene(Event At, Guid Agency, Signed Signed)
    {
        /// <summary>The route with what exists; ids that are nobody's where no test can know one.</summary>
        public string Fill(string route) => Regex.Replace(route, @"\{[^}]*\}", part => part.Value switch
        {
            "{slug}" => At.Slug,
            "{token}" => Signed.Ticket.Token,
            "{code}" => route.StartsWith("/t/", StringComparison.Ordinal) ? Signed.Ticket.DoorCode : Signed.Code,
            "{documentName}" => "v1",
            "{pledgeId}" => Signed.PledgeId.ToString(),
            "{name}" => "tiada",
            "{**path}" => "tiada/di/sini",
            _ => "00000000-0000-7000-8000-000000000001",
        });
    }
}
