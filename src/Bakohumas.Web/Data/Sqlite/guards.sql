-- What is a fact stays a fact: append-only tables and immutable columns, enforced below the application.
-- Dropped and created again after every migration, because EF's table rebuild on SQLite drops triggers silently.
-- RAISE(ABORT) undoes the statement only; ROLLBACK would kill a whole batch of the write lane.
-- Columns that erasure may empty (name, signature, record key, notes) stand outside the guards.

DROP TRIGGER IF EXISTS "EventTransitions_no_update";
CREATE TRIGGER "EventTransitions_no_update" BEFORE UPDATE ON "EventTransitions"
BEGIN SELECT RAISE(ABORT, 'EventTransitions is append-only'); END;
DROP TRIGGER IF EXISTS "EventTransitions_no_delete";
CREATE TRIGGER "EventTransitions_no_delete" BEFORE DELETE ON "EventTransitions"
BEGIN SELECT RAISE(ABORT, 'EventTransitions is append-only'); END;

DROP TRIGGER IF EXISTS "Scans_no_update";
CREATE TRIGGER "Scans_no_update" BEFORE UPDATE ON "Scans"
BEGIN SELECT RAISE(ABORT, 'Scans is append-only'); END;
DROP TRIGGER IF EXISTS "Scans_no_delete";
CREATE TRIGGER "Scans_no_delete" BEFORE DELETE ON "Scans"
BEGIN SELECT RAISE(ABORT, 'Scans is append-only'); END;

DROP TRIGGER IF EXISTS "ScanUndos_no_update";
CREATE TRIGGER "ScanUndos_no_update" BEFORE UPDATE ON "ScanUndos"
BEGIN SELECT RAISE(ABORT, 'ScanUndos is append-only'); END;
DROP TRIGGER IF EXISTS "ScanUndos_no_delete";
CREATE TRIGGER "ScanUndos_no_delete" BEFORE DELETE ON "ScanUndos"
BEGIN SELECT RAISE(ABORT, 'ScanUndos is append-only'); END;

DROP TRIGGER IF EXISTS "ScanReviews_no_update";
CREATE TRIGGER "ScanReviews_no_update" BEFORE UPDATE ON "ScanReviews"
BEGIN SELECT RAISE(ABORT, 'ScanReviews is append-only'); END;
DROP TRIGGER IF EXISTS "ScanReviews_no_delete";
CREATE TRIGGER "ScanReviews_no_delete" BEFORE DELETE ON "ScanReviews"
BEGIN SELECT RAISE(ABORT, 'ScanReviews is append-only'); END;
DROP TRIGGER IF EXISTS "ConflictClosures_no_update";
CREATE TRIGGER "ConflictClosures_no_update" BEFORE UPDATE OF "Id", "EventId", "ScanId", "At", "ByAccountId" ON "ConflictClosures"
BEGIN SELECT RAISE(ABORT, 'ConflictClosures is append-only'); END;
DROP TRIGGER IF EXISTS "ConflictClosures_no_delete";
CREATE TRIGGER "ConflictClosures_no_delete" BEFORE DELETE ON "ConflictClosures"
BEGIN SELECT RAISE(ABORT, 'ConflictClosures is append-only'); END;

DROP TRIGGER IF EXISTS "Admissions_no_update";
CREATE TRIGGER "Admissions_no_update" BEFORE UPDATE OF "Id", "EventId", "RegistrationId", "OccasionId" ON "Admissions"
BEGIN SELECT RAISE(ABORT, 'Admissions is append-only'); END;
-- A first admission moves only to an earlier scan, when a door without network brings one.
DROP TRIGGER IF EXISTS "Admissions_only_earlier";
CREATE TRIGGER "Admissions_only_earlier" BEFORE UPDATE OF "ScanId", "Source", "Gate", "At", "Minute" ON "Admissions" WHEN NEW."At" > OLD."At" OR NEW."ScanId" = OLD."ScanId"
BEGIN SELECT RAISE(ABORT, 'Admissions is append-only'); END;
DROP TRIGGER IF EXISTS "Admissions_no_delete";
CREATE TRIGGER "Admissions_no_delete" BEFORE DELETE ON "Admissions"
BEGIN SELECT RAISE(ABORT, 'Admissions is append-only'); END;

