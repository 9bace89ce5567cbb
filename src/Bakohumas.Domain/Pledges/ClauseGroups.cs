namespace Bakohumas.Domain.Pledges;

/// <summary>The four fields in which neutrality is asked for (domain E12); a clause may belong to several, or to none.</summary>
[Flags]
public enum ClauseGroups
{
    None = 0,
    Service = 1,
    Staff = 2,
    Policy = 4,
    Election = 8,
}

/// <summary>The groups as they stand in a text, in front of a clause's lead: part of the source and of what is hashed.</summary>
public static class ClauseGroupsMark
{
    /// <summary>The office's words, the same in every language of a text, in the order in which they are written.</summary>
    public static readonly IReadOnlyList<(ClauseGroups Group, string Word)> Words =
    [
        (ClauseGroups.Service, "pelayanan"),
        (ClauseGroups.Staff, "manajemen"),
        (ClauseGroups.Policy, "kebijakan"),
        (ClauseGroups.Election, "pemilu"),
    ];

    /// <summary><c>[pelayanan, pemilu] </c> with a space behind it; empty for none, so that a text without groups keeps its hash.</summary>
    public static string Mark(this ClauseGroups groups) =>
        groups == ClauseGroups.None ? "" : $"[{string.Join(", ", Words.Where(w => groups.HasFlag(w.Group)).Select(w => w.Word))}] ";

    /// <summary>Reads what stands between the brackets; empty is none.</summary>
    /// <returns>Null when a word is not of the closed set.</returns>
    public static ClauseGroups? Parse(string words)
    {
        var found = ClauseGroups.None;
        foreach (var word in words.Split(',', StringSplitOptions.TrimEntries | StringSplitOptions.RemoveEmptyEntries))
        {
            var match = Words.FirstOrDefault(w => w.Word == word);
            if (match.Word is null) return null;
            found |= match.Group;
        }

        return found;
    }
}
