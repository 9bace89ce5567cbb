namespace Bakohumas.Web.Features.Shared;

/// <summary>One line of a select or one card of a choice: the posted value, its words, an explanation, and the heading it stands under.</summary>
public sealed record Choice(string Value, string Text, string? Hint = null, string? Group = null);
