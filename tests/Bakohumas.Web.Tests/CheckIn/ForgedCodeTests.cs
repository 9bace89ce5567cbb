using System.Net;
using System.Security.Cryptography;
using Bakohumas.Domain.Tickets;
using Bakohumas.Web.Tests.Rig;

namespace Bakohumas.Web.Tests.CheckIn;

/// <summary>
/// Codes that nobody was given: random ones, real ones with bits flipped, and what is no code at all. The long form, a million of them, is
/// the command <c>forged</c> of the benchmarks.
/// </summary>
public sealed class ForgedCodeTests(Site site) : IClassFixture<Site>
{
    private const int Many = 4000;
    private const int AtOnce = 32;

    [Fact]
    public async Task Of_thousands_of_random_and_bit_flipped_codes_none_is_accepted()
    {
        var at = await A.Event(site);
        var tickets = new List<TicketInHand>();
        for (var i = 0; i < 20; i++) tickets.Add(await A.Ticket(site, at));
        using var door = await A.Door(site, at);
        var forged = Forged([.. tickets.Select(t => t.DoorCode)]).ToList();

        foreach (var some in forged.Chunk(AtOnce))
            foreach (var answer in await Task.WhenAll(some.Select(code => door.ScanAsync(code, preview: true))))
                Assert.Equal((HttpStatusCode.NotFound, "unknown", null), (answer.Status, answer.Verdict, answer.Field("name")));

        Assert.Equal(Many, forged.Count);
        // The door reads real ones all the while.
        Assert.Equal("ready", (await door.ScanAsync(tickets[0].DoorCode, preview: true)).Verdict);
        Assert.Equal(new Kept(0, 0, 0, 0, 0), await Kept.OfAsync(site, at));
    }

    [Fact]
    public async Task Every_single_bit_of_a_code_counts()
    {
        var at = await A.Event(site);
        var ticket = await A.Ticket(site, at);
        using var door = await A.Door(site, at);

        for (var bit = 0; bit < 80; bit++) Assert.Equal("unknown", (await door.ScanAsync(Flipped(ticket.DoorCode, bit))).Verdict);

        Assert.Equal(new Kept(80, 0, 0, 0, 80), await Kept.OfAsync(site, at));
    }

    private static IEnumerable<string> Forged(string[] real)
    {
        var random = new Random(20261127);
        for (var i = 0; i < Many; i++)
            yield return i % 2 == 0 ? DoorCode.FromBytes(RandomNumberGenerator.GetBytes(10)).Text : Flipped(Flipped(real[random.Next(real.Length)], random.Next(40)), 40 + random.Next(40));
    }

    private static string Flipped(string code, int bit)
    {
        const string Alphabet = "0123456789ABCDEFGHJKMNPQRSTVWXYZ";
        var letters = code.ToCharArray();
        letters[bit / 5] = Alphabet[Alphabet.IndexOf(letters[bit / 5], StringComparison.Ordinal) ^ (1 << (bit % 5))];
        return new string(letters);
    }
}
