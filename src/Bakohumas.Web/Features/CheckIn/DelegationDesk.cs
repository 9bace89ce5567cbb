using Bakohumas.Web.Data;
using Bakohumas.Web.Platform.Security;

namespace Bakohumas.Web.Features.CheckIn;

/// <summary>One person of a confirmed list.</summary>
internal sealed record DelegationRowBody(string? TicketId, string? Nonce);

/// <param name="At">RFC 3339 with an offset.</param>
/// <param name="People">1 to 100, each with a nonce of its own.</param>
internal sealed record DelegationBody(string? Gate, string? At, int? SkewMs, IReadOnlyList<DelegationRowBody?>? People);

/// <summary>What the door says about one person of the list.</summary>
internal sealed record DelegationRow(Guid TicketId, AdmissionAnswer Answer);

/// <summary>What became of a confirmation.</summary>
internal abstract record DelegationAdmitted
{
    private DelegationAdmitted()
    {
    }

    public sealed record Answered(IReadOnlyList<DelegationRow> Rows) : DelegationAdmitted;

    /// <summary>A nonce was used for something else; nothing was written.</summary>
    public sealed record NonceTaken : DelegationAdmitted;

    public sealed record NoSuchEvent : DelegationAdmitted;

    public sealed record NotPaired : DelegationAdmitted;
}

/// <summary>
/// Lets the people of a list in by one confirmation: one act, one row of the door for each, by the same rules and answered one by one.
/// All rows are written or none.
/// </summary>
internal sealed class DelegationDesk(WriteLane lane, TimeProvider clock)
{
    /// <summary>Of one confirmation: each is a scan, an admission and an audit row (decision 0023).</summary>
    public const int MostPeople = 100;

    /// <summary>Checks a body; the first thing that is wrong is named by its field.</summary>
    public static (IReadOnlyList<AdmissionCall>? Calls, string? WrongField) Read(DelegationBody body)
    {
        if (body.People is not { Count: >= 1 and <= MostPeople } people) return (null, "people");
        var calls = new List<AdmissionCall>(people.Count);
        foreach (var person in people)
        {
            var (call, wrong) = AdmissionCall.From(new AdmissionBody { Nonce = person?.Nonce, TicketId = person?.TicketId ?? "", Gate = body.Gate, At = body.At, SkewMs = body.SkewMs });
            if (call is null) return (null, wrong);
            calls.Add(call);
        }

        return calls.DistinctBy(c => c.Nonce).Count() == calls.Count && calls.DistinctBy(c => c.TicketId).Count() == calls.Count ? (calls, null) : (null, "people");
    }

    public Task<DelegationAdmitted> AdmitAsync(string token, string slug, IReadOnlyList<AdmissionCall> calls, CancellationToken cancel)
    {
        var now = clock.GetUtcNow();
        var tokenHash = Links.Hash(token);
        (AdmissionCall Call, byte[] Hash)[] rows = [.. calls.Select(c => (c, c.RequestHash()))];
        return lane.WriteRawAsync<DelegationAdmitted>((connection, transaction) =>
        {
            var book = new DoorBook(PreparedStatements.Of(connection, transaction));
            if (book.Session(tokenHash, slug) is { } session && rows.Any(r => book.Answered(session.DeviceId, r.Call.Nonce) is { } earlier && !earlier.RequestHash.AsSpan().SequenceEqual(r.Hash)))
                return new DelegationAdmitted.NonceTaken();
            var answers = new List<DelegationRow>(rows.Length);
            foreach (var (call, hash) in rows)
                switch (AdmissionDesk.Admit(book, tokenHash, slug, call, null, hash, now))
                {
                    case AdmissionOutcome.Answered { Answer: var answer }:
                        answers.Add(new DelegationRow(call.TicketId!.Value, answer));
                        break;
                    // Both are known by the first person, before anything was written.
                    case AdmissionOutcome.NoSuchEvent:
                        return new DelegationAdmitted.NoSuchEvent();
                    case AdmissionOutcome.NotPaired:
                        return new DelegationAdmitted.NotPaired();
                    default:
                        return new DelegationAdmitted.NonceTaken();
                }

            return new DelegationAdmitted.Answered(answers);
        }, cancel);
    }
}
