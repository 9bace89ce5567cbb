using System.Diagnostics;
using Bakohumas.Domain.Events;

namespace Bakohumas.Web.Features.Events;

/// <summary>What became of the wish to move an event to another state.</summary>
internal abstract record EventMove
{
    private EventMove()
    {
    }

    public sealed record Moved(EventState To) : EventMove;

    /// <summary>Registration is open again.</summary>
    public sealed record Reopened : EventMove;

    /// <summary>The event is somewhere else by now, or the step does not exist.</summary>
    public sealed record Refused(EventState Current) : EventMove;

    /// <summary>The step exists, its time does not fit: publishing what has begun, starting or finishing what has not.</summary>
    public sealed record WrongTime(EventState To) : EventMove;

    public sealed record ReasonMissing : EventMove;

    /// <summary>A pledge text of the event has no release that holds.</summary>
    public sealed record TextsNotReleased : EventMove;

    public sealed record NotFound : EventMove;

    public T Match<T>(
        Func<Moved, T> moved, Func<Reopened, T> reopened, Func<Refused, T> refused, Func<WrongTime, T> wrongTime, Func<ReasonMissing, T> reasonMissing,
        Func<TextsNotReleased, T> textsNotReleased, Func<NotFound, T> notFound) => this switch
    {
        Moved one => moved(one),
        Reopened one => reopened(one),
        Refused one => refused(one),
        WrongTime one => wrongTime(one),
        ReasonMissing one => reasonMissing(one),
        TextsNotReleased one => textsNotReleased(one),
        NotFound one => notFound(one),
        _ => throw new UnreachableException(),
    };
}
