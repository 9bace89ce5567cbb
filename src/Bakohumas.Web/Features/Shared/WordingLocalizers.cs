using Microsoft.Extensions.Localization;

namespace Bakohumas.Web.Features.Shared;

/// <summary>Lets validation attributes name wording keys; a text that is no key (a framework default) passes through unchanged.</summary>
internal sealed class WordingLocalizers(WordingBook book, IHttpContextAccessor request) : IStringLocalizerFactory, IStringLocalizer
{
    private const string Limit = "batas";

    public IStringLocalizer Create(Type resourceSource) => this;

    public IStringLocalizer Create(string baseName, string location) => this;

    public LocalizedString this[string name] => this[name, []];

    // Attributes pass display name and limit by position; our words name them, so {{batas}} is the first number.
    public LocalizedString this[string name, params object[] arguments]
    {
        get
        {
            if (!book.Has(name)) return new LocalizedString(name, name, resourceNotFound: true);
            var words = book.In(Languages.Of(request.HttpContext));
            var limit = arguments.OfType<int>().Cast<object?>().FirstOrDefault();
            return new LocalizedString(name, book.Takes(name, Limit) ? words[name, (Limit, limit)] : words[name]);
        }
    }

    public IEnumerable<LocalizedString> GetAllStrings(bool includeParentCultures) =>
        book.Keys.Select(key => this[key]);
}
