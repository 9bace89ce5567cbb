using System.Globalization;
using YamlDotNet.Core;
using YamlDotNet.Serialization;

namespace Bakohumas.Web.Platform.Templates;

/// <summary>Reads one template file; every key, kind, status and placeholder outside the closed sets throws <see cref="TemplateException"/>.</summary>
internal static class TemplateReader
{
    private const string Fence = "---\n";

    private static readonly HashSet<string> Keys =
    [
        "id", "title", "audience", "language", "kind", "version", "date", "status", "subject", "action", "trigger", "rows", "placeholders",
        "optional", "personalPlaceholders", "clauses", "translationOf", "legalBasis",
    ];

    private static readonly HashSet<string> Kinds =
    [
        "komitmen", "ikrar", "cakupan", "surel", "bagian", "surat", "siaran-pers", "laporan", "edukasi", "katalog", "kuis", "daftar-periksa",
        "kartu", "slogan", "templat-pesan", "data-rujukan", "petunjuk",
    ];

    private static readonly HashSet<string> Statuses = ["draf", "ditinjau", "disahkan"];
    private static readonly HashSet<string> LegalStatuses = ["berlaku", "berlaku-bersyarat", "perlu-dicek", "diganti", "dicabut"];
    private static readonly IDeserializer Yaml = new DeserializerBuilder().Build();

    public static Template Read(string file, string source)
    {
        source = source.Replace("\r\n", "\n", StringComparison.Ordinal);
        var end = source.StartsWith(Fence, StringComparison.Ordinal) ? source.IndexOf("\n" + Fence, Fence.Length, StringComparison.Ordinal) : -1;
        if (end < 0) throw new TemplateException(file, "the front matter between two lines of --- is missing");
        var front = new Front(file, Parsed(file, source[Fence.Length..(end + 1)]));
        var template = Assemble(front, source[(end + 1 + Fence.Length)..].Trim('\n') + "\n", source);
        Check(template, front);
        return template;
    }

    private static Dictionary<string, object> Parsed(string file, string yaml)
    {
        try
        {
            return Yaml.Deserialize<Dictionary<string, object>>(yaml) ?? [];
        }
        catch (YamlException fault)
        {
            throw new TemplateException(file, $"the front matter cannot be read: {fault.Message}");
        }
    }

    private static Template Assemble(Front front, string body, string source)
    {
        var (language, id, original) = (front.Needed("language"), front.Needed("id"), front.Text("translationOf"));
        if (original is not null && id != $"{original}.{language}") throw front.Fault($"the translation of '{original}' must have the id '{original}.{language}'");
        return new Template
        {
            Id = original ?? id,
            Language = language,
            Kind = front.Needed("kind"),
            Title = front.Needed("title"),
            Version = front.Needed("version"),
            Status = front.Text("status"),
            Subject = front.Text("subject"),
            Action = front.Text("action"),
            Clauses = front.Text("clauses") is { } count ? int.Parse(count, CultureInfo.InvariantCulture) : null,
            Audience = front.List("audience"),
            Placeholders = front.List("placeholders"),
            Optional = front.List("optional"),
            PersonalPlaceholders = front.List("personalPlaceholders"),
            LegalBasis = front.LegalBasis(),
            Body = body,
            Source = source,
            File = front.File,
        };
    }

    private static void Check(Template template, Front front)
    {
        if (front.Keys.FirstOrDefault(key => !Keys.Contains(key)) is { } strange) throw front.Fault($"unknown key '{strange}'");
        if (!Kinds.Contains(template.Kind)) throw front.Fault($"unknown kind '{template.Kind}'");
        if (template.Language is not ("id" or "en")) throw front.Fault($"unknown language '{template.Language}'");
        if (template.Status is { } status && !Statuses.Contains(status)) throw front.Fault($"unknown status '{status}'");
        if (template.LegalBasis.FirstOrDefault(b => !LegalStatuses.Contains(b.Status)) is { } basis) throw front.Fault($"unknown legal status '{basis.Status}'");
        if (template.Kind == "surel" && template.Subject is null) throw front.Fault("a mail needs a subject");

        var used = Placeholders.In(template.Subject + "\n" + template.Body).ToHashSet(StringComparer.Ordinal);
        foreach (var name in used.Concat(template.Placeholders).Concat(template.Optional).Concat(template.PersonalPlaceholders))
            if (!Placeholders.Known.Contains(name)) throw front.Fault($"unknown placeholder '{{{{{name}}}}}'");
        if (template.Kind == "petunjuk") return;
        if (used.FirstOrDefault(name => !template.Placeholders.Contains(name)) is { } undeclared) throw front.Fault($"'{{{{{undeclared}}}}}' is used and not listed in 'placeholders'");
        if (template.Placeholders.FirstOrDefault(name => !used.Contains(name)) is { } unused) throw front.Fault($"'{unused}' is listed in 'placeholders' and not used");
        if (template.Optional.Concat(template.PersonalPlaceholders).FirstOrDefault(name => !used.Contains(name)) is { } stray) throw front.Fault($"'{stray}' is not among the placeholders");
    }

    private sealed class Front(string file, Dictionary<string, object> values)
    {
        public string File => file;

        public IEnumerable<string> Keys => values.Keys;

        public TemplateException Fault(string fault) => new(file, fault);

        public string? Text(string key) => values.GetValueOrDefault(key) switch
        {
            null => null,
            string text => text,
            _ => throw Fault($"'{key}' must be one value"),
        };

        public string Needed(string key) => Text(key) is { Length: > 0 } text ? text : throw Fault($"'{key}' is missing");

        public IReadOnlyList<string> List(string key) => values.GetValueOrDefault(key) switch
        {
            null => [],
            List<object> items when items.TrueForAll(item => item is string) => [.. items.Cast<string>()],
            _ => throw Fault($"'{key}' must be a list"),
        };

        public IReadOnlyList<LegalReference> LegalBasis() => values.GetValueOrDefault("legalBasis") switch
        {
            null => [],
            List<object> items => [.. items.Select(Reference)],
            _ => throw Fault("'legalBasis' must be a list"),
        };

        private LegalReference Reference(object item)
        {
            var fields = item as Dictionary<object, object> ?? throw Fault("'legalBasis' must hold id, text, status and note");
            string? Field(string name) => fields.TryGetValue(name, out var value) ? value as string : null;
            string Must(string name) => Field(name) ?? throw Fault($"an entry of 'legalBasis' has no '{name}'");
            if (fields.Keys.FirstOrDefault(key => key is not ("id" or "text" or "status" or "note")) is { } strange) throw Fault($"unknown key '{strange}' in 'legalBasis'");
            return new LegalReference(Must("id"), Must("text"), Must("status"), Field("note"));
        }
    }
}
