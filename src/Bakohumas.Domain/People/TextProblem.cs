namespace Bakohumas.Domain.People;

/// <summary>Why a line of text was refused; the message key of each is in <see cref="InputMessages"/>.</summary>
public enum TextProblem
{
    Missing,
    NoLetter,
    TooLong,

    /// <summary>A character that no font of ours draws, or that hides or reorders text; the refusal names it.</summary>
    Character,
}