DROP TRIGGER IF EXISTS "WalkIns_no_update";
CREATE TRIGGER "WalkIns_no_update" BEFORE UPDATE OF "Id", "EventId", "DeviceId", "Nonce", "RequestHash", "Forced", "Gate", "At", "HeardAt", "Refusal", "RegistrationId", "ScanId", "IsNew", "IsOverCapacity" ON "WalkIns"
BEGIN SELECT RAISE(ABORT, 'WalkIns is append-only'); END;
DROP TRIGGER IF EXISTS "WalkIns_no_delete";
CREATE TRIGGER "WalkIns_no_delete" BEFORE DELETE ON "WalkIns"
BEGIN SELECT RAISE(ABORT, 'WalkIns is append-only'); END;

DROP TRIGGER IF EXISTS "SeatChecks_no_update";
CREATE TRIGGER "SeatChecks_no_update" BEFORE UPDATE OF "Id", "EventId", "RegistrationId", "At", "ByAccountId" ON "SeatChecks"
BEGIN SELECT RAISE(ABORT, 'SeatChecks is append-only'); END;
DROP TRIGGER IF EXISTS "SeatChecks_no_delete";
CREATE TRIGGER "SeatChecks_no_delete" BEFORE DELETE ON "SeatChecks"
BEGIN SELECT RAISE(ABORT, 'SeatChecks is append-only'); END;

DROP TRIGGER IF EXISTS "Companions_no_update";
CREATE TRIGGER "Companions_no_update" BEFORE UPDATE ON "Companions"
BEGIN SELECT RAISE(ABORT, 'Companions is append-only'); END;
DROP TRIGGER IF EXISTS "Companions_no_delete";
CREATE TRIGGER "Companions_no_delete" BEFORE DELETE ON "Companions"
BEGIN SELECT RAISE(ABORT, 'Companions is append-only'); END;

DROP TRIGGER IF EXISTS "AttendanceSheets_no_update";
CREATE TRIGGER "AttendanceSheets_no_update" BEFORE UPDATE ON "AttendanceSheets"
BEGIN SELECT RAISE(ABORT, 'AttendanceSheets is append-only'); END;
DROP TRIGGER IF EXISTS "AttendanceSheets_no_delete";
CREATE TRIGGER "AttendanceSheets_no_delete" BEFORE DELETE ON "AttendanceSheets"
BEGIN SELECT RAISE(ABORT, 'AttendanceSheets is append-only'); END;

DROP TRIGGER IF EXISTS "TicketCodes_no_update";
CREATE TRIGGER "TicketCodes_no_update" BEFORE UPDATE ON "TicketCodes"
BEGIN SELECT RAISE(ABORT, 'TicketCodes is append-only'); END;
DROP TRIGGER IF EXISTS "TicketCodes_no_delete";
CREATE TRIGGER "TicketCodes_no_delete" BEFORE DELETE ON "TicketCodes"
BEGIN SELECT RAISE(ABORT, 'TicketCodes is append-only'); END;

DROP TRIGGER IF EXISTS "FrozenTexts_no_update";
CREATE TRIGGER "FrozenTexts_no_update" BEFORE UPDATE ON "FrozenTexts"
BEGIN SELECT RAISE(ABORT, 'FrozenTexts is append-only'); END;
DROP TRIGGER IF EXISTS "FrozenTexts_no_delete";
CREATE TRIGGER "FrozenTexts_no_delete" BEFORE DELETE ON "FrozenTexts"
BEGIN SELECT RAISE(ABORT, 'FrozenTexts is append-only'); END;

DROP TRIGGER IF EXISTS "PledgeTextVersions_no_update";
CREATE TRIGGER "PledgeTextVersions_no_update" BEFORE UPDATE ON "PledgeTextVersions"
BEGIN SELECT RAISE(ABORT, 'PledgeTextVersions is append-only'); END;
DROP TRIGGER IF EXISTS "PledgeTextVersions_no_delete";
CREATE TRIGGER "PledgeTextVersions_no_delete" BEFORE DELETE ON "PledgeTextVersions"
BEGIN SELECT RAISE(ABORT, 'PledgeTextVersions is append-only'); END;

