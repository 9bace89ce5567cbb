using System.Security.Cryptography;
using System.Text;
using Bakohumas.Domain.CheckIn;
using Bakohumas.Web.Platform.Registrations;

namespace Bakohumas.Web.Features.CheckIn;

/// <summary>Body of <c>POST /api/v1/events/{slug}/walk-ins</c> as it arrives (product 6.3).</summary>
internal sealed record WalkInBody
{
    /// <summary>UUID chosen by the device; a known one returns the first answer.</summary>
    public string? Nonce { get; init; }

    /// <summary>At most 120 characters.</summary>
    public string? Name { get; init; }

    /// <summary>As people write it, at most 160 characters; this or <see cref="AgencyId"/>.</summary>
    public string? Agency { get; init; }

    /// <summary>From the list of agencies; this or <see cref="Agency"/>.</summary>
    public string? AgencyId { get; init; }

    /// <summary>Position or unit, whichever the person names, at most 120 characters; kept as the position, which papers print. May be missing.</summary>
    public string? Unit { get; init; }

    /// <summary>Employment status, one of the event's audience; may be missing when there is only one.</summary>
    public string? Status { get; init; }

    /// <summary>This or <see cref="Phone"/>.</summary>
    public string? Mail { get; init; }

    /// <summary>Indonesian mobile number; this or <see cref="Mail"/>.</summary>
    public string? Phone { get; init; }

    /// <summary>The privacy notice that the person agreed to, as the door page names it: <c>privasi-ringkas 1.0.0 id</c>.</summary>
    public string? Consent { get; init; }

    /// <summary>1 to 40 characters.</summary>
    public string? Gate { get; init; }

    /// <summary>RFC 3339 with an offset: when the device says it happened.</summary>
    public string? At { get; init; }

    /// <summary>Measured difference between the device's clock and the server's, in milliseconds.</summary>
    public int? SkewMs { get; init; }

    /// <summary>Decided at the door without the server: a fact, whatever the seats say now.</summary>
    public bool Forced { get; init; }

    /// <summary>Why a supervisor lets the person in although the seats are taken, at most 2,000 characters.</summary>
    public string? Reason { get; init; }

    /// <summary>
    /// The person's fields and the reason as JSON, sealed to the key of the event's offline list (base64url); instead of the fields themselves, from
    /// the queue of a door without network.
    /// </summary>
    public string? Sealed { get; init; }

    /// <summary>Number of the slip that the person was given, at most 12 of letters, digits and hyphens.</summary>
    public string? Slip { get; init; }
}

/// <summary>A form that was read and found right.</summary>
/// <param name="AgencyId">An agency chosen from the list; null when its name decides.</param>
internal sealed record WalkInCall(
    Guid Nonce, Applicant Person, Guid? AgencyId, string Gate, DateTimeOffset At, int SkewMs, bool Forced, string? Reason, string? Slip)
{
    /// <summary>What must not change under one nonce: the person, gate and reason. A retry measures time again, and one from the queue may have got a slip.</summary>
    /// <remarks>Stored as a keyed hash only: it outlives the person's erasure, and a plain one could be guessed.</remarks>
    public string Asked => string.Join('\n',
        "walk-in", Person.Name.Text, AgencyId?.ToString() ?? Person.Agency, Person.Position, Person.Status, Person.Mail?.ComparisonKey, Person.Phone?.E164, Gate, Reason);

    /// <summary>When it counts, as of every call at a door.</summary>
    public DateTimeOffset HappenedAt(DateTimeOffset now) => Admission(Guid.Empty).HappenedAt(now);

    /// <summary>The admission that follows once the person has a ticket.</summary>
    public AdmissionCall Admission(Guid ticketId) => new(Nonce, null, ticketId, Gate, Direction.In, null, At, SkewMs, Forced, Preview: false);
}

/// <summary>Answer of a walk-in call: the door's verdict, and what the person gets.</summary>
internal sealed record WalkInAnswer
{
    public required Verdict Verdict { get; init; }

    /// <summary>Why nobody was registered; null otherwise.</summary>
    public WalkInRefusal? Reason { get; init; }

    public string? Name { get; init; }
    public string? Agency { get; init; }
    public string? Role { get; init; }
    public FirstAdmission? First { get; init; }
    public Guid? AdmissionId { get; init; }
    public bool Conflict { get; init; }

    /// <summary>The person was registered already and comes with that ticket.</summary>
    public bool Known { get; init; }

    /// <summary>Address of the new ticket's QR; never the personal link, and null for somebody who has a ticket.</summary>
    public string? Entrance { get; init; }

    /// <summary>The QR of <see cref="Entrance"/>, ready to be drawn.</summary>
    public QrDrawing? Qr { get; init; }

    /// <summary>The slip's number as it is kept.</summary>
    public string? Slip { get; init; }

    /// <summary>There was no seat: the organizer sees to a chair.</summary>
    public bool SeatCheck { get; init; }

    /// <summary>A supervisor may send the form again with a reason.</summary>
    public bool MayOverride { get; init; }
}

/// <param name="Side">Of the square drawing, quiet zone included.</param>
/// <param name="Path">Path data of the dark modules (SVG 1.1, 8.3).</param>
internal sealed record QrDrawing(int Side, string Path);

/// <summary>What became of a walk-in call.</summary>
internal abstract record WalkInOutcome
{
    private WalkInOutcome()
    {
    }

    public sealed record Answered(WalkInAnswer Answer) : WalkInOutcome;

    /// <summary>The nonce was used for something else.</summary>
    public sealed record NonceTaken : WalkInOutcome;

    /// <summary>Unknown event, or one that the device does not belong to.</summary>
    public sealed record NoSuchEvent : WalkInOutcome;

    /// <summary>Unknown, expired or revoked token.</summary>
    public sealed record NotPaired : WalkInOutcome;
}
