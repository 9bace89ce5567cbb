using System.Globalization;
using System.Text;
using Bakohumas.Documents.Inspection;
using Bakohumas.Documents.Tests.Samples;

namespace Bakohumas.Documents.Tests.Inspection;

/// <summary>Ten thousand files that differ from a genuine one; the long form is <c>mutate --count</c> of the benchmarks.</summary>
public sealed class MutationTests
{
    [Theory]
    [InlineData("individual", 5000)]
    [InlineData("joint", 5000)]
    public void A_changed_paper_is_never_genuine_and_never_an_exception(string kind, int count)
    {
        var whole = kind == "joint" ? Paper.SealJoint(Paper.Draw(SamplePledge.Joint())) : Paper.Seal(Paper.Draw(SamplePledge.Short()));
        Assert.Equal(Verdict.Genuine, PdfInspector.Inspect(whole, Paper.Trust, TestContext.Current.CancellationToken).Verdict);

        Parallel.For(0, count, seed =>
        {
            var verdict = PdfInspector.Inspect(Mutator.Change(whole, new Random(seed)), Paper.Trust, CancellationToken.None).Verdict;
            Assert.True(verdict != Verdict.Genuine, string.Create(CultureInfo.InvariantCulture, $"Seed {seed} of the {kind} paper is called genuine."));
        });
    }

    [Fact]
    public void A_paper_sealed_by_the_first_edition_of_the_program_stays_genuine()
    {
        var trust = SealTrust.FromPem(Encoding.ASCII.GetString(Resource("individual.pem")));

        Assert.Equal(Verdict.Genuine, PdfInspector.Inspect(Resource("individual.pdf"), trust, TestContext.Current.CancellationToken).Verdict);
    }

    private static byte[] Resource(string name)
    {
        using var stream = typeof(MutationTests).Assembly.GetManifestResourceStream($"Bakohumas.Documents.Tests.Golden.{name}")!;
        using var bytes = new MemoryStream();
        stream.CopyTo(bytes);
        return bytes.ToArray();
    }
}
