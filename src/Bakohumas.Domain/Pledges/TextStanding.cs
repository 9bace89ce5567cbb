namespace Bakohumas.Domain.Pledges;

/// <summary>The legal check of a version by somebody who did not write it; once, for good: another attempt is another version.</summary>
public sealed class PledgeTextCheck
{
    public required Guid Id { get; init; }

    /// <summary>Unique.</summary>
    public required Guid VersionId { get; init; }

    public required Guid ByAccountId { get; init; }
    public required DateTimeOffset At { get; init; }

    /// <summary>False sends it back to the authors.</summary>
    public required bool Passed { get; init; }

    public string? Note { get; init; }
}

/// <summary>A version is given out for an election or a period, in somebody's name.</summary>
public sealed class PledgeTextRelease
{
    public required Guid Id { get; init; }

    /// <summary>Unique.</summary>
    public required Guid VersionId { get; init; }

    public required Guid ByAccountId { get; init; }
    public required DateTimeOffset At { get; init; }

    /// <summary>Name and position of who answers for the text, as shown. An act of office: kept as long as the text (decision 0016).</summary>
    public required string ReleasedBy { get; init; }

    /// <summary>The election or period, as people read it.</summary>
    public required string GivenFor { get; init; }
}

/// <summary>A version is no longer for new events; what was signed stands.</summary>
public sealed class PledgeTextWithdrawal
{
    public required Guid Id { get; init; }

    /// <summary>Unique.</summary>
    public required Guid VersionId { get; init; }

    public required Guid ByAccountId { get; init; }
    public required DateTimeOffset At { get; init; }
    public required string Reason { get; init; }
}

/// <summary>Where a version stands; computed from its facts.</summary>
public enum TextStanding
{
    /// <summary>Waits for the check; "naskah contoh".</summary>
    Unchecked,

    Returned,

    /// <summary>Checked and not given out yet.</summary>
    Passed,

    Released,
    Withdrawn,
}

/// <summary>Who may do what to a version, and where it stands.</summary>
public static class TextStandings
{
    public static TextStanding Of(bool? passed, bool released, bool withdrawn) =>
        withdrawn ? TextStanding.Withdrawn : released ? TextStanding.Released : passed switch { null => TextStanding.Unchecked, true => TextStanding.Passed, false => TextStanding.Returned };

    /// <summary>Four eyes: who wrote it does not check it. Of a text that came with the program nobody here is the author.</summary>
    public static bool MayCheck(TextStanding standing, Guid officer, IEnumerable<Guid> authors) => standing == TextStanding.Unchecked && !authors.Contains(officer);

    /// <summary>The checker or an administrator gives it out; an author does not, also as administrator.</summary>
    public static bool MayRelease(TextStanding standing, Guid officer, Guid? checker, IEnumerable<Guid> authors, bool administrator) =>
        standing == TextStanding.Passed && !authors.Contains(officer) && (administrator || checker == officer);
}
