using Bakohumas.Domain.CheckIn;
using Bakohumas.Domain.Events;

namespace Bakohumas.Domain.Tests.CheckIn;

public sealed class PaperAttendanceTests
{
    private static readonly DateTimeOffset Start = new(2026, 12, 7, 1, 30, 0, TimeSpan.Zero), End = Start.AddHours(4);

    [Theory]
    [InlineData(-121, false)]
    [InlineData(-120, true)]
    [InlineData(0, true)]
    [InlineData(600, true)]
    [InlineData(601, false)]
    public void Somebody_can_have_come_while_the_doors_were_open(int minutes, bool possible) =>
        Assert.Equal(possible, PaperAttendance.CanBe(Start.AddMinutes(minutes), Start, End, End.AddDays(2)));

    [Fact]
    public void Nobody_came_in_the_future() => Assert.False(PaperAttendance.CanBe(Start.AddMinutes(1), Start, End, Start));

    [Fact]
    public void Entries_are_taken_from_the_doors_until_thirty_days_after_the_end()
    {
        Assert.False(PaperAttendance.IsTaken(EventState.Published, Start, End, Start.AddMinutes(-121)));
        Assert.True(PaperAttendance.IsTaken(EventState.Published, Start, End, Start.AddMinutes(-120)));
        Assert.True(PaperAttendance.IsTaken(EventState.Finished, Start, End, End.AddDays(30)));
        Assert.False(PaperAttendance.IsTaken(EventState.Finished, Start, End, End.AddDays(30).AddSeconds(1)));
        Assert.False(PaperAttendance.IsTaken(EventState.Cancelled, Start, End, Start));
        Assert.False(PaperAttendance.IsTaken(EventState.Draft, Start, End, Start));
    }
}
