using Bakohumas.Domain.Pledges;
using Bakohumas.Domain.Registrations;
using Bakohumas.Web.Data;
using Bakohumas.Web.Features.Shared;
using Microsoft.EntityFrameworkCore;

namespace Bakohumas.Web.Features.Joint;

/// <summary>One sheet of the list; <paramref name="Agency"/> is null for everybody.</summary>
internal sealed record SheetLine(string Code, string? Agency, int BlankLines, DateTimeOffset MadeAt, int Entered, string Text);

/// <summary>The sheets of an event, and what a new one can be made for.</summary>
internal sealed record SheetsPage(PanelHead Event, IReadOnlyList<SheetLine> Sheets, IReadOnlyList<Choice> Agencies, int OnPaper, int Unprinted)
{
    public static readonly int[] Blanks = [20, 40, 60, 100];

    /// <summary>The first is chosen unless somebody says otherwise.</summary>
    public static readonly int[] Spares = [5, 10, 20, 40];

    /// <summary>A code that was typed and belongs to no sheet of the event.</summary>
    public string? Sought { get; init; }

    public static async Task<SheetsPage> LoadAsync(BakohumasDb db, PanelHead at, CancellationToken cancel)
    {
        var sheets = await db.SigningSheets.AsNoTracking().Where(s => s.EventId == at.Id).OrderByDescending(s => s.MadeAt).ThenByDescending(s => s.Id).Take(200)
            .Select(s => new SheetLine(
                s.Code, db.Agencies.Where(a => a.Id == s.AgencyId).Select(a => a.Name).FirstOrDefault(), s.BlankLines, s.MadeAt,
                db.PaperSignatures.Count(p => p.SheetId == s.Id && p.UndoId == null),
                db.PledgeTextVersions.Where(v => db.FrozenTexts.Any(t => t.Id == s.FrozenTextId && t.PledgeTextVersionId == v.Id)).Select(v => v.Title).First())).ToListAsync(cancel);
        var agencies = await db.Agencies.AsNoTracking().Where(a => db.Registrations.Any(r => r.EventId == at.Id && r.AgencyId == a.Id && r.State == RegistrationState.Registered))
            .OrderBy(a => a.SearchName).Select(a => new { a.Id, a.Name }).Take(2000).ToListAsync(cancel);
        var printed = sheets.Count == 0 ? null : await SheetRows.PrintedAsync(db, at.Id, cancel);
        var seats = printed is null ? [] : await db.Registrations.Where(r => r.EventId == at.Id && r.State == RegistrationState.Registered).Select(r => r.Id).ToListAsync(cancel);
        return new SheetsPage(
            at, sheets, [.. agencies.Select(a => new Choice(a.Id.ToString(), a.Name))],
            await db.PaperSignatures.CountAsync(p => p.EventId == at.Id && p.UndoId == null, cancel), seats.Count(id => !printed!.Contains(id)));
    }
}
