using Bakohumas.Domain.Reminders;

namespace Bakohumas.Domain.Tests.Reminders;

public sealed class RetryLadderTests
{
    private static readonly DateTimeOffset Now = new(2026, 12, 7, 2, 0, 0, TimeSpan.Zero);
    private static readonly Guid Mail = Guid.Parse("01939f6e-1c2d-7e3f-8a4b-5c6d7e8f9a0b");

    [Fact]
    public void Waits_grow_from_a_minute_to_a_day_and_end_in_quarantine()
    {
        var waits = Enumerable.Range(1, RetryLadder.MaxAttempts - 1)
            .Select(attempt => Assert.IsType<RetryDecision.TryAgain>(RetryLadder.After(MailFailure.Temporary, attempt, Mail, Now)).At - Now)
            .ToList();

        Assert.Equal(waits.Order(), waits);
        Assert.InRange(waits[0], TimeSpan.FromMinutes(1), TimeSpan.FromMinutes(1.2));
        Assert.InRange(waits[^1], TimeSpan.FromHours(24), TimeSpan.FromHours(28.8));
        Assert.IsType<RetryDecision.Quarantine>(RetryLadder.After(MailFailure.Temporary, RetryLadder.MaxAttempts, Mail, Now));
    }

    [Fact]
    public void A_refused_address_is_not_tried_again() =>
        Assert.IsType<RetryDecision.Quarantine>(RetryLadder.After(MailFailure.Permanent, 1, Mail, Now));

    [Fact]
    public void A_thousand_mails_do_not_come_back_in_one_second()
    {
        var at = Enumerable.Range(0, 1000)
            .Select(i => RetryLadder.After(MailFailure.Temporary, 3, new Guid(i, 0, 0, new byte[8]), Now))
            .ToList();

        Assert.True(at.Distinct().Count() > 100);
        Assert.Equal(at[7], RetryLadder.After(MailFailure.Temporary, 3, new Guid(7, 0, 0, new byte[8]), Now));
    }

    [Theory]
    [InlineData(421, MailFailure.Temporary)]
    [InlineData(451, MailFailure.Temporary)]
    [InlineData(535, MailFailure.Temporary)]
    [InlineData(552, MailFailure.Temporary)]
    [InlineData(550, MailFailure.Permanent)]
    [InlineData(553, MailFailure.Permanent)]
    [InlineData(0, MailFailure.Temporary)]
    public void A_reply_code_says_whether_waiting_helps(int code, MailFailure failure) => Assert.Equal(failure, RetryLadder.Classify(code));
}
