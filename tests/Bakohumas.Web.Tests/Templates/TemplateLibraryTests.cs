using System.Text.RegularExpressions;
using Bakohumas.Web.Platform.Templates;

namespace Bakohumas.Web.Tests.Templates;

public sealed class TemplateLibraryTests
{
    internal static readonly TemplateLibrary Library = TemplateLibrary.Load(Path.Combine(AppContext.BaseDirectory, "templates"));

    private const string Front = "---\nid: x\ntitle: X\nlanguage: id\nkind: surel\nversion: 1.0.0\nsubject: \"Halo {{nama}}\"\nplaceholders: [nama]\n";

    [Fact]
    public void Every_file_of_the_folder_parses()
    {
        var files = Directory.EnumerateFiles(Path.Combine(AppContext.BaseDirectory, "templates"), "*", SearchOption.AllDirectories).Count();

        Assert.Equal(files, Library.All.Count());
        Assert.True(files > 60);
    }

    [Fact]
    public void Every_file_renders_with_all_values_and_without_the_optional_ones()
    {
        foreach (var template in Library.All.Where(t => t.Kind != "petunjuk"))
        {
            var all = Placeholders.Fill(template, template.Body, Values);
            var needed = Placeholders.Fill(template, template.Body, Values.Where(v => !template.Optional.Contains(v.Key)).ToDictionary());

            Assert.All([all, needed], text => Assert.DoesNotContain("{{", text, StringComparison.Ordinal));
            Assert.NotEqual("", needed.Trim());
        }
    }

    [Fact]
    public void The_table_of_placeholders_and_the_closed_set_are_the_same()
    {
        var readme = Library.All.Single(t => t.File == "README.md").Body;
        var table = Regex.Matches(readme, @"^\| (`\{\{.*?) \|", RegexOptions.Multiline).SelectMany(row => Placeholders.In(row.Value));

        Assert.Equal(Placeholders.Known.Order(), table.Order());
    }

    [Fact]
    public void The_pledge_texts_are_four_and_count_their_clauses()
    {
        var pledges = Library.All.Where(t => t.Kind == "komitmen").ToList();

        Assert.Equal(["komitmen-asn/en", "komitmen-asn/id", "komitmen-humas/id", "komitmen-non-asn/id"], pledges.Select(p => $"{p.Id}/{p.Language}").Order());
        Assert.All(pledges, p => Assert.Equal(p.Clauses, Regex.Count(p.Body, @"^\d+\. ", RegexOptions.Multiline)));
        Assert.All(pledges, p => Assert.NotEmpty(p.LegalBasis));
    }

    [Fact]
    public void A_language_that_is_missing_falls_back_to_Indonesian()
    {
        Assert.Equal("id", Library.Get("komitmen-humas", "en").Language);
        Assert.Equal("en", Library.Get("komitmen-asn", "en").Language);
    }

    [Theory]
    [InlineData("---\n\nHalo {{nomor_partai}}.\n", "unknown placeholder '{{nomor_partai}}'")]
    [InlineData("---\n\nHalo {{ Nama }}.\n", "unknown placeholder '{{ Nama }}'")]
    [InlineData("warna: ungu\n---\n\nHalo.\n", "unknown key 'warna'")]
    [InlineData("status: selesai\n---\n\nHalo.\n", "unknown status 'selesai'")]
    [InlineData("---\n\nHalo {{kontak}}.\n", "'{{kontak}}' is used and not listed")]
    [InlineData("optional: [kontak]\n---\n\nHalo.\n", "'kontak' is not among the placeholders")]
    [InlineData("legalBasis:\n  - id: a\n    text: b\n    status: mungkin\n---\n\nHalo.\n", "unknown legal status 'mungkin'")]
    [InlineData("translationOf: y\n---\n\nHalo.\n", "must have the id 'y.id'")]
    [InlineData("audience: semua\n---\n\nHalo.\n", "'audience' must be a list")]
    public void A_file_that_breaks_a_rule_is_refused_by_name(string rest, string fault)
    {
        var refused = Assert.Throws<TemplateException>(() => TemplateReader.Read("surel/x.md", Front + rest));

        Assert.Contains("templates/surel/x.md", refused.Message, StringComparison.Ordinal);
        Assert.Contains(fault, refused.Message, StringComparison.Ordinal);
    }

    [Fact]
    public void The_rule_breaking_front_is_fine_without_the_breach() =>
        Assert.Equal("x", TemplateReader.Read("surel/x.md", Front + "---\n\nHalo.\n").Id);

    [Fact]
    public void A_second_file_with_the_same_id_is_refused()
    {
        var one = TemplateReader.Read("surel/x.md", Front + "---\n\nHalo.\n");

        Assert.Throws<TemplateException>(() => new TemplateLibrary([one, one]));
    }

    internal static readonly Dictionary<string, string> Values = Placeholders.Known.ToDictionary(name => name, name => name switch
    {
        "tautan" => "https://bakohumas.example/tiket/AAAAAAAAAAAAAAAAAAAAAA",
        "tautan_berhenti" => "https://bakohumas.example/berhenti/BBBBBBBBBBBBBBBBBBBBBB",
        "tautan_verifikasi" => "https://bakohumas.example/verifikasi",
        "situs" => "https://bakohumas.example",
        "kode" => "K7QD-M3XA-92TP-4C5D",
        "nama" => "Rahmawati, S.Sos.",
        "kegiatan" => "Seminar Humas Daerah",
        "tanggal" => "Kamis, 12 November 2026",
        "pukul" => "pukul 08.30 sampai 12.30 WIB",
        "tempat" => "Balai Giri Asri, Ruang Melati",
        "penyelenggara" => "Dinas Komunikasi dan Informatika",
        "kontak" => "Dewi Prameswari, 0812-3456-7890",
        _ => "isi " + name.Replace('_', ' '),
    });
}
