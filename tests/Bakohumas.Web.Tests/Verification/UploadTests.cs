using System.Net;
using System.Net.Http.Headers;
using Bakohumas.Documents;
using Bakohumas.Documents.Inspection;
using Bakohumas.Documents.Pdf;
using Bakohumas.Documents.Sealing;
using Bakohumas.Web.Tests.Rig;
using Bakohumas.Web.Tests.Tickets;
using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Routing;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;

namespace Bakohumas.Web.Tests.Verification;

/// <summary>What somebody reads who uploads a file to <c>/verifikasi</c>; nothing of it stays here.</summary>
public sealed class UploadTests(ManyUploads site) : IClassFixture<ManyUploads>
{
    private static readonly string[] Languages = ["id", "en"];

    [Fact]
    public async Task The_paper_that_we_keep_is_genuine_and_its_facts_stand_one_by_one()
    {
        var (at, signed) = await Budi.SignsAsync(site);

        var page = (await UploadAsync(signed.Paper)).IsOk();

        Says(page, "Asli dan utuh");
        Assert.Contains("Isinya sama persis dengan yang kami simpan", page.Words, StringComparison.Ordinal);
        var facts = page.Html.QuerySelectorAll(".bk-checks li").Where(li => !li.ClassList.Contains("is-none")).ToList();
        Assert.Equal(9, facts.Count);
        Assert.All(facts, fact => Assert.EndsWith("Ya", fact.TextContent.Trim(), StringComparison.Ordinal));
        Assert.Contains(at.Name, page.Words, StringComparison.Ordinal);
        Assert.Contains("B*** S******, S.Sos.", page.Words, StringComparison.Ordinal);
        Assert.Contains(signed.FileHash, page.Words, StringComparison.Ordinal);
        Budi.IsNowhere(page);
    }

    [Fact]
    public async Task Every_other_file_gets_its_verdict_in_plain_words_of_both_languages()
    {
        var (_, signed) = await Budi.SignsAsync(site);
        using var foreign = SealKeys.Create(site.Clock.Now.AddHours(-1), "Bakohumas Segel Elektronik");
        var noise = new byte[PdfInspector.MostBytes];
        new Random(7).NextBytes(noise);
        (byte[] File, string Words, string English)[] cases =
        [
            (Flipped(signed.Paper), "Berubah setelah disegel", "Altered after sealing"),
            (Updated(signed.Paper), "Berubah setelah disegel", "Altered after sealing"),
            (await SealedAsync(new PadesSealer(foreign), signed.Drawing), "Bukan dokumen kami", "Not our document"),
            (signed.Drawing, "Bukan dokumen kami", "Not our document"),
            (await SealedAsync(site.Services.GetRequiredService<ISealer>(), signed.Drawing), "Asli dan utuh, bukan edisi yang kami simpan", "Genuine and unaltered, not the edition that we keep"),
            ("Ini surat, bukan PDF."u8.ToArray(), "Berkas tidak terbaca", "File not readable"),
            (noise, "Berkas tidak terbaca", "File not readable"),
            (signed.Paper[..^2000], "Berubah setelah disegel", "Altered after sealing"),
        ];
        foreach (var (file, words, english) in cases)
        {
            Says((await UploadAsync(file)).IsOk(), words);
            Says((await UploadAsync(file, "en")).IsOk(), english);
        }
    }

    [Fact]
    public async Task Nothing_chosen_is_said_so()
    {
        using var visitor = site.Visitor();
        // A browser sends a part without a name and without bytes.
        Says((await UploadAsync([], "id", "")).Is(HttpStatusCode.BadRequest), "Belum ada berkas");
        Says((await UploadAsync([], "en", "")).Is(HttpStatusCode.BadRequest), "No file yet");
        Says((await UploadAsync([])).Is(HttpStatusCode.BadRequest), "Belum ada berkas");
        Says((await visitor.PostAsync("/verifikasi", [new("berkas", "teks")])).Is(HttpStatusCode.BadRequest), "Belum ada berkas");
        Says((await visitor.SendAsync(HttpMethod.Post, "/verifikasi", () => new StringContent("x"))).Is(HttpStatusCode.BadRequest), "Belum ada berkas");
        Says((await visitor.SendAsync(HttpMethod.Post, "/verifikasi", () => Torn())).Is(HttpStatusCode.BadRequest), "Belum ada berkas");
    }

    [Theory]
    [InlineData(1)]
    [InlineData(3 * 1024 * 1024)]
    [InlineData(20 * 1024 * 1024)]
    public async Task More_than_ten_megabytes_is_answered_with_the_limit(int over)
    {
        var file = new byte[PdfInspector.MostBytes + over];

        foreach (var language in Languages)
        {
            var page = (await UploadAsync(file, language)).Is(HttpStatusCode.RequestEntityTooLarge);
            Assert.Contains("10 MB", page.Words, StringComparison.Ordinal);
            Says(page, language == "id" ? "Berkas terlalu besar" : "The file is too large");
        }
    }

    [Fact]
    public async Task Above_the_limit_only_what_we_sealed_is_examined()
    {
        var drawn = Large();
        var large = await SealedAsync(site.Services.GetRequiredService<ISealer>(), drawn);
        Assert.InRange(large.Length, PdfInspector.MostBytes + 1, PdfInspector.MostSealedBytes);

        Says((await UploadAsync(large)).IsOk(), "Asli dan utuh, bukan edisi yang kami simpan");
        Says((await UploadAsync(Flipped(large))).IsOk(), "Berubah setelah disegel");
        Says((await UploadAsync(drawn)).Is(HttpStatusCode.RequestEntityTooLarge), "Berkas terlalu besar");
    }

