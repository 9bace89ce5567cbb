using System.Text;

namespace Bakohumas.Benchmarks;

/// <summary>Signs as the page does without script: text hash and token are read from the form once, the rest is each signer's own (product 6.6).</summary>
internal sealed class SigningForms : IDisposable
{
    private readonly WebSession session;
    private readonly Uri address;
    private readonly string textHash;
    private readonly string token;

    private SigningForms(WebSession session, Uri address, string page) =>
        (this.session, this.address, textHash, token) = (session, address, WebSession.Field(page, "textHash"), WebSession.Field(page, "__RequestVerificationToken"));

    public static async Task<SigningForms> ReadAsync(Uri address, Seat reader)
    {
        var session = new WebSession(address);
        return new(session, address, await session.Client.GetStringAsync($"/tiket/{reader.Token}/tanda-tangan"));
    }

    /// <summary>The request with which this person signs; answered 303 once it is recorded.</summary>
    public byte[] Post(Seat seat, int seed)
    {
        var body = Encoding.ASCII.GetBytes(
            $"textHash={textHash}&nonce={Guid.CreateVersion7(TimeProvider.System.GetUtcNow())}&method=drawn&strokes={Uri.EscapeDataString(PledgeSource.Strokes(seed))}"
            + $"&consentPledge=true&consentData=true&showInJoint=true&__RequestVerificationToken={Uri.EscapeDataString(token)}");
        return Load.Post(address, $"/tiket/{seat.Token}/tanda-tangan", "application/x-www-form-urlencoded", body, Load.Cookie(session.Cookies));
    }

    public void Dispose() => session.Dispose();
}
