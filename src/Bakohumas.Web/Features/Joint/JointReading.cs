using Bakohumas.Domain.People;
using Bakohumas.Domain.Pledges;
using Bakohumas.Web.Data;
using Microsoft.EntityFrameworkCore;

namespace Bakohumas.Web.Features.Joint;

/// <summary>Reads the record of a joint paper in keyset pages, outside any act: recording goes on meanwhile.</summary>
internal static class JointReading
{
    private const int PageSize = 250;

    /// <returns>Null when the newest version says all there is to say, or nobody has signed.</returns>
    public static async Task<JointRecord?> NextAsync(
        BakohumasDb db, FrozenText text, string code, JointPaper? newest, bool isLost, DateTimeOffset now, CancellationToken cancel)
    {
        var signing = await SigningState.LoadAsync(db, text.EventId, cancel);
        var basis = await JointBasis.OfAsync(db, text, signing, cancel);
        if (basis.IsEmpty || (newest?.Basis == basis.Hash && !isLost)) return null;

        var rows = await PledgesAsync(db, text.Id, signing, cancel);
        var standing = rows.Where(r => r.WithdrawalId is null).ToList();
        var named = standing.Where(r => r.ShowInJoint && r.Name is not null).ToList();
        return new JointRecord
        {
            Frozen = text,
            Code = code,
            Version = (newest?.Version ?? 0) + 1,
            IsFinal = signing.IsFinal,
            ClosedAt = signing.IsFinal ? signing.LastClosedAt : null,
            MadeAt = now,
            Counts = new(standing.Count, named.Count, rows.Count - standing.Count, standing.Count(r => r.Name is null), await db.PaperSignatures.CountAsync(s => s.FrozenTextId == text.Id && s.UndoId == null, cancel)) { Online = standing.Count(r => r.Assurance == Assurance.Online) },
            People = [.. named
                .Select(r => new JointPerson(r.Id, r.Name!, r.Position ?? "", r.AgencyName ?? "", r.Method, r.Signature, r.IdentityType, r.IdentityCipher) { IsOnline = r.Assurance == Assurance.Online })
                .OrderBy(p => SearchKey.Of(p.Agency), StringComparer.Ordinal).ThenBy(p => p.Agency, StringComparer.Ordinal)
                .ThenBy(p => SearchKey.Of(p.Name), StringComparer.Ordinal).ThenBy(p => p.PledgeId)],
            Unnamed = standing.Where(r => !r.ShowInJoint && r.Name is not null).GroupBy(r => r.AgencyName ?? "", StringComparer.Ordinal).ToDictionary(g => g.Key, g => g.Count(), StringComparer.Ordinal),
            Cosigners = await JointBasis.Cosigners(db, text).ToListAsync(cancel),
            Basis = basis.Hash,
        };
    }

    private static async Task<List<Row>> PledgesAsync(BakohumasDb db, Guid textId, SigningState signing, CancellationToken cancel)
    {
        var rows = new List<Row>();
        var after = Guid.Empty;
        while (true)
        {
            var last = after;
            var page = await signing.Seen(db.Pledges.AsNoTracking().Where(p => p.FrozenTextId == textId)).Where(p => p.Id > last).OrderBy(p => p.Id).Take(PageSize)
                .Select(p => new Row(
                    p.Id, p.ShowInJoint, p.WithdrawalId, p.Name, p.Position, p.AgencyName, p.Method, p.Signature, p.IdentityType, p.IdentityCipher, p.Assurance)).ToListAsync(cancel);
            rows.AddRange(page);
            if (page.Count < PageSize) return rows;
            after = page[^1].Id;
        }
    }

    private sealed record Row(
        Guid Id, bool ShowInJoint, Guid? WithdrawalId, string? Name, string? Position, string? AgencyName, SignatureMethod Method, string? Signature,
        IdentityType IdentityType, byte[]? IdentityCipher, Assurance Assurance);
}
