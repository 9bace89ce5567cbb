using System.Text.Encodings.Web;
using System.Text.Json;
using Bakohumas.Web.Platform.Templates;

namespace Bakohumas.Web.Platform.Pledges;

/// <summary>One legal ground of a draft as typed; the status is a key of the closed set.</summary>
internal sealed record BasisLine(string Text, string Status, string? Note)
{
    public static readonly IReadOnlyList<string> Statuses = ["berlaku", "berlaku-bersyarat", "perlu-dicek", "diganti", "dicabut"];

    private static readonly JsonSerializerOptions Plain = new() { Encoder = JavaScriptEncoder.UnsafeRelaxedJsonEscaping };

    /// <summary>Legal grounds as a draft keeps them.</summary>
    public static string Write(IEnumerable<BasisLine> bases) => JsonSerializer.Serialize(bases, Plain);

    public static IReadOnlyList<BasisLine> Read(string json) => JsonSerializer.Deserialize<List<BasisLine>>(json, Plain) ?? [];

    public static IReadOnlyList<BasisLine> Of(Template template) => [.. template.LegalBasis.Select(b => new BasisLine(b.Text, b.Status, b.Note))];
}
