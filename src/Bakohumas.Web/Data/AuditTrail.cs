using Bakohumas.Domain.Audit;

namespace Bakohumas.Web.Data;

/// <summary>Who acts, as the audit records it: a kind and an id, never a name.</summary>
internal readonly record struct Actor(ActorKind Kind, Guid? Id)
{
    public static Actor System => new(ActorKind.System, null);
    public static Actor Public => new(ActorKind.Public, null);
    public static Actor Account(Guid id) => new(ActorKind.Account, id);
    public static Actor Device(Guid id) => new(ActorKind.Device, id);
    public static Actor Attendee(Guid registrationId) => new(ActorKind.Attendee, registrationId);
    public static Actor JointSigner(Guid signerId) => new(ActorKind.JointSigner, signerId);
    public static Actor DutyOwner(Guid dutyId) => new(ActorKind.DutyOwner, dutyId);
}

/// <summary>Adds the audit row of an act to the same transaction.</summary>
internal static class AuditTrail
{
    /// <param name="act">One of <see cref="Acts"/>.</param>
    /// <param name="fields">Names of changed fields; never their values.</param>
    public static void Record(this BakohumasDb db, DateTimeOffset now, string act, Actor actor, Guid subjectId, Guid? eventId = null, params ReadOnlySpan<string> fields) =>
        db.Audit.Add(Entry(now, act, actor, subjectId, eventId, fields));

    public static AuditEntry Entry(DateTimeOffset now, string act, Actor actor, Guid subjectId, Guid? eventId, params ReadOnlySpan<string> fields) => new()
    {
        Id = Guid.CreateVersion7(now),
        At = now,
        Act = act,
        ActorKind = actor.Kind,
        ActorId = actor.Id,
        SubjectId = subjectId,
        EventId = eventId,
        Fields = fields.Length == 0 ? null : string.Join(',', fields!),
    };
}

