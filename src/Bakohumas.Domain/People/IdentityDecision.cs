using System.Diagnostics;

namespace Bakohumas.Domain.People;

/// <summary>What became of an identity number that somebody typed.</summary>
public abstract record IdentityDecision
{
    private IdentityDecision()
    {
    }

    public sealed record Accepted(IdentityNumber Number) : IdentityDecision;

    /// <summary>Well formed but rare (age, contract code): say so once and let the person go on (domain.md 3, warn and do not block).</summary>
    public sealed record Unusual(IdentityNumber Number) : IdentityDecision;

    /// <summary><paramref name="Digits"/> is how many were typed, for <see cref="IdentityProblem.Length"/>.</summary>
    public sealed record Refused(IdentityProblem Problem, int Digits = 0) : IdentityDecision;

    public T Match<T>(Func<Accepted, T> accepted, Func<Unusual, T> unusual, Func<Refused, T> refused) => this switch
    {
        Accepted one => accepted(one),
        Unusual one => unusual(one),
        Refused one => refused(one),
        _ => throw new UnreachableException(),
    };
}
