using Bakohumas.Web.Data;
using Microsoft.EntityFrameworkCore;

namespace Bakohumas.Web.Features.Events;

/// <summary>What the public may know of the signatures of an event: how many, and never whose.</summary>
/// <param name="Signed">Pledges that stand.</param>
/// <param name="OnPaper">Signed in ink on a signing sheet; never part of <paramref name="Signed"/>.</param>
internal sealed record SignatureCount(int Signed, int OnPaper)
{
    public bool IsNone => Signed + OnPaper == 0;

    public static async Task<SignatureCount> LoadAsync(BakohumasDb db, Guid eventId, CancellationToken cancel) => new(
        await db.SigningSessions.Where(s => s.EventId == eventId).SumAsync(s => s.SignedCount, cancel) - await db.Pledges.CountAsync(p => p.EventId == eventId && p.WithdrawalId != null, cancel),
        await db.PaperSignatures.CountAsync(s => s.EventId == eventId && s.UndoId == null, cancel));
}
