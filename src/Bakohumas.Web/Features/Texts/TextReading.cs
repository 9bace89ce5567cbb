using Bakohumas.Web.Data;
using Bakohumas.Web.Features.Shared;
using Bakohumas.Web.Platform.Security;

namespace Bakohumas.Web.Features.Texts;

/// <summary>What the pages about texts show, at this moment.</summary>
internal sealed class TextReading(BakohumasDb db, TextReview review, Wording words)
{
    /// <summary>Read aloud in the hall, never signed, and therefore not in the list.</summary>
    public const string Oath = "ikrar-lisan";

    public Task<TextsPage> ListAsync(Officer officer, TextFilter filter, CancellationToken cancel) => TextsPage.LoadAsync(db, officer, filter, cancel);

    public Task<TextPage?> PageAsync(Officer officer, Guid id, CancellationToken cancel) => TextPage.LoadAsync(db, officer, id, review, words, cancel);

    public Task<TextDiffPage?> DiffAsync(Officer officer, Guid from, Guid to, CancellationToken cancel) => TextDiffPage.LoadAsync(db, officer, from, to, cancel);
}
