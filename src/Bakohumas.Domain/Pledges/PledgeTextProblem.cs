namespace Bakohumas.Domain.Pledges;

/// <summary>What can be wrong in a pledge text that somebody writes.</summary>
public enum PledgeTextProblem
{
    /// <summary>Not the seven sections in their order.</summary>
    Sections,

    /// <summary>A section without a word.</summary>
    EmptySection,

    NoClause,

    /// <summary>More than twelve.</summary>
    TooManyClauses,

    /// <summary>Longer than 600 characters.</summary>
    ClauseTooLong,

    /// <summary>A numbered line without a bold lead.</summary>
    ClauseWithoutLead,

    UnknownGroup,
    UnknownPlaceholder,

    /// <summary>A signer's own data outside the identity and signature sections.</summary>
    PersonalPlaceholder,

    /// <summary>Markdown or HTML beyond headings, numbered clauses and bold leads.</summary>
    Markup,

    /// <summary>The legal basis and the signature are blocks; nothing else stands there.</summary>
    BlockMissing,

    /// <summary>A letter that the paper cannot draw.</summary>
    Character,

    /// <summary>The whole text is longer than the limit.</summary>
    TooLong,
}

/// <summary>One thing that is wrong, with the line of the text it stands in, from 1.</summary>
/// <param name="Detail">The word, placeholder or heading it is about.</param>
public sealed record PledgeTextFault(PledgeTextProblem Problem, int Line, string? Detail = null, int? Limit = null);
