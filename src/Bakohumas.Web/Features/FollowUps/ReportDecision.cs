using Bakohumas.Web.Features.Shared;

namespace Bakohumas.Web.Features.FollowUps;

/// <summary>What became of a report that somebody sent.</summary>
internal abstract record ReportDecision
{
    private ReportDecision()
    {
    }

    /// <summary>Recorded, now or by an earlier send of the same form.</summary>
    public sealed record Filed : ReportDecision;

    /// <summary>Field, key of the wording and its values.</summary>
    public sealed record Refused(IReadOnlyList<FormFault> Faults) : ReportDecision;

    /// <summary>The report was accepted before: the duty is closed.</summary>
    public sealed record Closed : ReportDecision;

    /// <summary>The vault takes no file now (full, or not writable): nothing was recorded, everything typed can be sent again.</summary>
    public sealed record NotStored : ReportDecision;

    public sealed record Unknown : ReportDecision;
}
