using Bakohumas.Domain.Accounts;
using Bakohumas.Domain.Agencies;
using Bakohumas.Domain.Events;
using Bakohumas.Domain.Pledges;
using Bakohumas.Web.Data;

namespace Bakohumas.Web.Platform.Security;

/// <summary>
/// The only way from a page of <c>/panel/naskah</c> to texts: those that come with the program belong to everybody, an agency's own to its
/// organizers, all to administrators and auditors. Foreign and missing are one 404.
/// </summary>
internal static class TextAccess
{
    public static IQueryable<PledgeTextVersion> TextsOf(this BakohumasDb db, Officer officer)
    {
        if (officer.SeesEverything) return db.PledgeTextVersions;
        var agencies = db.AgenciesRunBy(officer).Select(a => a.Id);
        return db.PledgeTextVersions.Where(v => v.AgencyId == null || agencies.Contains(v.AgencyId!.Value));
    }

    public static IQueryable<PledgeDraft> DraftsOf(this BakohumasDb db, Officer officer)
    {
        var drafts = db.PledgeDrafts.Where(d => d.DiscardedAt == null);
        if (officer.SeesEverything) return drafts;
        var agencies = db.AgenciesRunBy(officer).Select(a => a.Id);
        return drafts.Where(d => agencies.Contains(d.AgencyId));
    }

    /// <summary>As <see cref="DraftsOf"/>, without those an auditor only reads.</summary>
    public static IQueryable<PledgeDraft> DraftsRunBy(this BakohumasDb db, Officer officer)
    {
        var agencies = db.AgenciesRunBy(officer).Select(a => a.Id);
        return db.PledgeDrafts.Where(d => d.DiscardedAt == null && agencies.Contains(d.AgencyId));
    }

    /// <summary>As <see cref="TextsOf"/>, without those an auditor only reads.</summary>
    public static IQueryable<PledgeTextVersion> TextsRunBy(this BakohumasDb db, Officer officer)
    {
        var agencies = db.AgenciesRunBy(officer).Select(a => a.Id);
        return db.PledgeTextVersions.Where(v => v.AgencyId == null || agencies.Contains(v.AgencyId!.Value));
    }

    /// <summary>The versions that may be used for new events: released and not withdrawn.</summary>
    public static IQueryable<Guid> UsableTexts(this BakohumasDb db) =>
        db.PledgeTextReleases.Select(r => r.VersionId).Where(id => !db.PledgeTextWithdrawals.Any(w => w.VersionId == id));

    /// <summary>The events whose texts may all be used.</summary>
    public static IQueryable<Event> WithReleasedTexts(this BakohumasDb db)
    {
        var usable = db.UsableTexts();
        return db.Events.Where(e => usable.Contains(e.PledgeTextVersionId)
            && (e.OthersTextVersionId == null || usable.Contains(e.OthersTextVersionId!.Value))
            && (e.PublicRelationsTextVersionId == null || usable.Contains(e.PublicRelationsTextVersionId!.Value)));
    }

    /// <summary>The agencies in whose name the officer holds events and writes texts.</summary>
    public static IQueryable<Agency> AgenciesRunBy(this BakohumasDb db, Officer officer)
    {
        if (officer.Is(Role.Administrator)) return db.Agencies.Where(a => !a.IsFreeText);
        var grants = officer.Grants.Where(g => g.Role == Role.Organizer && g.AgencyId is not null).ToList();
        var exact = grants.Where(g => !g.Subtree).Select(g => g.AgencyId!.Value).ToArray();
        var roots = grants.Where(g => g.Subtree).Select(g => g.AgencyId!.Value).ToArray();
        return db.Agencies.Where(a => exact.Contains(a.Id) || db.AgencyAncestors.Any(up => up.AgencyId == a.Id && roots.Contains(up.AncestorId)));
    }
}
