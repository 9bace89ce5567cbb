namespace Bakohumas.Domain.Files;

/// <summary>A file of the vault and why it is there; bytes lie under their SHA-256. The file is written before this row.</summary>
public sealed class StoredFile
{
    public required Guid Id { get; init; }

    /// <summary>SHA-256, 64 lower-case hex digits.</summary>
    public required string Hash { get; init; }

    public required long Length { get; init; }
    public required string MediaType { get; init; }
    public required FilePurpose Purpose { get; init; }

    /// <summary>The row that owns the file: a pledge, a report, a version of a joint paper, a signing sheet, or an entry of attendance from paper.</summary>
    public required Guid OwnerId { get; init; }

    public required DateTimeOffset StoredAt { get; init; }

    /// <summary>When the time to keep the file was over: from then on its bytes leave the vault, and the row says that it was there.</summary>
    public DateTimeOffset? ErasedAt { get; set; }
}

/// <summary>What a stored file is for.</summary>
public enum FilePurpose
{
    PledgePaper,
    Evidence,

    /// <summary>A joint paper with names.</summary>
    JointPaper,

    /// <summary>A joint paper with names and identity numbers.</summary>
    OfficersJointPaper,

    /// <summary>The scan of a signing sheet.</summary>
    SignedSheet,

    /// <summary>The scan of an attendance sheet that was entered from paper.</summary>
    AttendanceSheet,
}