/// <summary>Every act that the audit knows.</summary>
internal static class Acts
{
    public const string AccountInvited = "account.invited";
    public const string AccountOpened = "account.opened";
    public const string AccountDisabled = "account.disabled";
    public const string AccountEnabled = "account.enabled";
    public const string AccountSignedIn = "account.signed-in";
    public const string AccountSignedOut = "account.signed-out";
    public const string AccountSignedOutEverywhere = "account.signed-out-everywhere";
    public const string AccountSignInRefused = "account.sign-in-refused";
    public const string PasswordLinkSent = "account.password-link-sent";
    public const string PasswordRenewed = "account.password-renewed";
    public const string GrantMade = "grant.made";
    public const string GrantEnded = "grant.ended";
    public const string SetUp = "site.set-up";
    public const string AgencyMade = "agency.made";
    public const string AgencyChanged = "agency.changed";
    public const string AgencyMerged = "agency.merged";
    public const string AgencyContactChanged = "agency.contact-changed";
    public const string EventMade = "event.made";
    public const string EventChanged = "event.changed";
    public const string EventPublished = "event.published";
    public const string EventRegistrationClosed = "event.registration-closed";
    public const string EventRegistrationReopened = "event.registration-reopened";
    public const string EventStarted = "event.started";
    public const string EventFinished = "event.finished";
    public const string EventCancelled = "event.cancelled";
    public const string RegistrationMade = "registration.made";
    public const string RegistrationChanged = "registration.changed";
    public const string RegistrationCancelled = "registration.cancelled";
    public const string LinkRequested = "registration.link-requested";
    public const string TicketReplaced = "ticket.replaced";
    public const string RemindersStopped = "registration.reminders-stopped";
    public const string PairingCodeMade = "device.pairing-code-made";
    public const string DevicePaired = "device.paired";
    public const string KioskPinSet = "device.pin-set";
    public const string BadgePrinted = "badge.printed";
    public const string BadgesDownloaded = "badge.downloaded";
    public const string DeviceRevoked = "device.revoked";
    public const string ScanConfirmed = "door.confirmed";
    public const string ScanRejected = "door.rejected";
    public const string ConflictClosed = "door.conflict-closed";
    public const string Scanned = "door.scanned";
    public const string ScanUndone = "door.undone";
    public const string OnlineAdmitted = "door.online";
    public const string AttendanceEntered = "attendance.entered";
    public const string AttendanceUndone = "attendance.undone";
    public const string AttendanceScanDownloaded = "attendance.scan-downloaded";
    public const string OnlineWordSet = "event.online-word-set";
    public const string RosterSearched = "door.roster-searched";
    public const string DelegationListed = "door.delegation-listed";
    public const string WalkInMade = "door.walk-in";
    public const string WalkInOverCapacity = "door.walk-in-over-capacity";
    public const string WalkInRefused = "door.walk-in-refused";
    public const string CompanionsCounted = "door.companions-counted";
    public const string SeatChecked = "registration.seat-checked";
    public const string VipMarked = "registration.vip-marked";
    public const string VipUnmarked = "registration.vip-unmarked";
    public const string OfflineListTaken = "door.list-taken";
    public const string ScreenSwitched = "screen.switched";
    public const string SelfCheckInSwitched = "event.self-check-in-switched";
    public const string SigningOpened = "signing.opened";
    public const string SigningSwitched = "signing.switched";
    public const string SigningClosed = "signing.closed";
    public const string TextDraftMade = "text.draft-made";
    public const string TextDraftSaved = "text.draft-saved";
    public const string TextDraftDiscarded = "text.draft-discarded";
    public const string TextSubmitted = "text.submitted";
    public const string TextChecked = "text.checked";
    public const string TextReturned = "text.returned";
    public const string TextReleased = "text.released";
    public const string TextWithdrawn = "text.withdrawn";
    public const string ReadingListChanged = "event.reading-list-changed";
    public const string ReadingMarked = "pledge.reading-marked";
    public const string TabletOpened = "tablet.opened";
    public const string PledgeSigned = "pledge.signed";
    public const string PledgeDisputed = "pledge.disputed";
    public const string PledgeWithdrawn = "pledge.withdrawn";
    public const string PledgeCorrected = "pledge.corrected";
    public const string PledgeSealed = "pledge.sealed";
    public const string PaperLost = "paper.lost";
    public const string PledgeStamped = "pledge.stamped";
    public const string PaperDownloaded = "paper.downloaded";
    public const string RecordsDownloaded = "records.downloaded";
    public const string JointSealed = "joint.sealed";
    public const string JointDownloaded = "joint.downloaded";
    public const string JointOfficersDownloaded = "joint.officers-downloaded";
    public const string JointSignerAdded = "joint.signer-added";
    public const string JointSignerChanged = "joint.signer-changed";
    public const string JointSignerRemoved = "joint.signer-removed";
    public const string JointLinkRenewed = "joint.link-renewed";
    public const string JointSigned = "joint.signed";
    public const string PosterDownloaded = "poster.downloaded";
    public const string SheetMade = "sheet.made";
    public const string SheetPrinted = "sheet.printed";
    public const string SpareLineGiven = "sheet.line-given";
    public const string SpareLineTakenBack = "sheet.line-taken-back";
    public const string PaperEntered = "sheet.entered";
    public const string PaperUndone = "sheet.undone";
    public const string ScanDownloaded = "sheet.scan-downloaded";
    public const string DutyMade = "duty.made";
    public const string DutyOpened = "duty.opened";
    public const string DutyOwnerChanged = "duty.owner-changed";
    public const string ReportFiled = "duty.reported";
    public const string ReportReviewed = "duty.reviewed";
    public const string EvidenceDownloaded = "evidence.downloaded";
    public const string MailSent = "mail.sent";
    public const string MailQuarantined = "mail.quarantined";
    public const string MailReleased = "mail.released";
    public const string KeptLongEnough = "retention.erased";
}
