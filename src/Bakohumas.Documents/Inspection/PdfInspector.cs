using System.Security.Cryptography.X509Certificates;

namespace Bakohumas.Documents.Inspection;

/// <summary>
/// Examines a file that claims to be one of our sealed papers. Never throws on a hostile file, opens no network, draws nothing, and its work is
/// bounded (10 MB, 100,000 objects, depth 32), so that any file is answered within five seconds. A larger file is followed only when our seal is over
/// every byte of it: joint papers of many thousands are large, and nobody else can make one that costs much.
/// </summary>
public static class PdfInspector
{
    /// <summary>Larger files are followed only when they are sealed by us as a whole; without a seal of ours they are <see cref="Verdict.Unreadable"/>.</summary>
    public const int MostBytes = WorkLimit.FileBytes;

    /// <summary>Larger files are <see cref="Verdict.Unreadable"/>, whoever sealed them. Room for a joint paper of 20,000 with long names.</summary>
    public const int MostSealedBytes = WorkLimit.SealedFileBytes;

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
