namespace Bakohumas.Documents.Inspection;

/// <summary>Which signatures a paper of ours can have.</summary>
public enum PaperProfile
{
    /// <summary>Exactly one signature: our seal.</summary>
    Individual,

    /// <summary>A field for the chair, filled or empty, and our seal over it.</summary>
    Joint,
}
