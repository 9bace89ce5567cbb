namespace Bakohumas.Domain.Pledges;

/// <summary>One version of a pledge text as its author wrote it (Markdown with placeholders); append-only: another wording is another version.</summary>
public sealed class PledgeTextVersion
{
    public required Guid Id { get; init; }

    /// <summary>The template's id, for example <c>komitmen-asn</c>.</summary>
    public required string Key { get; init; }

    public required string Version { get; init; }
    public required string Language { get; init; }
    public required string Title { get; init; }

    /// <summary>The whole file: front matter and body.</summary>
    public required string Source { get; init; }

    /// <summary>Whose text it is; null for those that come with the program.</summary>
    public Guid? AgencyId { get; init; }

    public PledgeSigners Signers { get; init; }

    /// <summary>The version it was made from, of this text or of the one that was copied.</summary>
    public Guid? BasedOnId { get; init; }

    public required DateTimeOffset CreatedAt { get; init; }
}
