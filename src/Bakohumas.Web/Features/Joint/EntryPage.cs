using Bakohumas.Domain.People;
using Bakohumas.Domain.Pledges;
using Bakohumas.Web.Data;
using Microsoft.EntityFrameworkCore;

namespace Bakohumas.Web.Features.Joint;

/// <summary>A line of the sheet on the screen. Nobody's missing signature is a fact: an empty box says nothing.</summary>
/// <param name="Number">As printed; null on a sheet of blank lines.</param>
/// <param name="Person">Who stands on it; null for an empty line that nobody was given.</param>
/// <param name="IsSpare">An empty line, given to somebody or not yet.</param>
/// <param name="EntryId">The paper signature that stands.</param>
internal sealed record EntryLine(int? Number, SheetRow? Person, bool IsSpare, bool HasPledge, Guid? EntryId, DateTimeOffset? SignedAt)
{
    public string Label => Number is { } number ? $"{number.ToString(System.Globalization.CultureInfo.InvariantCulture)}. " : "";

    public bool MayBeTicked => Person is { IsGone: false } && !HasPledge && EntryId is null;
}

/// <summary>Who may be given an empty line: registered for the same text, on no line of this sheet, without a signature.</summary>
internal sealed record SparePick(int Number, string? Search, IReadOnlyList<SheetRow> People)
{
    public const int Most = 20;
}

/// <summary>A scan that was kept with entries of this sheet.</summary>
internal sealed record ScanLine(Guid FileId, string MediaType, DateTimeOffset StoredAt, int Entries);

/// <summary>One sheet as it is entered after the event.</summary>
internal sealed record EntryPage(
    PanelHead Event, string Code, string? Agency, int BlankLines, DateTimeOffset MadeAt, string TextHash, IReadOnlyList<EntryLine> Lines, int Page, int Pages, string? Search, IReadOnlyList<ScanLine> Scans)
{
    /// <summary>As many people as one act may take with their rows.</summary>
    public const int PageSize = 60;

    /// <summary>Set while an empty line is being given.</summary>
    public SparePick? Pick { get; init; }

    public string GroupedCode => SheetCode.Grouped(Code);

    public string Address(int page) => $"{Event.Home}/lembar/{Code}{(string.IsNullOrWhiteSpace(Search) ? $"?hal={page}" : $"?hal={page}&cari={Uri.EscapeDataString(Search)}")}";

    /// <summary>This page with an empty line that is being given.</summary>
    public string Spare(int number) => $"{Address(Page)}&baris={number}";

    /// <param name="spare">The empty line for which somebody is looked up; 0 for none.</param>
    /// <param name="who">Part of their name.</param>
    public static async Task<EntryPage> LoadAsync(BakohumasDb db, PanelHead at, SigningSheet sheet, string? search, int page, int spare, string? who, CancellationToken cancel)
    {
        var all = await LinesAsync(db, sheet, KeyOf(search), cancel);
        var pages = Math.Max(1, (all.Count + PageSize - 1) / PageSize);
        var shown = Math.Clamp(page, 1, pages);
        var lines = all.Skip((shown - 1) * PageSize).Take(PageSize).ToList();
        var ids = lines.Select(l => l.Person).OfType<Guid>().ToArray();
        var people = await SheetRows.OfAsync(db, sheet, ids, cancel);
        var pledged = (await Standing.Of(db.Pledges).Where(p => ids.Contains(p.RegistrationId)).Select(p => p.RegistrationId).ToListAsync(cancel)).ToHashSet();
        var entered = await db.PaperSignatures.AsNoTracking().Where(s => ids.Contains(s.RegistrationId) && s.UndoId == null).Select(s => new { s.RegistrationId, s.Id, s.SignedAt }).ToDictionaryAsync(s => s.RegistrationId, cancel);
        return new EntryPage(
            at, sheet.Code, await db.Agencies.Where(a => a.Id == sheet.AgencyId).Select(a => a.Name).FirstOrDefaultAsync(cancel), sheet.BlankLines, sheet.MadeAt,
            await db.FrozenTexts.Where(t => t.Id == sheet.FrozenTextId).Select(t => t.Hash).SingleAsync(cancel),
            [.. lines.Select(l => l.Person is { } id
                ? new EntryLine(l.Number, people[id], l.IsSpare, pledged.Contains(id), entered.GetValueOrDefault(id)?.Id, entered.GetValueOrDefault(id)?.SignedAt)
                : new EntryLine(l.Number, null, true, false, null, null))],
            shown, pages, search,
            await db.Files.AsNoTracking().Where(f => f.OwnerId == sheet.Id).OrderByDescending(f => f.StoredAt)
                .Select(f => new ScanLine(f.Id, f.MediaType, f.StoredAt, db.PaperSignatures.Count(s => s.EvidenceFileId == f.Id && s.UndoId == null))).ToListAsync(cancel))
        {
            Pick = lines.Exists(l => l.Number == spare && l.IsSpare && l.Person is null) ? await PickAsync(db, sheet, spare, who, cancel) : null,
        };
    }

    /// <summary>Numbers and people of the sheet; of a sheet of blank lines everybody who is registered by now, without a number.</summary>
    private static async Task<IReadOnlyList<(int? Number, Guid? Person, bool IsSpare)>> LinesAsync(BakohumasDb db, SigningSheet sheet, string key, CancellationToken cancel)
    {
        if (sheet.BlankLines > 0)
        {
            var everybody = SheetRows.Registered(db, sheet.EventId, sheet.AgencyId, sheet.Signers);
            return [.. (await (key.Length == 0 ? everybody : everybody.Where(r => r.SearchName.Contains(key))).Select(r => r.Id).ToListAsync(cancel)).Select(id => ((int?)null, (Guid?)id, false))];
        }

        var people = SheetLines.Unpack(sheet.Lines);
        var given = await db.SpareLines.AsNoTracking().Where(l => l.SheetId == sheet.Id && l.TakenBackAt == null).ToDictionaryAsync(l => l.Number, l => l.RegistrationId, cancel);
        var lines = people.Select((id, i) => ((int?)(i + 1), (Guid?)id, false))
            .Concat(Enumerable.Range(people.Count + 1, sheet.SpareLines).Select(n => ((int?)n, given.TryGetValue(n, out var id) ? id : (Guid?)null, true)));
        if (key.Length == 0) return [.. lines];
        var named = (await db.Registrations.Where(r => r.EventId == sheet.EventId && r.SearchName.Contains(key)).Select(r => r.Id).ToListAsync(cancel)).ToHashSet();
        return [.. lines.Where(l => l.Item2 is { } id && named.Contains(id))];
    }

    private static async Task<SparePick> PickAsync(BakohumasDb db, SigningSheet sheet, int number, string? who, CancellationToken cancel)
    {
        if (KeyOf(who) is not { Length: > 0 } key) return new SparePick(number, who, []);
        // An office's sheet has room for guests of other offices.
        var found = await SheetRows.Guests(db, sheet).Where(r => r.SearchName.Contains(key)).Take(SparePick.Most + SheetLines.Unpack(sheet.Lines).Count).ToListAsync(cancel);
        var printed = SheetLines.Unpack(sheet.Lines).ToHashSet();
        return new SparePick(number, who, [.. found.Where(r => !printed.Contains(r.Id)).Take(SparePick.Most)]);
    }

    private static string KeyOf(string? search) => string.IsNullOrWhiteSpace(search) || search.Length > 200 ? "" : SearchKey.Of(search);
}
