using Bakohumas.Documents.Inspection;

namespace Bakohumas.Web.Features.Verification;

/// <summary>Takes the one file out of a form without letting it touch the disk.</summary>
internal static class UploadedPaper
{
    /// <summary>Room for the form around the file, and for saying "too large" about a file a little over the limit.</summary>
    public const int FormBytes = PdfInspector.MostSealedBytes + (2 * 1024 * 1024);

    /// <summary>
    /// Read to its end, though not kept: a browser that is still sending when the connection ends shows an error of its own instead of
    /// our words.
    /// </summary>
    public const int RequestBytes = 64 * 1024 * 1024;

    /// <returns>The bytes, or why there are none.</returns>
    public static async Task<(byte[]? Bytes, PaperVerdict Fault)> ReadAsync(HttpRequest request, CancellationToken cancel)
    {
        if (request.ContentLength > FormBytes)
        {
            await DropAsync(request.Body, cancel);
            return (null, PaperVerdict.TooLarge);
        }

        if (!request.HasFormContentType) return (null, PaperVerdict.Missing);
        try
        {
            var form = await request.ReadFormAsync(cancel);
            if (form.Files.GetFile("berkas") is not { Length: > 0 } file) return (null, PaperVerdict.Missing);
            if (file.Length > PdfInspector.MostSealedBytes) return (null, PaperVerdict.TooLarge);
            var bytes = new byte[file.Length];
            await using var stream = file.OpenReadStream();
            await stream.ReadExactlyAsync(bytes, cancel);
            return (bytes, default);
        }
        catch (BadHttpRequestException fault) when (fault.StatusCode == StatusCodes.Status413PayloadTooLarge)
        {
            return (null, PaperVerdict.TooLarge);
        }
        catch (Exception fault) when (fault is InvalidDataException or IOException)
        {
            return (null, PaperVerdict.Missing);
        }
    }

    private static async Task DropAsync(Stream body, CancellationToken cancel)
    {
        var chunk = new byte[64 * 1024];
        try
        {
            while (await body.ReadAsync(chunk, cancel) > 0)
            {
            }
        }
        catch (IOException)
        {
            // Larger still, or broken off: nobody waits for our words.
        }
    }
}
