using System.Net;
using System.Text.RegularExpressions;
using Bakohumas.Web.Tests.Rig;

namespace Bakohumas.Web.Tests.Architecture;

/// <summary>Every address of the program stands in <c>access-register.txt</c>, and the program keeps what stands there.</summary>
public sealed class AccessRegisterTests(Site site) : IClassFixture<Site>
{
    [Fact]
    public async Task Every_endpoint_stands_in_the_register_with_the_access_that_is_enforced() =>
        Breach.None(AccessRegister.Breaches(AccessRegister.Rows, await AccessRegister.EnforcedAsync(site.Services)));

    [Fact]
    public async Task Nobody_gets_in_without_what_the_register_asks_for()
    {
        using var stranger = site.Visitor();
        foreach (var row in AccessRegister.Rows.Where(r => r.Access is not ("anonymous" or "link")))
        {
            var address = Regex.Replace(row.Route, @"\{[^}]*\}", _ => "00000000-0000-7000-8000-000000000001");
            var answer = await stranger.SendAsync(new HttpMethod(row.Verb == "ANY" ? "GET" : row.Verb), address, row.Verb == "GET" ? null : () => new FormUrlEncodedContent([]), follow: false);

            var turnedAway = answer.Trail.Count > 0 ? answer.Trail[0].Contains("/masuk", StringComparison.Ordinal) || row.Access == "device" : (int)answer.Status is >= 400 and < 500;
            Assert.True(turnedAway, $"{row} let a stranger in: {(int)answer.Status} {string.Join(' ', answer.Trail)}");
        }
    }

    [Fact]
    public async Task A_page_that_does_not_exist_says_so()
    {
        using var stranger = site.Visitor();
        (await stranger.GetAsync("/tidak-ada-di-sini", follow: false)).Is(HttpStatusCode.NotFound);
    }

    [Theory]
    [InlineData("GET /panel/rahasia open", "missing: GET /panel/rahasia open")]
    [InlineData("GET /panel open", "promised Administrator,Organizer, enforced: GET /panel open")]
    [InlineData("GET /panel signed-in", "promised Administrator,Organizer, enforced: GET /panel signed-in")]
    [InlineData("GET /panel Administrator,Auditor,Organizer", "promised Administrator,Organizer, enforced: GET /panel Administrator,Auditor,Organizer")]
    [InlineData("GET / Administrator", "promised anonymous, enforced: GET / Administrator")]
    [InlineData("POST /panel Administrator,Organizer", "missing: POST /panel Administrator,Organizer")]
    public void A_difference_is_seen(string planted, string breach)
    {
        AccessRow[] register = [AccessRow.Parse("GET / anonymous"), AccessRow.Parse("GET /panel Administrator,Organizer")];
        Assert.Contains(breach, AccessRegister.Breaches(register, [AccessRow.Parse(planted)]));
    }

    [Fact]
    public void A_line_without_an_endpoint_is_seen() =>
        Assert.Equal(["no such endpoint: GET /lama anonymous"], AccessRegister.Breaches([AccessRow.Parse("GET /lama anonymous")], []));
}
