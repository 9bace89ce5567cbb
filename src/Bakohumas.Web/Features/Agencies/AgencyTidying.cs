using Bakohumas.Web.Data;
using Bakohumas.Web.Platform.Security;
using Microsoft.EntityFrameworkCore;

namespace Bakohumas.Web.Features.Agencies;

/// <summary>Turns what attendees typed into agencies that are listed.</summary>
internal sealed class AgencyTidying(WriteLane lane, TimeProvider clock)
{
    /// <summary>
    /// Moves the people and open duties of a free-text agency to a listed one. Its row stays, because signed papers name it, but
    /// without a search name: nothing finds it any more.
    /// </summary>
    public Task<bool> MergeAsync(Officer by, Guid from, Guid into, CancellationToken cancel)
    {
        var now = clock.GetUtcNow();
        return lane.WriteAsync(async (db, act) =>
        {
            if (!await db.Agencies.AnyAsync(a => a.Id == into && !a.IsFreeText, act)) return false;
            if (await db.Agencies.Where(a => a.Id == from && a.IsFreeText && a.SearchName != "").ExecuteUpdateAsync(set => set.SetProperty(a => a.SearchName, ""), act) == 0) return false;
            var moved = db.Registrations.Where(r => r.AgencyId == from).Select(r => r.Id);
            await db.Admissions.Where(a => moved.Contains(a.RegistrationId) && a.UndoId == null).ExecuteUpdateAsync(set => set.SetProperty(a => a.AgencyId, into), act);
            await db.Registrations.Where(r => r.AgencyId == from).ExecuteUpdateAsync(set => set.SetProperty(r => r.AgencyId, into), act);
            // Unique by event, agency and kind: where the listed agency owes the same already, the duty stays where it is.
            await db.Duties.Where(d => d.AgencyId == from && !db.Duties.Any(other => other.AgencyId == into && other.EventId == d.EventId && other.Kind == d.Kind))
                .ExecuteUpdateAsync(set => set.SetProperty(d => d.AgencyId, into), act);
            db.Record(now, Acts.AgencyMerged, by.Actor, from);
            db.Record(now, Acts.AgencyMerged, by.Actor, into);
            await db.SaveChangesAsync(act);
            return true;
        }, cancel);
    }
}
