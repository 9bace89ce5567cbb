namespace Bakohumas.Web.Platform.Uploads;

/// <summary>
/// The files that a report may carry (product 6.11, 6.14): JPEG and 8-bit PNG, walked and stripped, never decoded; and PDF, which is
/// kept as it is and only ever handed out as an attachment. The content decides, never the name or the type that the browser says.
/// </summary>
internal static class Evidence
{
    public const int MaxBytes = 5 * 1024 * 1024;

    public static async Task<UploadDecision> ReadAsync(IFormFile file, CancellationToken cancel)
    {
        if (file.Length > MaxBytes) return new UploadDecision.Refused(UploadProblem.TooLarge);
        var bytes = new byte[file.Length];
        await using var stream = file.OpenReadStream();
        await stream.ReadExactlyAsync(bytes, cancel);
        return Judge(bytes);
    }

    public static UploadDecision Judge(ReadOnlySpan<byte> bytes)
    {
        if (bytes.Length > MaxBytes) return new UploadDecision.Refused(UploadProblem.TooLarge);
        if (JpegWalker.Begins(bytes)) return JpegWalker.Strip(bytes);
        if (PngWalker.Begins(bytes)) return PngWalker.Strip(bytes);
        return bytes.StartsWith("%PDF-"u8) ? new UploadDecision.Accepted("application/pdf", bytes.ToArray()) : new UploadDecision.Refused(UploadProblem.WrongKind);
    }
}
