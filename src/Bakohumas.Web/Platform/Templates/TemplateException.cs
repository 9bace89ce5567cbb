namespace Bakohumas.Web.Platform.Templates;

/// <summary>A template, or the values given to it, break the rules of <c>templates/README.md</c>; the message names the file.</summary>
internal sealed class TemplateException(string file, string fault) : Exception($"templates/{file}: {fault}");