DROP TRIGGER IF EXISTS "PledgeDraftEdits_no_update";
CREATE TRIGGER "PledgeDraftEdits_no_update" BEFORE UPDATE ON "PledgeDraftEdits"
BEGIN SELECT RAISE(ABORT, 'PledgeDraftEdits is append-only'); END;
DROP TRIGGER IF EXISTS "PledgeDraftEdits_no_delete";
CREATE TRIGGER "PledgeDraftEdits_no_delete" BEFORE DELETE ON "PledgeDraftEdits"
BEGIN SELECT RAISE(ABORT, 'PledgeDraftEdits is append-only'); END;

DROP TRIGGER IF EXISTS "PledgeTextAuthors_no_update";
CREATE TRIGGER "PledgeTextAuthors_no_update" BEFORE UPDATE ON "PledgeTextAuthors"
BEGIN SELECT RAISE(ABORT, 'PledgeTextAuthors is append-only'); END;
DROP TRIGGER IF EXISTS "PledgeTextAuthors_no_delete";
CREATE TRIGGER "PledgeTextAuthors_no_delete" BEFORE DELETE ON "PledgeTextAuthors"
BEGIN SELECT RAISE(ABORT, 'PledgeTextAuthors is append-only'); END;

DROP TRIGGER IF EXISTS "PledgeTextChecks_no_update";
CREATE TRIGGER "PledgeTextChecks_no_update" BEFORE UPDATE ON "PledgeTextChecks"
BEGIN SELECT RAISE(ABORT, 'PledgeTextChecks is append-only'); END;
DROP TRIGGER IF EXISTS "PledgeTextChecks_no_delete";
CREATE TRIGGER "PledgeTextChecks_no_delete" BEFORE DELETE ON "PledgeTextChecks"
BEGIN SELECT RAISE(ABORT, 'PledgeTextChecks is append-only'); END;

DROP TRIGGER IF EXISTS "PledgeTextReleases_no_update";
CREATE TRIGGER "PledgeTextReleases_no_update" BEFORE UPDATE ON "PledgeTextReleases"
BEGIN SELECT RAISE(ABORT, 'PledgeTextReleases is append-only'); END;
DROP TRIGGER IF EXISTS "PledgeTextReleases_no_delete";
CREATE TRIGGER "PledgeTextReleases_no_delete" BEFORE DELETE ON "PledgeTextReleases"
BEGIN SELECT RAISE(ABORT, 'PledgeTextReleases is append-only'); END;

DROP TRIGGER IF EXISTS "PledgeTextWithdrawals_no_update";
CREATE TRIGGER "PledgeTextWithdrawals_no_update" BEFORE UPDATE ON "PledgeTextWithdrawals"
BEGIN SELECT RAISE(ABORT, 'PledgeTextWithdrawals is append-only'); END;
DROP TRIGGER IF EXISTS "PledgeTextWithdrawals_no_delete";
CREATE TRIGGER "PledgeTextWithdrawals_no_delete" BEFORE DELETE ON "PledgeTextWithdrawals"
BEGIN SELECT RAISE(ABORT, 'PledgeTextWithdrawals is append-only'); END;

DROP TRIGGER IF EXISTS "ReadingMarks_no_update";
CREATE TRIGGER "ReadingMarks_no_update" BEFORE UPDATE ON "ReadingMarks"
BEGIN SELECT RAISE(ABORT, 'ReadingMarks is append-only'); END;
DROP TRIGGER IF EXISTS "ReadingMarks_no_delete";
CREATE TRIGGER "ReadingMarks_no_delete" BEFORE DELETE ON "ReadingMarks"
BEGIN SELECT RAISE(ABORT, 'ReadingMarks is append-only'); END;

DROP TRIGGER IF EXISTS "ReadingEntries_no_update";
CREATE TRIGGER "ReadingEntries_no_update" BEFORE UPDATE OF "Id", "EventId", "Title", "Link", "AddedAt" ON "ReadingEntries"
BEGIN SELECT RAISE(ABORT, 'ReadingEntries is append-only'); END;
DROP TRIGGER IF EXISTS "ReadingEntries_no_delete";
CREATE TRIGGER "ReadingEntries_no_delete" BEFORE DELETE ON "ReadingEntries"
BEGIN SELECT RAISE(ABORT, 'ReadingEntries is append-only'); END;

