using System.Diagnostics;

namespace Bakohumas.Domain.People;

/// <summary>What became of a line of text that somebody typed.</summary>
public abstract record LineDecision
{
    private LineDecision()
    {
    }

    /// <summary>NFC, trimmed, single spaces, no control or invisible characters, within the limit.</summary>
    public sealed record Accepted(string Text) : LineDecision;

    /// <summary><paramref name="Character"/> is set for <see cref="TextProblem.Character"/>: the character itself when it can be shown, else "U+XXXX".</summary>
    public sealed record Refused(TextProblem Problem, string? Character = null) : LineDecision;

    public T Match<T>(Func<Accepted, T> accepted, Func<Refused, T> refused) => this switch
    {
        Accepted one => accepted(one),
        Refused one => refused(one),
        _ => throw new UnreachableException(),
    };
}
