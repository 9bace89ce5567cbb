using Bakohumas.Domain.CheckIn;
using Bakohumas.Domain.Events;
using Bakohumas.Domain.Registrations;

namespace Bakohumas.Domain.Tests.CheckIn;

public sealed class AdmissionRulesTests
{
    private static readonly DateTimeOffset Start = new(2026, 12, 7, 2, 0, 0, TimeSpan.Zero);
    private static readonly DateTimeOffset End = Start.AddHours(6);
    private static readonly FirstEntry Utara = new("Utara", Start.AddMinutes(-55));

    private static readonly TicketFacts Fresh = new(IsOfThisEvent: true, IsCurrent: true, RegistrationState.Registered, First: null, IsInside: false);

    [Fact]
    public void A_fresh_ticket_is_admitted() => Assert.Equal(new AdmissionDecision.Admitted(null, Conflict: false), Decide(Fresh));

    [Fact]
    public void A_second_scan_names_the_first_gate_and_time()
    {
        var again = Decide(Fresh with { First = Utara, IsInside = true });

        var inside = Assert.IsType<AdmissionDecision.AlreadyInside>(again);
        Assert.Equal("Utara", inside.First.Gate);
        Assert.Equal(Utara.At, inside.First.At);
    }

    [Fact]
    public void Leaving_and_coming_back_is_never_refused_as_double()
    {
        Assert.IsType<AdmissionDecision.Left>(Decide(Fresh with { First = Utara, IsInside = true }, direction: Direction.Out));
        Assert.Equal(new AdmissionDecision.Admitted(Utara, Conflict: false), Decide(Fresh with { First = Utara }));
    }

    [Fact]
    public void Nobody_leaves_who_is_not_inside() => Refused(RefusalReason.NotInside, Decide(Fresh, direction: Direction.Out));

    [Fact]
    public void A_cancelled_guest_hears_cancelled_and_not_too_early() =>
        Refused(RefusalReason.Cancelled, Decide(Fresh with { State = RegistrationState.Cancelled }, now: Start.AddDays(-3)));

    [Fact]
    public void Each_refusal_has_its_reason()
    {
        Refused(RefusalReason.WrongEvent, Decide(Fresh with { IsOfThisEvent = false }));
        Refused(RefusalReason.CodeReplaced, Decide(Fresh with { IsCurrent = false }));
        Refused(RefusalReason.Cancelled, Decide(Fresh, state: EventState.Cancelled));
        Refused(RefusalReason.TooEarly, Decide(Fresh, state: EventState.Draft));
        Refused(RefusalReason.Closed, Decide(Fresh, state: EventState.Finished));
        Refused(RefusalReason.WrongOccasion, Decide(Fresh, hasOccasion: false));
        Refused(RefusalReason.DeviceRight, Decide(Fresh, right: DeviceRight.Screen));
        Assert.IsType<AdmissionDecision.Unknown>(Decide(null));
    }

    [Fact]
    public void Doors_open_two_hours_before_and_close_six_hours_after()
    {
        Refused(RefusalReason.TooEarly, Decide(Fresh, now: Start.AddHours(-2).AddSeconds(-1)));
        Assert.IsType<AdmissionDecision.Admitted>(Decide(Fresh, now: Start.AddHours(-2)));
        Assert.IsType<AdmissionDecision.Admitted>(Decide(Fresh, now: End.AddHours(6).AddSeconds(-1)));
        Refused(RefusalReason.Closed, Decide(Fresh, now: End.AddHours(6)));
    }

    [Fact]
    public void What_happened_offline_is_accepted_for_thirty_days_and_a_double_is_marked()
    {
        Assert.IsType<AdmissionDecision.Admitted>(Decide(Fresh, state: EventState.Finished, now: End.AddDays(30), isForced: true));
        Refused(RefusalReason.Closed, Decide(Fresh, now: End.AddDays(30).AddSeconds(1), isForced: true));
        Assert.Equal(
            new AdmissionDecision.Admitted(Utara, Conflict: true),
            Decide(Fresh with { First = Utara, IsInside = true }, isForced: true));
    }

    [Fact]
    public void The_same_device_takes_back_within_fifteen_minutes_a_supervisor_always()
    {
        Assert.True(AdmissionRules.MayUndo(DeviceRight.Scan, isSameDevice: true, Start, Start.AddMinutes(15)));
        Assert.False(AdmissionRules.MayUndo(DeviceRight.Scan, isSameDevice: true, Start, Start.AddMinutes(15).AddSeconds(1)));
        Assert.False(AdmissionRules.MayUndo(DeviceRight.Scan, isSameDevice: false, Start, Start));
        Assert.True(AdmissionRules.MayUndo(DeviceRight.Supervise, isSameDevice: false, Start, Start.AddDays(2)));
        Assert.False(AdmissionRules.MayUndo(DeviceRight.Screen, isSameDevice: true, Start, Start));
    }

    private static AdmissionDecision Decide(
        TicketFacts? ticket, DateTimeOffset? now = null, EventState state = EventState.Running, Direction direction = Direction.In,
        DeviceRight right = DeviceRight.Scan, bool hasOccasion = true, bool isForced = false) =>
        AdmissionRules.Decide(new AdmissionFacts(right, state, Start, End, ticket, hasOccasion, direction, isForced), now ?? Start);

    private static void Refused(RefusalReason reason, AdmissionDecision decision) =>
        Assert.Equal(new AdmissionDecision.Refused(reason), decision);
}
