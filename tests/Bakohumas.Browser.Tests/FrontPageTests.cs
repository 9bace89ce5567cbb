using Bakohumas.Web.Tests.Rig;

namespace Bakohumas.Browser.Tests;

public sealed class FrontPageTests(Site site, Chromium chromium) : IClassFixture<Site>
{
    [Theory]
    [InlineData("/")]
    [InlineData("/masuk")]
    [InlineData("/verifikasi")]
    [InlineData("/privasi")]
    public async Task A_public_page_opens_on_a_phone_without_errors_and_without_barriers(string path)
    {
        await using var crowd = new Crowd(chromium, site);
        var visitor = await crowd.OnPhoneAsync();

        await visitor.OpenAsync(path);

        await visitor.LooksAtAsync("umum" + path.Replace('/', '-'));
        crowd.FoundNothingWrong();
    }
}
