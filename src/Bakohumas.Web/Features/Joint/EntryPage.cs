using Bakohumas.Domain.People;
using Bakohumas.Domain.Pledges;
using Bakohumas.Web.Data;
using Microsoft.EntityFrameworkCore;

namespace Bakohumas.Web.Features.Joint;

/// <summary>A line of the sheet on the screen. Nobody's missing signature is a fact: an empty box says nothing.</summary>
/// <param name="Number">As printed; null on a sheet of blank lines.</param>
/// <param name="EntryId">The paper signature that stands.</param>
internal sealed record EntryLine(int? Number, Guid Id, string Name, string IdentityMask, string Position, string Agency, bool HasPledge, Guid? EntryId, DateTimeOffset? SignedAt);

/// <summary>A scan that was kept with entries of this sheet.</summary>
internal sealed record ScanLine(Guid FileId, string MediaType, DateTimeOffset StoredAt, int Entries);

/// <summary>One sheet as it is entered after the event.</summary>
internal sealed record EntryPage(
    PanelHead Event, string Code, string? Agency, int BlankLines, DateTimeOffset MadeAt, string TextHash, IReadOnlyList<EntryLine> Lines, int Page, int Pages, string? Search, IReadOnlyList<ScanLine> Scans)
{
    /// <summary>As many people as one act may take with their rows.</summary>
    public const int PageSize = 60;

    public string GroupedCode => SheetCode.Grouped(Code);

    public string Address(int page) => $"{Event.Home}/lembar/{Code}{(string.IsNullOrWhiteSpace(Search) ? $"?hal={page}" : $"?hal={page}&cari={Uri.EscapeDataString(Search)}")}";

    public static async Task<EntryPage> LoadAsync(BakohumasDb db, PanelHead at, SigningSheet sheet, string? search, int page, CancellationToken cancel)
    {
        var all = SheetRows.Of(db, sheet.BlankLines > 0 ? Everybody(sheet) : sheet);
        var key = string.IsNullOrWhiteSpace(search) || search.Length > 200 ? "" : SearchKey.Of(search);
        var chosen = key.Length == 0 ? all : all.Where(r => r.SearchName.Contains(key));
        var count = await chosen.CountAsync(cancel);
        var pages = Math.Max(1, (count + PageSize - 1) / PageSize);
        var shown = Math.Clamp(page, 1, pages);
        var rows = await chosen.Skip((shown - 1) * PageSize).Take(PageSize).ToListAsync(cancel);
        var ids = rows.Select(r => r.Id).ToArray();
        var pledged = (await Standing.Of(db.Pledges).Where(p => ids.Contains(p.RegistrationId)).Select(p => p.RegistrationId).ToListAsync(cancel)).ToHashSet();
        var entered = await db.PaperSignatures.AsNoTracking().Where(s => ids.Contains(s.RegistrationId) && s.UndoId == null).Select(s => new { s.RegistrationId, s.Id, s.SignedAt }).ToDictionaryAsync(s => s.RegistrationId, cancel);
        var isNumbered = sheet.BlankLines == 0 && key.Length == 0;
        return new EntryPage(
            at, sheet.Code, await db.Agencies.Where(a => a.Id == sheet.AgencyId).Select(a => a.Name).FirstOrDefaultAsync(cancel), sheet.BlankLines, sheet.MadeAt,
            await db.FrozenTexts.Where(t => t.Id == sheet.FrozenTextId).Select(t => t.Hash).SingleAsync(cancel),
            [.. rows.Select((r, i) => new EntryLine(
                isNumbered ? ((shown - 1) * PageSize) + i + 1 : null, r.Id, r.Name, r.IdentityMask, r.Position, r.Agency, pledged.Contains(r.Id),
                entered.GetValueOrDefault(r.Id)?.Id, entered.GetValueOrDefault(r.Id)?.SignedAt))],
            shown, pages, search,
            await db.Files.AsNoTracking().Where(f => f.OwnerId == sheet.Id).OrderByDescending(f => f.StoredAt)
                .Select(f => new ScanLine(f.Id, f.MediaType, f.StoredAt, db.PaperSignatures.Count(s => s.EvidenceFileId == f.Id && s.UndoId == null))).ToListAsync(cancel));
    }

    /// <summary>Names on blank lines may be anybody's who is registered by now.</summary>
    private static SigningSheet Everybody(SigningSheet sheet) => new()
    {
        Id = sheet.Id, EventId = sheet.EventId, FrozenTextId = sheet.FrozenTextId, Code = sheet.Code, AgencyId = sheet.AgencyId, Signers = sheet.Signers, BlankLines = 0,
        MadeAt = DateTimeOffset.MaxValue.AddDays(-1), MadeByAccountId = sheet.MadeByAccountId,
    };
}
