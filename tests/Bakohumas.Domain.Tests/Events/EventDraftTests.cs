using Bakohumas.Domain.Events;
using Bakohumas.Domain.People;
using Bakohumas.Domain.Regions;

namespace Bakohumas.Domain.Tests.Events;

public sealed class EventDraftTests
{
    private static readonly DateTimeOffset Now = new(2026, 11, 24, 3, 0, 0, TimeSpan.Zero);

    private static readonly EventDraft Rakor = new()
    {
        Name = "  Rapat  Koordinasi Humas ",
        Theme = "",
        Venue = "Hotel Kini",
        Region = "61.71",
        Zone = "WIB",
        StartsLocal = new DateTime(2026, 12, 7, 9, 0, 0),
        EndsLocal = new DateTime(2026, 12, 7, 15, 0, 0),
        Capacity = 200,
        Audience = [EmploymentStatus.Pns],
    };

    [Fact]
    public void A_sound_form_becomes_a_plan_in_UTC()
    {
        var plan = Assert.IsType<EventDraftDecision.Accepted>(Check(Rakor)).Plan;

        Assert.Equal("Rapat Koordinasi Humas", plan.Name);
        Assert.Null(plan.Theme);
        Assert.Equal("61.71", plan.Region.Regency);
        Assert.Equal(new DateTimeOffset(2026, 12, 7, 2, 0, 0, TimeSpan.Zero), plan.StartsAt);
        Assert.Equal(TimeSpan.Zero, plan.StartsAt.Offset);
        Assert.Equal(TimeSpan.FromHours(6), plan.EndsAt - plan.StartsAt);
    }

    [Fact]
    public void The_end_must_come_after_the_start() => Assert.Equal(
        new DraftFault(DraftField.EndsAt, DraftProblem.EndNotAfterStart), Only(Rakor with { EndsLocal = Rakor.StartsLocal }));

    [Fact]
    public void An_event_cannot_start_in_the_past() => Assert.Equal(
        DraftProblem.StartInPast,
        Only(Rakor with { StartsLocal = new(2026, 11, 24, 9, 59, 0), EndsLocal = new(2026, 11, 24, 12, 0, 0) }).Problem);

    [Fact]
    public void Past_is_judged_by_the_clock_of_the_events_own_zone()
    {
        var nineInJayapura = Rakor with { Region = "91", Zone = "WIT", StartsLocal = new(2026, 11, 24, 11, 0, 0), EndsLocal = new(2026, 11, 24, 13, 0, 0) };
        Assert.Equal(DraftProblem.StartInPast, Only(nineInJayapura).Problem);
        Assert.IsType<EventDraftDecision.Accepted>(Check(nineInJayapura with { StartsLocal = new(2026, 11, 24, 12, 0, 0) }));
    }

    [Fact]
    public void A_running_event_can_still_be_edited_when_its_start_stays()
    {
        var running = Rakor with { StartsLocal = new(2026, 11, 24, 9, 0, 0), EndsLocal = new(2026, 11, 24, 12, 0, 0) };
        var stored = Zone.Wib.InstantOf(new DateTime(2026, 11, 24, 9, 0, 0));

        Assert.IsType<EventDraftDecision.Accepted>(running.Check(Now, _ => true, stored));
        Assert.IsType<EventDraftDecision.Refused>(running.Check(Now, _ => true, stored.AddHours(1)));
    }

    [Fact]
    public void Fourteen_days_are_the_longest()
    {
        Assert.IsType<EventDraftDecision.Accepted>(Check(Rakor with { EndsLocal = Rakor.StartsLocal!.Value.AddDays(14) }));
        Assert.Equal(
            new DraftFault(DraftField.EndsAt, DraftProblem.LastsTooLong, 14),
            Only(Rakor with { EndsLocal = Rakor.StartsLocal!.Value.AddDays(14).AddMinutes(1) }));
    }

    [Theory]
    [InlineData(0, DraftProblem.CapacityTooSmall)]
    [InlineData(-1, DraftProblem.CapacityTooSmall)]
    [InlineData(100_001, DraftProblem.CapacityTooLarge)]
    [InlineData(null, DraftProblem.Missing)]
    public void Capacity_is_1_to_100000(int? capacity, DraftProblem problem) => Assert.Equal(problem, Only(Rakor with { Capacity = capacity }).Problem);

    [Theory]
    [InlineData("UTC", DraftProblem.UnknownZone)]
    [InlineData("Asia/Singapore", DraftProblem.UnknownZone)]
    [InlineData("", DraftProblem.Missing)]
    [InlineData("WITA", DraftProblem.ZoneDoesNotFit)]
    public void The_zone_is_one_of_three_and_fits_the_region(string zone, DraftProblem problem) =>
        Assert.Equal((DraftField.Zone, problem), (Only(Rakor with { Zone = zone }).Field, Only(Rakor with { Zone = zone }).Problem));

    [Theory]
    [InlineData("99", DraftProblem.UnknownRegion)]
    [InlineData(null, DraftProblem.Missing)]
    public void The_region_is_one_of_the_ministrys(string? region, DraftProblem problem) => Assert.Equal(problem, Only(Rakor with { Region = region }).Problem);

    [Fact]
    public void Names_and_themes_have_their_limits()
    {
        Assert.Equal(new DraftFault(DraftField.Name, DraftProblem.TooManyCharacters, 160), Only(Rakor with { Name = new string('a', 161) }));
        Assert.Equal(new DraftFault(DraftField.Theme, DraftProblem.TooManyCharacters, 300), Only(Rakor with { Theme = new string('a', 301) }));
        Assert.Equal(new DraftFault(DraftField.Venue, DraftProblem.Character, Detail: "🎉"), Only(Rakor with { Venue = "Aula 🎉" }));
    }

    [Fact]
    public void An_empty_form_says_everything_at_once()
    {
        var faults = Assert.IsType<EventDraftDecision.Refused>(Check(new EventDraft())).Faults;

        Assert.All(faults, fault => Assert.Equal(DraftProblem.Missing, fault.Problem));
        Assert.Equal(
            [DraftField.Name, DraftField.Venue, DraftField.Region, DraftField.Zone, DraftField.StartsAt, DraftField.EndsAt, DraftField.Capacity, DraftField.Audience],
            faults.Select(fault => fault.Field));
    }

    [Fact]
    public void Both_ends_of_the_calendar_are_refused_and_not_a_crash()
    {
        Assert.IsType<EventDraftDecision.Refused>(Check(Rakor with { StartsLocal = DateTime.MinValue, EndsLocal = DateTime.MaxValue }));
        Assert.IsType<EventDraftDecision.Refused>(Check(Rakor with { StartsLocal = DateTime.MaxValue, EndsLocal = DateTime.MaxValue }));
        Assert.Contains(
            new DraftFault(DraftField.StartsAt, DraftProblem.StartTooFar, 10),
            Assert.IsType<EventDraftDecision.Refused>(Check(Rakor with { StartsLocal = new(2037, 1, 1), EndsLocal = new(2037, 1, 2) })).Faults);
    }

    [Fact]
    public void Every_problem_has_a_wording_key() =>
        Assert.All(Enum.GetValues<DraftProblem>(), problem => Assert.StartsWith("isi.", DraftMessages.Key(problem), StringComparison.Ordinal));

    private static EventDraftDecision Check(EventDraft draft) => draft.Check(Now, rune => rune.Value < 0x1F000);

    private static DraftFault Only(EventDraft draft) => Assert.Single(Assert.IsType<EventDraftDecision.Refused>(Check(draft)).Faults);
}
