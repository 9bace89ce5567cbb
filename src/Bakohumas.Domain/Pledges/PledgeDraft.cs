namespace Bakohumas.Domain.Pledges;

/// <summary>
/// The working copy of an agency's own text: the only thing about pledge texts that changes in place. Sent to the check it becomes a
/// <see cref="PledgeTextVersion"/>, which does not; the copy stays for the next version.
/// </summary>
public sealed class PledgeDraft
{
    public required Guid Id { get; init; }
    public required Guid AgencyId { get; init; }

    /// <summary>Key of the text's versions; unique with the language.</summary>
    public required string Key { get; init; }

    public required string Language { get; init; }
    public PledgeSigners Signers { get; set; }
    public required string Title { get; set; }

    /// <summary>Markdown with placeholders, as typed.</summary>
    public required string Body { get; set; }

    /// <summary>JSON: legal grounds with text, status (a key such as <c>berlaku</c>) and note.</summary>
    public required string LegalBasis { get; set; }

    public Guid? BasedOnId { get; set; }
    public required DateTimeOffset MadeAt { get; init; }
    public DateTimeOffset EditedAt { get; set; }

    /// <summary>Put away by an officer; its versions stay.</summary>
    public DateTimeOffset? DiscardedAt { get; set; }

    /// <summary>Changes with every save: two who edit do not overwrite each other unseen.</summary>
    public Guid Stamp { get; set; }
}

/// <summary>Somebody saved a draft; who did so since the last version is its author and cannot be its checker.</summary>
public sealed class PledgeDraftEdit
{
    public required Guid Id { get; init; }
    public required Guid DraftId { get; init; }
    public required Guid AccountId { get; init; }
    public required DateTimeOffset At { get; init; }
}

/// <summary>Who wrote a version; fixed when it was sent to the check.</summary>
public sealed class PledgeTextAuthor
{
    public required Guid VersionId { get; init; }
    public required Guid AccountId { get; init; }
}
