using System.Reflection;
using System.Text.RegularExpressions;
using Bakohumas.Web.Features.Shared;
using Microsoft.AspNetCore.Html;

namespace Bakohumas.Web.Tests.Words;

public sealed class WordingTests
{
    private static readonly WordingBook Book = WordingBook.Load(typeof(WordingBook).Assembly, strict: true);

    [Fact]
    public void Both_languages_say_every_key()
    {
        Assert.True(Book.Keys.Count > 350);
        foreach (var key in Book.Keys)
        {
            Assert.NotEqual("", WithValues(Book.In("id"), key));
            Assert.NotEqual("", WithValues(Book.In("en"), key));
        }
    }

    // The build takes the first of two entries with one name and only murmurs.
    [Fact]
    public void No_file_says_a_key_twice()
    {
        var twice =
            from file in Tree.Sources("Wording*.resx")
            from name in Regex.Matches(File.ReadAllText(file), "<data name=\"([^\"]+)\"").GroupBy(m => m.Groups[1].Value)
            where name.Count() > 1
            select $"{Path.GetRelativePath(Tree.Root, file)}: {name.Key}";

        Assert.Empty(twice);
    }

    [Fact]
    public void A_key_without_English_stops_the_start() =>
        Assert.Contains("'a.b' has no English", Refused(("One", new() { ["a.b"] = "Halo" }, [])), StringComparison.Ordinal);

    [Fact]
    public void A_key_in_two_sets_stops_the_start() =>
        Assert.Contains("stands in another set", Refused(("One", new() { ["a"] = "x" }, new() { ["a"] = "x" }), ("Two", new() { ["a"] = "y" }, new() { ["a"] = "y" })), StringComparison.Ordinal);

    [Fact]
    public void A_placeholder_lost_in_translation_stops_the_start() =>
        Assert.Contains("placeholders differ", Refused(("One", new() { ["a"] = "Halo {{nama}}" }, new() { ["a"] = "Hello" })), StringComparison.Ordinal);

    [Fact]
    public void A_word_that_points_nowhere_stops_the_start() =>
        Assert.Contains("which is no wording", Refused(("One", new() { ["a"] = "@b" }, new() { ["a"] = "@b" })), StringComparison.Ordinal);

    [Fact]
    public void A_word_may_point_to_another_word()
    {
        var book = Made(("One", new() { ["State.Draft"] = "@draf", ["draf"] = "Draf" }, new() { ["State.Draft"] = "@draf", ["draf"] = "Draft" }));

        Assert.Equal("Draf", book.In("id")["State.Draft"]);
        Assert.Equal("Draft", book.In("en")["State.Draft"]);
    }

    [Fact]
    public void Numbers_take_the_marker_of_the_language()
    {
        Assert.Equal("12.345 orang sudah menandatangani", Book.In("id")["layar.jumlah", ("jumlah", 12345)]);
        Assert.Equal("12,345 people have signed", Book.In("en")["layar.jumlah", ("jumlah", 12345)]);
    }

    [Fact]
    public void A_value_is_text_and_never_a_placeholder() =>
        Assert.Equal("Selamat datang, {{gerbang}}", Book.In("id")["pintu.diterima", ("nama", "{{gerbang}}")]);

    [Fact]
    public void A_missing_key_or_value_is_a_bug_in_development_and_survives_in_production()
    {
        Assert.Throws<KeyNotFoundException>(() => Book.In("id")["no.such.key"]);
        Assert.Throws<FormatException>(() => Book.In("id")["pintu.diterima"]);

        var lenient = WordingBook.Load(typeof(WordingBook).Assembly, strict: false);
        Assert.Equal("no.such.key", lenient.In("id")["no.such.key"]);
    }

    [Fact]
    public void Html_encodes_values_and_keeps_links()
    {
        var html = (HtmlString)Book.In("id").Html("adobe.cara.1", ("tautan_verifikasi", new HtmlString("<a href=\"/verifikasi\">x</a>")));
        Assert.Contains("<a href=\"/verifikasi\">x</a>", html.Value, StringComparison.Ordinal);
        Assert.Contains("&lt;b&gt;", ((HtmlString)Book.In("id").Html("pintu.diterima", ("nama", "<b>"))).Value, StringComparison.Ordinal);
    }

    [Fact]
    public void When_one_member_of_an_enum_has_a_word_every_member_has()
    {
        var enums = new[] { typeof(WordingBook).Assembly, Assembly.Load("Bakohumas.Domain") }
            .SelectMany(a => a.GetTypes()).Where(t => t.IsEnum).ToLookup(t => t.Name);
        var missing =
            from key in Book.Keys
            where char.IsUpper(key[0]) && key.Contains('.')
            let parts = key.Split('.', 3)
            from type in enums[parts[0]]
            from member in Enum.GetNames(type)
            let wanted = parts.Length == 3 ? $"{parts[0]}.{member}.{parts[2]}" : $"{parts[0]}.{member}"
            where !Book.Has(wanted)
            select wanted;

        Assert.Empty(missing.Distinct());
        Assert.All(Book.Keys.Where(k => char.IsUpper(k[0])), k => Assert.True(enums.Contains(k.Split('.')[0]), $"{k}: no enum of that name"));
    }

    [Fact]
    public void Every_key_of_the_interface_text_that_a_view_or_form_names_exists()
    {
        var named =
            from file in Tree.Sources("*.cshtml").Concat(Tree.Sources("*.cs"))
            from Match use in Regex.Matches(File.ReadAllText(file), """(?:\bT(?:\.Html)?[\[(]|ErrorMessage = |Display\(Name = )"([a-z0-9_.]+)"(?!\s*\+)""")
            where !Book.Has(use.Groups[1].Value)
            select $"{Path.GetFileName(file)}: {use.Groups[1].Value}";

        Assert.Empty(named);
    }

    private static string WithValues(Wording words, string key)
    {
        var names = Placeholders.Where(p => Book.Takes(key, p)).Select(p => (p, (object?)"x")).ToArray();
        return words[key, names];
    }

    private static readonly string[] Placeholders = [.. Tree.Sources("Wording.resx")
        .SelectMany(f => Regex.Matches(File.ReadAllText(f), @"\{\{([a-z0-9_]+)\}\}").Select(m => m.Groups[1].Value)).Distinct()];

    private static string Refused(params (string Set, Dictionary<string, string> Id, Dictionary<string, string> En)[] sets) =>
        Assert.Throws<InvalidOperationException>(() => Made(sets)).Message;

    private static WordingBook Made(params (string Set, Dictionary<string, string> Id, Dictionary<string, string> En)[] sets) =>
        new(sets.ToDictionary(s => s.Set, s => new Dictionary<string, Dictionary<string, string>> { ["id"] = s.Id, ["en"] = s.En }), strict: true);
}
