using Bakohumas.Web.Data;

namespace Bakohumas.Web.Features.Retention;

/// <summary>Rows of one event, or of none, whose time is over; at most a batch of them.</summary>
internal sealed record DueRows(Guid? EventId, IReadOnlyList<Guid> Ids);

/// <summary>
/// One line of product 6.11: what is due, asked outside of any transaction because it may have to look far, and the act that erases
/// a batch of it. The act asks once more what it erases, so that of several nodes each row is erased, and counted, by one.
/// </summary>
/// <param name="Name">What the audit calls it.</param>
/// <param name="DueAsync">Empty when nothing is due.</param>
/// <param name="EraseAsync">Erases these rows as far as they are still due, and says how many; touches at most 99 rows.</param>
internal sealed record RetentionLine(
    string Name,
    Func<BakohumasDb, DateTimeOffset, CancellationToken, Task<DueRows>> DueAsync,
    Func<BakohumasDb, DueRows, DateTimeOffset, CancellationToken, Task<int>> EraseAsync)
{
    public const int Batch = 90;

    public static IReadOnlyList<RetentionLine> All { get; } =
    [
        PeopleLines.Phones, PeopleLines.Unsuccessful, PeopleLines.Attendance, PledgeLines.Pledges, PledgeLines.Papers,
        JointLines.Signatures, JointLines.Signers, JointLines.Ink, JointLines.Scans, JointLines.Papers, JointLines.Replaced,
        DoorLines.Notes, DoorLines.Reasons, DoorLines.SeatNotes, DoorLines.Sheets, ReportLines.Reports, ReportLines.Reviews, ReportLines.Evidence, RecordLines.Mails, RecordLines.Audit,
    ];
}

/// <summary>A row of an event that may be due.</summary>
internal sealed record DueRow(Guid EventId, Guid Id);

internal static class DueRowsExtensions
{
    /// <summary>Those of the first event: an act, and its line in the audit, is about one.</summary>
    public static DueRows OfOneEvent(this IReadOnlyList<DueRow> rows) =>
        rows.Count == 0 ? new DueRows(null, []) : new DueRows(rows[0].EventId, [.. rows.Where(r => r.EventId == rows[0].EventId).Select(r => r.Id)]);
}
