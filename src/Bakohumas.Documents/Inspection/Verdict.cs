namespace Bakohumas.Documents.Inspection;

/// <summary>The one word about a file. There is no "probably".</summary>
public enum Verdict
{
    /// <summary>Sealed by us, whole, unchanged: every fact that it must have holds, and none fails.</summary>
    Genuine,

    /// <summary>It bears our seal, but at least one fact fails: changed, appended to, torn or rearranged.</summary>
    Altered,

    /// <summary>A readable PDF that we did not seal, or sealed by somebody else.</summary>
    NotOurs,

    /// <summary>No PDF, torn beyond recognition, larger than 10 MB without a seal of ours, or costlier to read than a paper of ours can be.</summary>
    Unreadable,
}

/// <summary>What is examined, each on its own.</summary>
public enum Fact
{
    /// <summary>The file can be followed from its end to its objects.</summary>
    ReadablePdf,

    /// <summary>Our signature field, named and typed as we do, alone or behind the chair's; our seal in it and no signature besides.</summary>
    ExactlyOneSeal,

    /// <summary>The signed ranges leave out exactly the seal's own bytes and nothing else.</summary>
    CoversWholeFile,

    /// <summary>The signed ranges end where the file ends.</summary>
    NothingAppended,

    /// <summary>The seal parses to its last byte and is encoded as we encode it.</summary>
    SealIntact,

    /// <summary>Exactly one signer.</summary>
    OneSigner,

    /// <summary>The signer's certificate was issued by a trusted authority and was valid at the claimed time.</summary>
    IssuedByUs,

    /// <summary>The seal names the very certificates that it was made with (RFC 5035).</summary>
    CertificateBound,

    /// <summary>Digest and signature fit the content.</summary>
    ContentUnchanged,

    /// <summary>No script, action, attachment, layer or foreign annotation.</summary>
    NoActiveContent,

    /// <summary>What follows the drawn paper are our updates, byte for byte, each filling one signature field.</summary>
    OnlySignaturesAdded,

    /// <summary>The chair's own signature is from a pinned certificate and fits the paper as drawn. Null when there is none.</summary>
    ChairIntact,

    /// <summary>A token of a pinned authority (RFC 3161) proves that the seal existed then. Null without a token, or when its authority is not pinned.</summary>
    TimeProven,
}

/// <param name="Fact">What was examined.</param>
/// <param name="Holds">Null when the examination did not get that far.</param>
public sealed record Finding(Fact Fact, bool? Holds);
