using System.Security.Cryptography.X509Certificates;

namespace Bakohumas.Documents.Inspection;

/// <summary>
/// Examines a file that claims to be one of our sealed papers. Never throws on a hostile file, opens no network, draws nothing, and its work is
/// bounded (10 MB, 100,000 objects, depth 32), so that any file is answered within five seconds.
/// </summary>
public static class PdfInspector
{
    /// <summary>Larger files are <see cref="Verdict.Unreadable"/>.</summary>
    public const int MostBytes = WorkLimit.FileBytes;

    /// <param name="file">The bytes as they were uploaded.</param>
    /// <param name="trust">Our authorities, current and former; a seal certificate alone will do too. The system's store is never asked.</param>
    /// <param name="cancel">Gives up with <see cref="OperationCanceledException"/>, the only exception.</param>
    public static InspectionReport Inspect(ReadOnlyMemory<byte> file, X509Certificate2Collection trust, CancellationToken cancel = default)
    {
        ArgumentNullException.ThrowIfNull(trust);
        return Inspect(file, new SealTrust(trust), cancel);
    }

    /// <param name="file">The bytes as they were uploaded.</param>
    /// <param name="trust">What is pinned for seals, chairs and time.</param>
    /// <param name="cancel">Gives up with <see cref="OperationCanceledException"/>, the only exception.</param>
    public static InspectionReport Inspect(ReadOnlyMemory<byte> file, SealTrust trust, CancellationToken cancel = default)
    {
        ArgumentNullException.ThrowIfNull(trust);
        return new SealExamination(file, trust, cancel).Run();
    }
}
