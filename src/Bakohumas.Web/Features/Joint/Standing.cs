using Bakohumas.Domain.Pledges;

namespace Bakohumas.Web.Features.Joint;

/// <summary>Which pledges a joint paper counts: those that were not taken back.</summary>
internal static class Standing
{
    public static IQueryable<Pledge> Of(IQueryable<Pledge> pledges) => pledges.Where(p => p.WithdrawalId == null);

    public static IQueryable<Pledge> Withdrawn(IQueryable<Pledge> pledges) => pledges.Where(p => p.WithdrawalId != null);
}
