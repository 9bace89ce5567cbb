using System.Globalization;
using System.Net;
using Microsoft.AspNetCore.Html;

namespace Bakohumas.Web.Features.Shared;

/// <summary>
/// The words of the interface in one language, as plain text: <c>T["aksi.daftar"]</c>, <c>T["layar.jumlah", ("jumlah", 12)]</c>, <c>T.Of(state)</c>.
/// </summary>
/// <remarks>
/// <para>How to add words. Every feature folder owns one pair beside its views: <c>Features/Events/Wording.resx</c> (Indonesian) and
/// <c>Features/Events/Wording.en.resx</c> (English); all pairs are merged at start, no registration is needed. Prefix new keys with the feature
/// (<c>events.form.start</c>); keys of <c>Features/Shared/Wording.resx</c> are stable and shared by all. A key that occurs twice, or in one
/// language only, or whose placeholders differ between the languages stops the program at start.</para>
/// <para>A minimal file is <c>&lt;root&gt;&lt;data name="events.title" xml:space="preserve"&gt;&lt;value&gt;Kegiatan&lt;/value&gt;&lt;/data&gt;&lt;/root&gt;</c>.</para>
/// <para>Placeholders are <c>{{nama}}</c>, filled as text by <c>("nama", value)</c>; whole numbers get the language's thousands marker
/// (pass a year or a code as a string). A value that consists of <c>@other.key</c> alone says "the same words as there".</para>
/// <para>Enums: <c>T.Of(EventState.Draft)</c> reads the key <c>EventState.Draft</c>, <c>T.Of(reason, "petugas")</c> reads <c>RefusalReason.WrongEvent.petugas</c>;
/// when one member of an enum has a word, a test demands one for every member.</para>
/// <para>Forms: <c>[Required(ErrorMessage = "isi.wajib")]</c> and <c>[Display(Name = "label.nama")]</c> take keys as well.
/// Outside a request (mails, jobs, PDFs) take <see cref="WordingBook"/> and ask <c>book.In("en")</c>.</para>
/// </remarks>
internal sealed class Wording(WordingBook book, string language)
{
    /// <summary><c>id</c> or <c>en</c>, ready for <c>&lt;html lang&gt;</c>.</summary>
    public string Language => language;

    /// <summary>The other language, for the switch.</summary>
    public string OtherLanguage => language == Languages.English ? Languages.Indonesian : Languages.English;

    /// <summary>Culture for numbers shown to people; machine strings stay invariant.</summary>
    public CultureInfo Culture => Languages.CultureOf(language);

    public string this[string key] => book.Say(language, key, []);

    public string this[string key, params (string Name, object? Value)[] values] => book.Say(language, key, values);

    public bool Has(string key) => book.Has(key);

    /// <summary>Whether the words of a key have this placeholder.</summary>
    public bool Takes(string key, string placeholder) => book.Takes(key, placeholder);

    public Wording In(string other) => book.In(other);

    /// <summary>The word for an enum member: the key <c>Type.Member</c>.</summary>
    public string Of<TEnum>(TEnum value, params (string Name, object? Value)[] values) where TEnum : struct, Enum =>
        this[$"{typeof(TEnum).Name}.{value}", values];

    /// <summary>A further sentence of an enum member: the key <c>Type.Member.facet</c>.</summary>
    public string Of<TEnum>(TEnum value, string facet, params (string Name, object? Value)[] values) where TEnum : struct, Enum =>
        this[$"{typeof(TEnum).Name}.{value}.{facet}", values];

    /// <summary>The sentence as HTML: text and plain values are encoded, values that are <see cref="IHtmlContent"/> (a link) stay markup.</summary>
    public IHtmlContent Html(string key, params (string Name, object? Value)[] values)
    {
        var plain = values.Where(v => v.Value is not IHtmlContent).ToArray();
        var markup = values.Where(v => v.Value is IHtmlContent).ToArray();
        var marked = plain.Concat(markup.Select((v, i) => (v.Name, (object?)$"\uE000{i}\uE001"))).ToArray();
        var html = WebUtility.HtmlEncode(book.Say(language, key, marked));
        for (var i = 0; i < markup.Length; i++) html = html.Replace($"\uE000{i}\uE001", Written((IHtmlContent)markup[i].Value!), StringComparison.Ordinal);
        return new HtmlString(html);
    }

    private static string Written(IHtmlContent content)
    {
        using var writer = new StringWriter(CultureInfo.InvariantCulture);
        content.WriteTo(writer, System.Text.Encodings.Web.HtmlEncoder.Default);
        return writer.ToString();
    }
}
