using System.Text.RegularExpressions;
using Bakohumas.Documents.Tests.Samples;

namespace Bakohumas.Documents.Tests.Drawing;

/// <summary>What programs that know nothing of us say about our files, before and after sealing.</summary>
public sealed partial class IndependentReaderTests : IDisposable
{
    private readonly Scratch _scratch = new();

    public static TheoryData<string> Papers => ["short", "long", "civil servants", "table", "joint"];

    public void Dispose() => _scratch.Dispose();

    [Theory]
    [MemberData(nameof(Papers))]
    public async Task The_file_structure_is_clean(string paper)
    {
        foreach (var file in Files(paper))
        {
            var (exit, output) = await Tools.Run("qpdf", "--check", file);

            Assert.True(exit == 0, output);
            Assert.DoesNotContain("WARNING", output, StringComparison.Ordinal);
        }
    }

    [Theory]
    [MemberData(nameof(Papers))]
    public async Task The_file_is_a_valid_archive_file(string paper)
    {
        foreach (var file in Files(paper))
        {
            var (exit, output) = await Tools.Preflight(file);

            Assert.True(exit == 0, output);
            Assert.Contains("is a valid PDF/A-1b file", output, StringComparison.Ordinal);
        }
    }

    [Fact]
    public async Task The_seal_is_a_valid_signature_of_the_whole_file()
    {
        var (_, output) = await Tools.Run("pdfsig", Files("short")[1]);

        Assert.Contains("Signature Type: ETSI.CAdES.detached", output, StringComparison.Ordinal);
        Assert.Contains("Signature is Valid", output, StringComparison.Ordinal);
        Assert.Contains("Total document signed", output, StringComparison.Ordinal);
        Assert.DoesNotContain("Not total document signed", output, StringComparison.Ordinal);
        Assert.Contains("Signer Certificate Common Name: Segel Sekretariat Bakohumas", output, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Both_signatures_of_a_joint_paper_are_valid_and_the_seal_covers_all_of_it()
    {
        var joint = Files("joint")[3];
        var (_, output) = await Tools.Run("pdfsig", joint);
        var (_, second) = await Tools.Run("mutool", "sign", "-v", joint);

        Assert.Equal(2, output.Split("Signature is Valid").Length - 1);
        Assert.Contains("Signer Certificate Common Name: Ketua Bakohumas", output, StringComparison.Ordinal);
        Assert.Contains("Signer Certificate Common Name: Segel Sekretariat Bakohumas", output, StringComparison.Ordinal);
        Assert.Equal(1, output.Split("  - Total document signed").Length - 1);
        Assert.Contains("unchanged since signing", second, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Another_cryptographic_library_accepts_the_signature()
    {
        var file = Paper.Seal(Paper.Draw(SamplePledge.Short()));
        var (start, end) = Inspection.Forger.Gap(file);
        var cms = Convert.FromHexString(System.Text.Encoding.ASCII.GetString(file, start + 1, end - start - 2));
        var content = _scratch.Write("content", [.. file.AsSpan(0, start), .. file.AsSpan(end)]);
        await File.WriteAllTextAsync(_scratch["ca.pem"], Paper.Keys.Authority.ExportCertificatePem(), TestContext.Current.CancellationToken);

        var (exit, output) = await Tools.Run("openssl", "cms", "-verify", "-cades", "-binary", "-inform", "DER", "-purpose", "any",
            "-in", _scratch.Write("cms", cms), "-content", content, "-CAfile", _scratch["ca.pem"], "-out", _scratch["verified"]);

        Assert.True(exit == 0, output);
    }

    [Fact]
    public async Task The_text_comes_out_as_it_went_in()
    {
        var text = await Text(Files("short")[1]);

        string[] golden =
        [
            "SEKRETARIAT", "BADAN KOORDINASI HUBUNGAN MASYARAKAT", "KOMITMEN BERSAMA", "Nomor: KB/0217/BKH/XI/2026",
            "Seminar Bakohumas Daerah “Suara Lembaga yang Tidak Memihak”, Balai Pertemuan Wirasana, Kota Tirtamaya, Kamis, 12 November 2026.",
            "Nama : Ratna Kusumaningtyas, S.I.Kom., M.Si.", "NIP : 19840317 200912 2 004",
            "3. Saya tidak menggunakan jabatan, anggaran, fasilitas, atau waktu dinas untuk kepentingan calon atau partai mana pun.",
            "10. Sepulang dari kegiatan ini saya mengingatkan rekan di unit kerja dan melaporkannya.",
            "sanksi menurut peraturan perundang-undangan.", "7KQ2 M9XD", "4HTR W8P3", "PERIKSA KEASLIAN",
            "Komitmen Bersama · 7KQ2 M9XD 4HTR W8P3 · naskah 5be1 0c7a 44d2 f913", "Halaman 1 dari 1",
        ];
        Assert.All(golden, line => Assert.Contains(line, text, StringComparison.Ordinal));
    }

    [Fact]
    public async Task Letters_of_many_languages_come_out_as_they_went_in()
    {
        const string name = "Nguyễn Łukasz Ĳssel Șerban Ĉapek, Œuvre’s (d’Étoile)";
        var paper = SamplePledge.Paper([new Block.Heading("Daftar"), new Block.Paragraph(name), SamplePledge.Band(name, "", new SignatureInk.Typed(name))]);

        Assert.Contains(name, await Text(_scratch.Write("names.pdf", Paper.Draw(paper))), StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("short", 1)]
    [InlineData("long", 2)]
    public async Task A_cheap_black_and_white_print_still_scans(string paper, int page)
    {
        var file = Files(paper)[1];
        await Tools.Run("pdftoppm", "-r", "200", "-mono", "-f", $"{page}", "-l", $"{page}", "-singlefile", file, _scratch["page"]);

        var (_, output) = await Tools.Run("zbarimg", "--quiet", "--raw", _scratch["page.pbm"]);

        Assert.Contains(SamplePledge.Address, output, StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_screen_reader_finds_title_list_table_and_pictures_in_order()
    {
        var (_, output) = await Tools.Run("pdfinfo", "-struct-text", Files("short")[1]);

        string[] inOrder = ["H1", "KOMITMEN BERSAMA", "Table", "Ratna Kusumaningtyas", "LI", "\"1.\"", "Saya melayani", "Figure", "Form"];
        var at = 0;
        foreach (var expected in inOrder)
        {
            var found = output.IndexOf(expected, at, StringComparison.Ordinal);
            Assert.True(found >= 0, $"{expected} is missing after {at}:\n{output}");
            at = found;
        }
        Assert.Contains("Tagged:          yes", (await Tools.Run("pdfinfo", Files("short")[0])).Output, StringComparison.Ordinal);
    }

    private string[] Files(string paper)
    {
        var drawn = Paper.Draw(paper switch
        {
            "short" => SamplePledge.Short(),
            "long" => SamplePledge.LongNames(),
            "civil servants" => SamplePledge.CivilServants(),
            "joint" => SamplePledge.Joint(),
            _ => SampleList.Of(120),
        });
        string[] files = [_scratch.Write("drawn.pdf", drawn), _scratch.Write("sealed.pdf", Paper.Seal(drawn))];
        // Each revision of a joint paper is a file of its own.
        return paper != "joint" ? files :
            [.. files, _scratch.Write("chair.pdf", Paper.Fill(drawn, SignatureField.ChairName, Paper.Chair)), _scratch.Write("joint.pdf", Paper.SealJoint(drawn))];
    }

    private static async Task<string> Text(string file) =>
        Space().Replace((await Tools.Run("pdftotext", "-layout", file, "-")).Output, " ");

    [GeneratedRegex(@"\s+")]
    private static partial Regex Space();
}
