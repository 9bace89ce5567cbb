using Bakohumas.Domain.CheckIn;
using Microsoft.EntityFrameworkCore;

namespace Bakohumas.Web.Data;

/// <summary>The count of those who come along without a name.</summary>
internal static class CompanionRows
{
    /// <summary>How many are inside at an occasion: in minus out, never below none, because a number at a gate may be wrong.</summary>
    public static async Task<int> CompanionsInsideAsync(this BakohumasDb db, Guid eventId, Guid? occasionId, CompanionKind kind, CancellationToken cancel) =>
        Math.Max(0, await db.Companions.Where(c => c.EventId == eventId && c.OccasionId == occasionId && c.Kind == kind).SumAsync(c => c.Direction == Direction.In ? c.Number : -c.Number, cancel));
}
