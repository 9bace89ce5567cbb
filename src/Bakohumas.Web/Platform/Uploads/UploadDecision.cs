using System.Diagnostics;

namespace Bakohumas.Web.Platform.Uploads;

/// <summary>Why an uploaded file was refused.</summary>
internal enum UploadProblem
{
    /// <summary>More bytes than the limit.</summary>
    TooLarge,

    TooManyPixels,

    /// <summary>Begins like a picture but does not hold what the format demands.</summary>
    Damaged,

    /// <summary>None of the formats that are taken, or a variant of one that the walker does not understand.</summary>
    WrongKind,
}

/// <summary>What became of an uploaded file; what was accepted holds only bytes that are needed to show it.</summary>
internal abstract record UploadDecision
{
    private UploadDecision()
    {
    }

    public sealed record Accepted(string MediaType, byte[] Bytes) : UploadDecision;

    public sealed record Refused(UploadProblem Problem) : UploadDecision;

    public T Match<T>(Func<Accepted, T> accepted, Func<Refused, T> refused) => this switch
    {
        Accepted one => accepted(one),
        Refused one => refused(one),
        _ => throw new UnreachableException(),
    };
}

internal static class PictureLimits
{
    public const int MaxMegapixels = 25;

    public static bool Allow(long width, long height) => width * height <= MaxMegapixels * 1_000_000L;
}
