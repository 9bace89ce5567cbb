using System.Diagnostics;

namespace Bakohumas.Domain.People;

/// <summary>What became of a name that somebody typed.</summary>
public abstract record NameDecision
{
    private NameDecision()
    {
    }

    public sealed record Accepted(PersonName Name) : NameDecision;

    /// <summary><paramref name="Character"/> names the offending character when there is one.</summary>
    public sealed record Refused(TextProblem Problem, string? Character = null) : NameDecision;

    public T Match<T>(Func<Accepted, T> accepted, Func<Refused, T> refused) => this switch
    {
        Accepted one => accepted(one),
        Refused one => refused(one),
        _ => throw new UnreachableException(),
    };
}
