namespace Bakohumas.Domain.Pledges;

/// <summary>The people on the lines of a <see cref="SigningSheet"/> in one value, so that one row that cannot be changed says it all: 16 bytes a line in RFC 9562 order.</summary>
public static class SheetLines
{
    private const int Size = 16;

    public static byte[] Pack(IReadOnlyList<Guid> people)
    {
        var packed = new byte[people.Count * Size];
        for (var i = 0; i < people.Count; i++) people[i].TryWriteBytes(packed.AsSpan(i * Size), bigEndian: true, out _);
        return packed;
    }

    /// <returns>The registrations; the first stands on line 1.</returns>
    public static IReadOnlyList<Guid> Unpack(byte[] lines) => [.. Enumerable.Range(0, lines.Length / Size).Select(i => new Guid(lines.AsSpan(i * Size, Size), bigEndian: true))];
}
