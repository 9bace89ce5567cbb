namespace Bakohumas.Documents.Inspection;

/// <summary>Why a file could not be followed.</summary>
internal enum Unreadable
{
    /// <summary>Not the syntax of a PDF, or torn.</summary>
    Broken,

    /// <summary>A PDF of a kind that we never write: cross-reference streams, hybrid, encrypted.</summary>
    Foreign,

    /// <summary>It would cost more work than a paper of ours ever does.</summary>
    TooMuch,
}

/// <summary>Leaves the parser at the first thing that is wrong; never leaves the inspector.</summary>
internal sealed class UnreadablePdfException(Unreadable reason, string what) : Exception(what)
{
    public Unreadable Reason { get; } = reason;

    public static UnreadablePdfException Broken(string what) => new(Unreadable.Broken, what);
}
