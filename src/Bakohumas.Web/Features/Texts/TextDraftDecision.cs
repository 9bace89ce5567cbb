using System.Diagnostics;

namespace Bakohumas.Web.Features.Texts;

/// <summary>What became of a draft that was sent.</summary>
internal abstract record TextDraftDecision
{
    private TextDraftDecision()
    {
    }

    public sealed record Saved : TextDraftDecision;

    /// <summary>A version was made and waits for its check.</summary>
    public sealed record Submitted(Guid VersionId) : TextDraftDecision;

    public sealed record Faulty(IReadOnlyList<TextFault> Faults) : TextDraftDecision;

    /// <summary>Somebody else saved in between; <paramref name="Stamp"/> and <paramref name="Body"/> are what they left.</summary>
    public sealed record Outdated(Guid Stamp, string Body) : TextDraftDecision;

    public sealed record NotFound : TextDraftDecision;

    public T Match<T>(Func<Saved, T> saved, Func<Submitted, T> submitted, Func<Faulty, T> faulty, Func<Outdated, T> outdated, Func<NotFound, T> notFound) => this switch
    {
        Saved one => saved(one),
        Submitted one => submitted(one),
        Faulty one => faulty(one),
        Outdated one => outdated(one),
        NotFound one => notFound(one),
        _ => throw new UnreachableException(),
    };
}
