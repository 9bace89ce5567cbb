using Bakohumas.Documents.Inspection;

namespace Bakohumas.Web.Features.Verification;

/// <summary>The one word about an uploaded file.</summary>
internal enum PaperVerdict
{
    Genuine,

    /// <summary>Sealed by us and unchanged, but not the edition that is stored now.</summary>
    GenuineNotStored,

    /// <summary>A joint paper that we issued, unchanged, and overtaken by a newer version.</summary>
    Replaced,
    Altered,
    NotOurs,
    Unreadable,

    /// <summary>Over the limit of an upload; not examined.</summary>
    TooLarge,

    /// <summary>Nothing was chosen.</summary>
    Missing,

    /// <summary>Could not be examined now; says nothing about the file.</summary>
    Busy,
}

/// <summary>A line of the list of facts: what was asked, and yes, no or not examined.</summary>
internal sealed record FactLine(string Key, bool? Holds, string? Detail = null);

/// <summary>The answer to an upload: the facts one by one, then one verdict.</summary>
internal sealed record PaperPage(PaperVerdict Verdict, PledgeFacts? Pledge, InspectionReport? Report, bool Stored)
{
    /// <summary>The joint paper that this is a version of.</summary>
    public JointFacts? Joint { get; init; }

    public string Kind => Verdict switch
    {
        PaperVerdict.Genuine => "ok",
        PaperVerdict.GenuineNotStored or PaperVerdict.Replaced => "warn",
        PaperVerdict.Altered => "bad",
        _ => "none",
    };

    public int Status => Verdict switch
    {
        PaperVerdict.TooLarge => StatusCodes.Status413PayloadTooLarge,
        PaperVerdict.Missing => StatusCodes.Status400BadRequest,
        PaperVerdict.Busy => StatusCodes.Status503ServiceUnavailable,
        _ => StatusCodes.Status200OK,
    };

    public bool WasExamined => Report is not null;

    public IEnumerable<FactLine> Facts => Report is not { } report ? [] :
    [
        new("verifikasi.fakta.tersimpan", Stored),
        new("verifikasi.fakta.terbaca", report[Fact.ReadablePdf]),
        new("fakta.penerbit", report[Fact.IssuedByUs]),
        new(report.Profile == PaperProfile.Joint ? "verifikasi.fakta.segel_bersama" : "verifikasi.fakta.satu_segel", Both(report[Fact.ExactlyOneSeal], report[Fact.OneSigner])),
        new("fakta.seluruh_berkas", report[Fact.CoversWholeFile]),
        new("verifikasi.fakta.tanpa_tambahan", Both(report[Fact.NothingAppended], report[Fact.OnlySignaturesAdded])),
        new("verifikasi.fakta.segel_utuh", Both(report[Fact.SealIntact], report[Fact.CertificateBound])),
        new("fakta.tidak_berubah", report[Fact.ContentUnchanged]),
        new("verifikasi.fakta.tanpa_isi_aktif", report[Fact.NoActiveContent]),
        .. report.Profile == PaperProfile.Joint ? (IEnumerable<FactLine>)[new("verifikasi.fakta.ketua", report[Fact.ChairIntact], CommonName(report.Chair?.Signer))] : [],
    ];

    private static string? CommonName(string? subject) =>
        subject?.Split(", ").FirstOrDefault(part => part.StartsWith("CN=", StringComparison.Ordinal))?["CN=".Length..];

    private static bool? Both(bool? first, bool? second) => first == false || second == false ? false : first is null || second is null ? null : true;
}
