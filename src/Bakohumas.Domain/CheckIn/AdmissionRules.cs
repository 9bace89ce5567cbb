using Bakohumas.Domain.Events;
using Bakohumas.Domain.Registrations;

namespace Bakohumas.Domain.CheckIn;

/// <summary>The rules of the door (product 6.3 to 6.5). What protects against two at once is the database, not this.</summary>
public static class AdmissionRules
{
    /// <summary>Doors open this long before the start.</summary>
    public static readonly TimeSpan DoorsOpenBefore = TimeSpan.FromHours(2);

    /// <summary>An event is over, and its doors closed, this long after the end.</summary>
    public static readonly TimeSpan ClosedAfter = TimeSpan.FromHours(6);

    /// <summary>A device may take back its own admission this long; a supervisor always.</summary>
    public static readonly TimeSpan UndoWithin = TimeSpan.FromMinutes(15);

    /// <summary>What happened offline is accepted this long after the end.</summary>
    public static readonly TimeSpan ForcedWithin = TimeSpan.FromDays(30);

    public static AdmissionDecision Decide(AdmissionFacts facts, DateTimeOffset now)
    {
        if (!IsOfItsRight(facts)) return new AdmissionDecision.Refused(RefusalReason.DeviceRight);
        if (facts.Ticket is not { } ticket) return new AdmissionDecision.Unknown();
        if (!ticket.IsOfThisEvent) return new AdmissionDecision.Refused(RefusalReason.WrongEvent);

        // What a door without network decided happened: a state that changed since does not undo it.
        if (!ticket.IsCurrent && !facts.Forced) return new AdmissionDecision.Refused(RefusalReason.CodeReplaced);

        // Refuse before looking at the clock: a cancelled guest should hear "cancelled", not "too early".
        if (!facts.Forced && (RefusedByState(ticket.State) ?? (facts.State == EventState.Cancelled ? RefusalReason.Cancelled : null)) is { } refused)
            return new AdmissionDecision.Refused(refused);

        // Whoever is inside may leave at any hour.
        if (facts.Direction == Direction.In && RefusedByClock(facts, now) is { } reason) return new AdmissionDecision.Refused(reason);
        if (!facts.HasOccasion) return new AdmissionDecision.Refused(facts.NamesNone ? RefusalReason.TooEarly : RefusalReason.WrongOccasion);

        // Who left without network left, whether or not the server has heard yet that they had come.
        if (facts.Direction == Direction.Out)
            return ticket.IsInside || facts.Forced ? new AdmissionDecision.Left(ticket.First) : new AdmissionDecision.Refused(RefusalReason.NotInside);
        if (!ticket.IsInside) return new AdmissionDecision.Admitted(ticket.First, Conflict: false);
        return facts.Forced || ticket.First is null
            ? new AdmissionDecision.Admitted(ticket.First, Conflict: ticket.First is not null)
            : new AdmissionDecision.AlreadyInside(ticket.First);
    }

    /// <summary>Whether an admission may be taken back.</summary>
    /// <param name="admittedAt">When the server heard of it.</param>
    public static bool MayUndo(DeviceRight right, bool isSameDevice, DateTimeOffset admittedAt, DateTimeOffset now) =>
        right == DeviceRight.Supervise || (right == DeviceRight.Scan && isSameDevice && now - admittedAt <= UndoWithin);

    /// <summary>A state that is added later does not compile until it says here what its people hear.</summary>
    private static RefusalReason? RefusedByState(RegistrationState state) => state switch
    {
        RegistrationState.Registered => null,
        RegistrationState.Cancelled => RefusalReason.Cancelled,
    };

    private static bool IsOfItsRight(AdmissionFacts facts) => facts.Right switch
    {
        DeviceRight.Scan or DeviceRight.Supervise => true,
        // Nobody stands beside a kiosk: it lets in whoever holds a ticket, and nothing else. Without the server it decides nothing, so nothing can have happened there.
        DeviceRight.Kiosk => facts is { Direction: Direction.In, Forced: false, IsByRoster: false },
        _ => facts.IsSelfCheckIn,
    };

    private static RefusalReason? RefusedByClock(AdmissionFacts facts, DateTimeOffset now)
    {
        if (facts.Forced) return now > facts.EndsAt + ForcedWithin ? RefusalReason.Closed : null;
        if (facts.State == EventState.Finished || now >= facts.EndsAt + ClosedAfter) return RefusalReason.Closed;
        return facts.State == EventState.Draft || now < facts.StartsAt - DoorsOpenBefore ? RefusalReason.TooEarly : null;
    }
}
