using System.Globalization;
using System.Security.Cryptography;
using System.Text;
using Bakohumas.Domain.Pledges;
using Bakohumas.Web.Data;
using Microsoft.EntityFrameworkCore;

namespace Bakohumas.Web.Features.Joint;

/// <summary>
/// What a version would say, in one hash, without reading a single person: the numbers of facts only ever grow, so two equal ones say
/// the same. Read before the people are: what comes in between makes the next look see a change, never the reverse.
/// </summary>
internal sealed record JointBasis(string Hash, bool IsEmpty)
{
    public static async Task<JointBasis> OfAsync(BakohumasDb db, FrozenText text, SigningState signing, CancellationToken cancel)
    {
        // Editions that a correction replaced count here: a corrected name is a change.
        var pledges = await signing.Seen(db.Pledges.IgnoreQueryFilters().Where(p => p.FrozenTextId == text.Id)).GroupBy(p => 1)
            .Select(g => new { All = g.Count(), Erased = g.Sum(p => p.Name == null ? 1 : 0) }).SingleOrDefaultAsync(cancel);
        var withdrawn = await signing.Seen(Standing.Withdrawn(db.Pledges.IgnoreQueryFilters()).Where(p => p.FrozenTextId == text.Id)).CountAsync(cancel);
        var papers = await db.PaperSignatures.Where(s => s.FrozenTextId == text.Id).GroupBy(s => 1)
            .Select(g => new { All = g.Count(), Undone = g.Sum(s => s.UndoId != null ? 1 : 0) }).SingleOrDefaultAsync(cancel);
        var cosigners = await Cosigners(db, text).ToListAsync(cancel);

        var said = new StringBuilder();
        said.Append(CultureInfo.InvariantCulture, $"{signing.IsFinal}\n{pledges?.All ?? 0}\n{pledges?.Erased ?? 0}\n{withdrawn}\n{papers?.All ?? 0}\n{papers?.Undone ?? 0}\n");
        foreach (var one in cosigners)
            said.Append(CultureInfo.InvariantCulture, $"{one.Kind}\t{one.Name}\t{one.Position}\t{one.Agency}\t{one.SignedAt?.UtcTicks}\n");
        var hash = Convert.ToHexStringLower(SHA256.HashData(Encoding.UTF8.GetBytes(said.ToString())));
        return new(hash, (pledges?.All ?? 0) == 0 && (papers?.All ?? 0) == (papers?.Undone ?? 0));
    }

    /// <summary>Those on the organizer's list, with what they signed under this text; name and position as signed.</summary>
    public static IQueryable<JointCosigner> Cosigners(BakohumasDb db, FrozenText text) =>
        from signer in db.JointSigners.AsNoTracking()
        where signer.EventId == text.EventId && signer.RemovedAt == null
        join signed in db.JointSignatures.Where(s => s.FrozenTextId == text.Id) on signer.Id equals signed.JointSignerId into given
        from ink in given.DefaultIfEmpty()
        orderby signer.Kind, signer.Rank, signer.Id
        select new JointCosigner(
            signer.Kind, ink.Name ?? signer.Name, ink.Position ?? signer.Position, ink.AgencyName ?? signer.AgencyName,
            ink == null ? SignatureMethod.Typed : ink.Method, ink.Signature, ink == null ? null : ink.SignedAt,
            ink == null ? null : ink.Assurance);
}
