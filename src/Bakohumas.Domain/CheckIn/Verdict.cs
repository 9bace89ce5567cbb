namespace Bakohumas.Domain.CheckIn;

/// <summary>The door's answer in one word (product.md 6.3).</summary>
public enum Verdict
{
    Admitted,
    AlreadyInside,
    Left,
    Refused,
    Unknown,

    /// <summary>Answer to a preview: it would be admitted (or leave), and nothing was written.</summary>
    Ready,
}
