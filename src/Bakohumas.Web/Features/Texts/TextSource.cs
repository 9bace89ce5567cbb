using System.Text;
using System.Text.Encodings.Web;
using System.Text.Json;
using Bakohumas.Domain.Pledges;
using Bakohumas.Web.Platform.Pledges;

namespace Bakohumas.Web.Features.Texts;

/// <summary>Between the boxes of the form and the one file that a version is: front matter and body, as in <c>templates/komitmen</c>.</summary>
internal static class TextSource
{
    private static readonly JsonSerializerOptions Quoting = new() { Encoder = JavaScriptEncoder.UnsafeRelaxedJsonEscaping };

    private static readonly Dictionary<PledgeSigners, string> Audiences = new()
    {
        [PledgeSigners.CivilServants] = "pns, cpns, pppk, pppk-paruh-waktu",
        [PledgeSigners.Others] = "non-asn, bumn, bumd, instansi-vertikal-non-asn, tenaga-kontrak",
        [PledgeSigners.PublicRelations] = "humas-pusat, humas-daerah, humas-bumn-bumd, humas-instansi-vertikal",
    };

    /// <summary>The whole file. What a person typed stands in YAML's double quotes, which read JSON's.</summary>
    public static string Compose(string key, string version, string language, PledgeSigners signers, string title, DateOnly day, IEnumerable<BasisLine> bases, string body)
    {
        var used = Platform.Templates.Placeholders.In(body).ToList();
        var file = new StringBuilder();
        file.Append("---\nid: ").Append(key).Append("\ntitle: ").Append(Quoted(title)).Append("\naudience: [").Append(Audiences[signers]).Append("]\nlanguage: ").Append(language)
            .Append("\nkind: komitmen\nversion: ").Append(version).Append("\ndate: ").Append(day.ToString("yyyy-MM-dd", System.Globalization.CultureInfo.InvariantCulture))
            .Append("\nstatus: draf\nplaceholders: [").AppendJoin(", ", used).Append("]\npersonalPlaceholders: [").AppendJoin(", ", used.Where(PledgeText.Personal.Contains)).Append("]\n");
        var number = 0;
        foreach (var basis in bases)
        {
            file.Append(number == 0 ? "legalBasis:\n" : "").Append(System.Globalization.CultureInfo.InvariantCulture, $"  - id: dasar-{++number}\n    text: ").Append(Quoted(basis.Text))
                .Append("\n    status: ").Append(basis.Status).Append('\n');
            if (!string.IsNullOrWhiteSpace(basis.Note)) file.Append("    note: ").Append(Quoted(basis.Note)).Append('\n');
        }

        return file.Append("---\n\n").Append(body.ReplaceLineEndings("\n").Trim()).Append('\n').ToString();
    }

    private static string Quoted(string text) => JsonSerializer.Serialize(text.ReplaceLineEndings(" ").Trim(), Quoting);
}