DROP TRIGGER IF EXISTS "Pledges_no_update";
CREATE TRIGGER "Pledges_no_update" BEFORE UPDATE OF "Id", "EventId", "SigningSessionId", "RegistrationId", "FrozenTextId", "TextHash", "Number", "Code", "Nonce", "Method", "Assurance", "SignedAt", "PledgeConsentVersion", "PledgeConsentHash", "DataConsentVersion", "DataConsentHash", "ShowInJoint", "IdentityType", "AgencyId", "SupersedesId", "CorrectedAt" ON "Pledges"
BEGIN SELECT RAISE(ABORT, 'Pledges is append-only'); END;
DROP TRIGGER IF EXISTS "Pledges_no_delete";
CREATE TRIGGER "Pledges_no_delete" BEFORE DELETE ON "Pledges"
BEGIN SELECT RAISE(ABORT, 'Pledges is append-only'); END;

DROP TRIGGER IF EXISTS "PendingLeaves_no_update";
CREATE TRIGGER "PendingLeaves_no_update" BEFORE UPDATE ON "PendingLeaves"
BEGIN SELECT RAISE(ABORT, 'PendingLeaves is append-only'); END;
DROP TRIGGER IF EXISTS "PendingLeaves_no_delete";
CREATE TRIGGER "PendingLeaves_no_delete" BEFORE DELETE ON "PendingLeaves"
BEGIN SELECT RAISE(ABORT, 'PendingLeaves is append-only'); END;

DROP TRIGGER IF EXISTS "DutyReports_no_update";
CREATE TRIGGER "DutyReports_no_update" BEFORE UPDATE OF "Id", "DutyId", "Nonce", "FiledAt", "HeldOn", "Reached" ON "DutyReports"
BEGIN SELECT RAISE(ABORT, 'DutyReports is append-only'); END;
DROP TRIGGER IF EXISTS "DutyReports_no_delete";
CREATE TRIGGER "DutyReports_no_delete" BEFORE DELETE ON "DutyReports"
BEGIN SELECT RAISE(ABORT, 'DutyReports is append-only'); END;

DROP TRIGGER IF EXISTS "DutyEvidence_no_update";
CREATE TRIGGER "DutyEvidence_no_update" BEFORE UPDATE ON "DutyEvidence"
BEGIN SELECT RAISE(ABORT, 'DutyEvidence is append-only'); END;
DROP TRIGGER IF EXISTS "DutyEvidence_no_delete";
CREATE TRIGGER "DutyEvidence_no_delete" BEFORE DELETE ON "DutyEvidence"
BEGIN SELECT RAISE(ABORT, 'DutyEvidence is append-only'); END;

DROP TRIGGER IF EXISTS "DutyReviews_no_update";
CREATE TRIGGER "DutyReviews_no_update" BEFORE UPDATE OF "Id", "ReportId", "Outcome", "At", "ByAccountId" ON "DutyReviews"
BEGIN SELECT RAISE(ABORT, 'DutyReviews is append-only'); END;
DROP TRIGGER IF EXISTS "DutyReviews_no_delete";
CREATE TRIGGER "DutyReviews_no_delete" BEFORE DELETE ON "DutyReviews"
BEGIN SELECT RAISE(ABORT, 'DutyReviews is append-only'); END;

DROP TRIGGER IF EXISTS "Audit_no_update";
CREATE TRIGGER "Audit_no_update" BEFORE UPDATE ON "Audit"
BEGIN SELECT RAISE(ABORT, 'Audit is append-only'); END;
-- The audit is kept for ten years (product 6.11): what a horizon has passed may go, and nothing younger.
DROP TRIGGER IF EXISTS "Audit_no_delete";
CREATE TRIGGER "Audit_no_delete" BEFORE DELETE ON "Audit" WHEN NOT EXISTS (SELECT 1 FROM "AuditHorizons" WHERE OLD."At" < "Before")
BEGIN SELECT RAISE(ABORT, 'Audit is append-only'); END;

