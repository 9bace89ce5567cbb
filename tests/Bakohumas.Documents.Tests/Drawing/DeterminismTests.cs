using Bakohumas.Documents.Tests.Samples;

namespace Bakohumas.Documents.Tests.Drawing;

public sealed class DeterminismTests
{
    [Fact]
    public void The_same_paper_is_the_same_file()
    {
        Assert.Equal(Paper.Draw(SamplePledge.Short()), Paper.Draw(SamplePledge.Short()));
    }

    [Fact]
    public void Papers_drawn_side_by_side_are_the_same_files()
    {
        var alone = Paper.Draw(SamplePledge.LongNames());
        var together = new byte[16][];

        Parallel.For(0, together.Length, new ParallelOptions { MaxDegreeOfParallelism = 4 },
            i => together[i] = Paper.Draw(i % 2 == 0 ? SamplePledge.LongNames() : SamplePledge.CivilServants()));

        for (var i = 0; i < together.Length; i += 2) Assert.Equal(alone, together[i]);
    }

    [Fact]
    public void Another_name_is_another_file()
    {
        Assert.NotEqual(Paper.Draw(SamplePledge.Short()), Paper.Draw(SamplePledge.Short() with { Title = "Lain" }));
    }

    [Theory]
    [InlineData("id-ID", "ar-SA")]
    [InlineData("id-ID", "de-DE")]
    public void The_culture_of_the_machine_does_not_show(string first, string second)
    {
        Assert.Equal(DrawIn(first), DrawIn(second));

        static byte[] DrawIn(string culture)
        {
            var before = Thread.CurrentThread.CurrentCulture;
            Thread.CurrentThread.CurrentCulture = System.Globalization.CultureInfo.GetCultureInfo(culture);
            try
            {
                return Paper.Draw(SamplePledge.Short());
            }
            finally
            {
                Thread.CurrentThread.CurrentCulture = before;
            }
        }
    }
}
