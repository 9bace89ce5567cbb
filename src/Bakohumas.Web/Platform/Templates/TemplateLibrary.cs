namespace Bakohumas.Web.Platform.Templates;

/// <summary>All texts of <c>templates/</c>, read and checked once at start; a text that breaks a rule stops the start with its file and fault.</summary>
internal sealed class TemplateLibrary
{
    private readonly Dictionary<(string Id, string Language), Template> texts = [];

    public TemplateLibrary(IEnumerable<Template> templates)
    {
        foreach (var template in templates)
            if (!texts.TryAdd((template.Id, template.Language), template))
                throw new TemplateException(template.File, $"the id '{template.Id}' exists already in language '{template.Language}'");
        foreach (var translation in texts.Values.Where(t => t.Language != "id" && !texts.ContainsKey((t.Id, "id"))))
            throw new TemplateException(translation.File, $"translates '{translation.Id}', which does not exist");
    }

    public IEnumerable<Template> All => texts.Values.OrderBy(t => t.File, StringComparer.Ordinal);

    public static TemplateLibrary Load(string folder) =>
        new(Directory.EnumerateFiles(folder, "*.md", SearchOption.AllDirectories)
            .Order(StringComparer.Ordinal)
            .Select(path => TemplateReader.Read(Path.GetRelativePath(folder, path).Replace('\\', '/'), File.ReadAllText(path))));

    /// <summary>The text in the language asked for, else in Indonesian, which is the one that holds.</summary>
    public Template Get(string id, string language) => Find(id, language) ?? Find(id, "id") ?? throw new KeyNotFoundException($"There is no template '{id}'.");

    public Template? Find(string id, string language) => texts.GetValueOrDefault((id, language));
}
