using System.Net;
using System.Text.Json;
using Bakohumas.Web.Tests.Rig;

namespace Bakohumas.Web.Tests.Errors;

public sealed class ErrorPageTests(Site site) : IClassFixture<Site>
{
    [Fact]
    public async Task A_mistyped_address_is_no_invitation_to_sign_in()
    {
        var page = (await site.Visitor().GetAsync("/kegiatann/seminar")).Is(HttpStatusCode.NotFound);

        Assert.Contains("atau bukan untuk Anda", page.Words, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Errors_speak_the_visitors_language()
    {
        var visitor = site.Visitor();
        await visitor.GetAsync("/bahasa?ke=en&kembali=/privasi");

        Assert.Contains("does not exist", (await visitor.GetAsync("/tiada")).Is(HttpStatusCode.NotFound).Words, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Changing_the_language_on_an_error_page_stays_at_the_address_that_was_asked_for()
    {
        var visitor = site.Visitor();
        var page = (await visitor.GetAsync("/tiada?halaman=2")).Is(HttpStatusCode.NotFound);

        var english = (await page.FollowAsync("a[href^='/bahasa?ke=en']")).Is(HttpStatusCode.NotFound);

        Assert.Equal("/tiada?halaman=2", english.Address);
        Assert.Contains("does not exist", english.Words, StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_program_gets_a_problem_document()
    {
        var page = (await site.Visitor().GetAsync("/api/v1/tiada")).Is(HttpStatusCode.NotFound);

        Assert.Equal("application/problem+json", page.MediaType);
        Assert.Equal(404, JsonDocument.Parse(page.Text).RootElement.GetProperty("status").GetInt32());
    }

    [Theory]
    [InlineData("/galat/500")]
    [InlineData("/galat/403")]
    public async Task An_error_page_opened_by_hand_does_not_exist(string address) => (await site.Visitor().GetAsync(address)).Is(HttpStatusCode.NotFound);

    [Fact]
    public async Task A_form_without_its_token_says_that_the_page_was_open_too_long()
    {
        var page = (await site.Visitor().PostAsync("/masuk", [new("Mail", "a@b.example"), new("Password", "x")], withToken: false)).Is(HttpStatusCode.BadRequest);

        Assert.Contains("terlalu lama terbuka", page.Words, StringComparison.Ordinal);
    }

    [Fact]
    public async Task The_privacy_policy_reads_in_both_languages()
    {
        var visitor = site.Visitor();
        Assert.Contains("Kebijakan privasi", (await visitor.GetAsync("/privasi")).IsOk().Words, StringComparison.Ordinal);
        await visitor.GetAsync("/bahasa?ke=en&kembali=/privasi");
        Assert.Contains("Privacy", (await visitor.GetAsync("/privasi")).IsOk().Words, StringComparison.Ordinal);
    }
}
