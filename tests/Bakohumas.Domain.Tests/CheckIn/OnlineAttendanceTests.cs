using Bakohumas.Domain.CheckIn;
using Bakohumas.Domain.Events;
using Bakohumas.Domain.Registrations;

namespace Bakohumas.Domain.Tests.CheckIn;

public sealed class OnlineAttendanceTests
{
    private static readonly DateTimeOffset Start = new(2026, 12, 7, 1, 30, 0, TimeSpan.Zero);
    private static readonly OnlineHours Hours = new(Start, Start.AddHours(4));
    private static readonly OnlineFacts Right = new(true, true, EventState.Running, RegistrationState.Registered, Hours, null, true, false, 0);

    [Fact]
    public void The_right_word_at_the_right_time_admits() => Assert.Equal(OnlineDecision.Admitted, OnlineAttendance.Decide(Right, Start));

    [Theory]
    [InlineData(-61, OnlineDecision.TooEarly)]
    [InlineData(-60, OnlineDecision.Admitted)]
    [InlineData(239, OnlineDecision.Admitted)]
    [InlineData(240, OnlineDecision.Closed)]
    public void It_is_open_from_sixty_minutes_before_until_the_end(int minutes, OnlineDecision expected) =>
        Assert.Equal(expected, OnlineAttendance.Decide(Right, Start.AddMinutes(minutes)));

    [Fact]
    public void What_stands_in_the_way_is_named_before_the_clock_and_the_word()
    {
        var early = Start.AddDays(-1);
        Assert.Equal(OnlineDecision.Cancelled, OnlineAttendance.Decide(Right with { Registration = RegistrationState.Cancelled }, early));
        Assert.Equal(OnlineDecision.Cancelled, OnlineAttendance.Decide(Right with { State = EventState.Cancelled }, early));
        Assert.Equal(OnlineDecision.Recorded, OnlineAttendance.Decide(Right with { First = new("Utara", Start), IsWord = false }, Start));
        Assert.Equal(OnlineDecision.NotOffered, OnlineAttendance.Decide(Right with { Offers = false }, Start));
        Assert.Equal(OnlineDecision.OnSite, OnlineAttendance.Decide(Right with { IsOnline = false }, Start));
        Assert.Equal(OnlineDecision.Closed, OnlineAttendance.Decide(Right with { State = EventState.Finished }, Start));
        Assert.Equal(OnlineDecision.Closed, OnlineAttendance.Decide(Right with { Occasion = null }, Start));
    }

    [Fact]
    public void Ten_wrong_words_close_the_ticket_also_for_the_right_one()
    {
        Assert.Equal(OnlineDecision.WrongWord, OnlineAttendance.Decide(Right with { IsWord = false, WrongBefore = 9 }, Start));
        Assert.Equal(OnlineDecision.TooMany, OnlineAttendance.Decide(Right with { WrongBefore = WrongWords.Most }, Start));
    }

    [Fact]
    public void A_word_lets_a_person_in_once() => Assert.Equal(OnlineDecision.TakenBack, OnlineAttendance.Decide(Right with { WasUsed = true }, Start));

    [Theory]
    [InlineData("Melati Senja", "melatisenja")]
    [InlineData(" MELATI-senja ", "melatisenja")]
    [InlineData("ＡＢ１２", "ab12")]
    [InlineData(null, "")]
    public void Case_spaces_and_marks_do_not_count(string? typed, string key) => Assert.Equal(key, OnlineWord.KeyOf(typed));

    [Theory]
    [InlineData("ab", false)]
    [InlineData("a b c", true)]
    [InlineData("-- --", false)]
    [InlineData("12345678901234567890123456789012345678901", false)]
    public void A_word_has_three_to_forty_letters(string typed, bool possible) => Assert.Equal(possible, OnlineWord.IsPossible(typed));

    [Theory]
    [InlineData("https://meet.contoh.go.id/abc?x=1", true)]
    [InlineData("http://meet.contoh.go.id/abc", false)]
    [InlineData("javascript:alert(1)", false)]
    [InlineData("https://user:sandi@meet.contoh.go.id/", false)]
    [InlineData("https://lokal/", false)]
    [InlineData("meet.contoh.go.id/abc", false)]
    public void A_meeting_has_an_https_address(string typed, bool taken) => Assert.Equal(taken, OnlineLink.Read(typed) is not null);
}
