namespace Bakohumas.Web.Features.Shared;

/// <summary>Keyset pages: addresses of the page before and after, null where there is none.</summary>
internal sealed record Pager(string? Previous, string? Next);
