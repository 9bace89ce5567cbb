using System.Net;
using System.Net.Http.Headers;
using System.Text;
using Bakohumas.Web.Tests.Rig;

namespace Bakohumas.Web.Tests.Safety;

/// <summary>Forms that no browser sends: the answer is a refusal with words, never a fault.</summary>
public sealed class UnreadableBodyTests(Site site) : IClassFixture<Site>
{
    private static readonly string[] Addresses = ["/masuk", "/berhenti/0191d5b2-6f00-7000-8000-000000000001/AAAAAAAAAAAAAAAAAAAAAA", "/tindak-lanjut/AAAAAAAAAAAAAAAAAAAAAA", "/verifikasi", "/tiada"];

    public static TheoryData<string, string> Bodies => new()
    {
        { "application/x-www-form-urlencoded", "Mail=a%00b&Password=%00" },
        { "application/x-www-form-urlencoded", string.Join('&', Enumerable.Range(0, 2000).Select(i => $"k{i}=1")) },
        { "application/x-www-form-urlencoded", new string('k', 5000) + "=1" },
        { "application/x-www-form-urlencoded", "Mail=" + new string('a', 300 * 1024) },
        { "multipart/form-data; boundary=garis", "--garis\r\nContent-Disposition: form-data; name=\"Mail\"\r\n\r\nsetengah" },
        { "multipart/form-data", "--garis\r\n\r\n--garis--" },
    };

    [Theory]
    [MemberData(nameof(Bodies))]
    public async Task It_is_refused_with_words(string mediaType, string body)
    {
        foreach (var address in Addresses)
        {
            using var visitor = site.Visitor();
            var page = await visitor.SendAsync(HttpMethod.Post, address, () =>
            {
                var content = new ByteArrayContent(Encoding.UTF8.GetBytes(body));
                content.Headers.ContentType = MediaTypeHeaderValue.Parse(mediaType);
                return content;
            });

            Assert.True((int)page.Status is >= 400 and < 500, $"{address}: {(int)page.Status}");
            Assert.NotEmpty(page.Words);
        }

        // The server may note that it could not drain the rest of a body that nobody reads any more: that is its own matter, and no fault of an address.
        Assert.DoesNotContain(site.Log.Complaints, line => line.Contains("Exception", StringComparison.Ordinal) && !line.StartsWith("Warning Microsoft.AspNetCore.Server.Kestrel:", StringComparison.Ordinal));
    }
}
