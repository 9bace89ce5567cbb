using System.Text.RegularExpressions;
using Bakohumas.Domain.Pledges;
using Bakohumas.Web.Platform.Pledges;
using Bakohumas.Web.Platform.Templates;

namespace Bakohumas.Web.Tests.Texts;

/// <summary>
/// <c>templates/komitmen/cakupan.md</c> as a test: each requirement that the table names is said by each clause it names, in every text it
/// names. What a requirement sounds like stands here; a row without its words fails.
/// </summary>
public sealed class CoverageTests
{
    private static readonly TemplateLibrary Library = TemplateLibrary.Load(Path.Combine(AppContext.BaseDirectory, "templates"));

    /// <summary>By row and the first words of its short content.</summary>
    private static readonly (string Row, string Content, string Sounds)[] Requirements =
    [
        ("A10", "", "mengingatkan|membantu penandatanganan"),
        ("A11", "", "menyebarluaskan"),
        ("A12", "", "melayani|pelayanan|memberikan informasi|memihak|menguntungkan|kepentingan umum|memakainya untuk tugas"),
        ("A13", "", "kendala"),
        ("A14", "", "persatuan|jembatan|berbeda"),
        ("B8", "", "damai"),
        ("B9", "", "hak pilih|saya memilih"),
        ("B10", "", "pandangan politik|rahasia|menghormati pilihan"),
        ("B11", "", "setiap orang|setiap warga|semua orang|membedakan"),
        ("B12", "", "dipancing|damai|kebencian|tenang"),
        ("B13", "", "informasi"),
        ("C4", "", "boleh|aturan"),
        ("C5", "", "mengingatkan"),
        ("C6", "", "tahapan"),
        ("C7", "", "KTP"),
        ("C8", "", "akibat"),
        ("C9", "", "mencalonkan|pencalonan|mundur"),
        ("C10", "", "mengingatkan pegawai|tujuh hari"),
        ("C12", "", "undang|aturan"),
        ("D1", "", "memahami|mempelajari"),
        ("D2", "", "menyukai|jempol"),
        ("D3", "", "gerak|berpihak"),
        ("D4", "", "bermanfaat"),
        ("D5", "", "tenang"),
        ("D6", "", "memeriksa"),
        ("D7", "", "media tepercaya"),
        ("D8", "", "simpatisan|partai"),
        ("D14", "", "berkuasa|bukan untuk memihak"),
        ("E3", "pernyataan sikap", "dukungan|berpihak"),
        ("E3", "suka dan komentar", "mengomentari|jempol"),
        ("E3", "foto bersama", "pose|gerak"),
        ("E3", "hadir kampanye", "kampanye|atribut"),
        ("E5", "", "di muka umum|secara langsung|lapangan"),
    ];

    /// <summary>E12 is said by the group in front of the clause.</summary>
    private static readonly Dictionary<string, ClauseGroups> Groups = new()
    {
        ["pelayanan"] = ClauseGroups.Service, ["manajemen pegawai"] = ClauseGroups.Staff, ["keputusan dan kebijakan"] = ClauseGroups.Policy, ["pemilihan"] = ClauseGroups.Election,
    };

    public static TheoryData<string, string, string, string> Cells
    {
        get
        {
            var cells = new TheoryData<string, string, string, string>();
            foreach (var row in Rows())
                foreach (var (text, cell) in ((string, string)[])[("komitmen-asn", row[2]), ("komitmen-non-asn", row[3]), ("komitmen-humas", row[4]), ("ikrar-lisan", row[5])])
                    if (cell != "–") cells.Add(row[0], row[1], text, cell);
            return cells;
        }
    }

    [Fact]
    public void The_table_names_every_row_that_the_pledge_must_cover()
    {
        var rows = Rows().Select(r => r[0]).ToHashSet();
        Assert.All((string[])["A12", "A14", "B9", "B10", "B11", "B12", "C7", "C9", "C12", "D1", "D2", "D3", "D4", "D5", "D8", "D14", "E5", "E12"], row => Assert.Contains(row, rows));
        Assert.True(Cells.Count > 100);
    }