DROP TRIGGER IF EXISTS "AuditHorizons_no_update";
CREATE TRIGGER "AuditHorizons_no_update" BEFORE UPDATE ON "AuditHorizons"
BEGIN SELECT RAISE(ABORT, 'AuditHorizons is append-only'); END;
DROP TRIGGER IF EXISTS "AuditHorizons_no_delete";
CREATE TRIGGER "AuditHorizons_no_delete" BEFORE DELETE ON "AuditHorizons"
BEGIN SELECT RAISE(ABORT, 'AuditHorizons is append-only'); END;

DROP TRIGGER IF EXISTS "SigningSessions_no_update";
CREATE TRIGGER "SigningSessions_no_update" BEFORE UPDATE OF "Id", "EventId", "OpenedAt", "OpenedByAccountId", "PrintsFullNumber" ON "SigningSessions"
BEGIN SELECT RAISE(ABORT, 'SigningSessions is append-only'); END;
DROP TRIGGER IF EXISTS "SigningSessions_no_delete";
CREATE TRIGGER "SigningSessions_no_delete" BEFORE DELETE ON "SigningSessions"
BEGIN SELECT RAISE(ABORT, 'SigningSessions is append-only'); END;

-- An admission is undone once and never restored.
DROP TRIGGER IF EXISTS "Admissions_undo_once";
CREATE TRIGGER "Admissions_undo_once" BEFORE UPDATE OF "UndoId" ON "Admissions" WHEN OLD."UndoId" IS NOT NULL
BEGIN SELECT RAISE(ABORT, 'Admissions is append-only'); END;

-- A closed signing session stays closed.
DROP TRIGGER IF EXISTS "SigningSessions_closed";
CREATE TRIGGER "SigningSessions_closed" BEFORE UPDATE ON "SigningSessions" WHEN OLD."ClosedAt" IS NOT NULL
BEGIN SELECT RAISE(ABORT, 'SigningSessions is append-only'); END;

DROP TRIGGER IF EXISTS "PledgeStatements_no_update";
CREATE TRIGGER "PledgeStatements_no_update" BEFORE UPDATE ON "PledgeStatements"
BEGIN SELECT RAISE(ABORT, 'PledgeStatements is append-only'); END;
DROP TRIGGER IF EXISTS "PledgeStatements_no_delete";
CREATE TRIGGER "PledgeStatements_no_delete" BEFORE DELETE ON "PledgeStatements"
BEGIN SELECT RAISE(ABORT, 'PledgeStatements is append-only'); END;

-- A pledge is taken back once, and replaced by one edition; neither mark is ever taken off.
DROP TRIGGER IF EXISTS "Pledges_withdrawn_once";
CREATE TRIGGER "Pledges_withdrawn_once" BEFORE UPDATE OF "WithdrawalId" ON "Pledges" WHEN OLD."WithdrawalId" IS NOT NULL
BEGIN SELECT RAISE(ABORT, 'Pledges is append-only'); END;
DROP TRIGGER IF EXISTS "Pledges_superseded_once";
CREATE TRIGGER "Pledges_superseded_once" BEFORE UPDATE OF "SupersededById" ON "Pledges" WHEN OLD."SupersededById" IS NOT NULL
BEGIN SELECT RAISE(ABORT, 'Pledges is append-only'); END;

DROP TRIGGER IF EXISTS "JointPapers_no_update";
CREATE TRIGGER "JointPapers_no_update" BEFORE UPDATE ON "JointPapers"
BEGIN SELECT RAISE(ABORT, 'JointPapers is append-only'); END;
DROP TRIGGER IF EXISTS "JointPapers_no_delete";
CREATE TRIGGER "JointPapers_no_delete" BEFORE DELETE ON "JointPapers"
BEGIN SELECT RAISE(ABORT, 'JointPapers is append-only'); END;

DROP TRIGGER IF EXISTS "JointSigners_no_update";
CREATE TRIGGER "JointSigners_no_update" BEFORE UPDATE OF "Id", "EventId", "AddedAt", "AddedByAccountId" ON "JointSigners"
BEGIN SELECT RAISE(ABORT, 'JointSigners is append-only'); END;
DROP TRIGGER IF EXISTS "JointSigners_no_delete";
CREATE TRIGGER "JointSigners_no_delete" BEFORE DELETE ON "JointSigners"
BEGIN SELECT RAISE(ABORT, 'JointSigners is append-only'); END;

