using System.Diagnostics;
using System.Globalization;
using System.Text;
using Bakohumas.Documents.Inspection;
using Bakohumas.Documents.Sealing;
using Bakohumas.Web.Tests.Rig;
using Microsoft.Extensions.DependencyInjection;

namespace Bakohumas.Web.Tests.Verification;

/// <summary>The command <c>verify</c>, as a process of its own beside the running server.</summary>
public sealed class VerifyCommandTests : IClassFixture<Site>, IDisposable
{
    private readonly Site site;
    private readonly string folder = Directory.CreateTempSubdirectory("bakohumas-periksa-").FullName;

    public VerifyCommandTests(Site site) => this.site = site;

    [Fact]
    public async Task A_genuine_paper_gets_a_line_for_every_fact_then_the_verdict_while_the_server_runs()
    {
        var paper = await PaperAsync();

        var (exit, output) = await VerifyAsync("komitmen.pdf", $"--Storage:Root={site.Root}");

        Assert.Equal(0, exit);
        var lines = output.Split('\n', StringSplitOptions.RemoveEmptyEntries);
        // A paper of one person has no chair, and without an authority nobody states its time.
        Assert.Equal(Enum.GetValues<Fact>().Length - 2, lines.Count(l => l.StartsWith("ya / yes", StringComparison.Ordinal)));
        Assert.Contains("Tidak dibandingkan dengan berkas yang tersimpan / Not compared with the stored file", output, StringComparison.Ordinal);
        Assert.Contains(paper.FileHash, output, StringComparison.Ordinal);
        Assert.Equal("Putusan / Verdict: Asli dan utuh / Genuine and unaltered", lines[^1]);
        (await site.Visitor().GetAsync("/healthz/ready")).IsOk();
    }

    [Fact]
    public async Task The_certificate_comes_from_the_storage_folder_or_from_the_command_line()
    {
        await PaperAsync();
        var ours = Path.Combine(site.Root, "keys", "seal-ca.pem");
        using var foreign = SealKeys.Create(site.Clock.Now, "Bakohumas Segel Elektronik");
        await File.WriteAllTextAsync(Path.Combine(folder, "asing.pem"), foreign.Authority.ExportCertificatePem(), TestContext.Current.CancellationToken);

        // Wherever the file's name stands, and however it is written: a path from the root looks like a switch to the settings.
        var whole = Path.Combine(folder, "komitmen.pdf");
        Assert.Equal(0, (await VerifyAsync(whole, $"--Storage:Root={site.Root}")).Exit);
        Assert.Equal(0, (await VerifyAsync(whole, "--Storage:Root", site.Root)).Exit);
        Assert.Equal(0, (await VerifyAsync($"--Storage:Root={site.Root}", whole)).Exit);
        Assert.Equal(0, (await VerifyAsync("komitmen.pdf", "--trust", ours)).Exit);
        Assert.Equal(0, (await VerifyAsync("--trust=" + ours, "komitmen.pdf")).Exit);
        Assert.Equal(1, (await VerifyAsync("komitmen.pdf", "--trust", "asing.pem", $"--Storage:Root={site.Root}")).Exit);

        // Without a word it is the folder "data" where the command was started.
        Directory.CreateDirectory(Path.Combine(folder, "data", "keys"));
        File.Copy(ours, Path.Combine(folder, "data", "keys", "seal-ca.pem"));
        Assert.Equal(0, (await VerifyAsync("komitmen.pdf")).Exit);
    }

    [Fact]
    public async Task A_changed_a_foreign_and_an_unsealed_paper_end_with_one()
    {
        var paper = await PaperAsync();
        var changed = paper.Paper.ToArray();
        changed[changed.AsSpan().IndexOf("stream\n"u8) + 40] ^= 1;
        using var foreign = SealKeys.Create(site.Clock.Now.AddHours(-1), "Bakohumas Segel Elektronik");
        (byte[] File, string Verdict)[] cases =
        [
            (changed, "Berubah setelah disegel / Altered after sealing"),
            ([.. paper.Paper, (byte)' '], "Berubah setelah disegel / Altered after sealing"),
            (paper.Drawing, "Bukan dokumen kami / Not our document"),
            (await new PadesSealer(foreign).SealAsync(paper.Drawing, site.Clock.Now, TestContext.Current.CancellationToken), "Bukan dokumen kami / Not our document"),
        ];
        foreach (var (file, verdict) in cases)
        {
            await File.WriteAllBytesAsync(Path.Combine(folder, "lain.pdf"), file, TestContext.Current.CancellationToken);
            var (exit, output) = await VerifyAsync("lain.pdf", $"--Storage:Root={site.Root}");
            Assert.Equal(1, exit);
            Assert.EndsWith("Putusan / Verdict: " + verdict, output.TrimEnd(), StringComparison.Ordinal);
        }
    }

