using System.Diagnostics;
using Bakohumas.Web.Features.Shared;

namespace Bakohumas.Web.Features.Events;

/// <summary>What became of an event form.</summary>
internal abstract record EventFormDecision
{
    private EventFormDecision()
    {
    }

    public sealed record Saved(string Slug) : EventFormDecision;

    public sealed record Faulty(IReadOnlyList<FormFault> Faults) : EventFormDecision;

    /// <summary>Somebody else saved in between; <paramref name="Stamp"/> is what they left.</summary>
    public sealed record Outdated(Guid Stamp) : EventFormDecision;

    /// <summary>Place or time of a published event moved: shall the people be told?</summary>
    public sealed record AskTelling(int People) : EventFormDecision;

    public sealed record NotFound : EventFormDecision;

    public T Match<T>(Func<Saved, T> saved, Func<Faulty, T> faulty, Func<Outdated, T> outdated, Func<AskTelling, T> ask, Func<NotFound, T> notFound) => this switch
    {
        Saved one => saved(one),
        Faulty one => faulty(one),
        Outdated one => outdated(one),
        AskTelling one => ask(one),
        NotFound one => notFound(one),
        _ => throw new UnreachableException(),
    };
}