    [Fact]
    public async Task What_was_uploaded_stands_in_no_file_and_no_table()
    {
        var (_, signed) = await Budi.SignsAsync(site);
        var (rows, files) = (await Everything.OfAsync(site), Files());

        foreach (var file in (byte[][])[signed.Paper, Flipped(signed.Paper), new byte[PdfInspector.MostBytes], "surat"u8.ToArray()]) (await UploadAsync(file)).IsOk();

        Assert.Equal(rows, await Everything.OfAsync(site));
        Assert.Equal(files, Files());
        // Nor in a temporary file: the whole form is held in memory.
        var upload = site.Services.GetRequiredService<EndpointDataSource>().Endpoints.OfType<RouteEndpoint>()
            .Single(e => e.RoutePattern.RawText == "verifikasi" && e.Metadata.GetMetadata<IHttpMethodMetadata>()!.HttpMethods.Contains("POST"));
        Assert.Contains(
            upload.Metadata.GetOrderedMetadata<RequestFormLimitsAttribute>(),
            limits => limits.MemoryBufferThreshold > PdfInspector.MostSealedBytes && limits.MemoryBufferThreshold >= limits.MultipartBodyLengthLimit);
    }

    [Fact]
    public async Task Without_our_certificate_the_answer_judges_nobody()
    {
        var (_, signed) = await Budi.SignsAsync(site);
        var (there, away) = (Path.Combine(site.Root, "keys", "seal-ca.pem"), Path.Combine(site.Root, "keys", "seal-ca.away"));
        File.Move(there, away);
        try
        {
            var page = (await UploadAsync(signed.Paper)).Is(HttpStatusCode.ServiceUnavailable);
            Says(page, "Belum dapat diperiksa");
            Assert.Contains("bukan penilaian atas dokumen Anda", page.Words, StringComparison.Ordinal);
        }
        finally
        {
            File.Move(away, there);
        }
    }

    private async Task<Page> UploadAsync(byte[] file, string language = "id", string name = "komitmen.pdf")
    {
        using var visitor = site.Visitor();
        await visitor.GetAsync($"/bahasa?ke={language}&kembali=/verifikasi");
        return await visitor.SendAsync(HttpMethod.Post, "/verifikasi", () =>
        {
            var part = new ByteArrayContent(file);
            part.Headers.ContentType = new MediaTypeHeaderValue("application/pdf");
            part.Headers.ContentDisposition = new ContentDispositionHeaderValue("form-data") { Name = "\"berkas\"", FileName = $"\"{name}\"" };
            return new MultipartFormDataContent { part };
        });
    }

    /// <summary>A multipart body that ends in the middle of its first part.</summary>
    private static ByteArrayContent Torn()
    {
        var body = new ByteArrayContent("--x\r\nContent-Disposition: form-data; name=\"berkas\"; filename=\"a.pdf\"\r\n\r\n%PDF"u8.ToArray());
        body.Headers.ContentType = MediaTypeHeaderValue.Parse("multipart/form-data; boundary=x");
        return body;
    }

    private static void Says(Page page, string verdict) => Assert.Equal(verdict, page.Html.QuerySelector(".bk-proof h1, .bk-proof h2, .bk-proof strong")?.TextContent.Trim());

    /// <summary>A paper that eight hundred signed with a great many strokes.</summary>
    private static byte[] Large()
    {
        var random = new Random(5);
        List<(double X, double Y)> Scrawl() => [.. Enumerable.Range(0, 500).Select(_ => (random.NextDouble() * 300, random.NextDouble() * 120))];
        var people = Enumerable.Range(1, 800).Select(n => new RosterEntry($"{n}", $"Orang {n}", "", new SignatureInk.Drawn([Scrawl()]), "Tanda tangan digambar"));
        using var drawn = new MemoryStream();
        new PdfEngine().Render(new Document
        {
            Title = "Komitmen Bersama", CreatedAt = new DateTimeOffset(2026, 11, 12, 12, 10, 0, TimeSpan.FromHours(7)), RunningLeft = "Komitmen Bersama", FooterLeft = "Komitmen Bersama",
            Blocks = [new Block.Roster([new RosterGroup("Semua", "800 penanda tangan", [.. people], [])], RosterForm.Lines, "(lanjutan)")],
        }, drawn);
        return drawn.ToArray();
    }

    private static byte[] Flipped(byte[] file)
    {
        var copy = file.ToArray();
        copy[copy.AsSpan().IndexOf("stream\n"u8) + 40] ^= 1;
        return copy;
    }

    /// <summary>An incremental update with a new object, as an editor would append it.</summary>
    private static byte[] Updated(byte[] file) =>
        [.. file, .. "900 0 obj\n<<>>\nendobj\nxref\n900 1\n"u8, .. System.Text.Encoding.ASCII.GetBytes($"{file.Length:D10} 00000 n \ntrailer\n<</Size 901/Root 1 0 R/Prev 9>>\nstartxref\n{file.Length + 24}\n%%EOF\n")];

    private async Task<byte[]> SealedAsync(ISealer sealer, byte[] drawing) => await sealer.SealAsync(drawing, site.Clock.Now.AddMinutes(1), TestContext.Current.CancellationToken);

    private string[] Files() => [.. Directory.EnumerateFiles(site.Root, "*", SearchOption.AllDirectories).Where(f => !Path.GetFileName(f).StartsWith("bakohumas.", StringComparison.Ordinal)).Order(StringComparer.Ordinal)];
}

/// <summary>A site on which a test may upload more often than a person.</summary>
public sealed class ManyUploads : Site
{
    protected override IEnumerable<KeyValuePair<string, string>> Settings => [new("Limits:UploadsPerMinute", "10000"), new("Limits:PublicFormsPerMinute", "100000")];
}