    [Fact]
    public async Task A_paper_sealed_anew_is_genuine_here_because_no_hash_is_compared()
    {
        var paper = await PaperAsync();
        var again = await site.Services.GetRequiredService<ISealer>().SealAsync(paper.Drawing, site.Clock.Now.AddMinutes(1), TestContext.Current.CancellationToken);
        await File.WriteAllBytesAsync(Path.Combine(folder, "ulang.pdf"), again, TestContext.Current.CancellationToken);

        var (exit, output) = await VerifyAsync("ulang.pdf", $"--Storage:Root={site.Root}");

        Assert.Equal(0, exit);
        Assert.Contains("Tidak dibandingkan dengan berkas yang tersimpan", output, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("noise", 2)]
    [InlineData("brackets", 1)]
    [InlineData("loop", 2)]
    [InlineData("objects", 2)]
    [InlineData("streams", 2)]
    [InlineData("empty", 2)]
    [InlineData("toolarge", 2)]
    public async Task A_file_made_to_break_a_reader_is_not_genuine_and_breaks_nothing(string kind, int expected)
    {
        await File.WriteAllBytesAsync(Path.Combine(folder, kind + ".pdf"), Hostile(kind), TestContext.Current.CancellationToken);

        var (exit, output) = await VerifyAsync(kind + ".pdf", $"--Storage:Root={site.Root}");

        Assert.Equal(expected, exit);
        var verdict = expected == 1 ? "Bukan dokumen kami / Not our document" : "Berkas tidak terbaca / File not readable";
        Assert.EndsWith("Putusan / Verdict: " + verdict, output.TrimEnd(), StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("Berkas tidak dapat dibuka", "tidak-ada.pdf")]
    [InlineData("Berkas tidak dapat dibuka", "map")]
    [InlineData("Berkas tidak dapat dibuka", "map/")]
    [InlineData("Pakai: verify")]
    [InlineData("Pakai: verify", "")]
    [InlineData("Pakai: verify", "komitmen.pdf", "lain.pdf")]
    [InlineData("Pakai: verify", "komitmen.pdf", "--trust")]
    [InlineData("Sertifikat segel tidak dapat dibaca", "komitmen.pdf", "--trust", "tidak-ada.pem")]
    [InlineData("Sertifikat segel tidak dapat dibaca", "komitmen.pdf", "--trust", "map")]
    [InlineData("Sertifikat segel tidak dapat dibaca", "komitmen.pdf", "--trust", "komitmen.pdf")]
    [InlineData("Sertifikat segel tidak dapat dibaca", "komitmen.pdf", "--Storage:Root=map")]
    [InlineData("Sertifikat segel tidak dapat dibaca", "komitmen.pdf")]
    public async Task What_cannot_be_answered_is_said_in_a_sentence_and_ends_with_two(string sentence, params string[] arguments)
    {
        await PaperAsync();
        Directory.CreateDirectory(Path.Combine(folder, "map"));

        var (exit, output) = await VerifyAsync(arguments);

        Assert.Equal(2, exit);
        Assert.StartsWith(sentence, output, StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_file_that_never_ends_is_given_up()
    {
        Assert.SkipUnless(OperatingSystem.IsLinux(), "Named pipes are made with mkfifo.");
        using (var made = Process.Start("mkfifo", Path.Combine(folder, "pipa.pdf"))) await made.WaitForExitAsync(TestContext.Current.CancellationToken);

        var silent = await VerifyAsync("pipa.pdf", $"--Storage:Root={site.Root}");
        var endless = await VerifyAsync("/dev/zero", $"--Storage:Root={site.Root}");

        Assert.Equal(2, silent.Exit);
        Assert.StartsWith("Pemeriksaan terlalu lama / The check took too long", silent.Output, StringComparison.Ordinal);
        Assert.Equal(2, endless.Exit);
        Assert.EndsWith("Berkas tidak terbaca / File not readable", endless.Output.TrimEnd(), StringComparison.Ordinal);
    }

    public void Dispose() => Directory.Delete(folder, recursive: true);

    private async Task<Signed> PaperAsync()
    {
        var (_, signed) = await Budi.SignsAsync(site);
        await File.WriteAllBytesAsync(Path.Combine(folder, "komitmen.pdf"), signed.Paper, TestContext.Current.CancellationToken);
        return signed;
    }

    private async Task<(int Exit, string Output)> VerifyAsync(params string[] arguments)
    {
        var (exit, output) = await RunningProcess.CommandAsync(folder, ["verify", .. arguments]);
        Assert.DoesNotContain("Exception", output, StringComparison.Ordinal);
        Assert.DoesNotContain("   at ", output, StringComparison.Ordinal);
        return (exit, output);
    }

    private static byte[] Hostile(string kind)
    {
        const string head = "%PDF-1.4\n";
        var most = PdfInspector.MostBytes;
        if (kind == "empty") return [];
        if (kind == "toolarge") return new byte[most + 1];
        if (kind == "noise")
        {
            var noise = new byte[most];
            new Random(3).NextBytes(noise);
            return noise;
        }

        if (kind == "brackets")
        {
            var tail = $"\nxref\n0 1\n0000000000 65535 f \ntrailer\n<</Size 2/Root 1 0 R>>\nstartxref\n{most - 90}\n%%EOF\n";
            return Encoding.ASCII.GetBytes(head + new string('[', most - head.Length - tail.Length) + tail);
        }

        if (kind == "loop")
            return Encoding.ASCII.GetBytes($"{head}xref\n0 1\n0000000000 65535 f \ntrailer\n<</Size 1/Root 1 0 R/Prev {head.Length}>>\nstartxref\n{head.Length}\n%%EOF\n");

        // "objects": a table that names one large object ninety thousand times. "streams": more objects than any paper of ours has.
        if (kind == "streams") return Encoding.ASCII.GetBytes($"{head}xref\n0 99999999\n0000000000 65535 f \ntrailer\n<</Size 1/Root 1 0 R>>\nstartxref\n9\n%%EOF\n");
        var text = new StringBuilder(head).Append("1 0 obj\n<</X[");
        for (var i = 0; i < 100_000; i++) text.Append("<</A 1>>");
        text.Append("]>>\nendobj\n");
        var table = text.Length;
        text.Append("xref\n0 90001\n0000000000 65535 f \n");
        for (var i = 0; i < 90_000; i++) text.Append("0000000009 00000 n \n");
        return Encoding.ASCII.GetBytes(text.Append(CultureInfo.InvariantCulture, $"trailer\n<</Size 90001/Root 1 0 R>>\nstartxref\n{table}\n%%EOF\n").ToString());
    }
}
