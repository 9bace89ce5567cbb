namespace Bakohumas.Documents.Inspection;

/// <summary>
/// What one file may cost: bytes read (objects that overlap are read again and again), values made, objects visited. The limits hold whatever the
/// clock says; the token is asked now and then.
/// </summary>
internal sealed class WorkLimit(CancellationToken cancel)
{
    public const int FileBytes = 10 * 1024 * 1024;
    public const int SealedFileBytes = 32 * 1024 * 1024;
    public const int Depth = 32;
    public const int Objects = 100_000;
    public const int Revisions = 8;

    private long _bytes = 5L * FileBytes;
    private int _values = 1_000_000;

    public void Read(int bytes)
    {
        _bytes -= bytes;
        if (_bytes < 0) throw new UnreadablePdfException(Unreadable.TooMuch, "bytes");
    }

    public void Make()
    {
        if (--_values < 0) throw new UnreadablePdfException(Unreadable.TooMuch, "values");
        if ((_values & 0xFFF) == 0) cancel.ThrowIfCancellationRequested();
    }
}
