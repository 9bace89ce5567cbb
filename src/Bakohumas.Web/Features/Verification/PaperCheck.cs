using System.Security.Cryptography;
using Bakohumas.Documents.Inspection;
using Bakohumas.Domain.Pledges;
using Bakohumas.Web.Data;
using Bakohumas.Web.Platform.Security;
using Microsoft.EntityFrameworkCore;

namespace Bakohumas.Web.Features.Verification;

/// <summary>Examines an uploaded paper: its hash against what is stored, then the strict rules. The bytes are kept nowhere.</summary>
internal sealed class PaperCheck(BakohumasDb db, KeyFileSealer sealer, TimeProvider clock)
{
    private static readonly TimeSpan Patience = TimeSpan.FromSeconds(5);

    // Each costs several times its own length in memory: one after the other is also faster than eight at once.
    private static readonly SemaphoreSlim OneLarge = new(1);

    public async Task<PaperPage> ExamineAsync(byte[] file, CancellationToken cancel)
    {
        var hash = Convert.ToHexStringLower(SHA256.HashData(file));
        var facts = await PledgeFacts.OfFileAsync(db, hash, cancel);
        var joint = facts is null ? await JointFacts.OfFileAsync(db, hash, cancel) : null;
        var stored = facts is not null || joint is not null || await db.Files.AsNoTracking().AnyAsync(f => f.Hash == hash && f.Purpose == Domain.Files.FilePurpose.PledgePaper, cancel);
        try
        {
            using var limit = new CancellationTokenSource(Patience, clock);
            var report = await InspectAsync(file, limit.Token);
            if (!stored && report.Verdict == Verdict.Genuine && CodeIn(report.Title) is { } code)
            {
                // A time token lies outside of what is sealed: without it the bytes are others, and what happened to the pledge must be said all the same.
                facts = await PledgeFacts.OfCodeAsync(db, code, cancel);
                joint = facts is null ? await JointFacts.OfCodeAsync(db, code, null, cancel) : null;
            }

            return new PaperPage(joint is { IsReplaced: true } ? PaperVerdict.Replaced : Of(report, stored), facts, report, stored) { Joint = joint };
        }
        catch (Exception fault) when (fault is SealUnavailableException or OperationCanceledException)
        {
            return new PaperPage(PaperVerdict.Busy, null, null, stored);
        }
    }

    private async Task<InspectionReport> InspectAsync(byte[] file, CancellationToken cancel)
    {
        if (file.Length <= PdfInspector.MostBytes) return PdfInspector.Inspect(file, sealer.Trust(), cancel);
        await OneLarge.WaitAsync(cancel);
        try
        {
            return PdfInspector.Inspect(file, sealer.Trust(), cancel);
        }
        finally
        {
            OneLarge.Release();
        }
    }

    /// <summary>Every paper of ours ends its title with its code.</summary>
    private static string? CodeIn(string? title) =>
        title?.Split(" · ")[^1] is { } last && VerificationCode.TryParse(last, out var code) ? code : null;

    // The strongest check comes first: bytes equal to the ones we stored are the paper that we issued.
    private static PaperVerdict Of(InspectionReport report, bool stored) => stored ? PaperVerdict.Genuine : report.Verdict switch
    {
        Verdict.Genuine => PaperVerdict.GenuineNotStored,
        Verdict.Altered => PaperVerdict.Altered,
        Verdict.NotOurs => PaperVerdict.NotOurs,
        // Only what we sealed may be larger, and that is known before anything else is.
        Verdict.Unreadable => report.Length > PdfInspector.MostBytes ? PaperVerdict.TooLarge : PaperVerdict.Unreadable,
    };
}
