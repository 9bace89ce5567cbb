using Bakohumas.Domain.Pledges;

namespace Bakohumas.Domain.Tests.Pledges;

public sealed class PledgeTextTests
{
    private const string Body = """
        # Komitmen

        ## Pembukaan

        Dalam kegiatan {{kegiatan}} di {{tempat}},
        {{tanggal}}, kami menyatakan komitmen.

        ## Identitas

        Saya, {{nama}}, {{identitas}}, {{jabatan}} pada {{instansi}}, menyatakan:

        ## Butir komitmen

        1. **Memahami aturan.** Saya membaca
           aturan.
        2. **Melayani semua orang.** Saya melayani setiap orang.

        ## Pernyataan kesadaran

        Saya memahami.

        ## Penutup

        Mulai hari ini.

        ## Dasar hukum

        {{dasar_hukum}}

        ## Tanda tangan

        {{blok_tanda_tangan}}
        """;

    private static readonly PledgeHead Head = new("komitmen-asn", "Komitmen Bersama", "1.0.0", "id", [new("UU 20/2023", "berlaku", "Sebagian."), new("PP 42/2004", "perlu dicek", null)]);

    private static readonly Dictionary<string, string> Seminar = new()
    {
        ["kegiatan"] = "Seminar",
        ["tempat"] = "Aula",
        ["tanggal"] = "Jumat, 7 Desember 2018",
    };

    private static readonly Dictionary<string, string> Sari = new()
    {
        ["nama"] = "Sari",
        ["identitas"] = "NIP 1",
        ["jabatan"] = "Pranata Humas",
        ["instansi"] = "Dinas",
    };

    [Fact]
    public void A_template_has_seven_parts_and_single_breaks_are_spaces()
    {
        var text = PledgeTextParser.Parse(Head, Body);

        Assert.Equal("Dalam kegiatan {{kegiatan}} di {{tempat}}, {{tanggal}}, kami menyatakan komitmen.", text.Preamble.Text);
        Assert.Equal([new PledgeClause(1, "Memahami aturan.", "Saya membaca aturan."), new PledgeClause(2, "Melayani semua orang.", "Saya melayani setiap orang.")], text.Clauses);
        Assert.Equal("Dasar hukum", text.LegalHeading);
    }

    [Fact]
    public void All_signers_of_an_event_sign_one_hash()
    {
        var text = PledgeTextParser.Parse(Head, Body);

        Assert.Equal(text.Fill(Seminar).Hash(), PledgeTextParser.Parse(Head, Body.ReplaceLineEndings("\r\n")).Fill(Seminar).Hash());
        Assert.Matches("^[0-9a-f]{64}$", text.Fill(Seminar).Hash());
        Assert.Contains("Saya, {{nama}}, {{identitas}}", text.Fill(Seminar).Canonical(), StringComparison.Ordinal);
    }

    [Fact]
    public void Another_place_is_another_hash()
    {
        var text = PledgeTextParser.Parse(Head, Body);
        var elsewhere = new Dictionary<string, string>(Seminar) { ["tempat"] = "Balai" };

        Assert.NotEqual(text.Fill(Seminar).Hash(), text.Fill(elsewhere).Hash());
        Assert.NotEqual(text.Fill(Seminar).Hash(), (text with { Head = Head with { Version = "1.0.1" } }).Fill(Seminar).Hash());
    }

    [Fact]
    public void What_was_frozen_is_read_back_whole()
    {
        var frozen = PledgeTextParser.Parse(Head, Body).Fill(Seminar).Canonical();

        Assert.Equal(frozen, PledgeTextParser.ParseCanonical(frozen).Canonical());
        Assert.Equal(Head.LegalBasis, PledgeTextParser.ParseCanonical(frozen).Head.LegalBasis);
        Assert.Throws<PledgeTextException>(() => PledgeTextParser.ParseCanonical(frozen + "x"));
    }

    [Fact]
    public void A_missing_value_is_an_error_and_not_a_gap() =>
        Assert.Throws<PledgeTextException>(() => PledgeTextParser.Parse(Head, Body).Fill(new Dictionary<string, string> { ["kegiatan"] = "Seminar" }));

    [Fact]
    public void The_signer_reads_the_own_name()
    {
        var text = PledgeTextParser.Parse(Head, Body).Fill(Seminar).FillPerson(Sari);
        Assert.Equal("Saya, Sari, NIP 1, Pranata Humas pada Dinas, menyatakan:", text.Identity.Text);
    }

    [Fact]
    public void A_person_without_number_or_position_leaves_no_dangling_comma()
    {
        var text = PledgeTextParser.Parse(Head, Body).Fill(Seminar);

        Assert.Equal("Saya, Sari, Pranata Humas pada Dinas, menyatakan:", text.FillPerson(new Dictionary<string, string>(Sari) { ["identitas"] = "" }).Identity.Text);
        Assert.Equal("Saya, Sari, NIP 1, pada Dinas, menyatakan:", text.FillPerson(new Dictionary<string, string>(Sari) { ["jabatan"] = " " }).Identity.Text);
    }

    [Fact]
    public void A_value_is_never_read_as_a_placeholder()
    {
        var tricky = new Dictionary<string, string>(Seminar) { ["kegiatan"] = "{{nama}}" };
        var text = PledgeTextParser.Parse(Head, Body).Fill(tricky).FillPerson(Sari);

        Assert.DoesNotContain("Sari", text.Preamble.Text, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("Saya memahami.", "Saya, {{nama}}, memahami.")]
    [InlineData("## Penutup", "### Penutup")]
    [InlineData("**Memahami aturan.**", "Memahami aturan.")]
    [InlineData("**Melayani semua orang.**", "Melayani semua orang.")]
    public void A_faulty_template_is_refused_and_named(string part, string instead)
    {
        var refused = Assert.Throws<PledgeTextException>(() => PledgeTextParser.Parse(Head, Body.Replace(part, instead, StringComparison.Ordinal)));
        Assert.Contains("komitmen-asn", refused.Message, StringComparison.Ordinal);
    }

    [Fact]
    public void Twelve_clauses_of_600_characters_are_the_limit()
    {
        Assert.Throws<PledgeTextException>(() => PledgeTextParser.Parse(Head, Body.Replace("Saya melayani setiap orang.", new string('a', 601), StringComparison.Ordinal)));
        var thirteen = string.Join('\n', Enumerable.Range(1, 13).Select(n => $"{n}. **Butir.** Teks."));
        Assert.Throws<PledgeTextException>(() => PledgeTextParser.Parse(Head, Body.Replace("2. **Melayani semua orang.** Saya melayani setiap orang.", thirteen, StringComparison.Ordinal)));
    }
}