DROP TRIGGER IF EXISTS "JointSignatures_no_update";
CREATE TRIGGER "JointSignatures_no_update" BEFORE UPDATE OF "Id", "EventId", "JointSignerId", "FrozenTextId", "TextHash", "Nonce", "Method", "Assurance", "SignedAt", "ConsentVersion", "ConsentHash" ON "JointSignatures"
BEGIN SELECT RAISE(ABORT, 'JointSignatures is append-only'); END;
DROP TRIGGER IF EXISTS "JointSignatures_no_delete";
CREATE TRIGGER "JointSignatures_no_delete" BEFORE DELETE ON "JointSignatures"
BEGIN SELECT RAISE(ABORT, 'JointSignatures is append-only'); END;

DROP TRIGGER IF EXISTS "SigningSheets_no_update";
CREATE TRIGGER "SigningSheets_no_update" BEFORE UPDATE ON "SigningSheets"
BEGIN SELECT RAISE(ABORT, 'SigningSheets is append-only'); END;
DROP TRIGGER IF EXISTS "SigningSheets_no_delete";
CREATE TRIGGER "SigningSheets_no_delete" BEFORE DELETE ON "SigningSheets"
BEGIN SELECT RAISE(ABORT, 'SigningSheets is append-only'); END;

DROP TRIGGER IF EXISTS "SpareLines_no_update";
CREATE TRIGGER "SpareLines_no_update" BEFORE UPDATE OF "Id", "EventId", "SheetId", "Number", "RegistrationId", "GivenAt", "GivenByAccountId" ON "SpareLines"
BEGIN SELECT RAISE(ABORT, 'SpareLines is append-only'); END;
DROP TRIGGER IF EXISTS "SpareLines_no_delete";
CREATE TRIGGER "SpareLines_no_delete" BEFORE DELETE ON "SpareLines"
BEGIN SELECT RAISE(ABORT, 'SpareLines is append-only'); END;

DROP TRIGGER IF EXISTS "PaperSignatures_no_update";
CREATE TRIGGER "PaperSignatures_no_update" BEFORE UPDATE OF "Id", "EventId", "RegistrationId", "SheetId", "Line", "FrozenTextId", "TextHash", "AgencyId", "SignedAt", "EnteredAt", "EnteredByAccountId", "EvidenceFileId" ON "PaperSignatures"
BEGIN SELECT RAISE(ABORT, 'PaperSignatures is append-only'); END;
DROP TRIGGER IF EXISTS "PaperSignatures_no_delete";
CREATE TRIGGER "PaperSignatures_no_delete" BEFORE DELETE ON "PaperSignatures"
BEGIN SELECT RAISE(ABORT, 'PaperSignatures is append-only'); END;

DROP TRIGGER IF EXISTS "PaperSignatureUndos_no_update";
CREATE TRIGGER "PaperSignatureUndos_no_update" BEFORE UPDATE ON "PaperSignatureUndos"
BEGIN SELECT RAISE(ABORT, 'PaperSignatureUndos is append-only'); END;
DROP TRIGGER IF EXISTS "PaperSignatureUndos_no_delete";
CREATE TRIGGER "PaperSignatureUndos_no_delete" BEFORE DELETE ON "PaperSignatureUndos"
BEGIN SELECT RAISE(ABORT, 'PaperSignatureUndos is append-only'); END;

-- A paper signature is taken back once and never restored.
DROP TRIGGER IF EXISTS "PaperSignatures_undo_once";
CREATE TRIGGER "PaperSignatures_undo_once" BEFORE UPDATE OF "UndoId" ON "PaperSignatures" WHEN OLD."UndoId" IS NOT NULL
BEGIN SELECT RAISE(ABORT, 'PaperSignatures is append-only'); END;

-- Who was taken off the joint paper stays off.
DROP TRIGGER IF EXISTS "JointSigners_removed_once";
CREATE TRIGGER "JointSigners_removed_once" BEFORE UPDATE OF "RemovedAt" ON "JointSigners" WHEN OLD."RemovedAt" IS NOT NULL
BEGIN SELECT RAISE(ABORT, 'JointSigners is append-only'); END;
