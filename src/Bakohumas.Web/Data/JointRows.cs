using Microsoft.EntityFrameworkCore;

namespace Bakohumas.Web.Data;

internal static class JointRows
{
    /// <summary>
    /// Says in the act of a change (a withdrawal, a correction, an erasure, a sheet) that the joint papers of the event may have to say
    /// something else now; without it the change is seen at the next regular look.
    /// </summary>
    public static Task LookAgainAtJointPapersAsync(this BakohumasDb db, Guid eventId, DateTimeOffset now, CancellationToken cancel) =>
        db.JointWork.Where(w => w.EventId == eventId).ExecuteUpdateAsync(set => set.SetProperty(w => w.DueAt, now), cancel);
}
