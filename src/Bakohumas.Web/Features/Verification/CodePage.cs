using Bakohumas.Domain.Pledges;
using Bakohumas.Web.Data;

namespace Bakohumas.Web.Features.Verification;

/// <summary>The page of one code; <see cref="Pledge"/> is null when nothing is known about it.</summary>
internal sealed record CodePage(string Typed, PledgeFacts? Pledge, NameAnswer? Answer = null, bool NameMissing = false)
{
    public static async Task<CodePage> LoadAsync(BakohumasDb db, string typed, CancellationToken cancel) =>
        new(typed, VerificationCode.TryParse(typed, out var code) ? await PledgeFacts.OfCodeAsync(db, code, cancel) : null);
}

/// <summary>The form of <c>/verifikasi</c>: the code as typed, and whether it can be one at all.</summary>
internal sealed record StartPage(string? Typed, bool IsWrong);

/// <summary>A paper that is genuine and no longer stands.</summary>
/// <param name="IsHeld">The reader has uploaded the paper or typed the name on it.</param>
internal sealed record OverPage(PledgeFacts Pledge, bool IsHeld);
