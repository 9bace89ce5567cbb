using Bakohumas.Domain.Accounts;
using Bakohumas.Domain.Events;
using Bakohumas.Domain.Registrations;
using Bakohumas.Web.Data;
using Bakohumas.Web.Platform.Security;
using Microsoft.EntityFrameworkCore;

namespace Bakohumas.Web.Features.Records;

/// <summary>One event as one officer may look into it: the people of the scope and nobody else.</summary>
internal sealed record EventRecords(Guid EventId, string Slug, string Name, DateTimeOffset StartsAt, Domain.Regions.Zone Zone, Scope Scope)
{
    /// <returns>Null when the event does not exist, or has nobody in the scope: the two look alike.</returns>
    public static async Task<EventRecords?> FindAsync(BakohumasDb db, Officer officer, string slug, CancellationToken cancel)
    {
        var scope = officer.PeopleScope();
        var people = scope.Over(db);
        return await db.Events.AsNoTracking().Where(e => e.Slug == slug && e.State != EventState.Draft && people.Any(r => r.EventId == e.Id))
            .Select(e => new EventRecords(e.Id, e.Slug, e.Name, e.StartsAt, e.Zone, scope)).SingleOrDefaultAsync(cancel);
    }

    public IQueryable<Registration> Registrations(BakohumasDb db) =>
        Scope.Over(db).AsNoTracking().Where(r => r.EventId == EventId && r.State == RegistrationState.Registered);

    public IQueryable<Person> People(BakohumasDb db) => Registrations(db).Select(r => new Person
    {
        Id = r.Id,
        Name = r.Name,
        SearchName = r.SearchName,
        IdentityMask = r.IdentityMask,
        AgencyId = r.AgencyId,
        Unit = r.Unit,
        Came = db.Admissions.Any(a => a.RegistrationId == r.Id && a.UndoId == null),
        OnPaper = db.PaperSignatures.Any(s => s.RegistrationId == r.Id && s.UndoId == null),
        Signed = db.Pledges.Any(p => p.RegistrationId == r.Id),
    });
}
