using System.Diagnostics;
using Bakohumas.Domain.Regions;

namespace Bakohumas.Domain.Events;

/// <summary>A checked event form: texts ready to store, instants in UTC.</summary>
public sealed record EventPlan(
    string Name, string? Theme, string Venue, string? Room, RegionCode Region, Zone Zone,
    DateTimeOffset StartsAt, DateTimeOffset EndsAt, int Capacity, int? HardLimit = null);

/// <summary>What became of an event form: a plan, or every fault at once, in the order of the form.</summary>
public abstract record EventDraftDecision
{
    private EventDraftDecision()
    {
    }

    public sealed record Accepted(EventPlan Plan) : EventDraftDecision;

    public sealed record Refused(IReadOnlyList<DraftFault> Faults) : EventDraftDecision;

    public T Match<T>(Func<Accepted, T> accepted, Func<Refused, T> refused) => this switch
    {
        Accepted one => accepted(one),
        Refused one => refused(one),
        _ => throw new UnreachableException(),
    };
}
