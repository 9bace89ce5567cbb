using System.Globalization;
using System.Security.Cryptography;
using System.Text;
using System.Text.RegularExpressions;
using Bakohumas.Domain.CheckIn;
using Bakohumas.Domain.Tickets;
using Bakohumas.Web.Platform.Devices;

namespace Bakohumas.Web.Features.CheckIn;

/// <summary>Body of <c>POST /api/v1/events/{slug}/admissions</c> as it arrives (product 6.3).</summary>
internal sealed record AdmissionBody
{
    /// <summary>UUID chosen by the device; a known one returns the first answer.</summary>
    public string? Nonce { get; init; }

    /// <summary>The 16 characters, or the whole text of the QR, at most 200; this or <see cref="TicketId"/>.</summary>
    public string? Code { get; init; }

    /// <summary>From the roster; this or <see cref="Code"/>.</summary>
    public string? TicketId { get; init; }

    /// <summary>1 to 40 characters.</summary>
    public string? Gate { get; init; }

    /// <summary><c>in</c> (default) or <c>out</c>.</summary>
    public string? Direction { get; init; }

    /// <summary>Default: the occasion running now.</summary>
    public string? Occasion { get; init; }

    /// <summary>RFC 3339 with an offset: when the device says it happened.</summary>
    public string? At { get; init; }

    /// <summary>Measured difference between the device's clock and the server's, in milliseconds.</summary>
    public int? SkewMs { get; init; }

    /// <summary>Decided at the door without the server: a fact, whatever the rules say now.</summary>
    public bool Forced { get; init; }

    /// <summary>Ask first: the answer is given, nothing is written.</summary>
    public bool Preview { get; init; }

    /// <summary>
    /// What a door without network told the person, with <see cref="Forced"/>: <c>admitted</c> (default), <c>left</c>, <c>alreadyInside</c>,
    /// <c>refused</c> or <c>unknown</c>. Whom it sent away is not let in afterwards by the record.
    /// </summary>
    public string? Verdict { get; init; }

    /// <summary>Why it refused: one of the closed set.</summary>
    public string? Reason { get; init; }
}

