using System.Globalization;
using Bakohumas.Domain.CheckIn;
using Bakohumas.Web.Features.Shared;

namespace Bakohumas.Web.Features.CheckIn;

/// <summary>What the door without script shows of delegations: agencies that were found, or the people of one.</summary>
internal sealed record DelegationSheet(string? Query, IReadOnlyList<DelegationAgency> Agencies, DelegationList? List)
{
    /// <summary>Ticket and nonce of each, as its box sends them: a confirmation sent twice is one.</summary>
    public IReadOnlyList<(DelegationPerson Person, string Value)> Boxes { get; init; } = [];

    /// <summary>What to tell, already worded.</summary>
    public string? Said { get; init; }
}

/// <summary>Delegations and companions for the page without script, worded; the same desks as the calls of the script.</summary>
internal sealed class DelegationPlain(DelegationSearch search, DelegationDesk desk, CompanionsDesk companions, TimeProvider clock, Wording words)
{
    private string Now => clock.GetUtcNow().ToString("yyyy-MM-dd'T'HH:mm:ss.fff'Z'", CultureInfo.InvariantCulture);

    /// <returns>Null when the device is no longer paired.</returns>
    public async Task<DelegationSheet?> FindAsync(string token, string slug, string? query, Guid? agency, CancellationToken cancel)
    {
        var outcome = agency is { } id ? await search.ListAsync(token, slug, id, cancel) : await search.FindAsync(token, slug, query ?? "", cancel);
        return outcome switch
        {
            DelegationOutcome.Agencies { Found: var found } => new(query, found, null) { Said = found.Count == 0 ? words["rombongan.tidak_ada"] : null },
            DelegationOutcome.Listed { List: var list } => new(query, [], list) { Boxes = [.. list.People.Select(p => (p, $"{p.TicketId}|{Guid.CreateVersion7(clock.GetUtcNow())}"))] },
            DelegationOutcome.TooShort => new(query, [], null) { Said = words["rombongan.petunjuk"] },
            DelegationOutcome.NotFound => new(query, [], null) { Said = words["rombongan.tanpa_orang"] },
            _ => null,
        };
    }

    /// <param name="rows">Ticket and nonce of each that was ticked.</param>
    /// <returns>Null when the device is no longer paired.</returns>
    public async Task<DoorAnswer?> AdmitAsync(string token, string slug, string gate, string? agency, IReadOnlyList<string> rows, CancellationToken cancel)
    {
        var (calls, _) = DelegationDesk.Read(new DelegationBody(gate, Now, 0, [.. rows.Select(r => r.Split('|')).Select(p => new DelegationRowBody(p[0], p.ElementAtOrDefault(1)))]));
        if (calls is null) return new DoorAnswer("no", words["gawai.belum_tercatat"], agency ?? "", [], words["rombongan.pilih_dulu"], null);
        return await desk.AdmitAsync(token, slug, calls, cancel) switch
        {
            DelegationAdmitted.Answered { Rows: var answers } => Summed(agency, answers),
            DelegationAdmitted.NonceTaken => new DoorAnswer("no", words["gawai.belum_tercatat"], agency ?? "", [], words["gawai.masalah.conflict"], null),
            _ => null,
        };
    }

    /// <returns>What to tell, and null when the device is no longer paired.</returns>
    public async Task<string?> CountAsync(string token, string slug, string gate, string? nonce, string? kind, int? number, string? direction, CancellationToken cancel)
    {
        var (call, _) = CompanionsCall.From(new CompanionsBody(nonce, kind, number, direction == "out" ? "out" : "in", gate, Now));
        if (call is null) return words["pendamping.jumlah_salah"];
        return await companions.CountAsync(token, slug, call, cancel) switch
        {
            CompanionsOutcome.Counted { Inside: var inside } => words["pendamping.dicatat", ("pendamping", inside.Companions), ("pengemudi", inside.Drivers)],
            CompanionsOutcome.NonceTaken => words["gawai.masalah.conflict"],
            _ => null,
        };
    }

    private DoorAnswer Summed(string? agency, IReadOnlyList<DelegationRow> answers)
    {
        var passed = answers.Count(r => r.Answer.Verdict == Verdict.Admitted);
        List<string> lines = [words["rombongan.diterima", ("jumlah", passed)]];
        if (passed < answers.Count) lines.Add(words["rombongan.tidak_diterima", ("jumlah", answers.Count - passed)]);
        return new DoorAnswer(passed == answers.Count ? "ok" : "again", words[passed > 0 ? "gawai.diterima" : "gawai.ditolak"], agency ?? "", lines, null, null);
    }
}