    [Theory]
    [MemberData(nameof(Cells))]
    public void A_row_is_said_by_each_clause_that_the_table_names(string row, string content, string text, string cell)
    {
        var places = Places(text);
        foreach (var place in Named(cell))
        {
            Assert.True(places.TryGetValue(place, out var said), $"{text} has no '{place}', which row {row} names.");
            if (row == "E12") Assert.True(text == "ikrar-lisan" || Clauses(text)[int.Parse(place, System.Globalization.CultureInfo.InvariantCulture) - 1].Groups.HasFlag(Groups[content]), $"{text} {place} is not marked '{content}'.");
            else Assert.Matches(new Regex(Sounds(row, content), RegexOptions.IgnoreCase), said);
        }
    }

    [Theory]
    [InlineData("komitmen-asn")]
    [InlineData("komitmen-non-asn")]
    [InlineData("komitmen-humas")]
    public void A_clause_is_marked_only_with_what_the_table_says(string text)
    {
        var column = text switch { "komitmen-asn" => 2, "komitmen-non-asn" => 3, _ => 4 };
        var named = Rows().Where(r => r[0] == "E12").SelectMany(r => Named(r[column]).Select(place => (place, Groups[r[1]]))).ToHashSet();
        foreach (var clause in Clauses(text))
            foreach (var group in Groups.Values.Where(g => clause.Groups.HasFlag(g)))
                Assert.Contains((clause.Number.ToString(System.Globalization.CultureInfo.InvariantCulture), group), named);
    }

    [Fact]
    public void The_right_to_vote_stays_with_everybody_who_signs() =>
        Assert.All(Library.All.Where(t => t.Kind == "komitmen" && t.Language == "id"), t => Assert.Contains("Hak pilih tetap", t.Body, StringComparison.Ordinal));

    private static string Sounds(string row, string content) =>
        Requirements.FirstOrDefault(r => r.Row == row && content.StartsWith(r.Content, StringComparison.Ordinal)).Sounds ?? throw new InvalidOperationException($"Row {row} has no words to be known by.");

    /// <summary><c>4–8, 10</c>, <c>Pemb. (jembatan)</c>.</summary>
    private static IEnumerable<string> Named(string cell)
    {
        if (cell == "–") yield break;
        foreach (var part in cell.Split(',', StringSplitOptions.TrimEntries).Select(p => Regex.Replace(p, @"\s*\(.*\)", "")))
        {
            var span = part.Split('–');
            if (span.Length == 1) { yield return part; continue; }
            for (var n = int.Parse(span[0], System.Globalization.CultureInfo.InvariantCulture); n <= int.Parse(span[1], System.Globalization.CultureInfo.InvariantCulture); n++)
                yield return n.ToString(System.Globalization.CultureInfo.InvariantCulture);
        }
    }

    private static Dictionary<string, string> Places(string id)
    {
        var template = Library.Get(id, "id");
        if (id == "ikrar-lisan")
        {
            var places = Regex.Matches(template.Body, @"^(\d{1,2})\. (.*?)(?=^\d{1,2}\. |^## |\z)", RegexOptions.Multiline | RegexOptions.Singleline).ToDictionary(m => m.Groups[1].Value, m => m.Groups[2].Value);
            places["Kes."] = Section(template.Body, "Pernyataan kesadaran");
            places["Penutup"] = Section(template.Body, "Penutup");
            return places;
        }

        var text = PledgeTexts.Parse(id, template.Source);
        var said = text.Clauses.ToDictionary(c => c.Number.ToString(System.Globalization.CultureInfo.InvariantCulture), c => c.Lead + " " + c.Text);
        (said["Pemb."], said["Kes."], said["Penutup"], said["DH"]) = (text.Preamble.Text, text.Awareness.Text, text.Closing.Text, string.Join("; ", text.Head.LegalBasis.Select(b => b.Text)));
        return said;
    }

    private static IReadOnlyList<PledgeClause> Clauses(string id) => PledgeTexts.Parse(id, Library.Get(id, "id").Source).Clauses;

    private static string Section(string body, string heading) => Regex.Match(body, $@"^## {heading}\n(.*?)(?=^## |\z)", RegexOptions.Multiline | RegexOptions.Singleline).Groups[1].Value;

    private static IEnumerable<string[]> Rows() =>
        from line in Library.Get("cakupan-komitmen", "id").Body.Split('\n')
        where Regex.IsMatch(line, @"^\| [A-E]\d+ \|")
        select line.Trim('|', ' ').Split('|', StringSplitOptions.TrimEntries);
}