/// <summary>A well-formed admission call.</summary>
internal sealed partial record AdmissionCall(
    Guid Nonce, string? Code, Guid? TicketId, string Gate, Direction Direction, Guid? OccasionId, DateTimeOffset At, int SkewMs, bool Forced, bool Preview)
{
    /// <summary>What a door without network said instead of letting the person pass; null when it let them pass.</summary>
    public SaidAtTheDoor? Said { get; init; }

    /// <summary>
    /// When it counts: a live call when the server hears it; what happened offline by the device's clock, set right by the difference that
    /// the device measured, and never at a time that has not come yet.
    /// </summary>
    public DateTimeOffset HappenedAt(DateTimeOffset now)
    {
        if (!Forced) return now;
        var at = At.AddMilliseconds(SkewMs);
        return at < now ? at : now;
    }

    /// <summary>What must not change under one nonce: code (however it is written) or ticket, gate, direction, occasion. A retry measures time again.</summary>
    public byte[] RequestHash() => SHA256.HashData(Encoding.UTF8.GetBytes($"{(DoorCode.TryReadScan(Code, out var code) ? code.Text : Code)}\n{TicketId}\n{Gate}\n{Direction}\n{OccasionId}"));

    /// <summary>Checks a body; the first thing that is wrong is named by its field.</summary>
    public static (AdmissionCall? Call, string? WrongField) From(AdmissionBody body)
    {
        if (!Guid.TryParse(body.Nonce, out var nonce) || nonce == Guid.Empty) return (null, "nonce");
        if (body.Code is null == body.TicketId is null) return (null, "code");
        if (body.Code is { Length: 0 or > 200 }) return (null, "code");
        Guid? ticket = null;
        if (body.TicketId is not null)
        {
            if (!Guid.TryParse(body.TicketId, out var id)) return (null, "ticketId");
            ticket = id;
        }

        if (ShortName.Of(body.Gate) is not { } gate) return (null, "gate");
        if (body.Direction is not (null or "in" or "out")) return (null, "direction");
        Guid? occasion = null;
        if (body.Occasion is not null)
        {
            if (!Guid.TryParse(body.Occasion, out var id)) return (null, "occasion");
            occasion = id;
        }

        if (Instant(body.At) is not { } at) return (null, "at");
        // What happened cannot be asked about: a token that has ended must not look people up.
        if (body.Forced && body.Preview) return (null, "preview");
        if (!IsSaid(body, out var said)) return (null, "verdict");
        return (new(nonce, body.Code, ticket, gate, body.Direction == "out" ? Domain.CheckIn.Direction.Out : Domain.CheckIn.Direction.In,
            occasion, at, body.SkewMs ?? 0, body.Forced, body.Preview) { Said = said }, null);
    }

    private static bool IsSaid(AdmissionBody body, out SaidAtTheDoor? said)
    {
        said = null;
        if (body.Verdict is null or "admitted" or "left") return body.Reason is null && (body.Verdict is null || body.Forced);
        if (!body.Forced || body.Preview) return false;
        RefusalReason? reason = null;
        if (body.Reason is not null)
        {
            if (!Reasons.TryGetValue(body.Reason, out var known)) return false;
            reason = known;
        }

        switch (body.Verdict, reason)
        {
            case ("alreadyInside", null): said = new(Domain.CheckIn.Verdict.AlreadyInside, null); return true;
            case ("unknown", null or RefusalReason.Unknown): said = new(Domain.CheckIn.Verdict.Unknown, RefusalReason.Unknown); return true;
            case ("refused", { } why): said = new(Domain.CheckIn.Verdict.Refused, why); return true;
            default: return false;
        }
    }

    private static readonly Dictionary<string, RefusalReason> Reasons =
        Enum.GetValues<RefusalReason>().ToDictionary(r => System.Text.Json.JsonNamingPolicy.CamelCase.ConvertName(r.ToString()), StringComparer.Ordinal);

    /// <summary>
    /// An RFC 3339 instant with its offset, cut to milliseconds; null for anything else, also for one without an offset or outside
    /// the years 1970 to 9998: no clock shows it, and the hours around it could not be reckoned.
    /// </summary>
    public static DateTimeOffset? Instant(string? text)
    {
        if (text is null || text.Length > 40 || !Rfc3339().IsMatch(text)) return null;
        if (!DateTimeOffset.TryParse(text, CultureInfo.InvariantCulture, DateTimeStyles.None, out var at)) return null;
        var utc = at.ToUniversalTime();
        if (utc.Year is < 1970 or > 9998) return null;
        return new DateTimeOffset(utc.Ticks - (utc.Ticks % TimeSpan.TicksPerMillisecond), TimeSpan.Zero);
    }

    [GeneratedRegex(@"^\d{4}-\d{2}-\d{2}[Tt]\d{2}:\d{2}:\d{2}(\.\d{1,9})?([Zz]|[+-]\d{2}:\d{2})$", RegexOptions.CultureInvariant)]
    private static partial Regex Rfc3339();
}

/// <summary>A verdict that moved nobody, as a door without network gave it.</summary>
internal sealed record SaidAtTheDoor(Verdict Verdict, RefusalReason? Reason);

/// <summary>Answer of an admission call.</summary>
internal sealed record AdmissionAnswer
{
    public required Verdict Verdict { get; init; }
    public RefusalReason? Reason { get; init; }

    /// <summary>Name, agency and role of a known ticket of this event; null otherwise.</summary>
    public string? Name { get; init; }

    public string? Agency { get; init; }
    public string? Role { get; init; }
    public FirstAdmission? First { get; init; }
    public Guid? AdmissionId { get; init; }
    public bool Conflict { get; init; }
}

/// <summary>Where and when a person was first admitted.</summary>
internal sealed record FirstAdmission(string Gate, DateTimeOffset At);
