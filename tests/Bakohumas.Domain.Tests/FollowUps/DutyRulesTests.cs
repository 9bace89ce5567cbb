using Bakohumas.Domain.FollowUps;
using Bakohumas.Domain.Regions;

namespace Bakohumas.Domain.Tests.FollowUps;

public sealed class DutyRulesTests
{
    private static readonly DateTimeOffset Ends = Zone.Wib.InstantOf(new DateOnly(2026, 12, 7), new TimeOnly(15, 0));
    private static readonly DateTimeOffset Due = DutyRules.DueAt(Ends, Zone.Wib);

    [Fact]
    public void A_duty_is_due_on_the_seventh_day_at_midnight_of_the_events_zone()
    {
        Assert.Equal(Zone.Wib.InstantOf(new DateOnly(2026, 12, 15), TimeOnly.MinValue), Due);
        Assert.Equal(DutyState.Pending, State(Due.AddTicks(-1)));
        Assert.Equal(DutyState.Overdue, State(Due));
    }

    [Fact]
    public void Silent_is_late_and_never_opened_by_the_fourteenth_day()
    {
        var fourteenth = Zone.Wib.InstantOf(new DateOnly(2026, 12, 22), TimeOnly.MinValue);

        Assert.Equal(DutyState.Overdue, State(fourteenth.AddTicks(-1)));
        Assert.Equal(DutyState.Silent, State(fourteenth));
        Assert.Equal(DutyState.Overdue, DutyRules.StateOf(Due, [], Due.AddDays(1), fourteenth));
    }

    [Fact]
    public void The_latest_report_decides()
    {
        var filed = new FiledReport(Due.AddDays(-2), null);
        var returned = filed with { Outcome = ReviewOutcome.Returned };
        var again = new FiledReport(Due.AddDays(3), null);

        Assert.Equal(DutyState.Reported, State(Due.AddDays(30), filed));
        Assert.Equal(DutyState.Returned, State(Due.AddDays(30), returned));
        Assert.Equal(DutyState.Reported, State(Due.AddDays(30), again, returned));
        Assert.Equal(DutyState.Accepted, State(Due.AddDays(30), returned, again with { Outcome = ReviewOutcome.Accepted }));
    }

    [Fact]
    public void Done_means_filed_or_accepted()
    {
        Assert.Equal([DutyState.Reported, DutyState.Accepted], Enum.GetValues<DutyState>().Where(DutyRules.IsDone));
        Assert.False(DutyRules.MayReport(DutyState.Accepted));
        Assert.True(DutyRules.MayReport(DutyState.Silent));
    }

    [Fact]
    public void The_humas_contact_owns_the_duty_else_who_spoke_for_humas_else_who_came_first()
    {
        var early = new DutyAttendee(Guid.Parse("00000000-0000-7000-8000-000000000001"), false, Ends.AddHours(-6));
        var humas = new DutyAttendee(Guid.Parse("00000000-0000-7000-8000-000000000002"), true, Ends.AddHours(-5));
        var contact = Guid.Parse("00000000-0000-7000-8000-00000000000a");

        Assert.Equal(new DutyOwner.Contact(contact), DutyOwner.Choose(contact, [early, humas]));
        Assert.Equal(new DutyOwner.Attendee(humas.RegistrationId), DutyOwner.Choose(null, [early, humas]));
        Assert.Equal(new DutyOwner.Attendee(early.RegistrationId), DutyOwner.Choose(null, [humas with { RepresentsPublicRelations = false }, early]));
        Assert.IsType<DutyOwner.Nobody>(DutyOwner.Choose(contact, []));
    }

    private static DutyState State(DateTimeOffset now, params FiledReport[] reports) => DutyRules.StateOf(Due, reports, null, now);
}
