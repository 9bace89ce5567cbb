using System.Text;
using Bakohumas.Domain.Pledges;

namespace Bakohumas.Domain.Tests.Pledges;

/// <summary>What an author is told, with the line, while writing.</summary>
public sealed class PledgeTextInspectionTests
{
    private const string Body = """
        ## Pembukaan

        Dalam {{kegiatan}} di {{tempat}}, {{tanggal}}, kami menyatakan:

        ## Identitas

        Saya, {{nama}}, menyatakan:

        ## Butir

        1. **Paham.** Saya membaca
           aturan.
        2. [pelayanan] **Melayani.** Saya melayani semua orang.

        ## Kesadaran

        Saya memahami.

        ## Penutup

        Mulai hari ini.

        ## Dasar hukum

        {{dasar_hukum}}

        ## Tanda tangan

        {{blok_tanda_tangan}}
        """;

    [Fact]
    public void A_sound_text_has_no_fault_and_is_what_the_parser_takes()
    {
        Assert.Empty(Faults(Body));
        Assert.Equal(2, PledgeTextParser.Parse(new("x", "X", "1", "id", []), Body).Clauses.Count);
    }

    [Theory]
    [InlineData("{{tempat}}", "{{tempatnya}}", PledgeTextProblem.UnknownPlaceholder, 3, "{{tempatnya}}")]
    [InlineData("{{tempat}}", "{{pilihan}}", PledgeTextProblem.UnknownPlaceholder, 3, "{{pilihan}}")]
    [InlineData("Saya memahami.", "Saya, {{nama}}, memahami.", PledgeTextProblem.PersonalPlaceholder, 17, "{{nama}}")]
    [InlineData("Saya melayani semua orang.", "Saya <b>melayani</b> semua.", PledgeTextProblem.Markup, 13, "<b>")]
    [InlineData("Mulai hari ini.", "<script>alert(1)</script>", PledgeTextProblem.Markup, 21, "<script>")]
    [InlineData("Mulai hari ini.", "Mulai [di sini](https://x.example).", PledgeTextProblem.Markup, 21, "[di sini](")]
    [InlineData("Mulai hari ini.", "Mulai **hari** ini.", PledgeTextProblem.Markup, 21, "**")]
    [InlineData("Mulai hari ini.", "| a | b |", PledgeTextProblem.Markup, 21, "|")]
    [InlineData("**Melayani.** ", "", PledgeTextProblem.ClauseWithoutLead, 13, null)]
    [InlineData("[pelayanan]", "[partai]", PledgeTextProblem.UnknownGroup, 13, "partai")]
    [InlineData("Mulai hari ini.", "", PledgeTextProblem.EmptySection, 19, "Penutup")]
    [InlineData("{{dasar_hukum}}", "UU 20/2023", PledgeTextProblem.BlockMissing, 23, "{{dasar_hukum}}")]
    [InlineData("Mulai hari ini.", "Mulai hari ini ☃.", PledgeTextProblem.Character, 21, "☃")]
    [InlineData("## Penutup", "### Penutup", PledgeTextProblem.Markup, 19, "###")]
    [InlineData("## Pembukaan", "Kata yang hilang.\n\n## Pembukaan", PledgeTextProblem.Sections, 1, "Kata yang hilang.")]
    public void A_fault_is_named_with_its_line(string part, string instead, PledgeTextProblem problem, int line, string? detail)
    {
        var fault = Assert.Single(Faults(Body.Replace(part, instead, StringComparison.Ordinal)), f => f.Problem == problem);

        Assert.Equal(line, fault.Line);
        if (detail is not null) Assert.Equal(detail, fault.Detail);
    }

    [Fact]
    public void A_missing_section_is_said()
    {
        var fault = Assert.Single(Faults(Body.Replace("## Penutup\n\nMulai hari ini.\n\n", "", StringComparison.Ordinal)));
        Assert.Equal((PledgeTextProblem.Sections, 7), (fault.Problem, fault.Limit));
    }

    [Fact]
    public void The_limits_are_twelve_clauses_of_six_hundred_characters()
    {
        string With(string clauses) => Body.Replace("2. [pelayanan] **Melayani.** Saya melayani semua orang.", clauses, StringComparison.Ordinal);
        var twelve = string.Join('\n', Enumerable.Range(2, 11).Select(n => $"{n}. **Butir.** Teks."));

        Assert.Empty(Faults(With(twelve)));
        Assert.Equal(PledgeTextProblem.TooManyClauses, Assert.Single(Faults(With(twelve + "\n13. **Butir.** Teks."))).Problem);
        Assert.Empty(Faults(With("2. **Butir.** " + new string('a', 594))));
        var long601 = Assert.Single(Faults(With("2. **Butir.** " + new string('a', 595))));
        Assert.Equal((PledgeTextProblem.ClauseTooLong, 13, "601"), (long601.Problem, long601.Line, long601.Detail));
    }

    [Fact]
    public void All_faults_come_at_once_in_the_order_of_the_lines()
    {
        var faults = Faults(Body.Replace("{{tempat}}", "{{x}}", StringComparison.Ordinal).Replace("[pelayanan]", "[y]", StringComparison.Ordinal).Replace("Mulai", "<i>", StringComparison.Ordinal));
        Assert.Equal([3, 13, 21], faults.Select(f => f.Line));
    }

    private static IReadOnlyList<PledgeTextFault> Faults(string body) => PledgeTextInspection.Faults(body.ReplaceLineEndings("\n"), rune => rune != new Rune('☃'));
}
