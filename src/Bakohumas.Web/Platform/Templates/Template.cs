namespace Bakohumas.Web.Platform.Templates;

/// <summary>
/// One text of <c>templates/</c> as read at start: front matter checked against the closed sets of <c>templates/README.md</c>, body as Markdown with placeholders.
/// </summary>
internal sealed record Template
{
    /// <summary>Id of the Indonesian original, the same for its translations.</summary>
    public required string Id { get; init; }

    /// <summary><c>id</c> or <c>en</c>.</summary>
    public required string Language { get; init; }

    public required string Kind { get; init; }

    public required string Title { get; init; }

    public required string Version { get; init; }

    /// <summary><c>draf</c>, <c>ditinjau</c> or <c>disahkan</c>; null where the kind has none.</summary>
    public string? Status { get; init; }

    public string? Subject { get; init; }

    /// <summary>Words of the one button of a mail.</summary>
    public string? Action { get; init; }

    /// <summary>How many clauses a pledge says it has.</summary>
    public int? Clauses { get; init; }

    public IReadOnlyList<string> Audience { get; init; } = [];

    public IReadOnlyList<string> Placeholders { get; init; } = [];

    /// <summary>Placeholders that may be empty: their phrase, line or sentence then disappears.</summary>
    public IReadOnlyList<string> Optional { get; init; } = [];

    public IReadOnlyList<string> PersonalPlaceholders { get; init; } = [];

    public IReadOnlyList<LegalReference> LegalBasis { get; init; } = [];

    public required string Body { get; init; }

    /// <summary>The whole file, front matter included, as it lies in the folder.</summary>
    public required string Source { get; init; }

    /// <summary>Path below <c>templates/</c>, with forward slashes.</summary>
    public required string File { get; init; }
}

/// <summary>One regulation a text rests on, with its standing when the text was written.</summary>
internal sealed record LegalReference(string Id, string Text, string Status, string? Note);
