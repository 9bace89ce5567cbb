-- The same guards as on SQLite, plus TRUNCATE. Dropped and created again after every migration.

CREATE OR REPLACE FUNCTION bakohumas_refuse() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
    RAISE EXCEPTION '% is append-only', TG_TABLE_NAME USING ERRCODE = 'restrict_violation';
END $$;

-- The audit is kept for ten years (product 6.11): what a horizon has passed may go, and nothing younger.
CREATE OR REPLACE FUNCTION bakohumas_refuse_young() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
    IF EXISTS (SELECT 1 FROM "AuditHorizons" WHERE OLD."At" < "Before") THEN RETURN OLD; END IF;
    RAISE EXCEPTION '% is append-only', TG_TABLE_NAME USING ERRCODE = 'restrict_violation';
END $$;

DROP TRIGGER IF EXISTS "EventTransitions_no_update" ON "EventTransitions";
CREATE TRIGGER "EventTransitions_no_update" BEFORE UPDATE ON "EventTransitions" FOR EACH ROW EXECUTE FUNCTION bakohumas_refuse();
DROP TRIGGER IF EXISTS "EventTransitions_no_delete" ON "EventTransitions";
CREATE TRIGGER "EventTransitions_no_delete" BEFORE DELETE ON "EventTransitions" FOR EACH ROW EXECUTE FUNCTION bakohumas_refuse();
DROP TRIGGER IF EXISTS "EventTransitions_no_truncate" ON "EventTransitions";
CREATE TRIGGER "EventTransitions_no_truncate" BEFORE TRUNCATE ON "EventTransitions" FOR EACH STATEMENT EXECUTE FUNCTION bakohumas_refuse();

DROP TRIGGER IF EXISTS "Scans_no_update" ON "Scans";
CREATE TRIGGER "Scans_no_update" BEFORE UPDATE ON "Scans" FOR EACH ROW EXECUTE FUNCTION bakohumas_refuse();
DROP TRIGGER IF EXISTS "Scans_no_delete" ON "Scans";
CREATE TRIGGER "Scans_no_delete" BEFORE DELETE ON "Scans" FOR EACH ROW EXECUTE FUNCTION bakohumas_refuse();
DROP TRIGGER IF EXISTS "Scans_no_truncate" ON "Scans";
CREATE TRIGGER "Scans_no_truncate" BEFORE TRUNCATE ON "Scans" FOR EACH STATEMENT EXECUTE FUNCTION bakohumas_refuse();

DROP TRIGGER IF EXISTS "ScanUndos_no_update" ON "ScanUndos";
CREATE TRIGGER "ScanUndos_no_update" BEFORE UPDATE ON "ScanUndos" FOR EACH ROW EXECUTE FUNCTION bakohumas_refuse();
DROP TRIGGER IF EXISTS "ScanUndos_no_delete" ON "ScanUndos";
CREATE TRIGGER "ScanUndos_no_delete" BEFORE DELETE ON "ScanUndos" FOR EACH ROW EXECUTE FUNCTION bakohumas_refuse();
DROP TRIGGER IF EXISTS "ScanUndos_no_truncate" ON "ScanUndos";
CREATE TRIGGER "ScanUndos_no_truncate" BEFORE TRUNCATE ON "ScanUndos" FOR EACH STATEMENT EXECUTE FUNCTION bakohumas_refuse();

DROP TRIGGER IF EXISTS "ScanReviews_no_update" ON "ScanReviews";
CREATE TRIGGER "ScanReviews_no_update" BEFORE UPDATE ON "ScanReviews" FOR EACH ROW EXECUTE FUNCTION bakohumas_refuse();
DROP TRIGGER IF EXISTS "ScanReviews_no_delete" ON "ScanReviews";
CREATE TRIGGER "ScanReviews_no_delete" BEFORE DELETE ON "ScanReviews" FOR EACH ROW EXECUTE FUNCTION bakohumas_refuse();
DROP TRIGGER IF EXISTS "ScanReviews_no_truncate" ON "ScanReviews";
CREATE TRIGGER "ScanReviews_no_truncate" BEFORE TRUNCATE ON "ScanReviews" FOR EACH STATEMENT EXECUTE FUNCTION bakohumas_refuse();
DROP TRIGGER IF EXISTS "ConflictClosures_no_update" ON "ConflictClosures";
CREATE TRIGGER "ConflictClosures_no_update" BEFORE UPDATE OF "Id", "EventId", "ScanId", "At", "ByAccountId" ON "ConflictClosures" FOR EACH ROW EXECUTE FUNCTION bakohumas_refuse();
DROP TRIGGER IF EXISTS "ConflictClosures_no_delete" ON "ConflictClosures";
CREATE TRIGGER "ConflictClosures_no_delete" BEFORE DELETE ON "ConflictClosures" FOR EACH ROW EXECUTE FUNCTION bakohumas_refuse();
DROP TRIGGER IF EXISTS "ConflictClosures_no_truncate" ON "ConflictClosures";
CREATE TRIGGER "ConflictClosures_no_truncate" BEFORE TRUNCATE ON "ConflictClosures" FOR EACH STATEMENT EXECUTE FUNCTION bakohumas_refuse();

DROP TRIGGER IF EXISTS "Admissions_no_update" ON "Admissions";
CREATE TRIGGER "Admissions_no_update" BEFORE UPDATE OF "Id", "EventId", "RegistrationId", "OccasionId" ON "Admissions" FOR EACH ROW EXECUTE FUNCTION bakohumas_refuse();
-- A first admission moves only to an earlier scan, when a door without network brings one.
DROP TRIGGER IF EXISTS "Admissions_only_earlier" ON "Admissions";
CREATE TRIGGER "Admissions_only_earlier" BEFORE UPDATE OF "ScanId", "Source", "Gate", "At", "Minute" ON "Admissions" FOR EACH ROW WHEN (NEW."At" > OLD."At" OR NEW."ScanId" = OLD."ScanId") EXECUTE FUNCTION bakohumas_refuse();
DROP TRIGGER IF EXISTS "Admissions_no_delete" ON "Admissions";
CREATE TRIGGER "Admissions_no_delete" BEFORE DELETE ON "Admissions" FOR EACH ROW EXECUTE FUNCTION bakohumas_refuse();
DROP TRIGGER IF EXISTS "Admissions_no_truncate" ON "Admissions";
CREATE TRIGGER "Admissions_no_truncate" BEFORE TRUNCATE ON "Admissions" FOR EACH STATEMENT EXECUTE FUNCTION bakohumas_refuse();

DROP TRIGGER IF EXISTS "WalkIns_no_update" ON "WalkIns";
CREATE TRIGGER "WalkIns_no_update" BEFORE UPDATE OF "Id", "EventId", "DeviceId", "Nonce", "RequestHash", "Forced", "Gate", "At", "HeardAt", "Refusal", "RegistrationId", "ScanId", "IsNew", "IsOverCapacity" ON "WalkIns" FOR EACH ROW EXECUTE FUNCTION bakohumas_refuse();
DROP TRIGGER IF EXISTS "WalkIns_no_delete" ON "WalkIns";
CREATE TRIGGER "WalkIns_no_delete" BEFORE DELETE ON "WalkIns" FOR EACH ROW EXECUTE FUNCTION bakohumas_refuse();
DROP TRIGGER IF EXISTS "WalkIns_no_truncate" ON "WalkIns";
CREATE TRIGGER "WalkIns_no_truncate" BEFORE TRUNCATE ON "WalkIns" FOR EACH STATEMENT EXECUTE FUNCTION bakohumas_refuse();

DROP TRIGGER IF EXISTS "SeatChecks_no_update" ON "SeatChecks";
CREATE TRIGGER "SeatChecks_no_update" BEFORE UPDATE OF "Id", "EventId", "RegistrationId", "At", "ByAccountId" ON "SeatChecks" FOR EACH ROW EXECUTE FUNCTION bakohumas_refuse();
DROP TRIGGER IF EXISTS "SeatChecks_no_delete" ON "SeatChecks";
CREATE TRIGGER "SeatChecks_no_delete" BEFORE DELETE ON "SeatChecks" FOR EACH ROW EXECUTE FUNCTION bakohumas_refuse();
DROP TRIGGER IF EXISTS "SeatChecks_no_truncate" ON "SeatChecks";
CREATE TRIGGER "SeatChecks_no_truncate" BEFORE TRUNCATE ON "SeatChecks" FOR EACH STATEMENT EXECUTE FUNCTION bakohumas_refuse();

DROP TRIGGER IF EXISTS "Companions_no_update" ON "Companions";
CREATE TRIGGER "Companions_no_update" BEFORE UPDATE ON "Companions" FOR EACH ROW EXECUTE FUNCTION bakohumas_refuse();
DROP TRIGGER IF EXISTS "Companions_no_delete" ON "Companions";
CREATE TRIGGER "Companions_no_delete" BEFORE DELETE ON "Companions" FOR EACH ROW EXECUTE FUNCTION bakohumas_refuse();
DROP TRIGGER IF EXISTS "Companions_no_truncate" ON "Companions";
CREATE TRIGGER "Companions_no_truncate" BEFORE TRUNCATE ON "Companions" FOR EACH STATEMENT EXECUTE FUNCTION bakohumas_refuse();

DROP TRIGGER IF EXISTS "AttendanceSheets_no_update" ON "AttendanceSheets";
CREATE TRIGGER "AttendanceSheets_no_update" BEFORE UPDATE ON "AttendanceSheets" FOR EACH ROW EXECUTE FUNCTION bakohumas_refuse();
DROP TRIGGER IF EXISTS "AttendanceSheets_no_delete" ON "AttendanceSheets";
CREATE TRIGGER "AttendanceSheets_no_delete" BEFORE DELETE ON "AttendanceSheets" FOR EACH ROW EXECUTE FUNCTION bakohumas_refuse();
DROP TRIGGER IF EXISTS "AttendanceSheets_no_truncate" ON "AttendanceSheets";
CREATE TRIGGER "AttendanceSheets_no_truncate" BEFORE TRUNCATE ON "AttendanceSheets" FOR EACH STATEMENT EXECUTE FUNCTION bakohumas_refuse();

DROP TRIGGER IF EXISTS "TicketCodes_no_update" ON "TicketCodes";
CREATE TRIGGER "TicketCodes_no_update" BEFORE UPDATE ON "TicketCodes" FOR EACH ROW EXECUTE FUNCTION bakohumas_refuse();
DROP TRIGGER IF EXISTS "TicketCodes_no_delete" ON "TicketCodes";
CREATE TRIGGER "TicketCodes_no_delete" BEFORE DELETE ON "TicketCodes" FOR EACH ROW EXECUTE FUNCTION bakohumas_refuse();
DROP TRIGGER IF EXISTS "TicketCodes_no_truncate" ON "TicketCodes";
CREATE TRIGGER "TicketCodes_no_truncate" BEFORE TRUNCATE ON "TicketCodes" FOR EACH STATEMENT EXECUTE FUNCTION bakohumas_refuse();

DROP TRIGGER IF EXISTS "FrozenTexts_no_update" ON "FrozenTexts";
CREATE TRIGGER "FrozenTexts_no_update" BEFORE UPDATE ON "FrozenTexts" FOR EACH ROW EXECUTE FUNCTION bakohumas_refuse();
DROP TRIGGER IF EXISTS "FrozenTexts_no_delete" ON "FrozenTexts";
CREATE TRIGGER "FrozenTexts_no_delete" BEFORE DELETE ON "FrozenTexts" FOR EACH ROW EXECUTE FUNCTION bakohumas_refuse();
DROP TRIGGER IF EXISTS "FrozenTexts_no_truncate" ON "FrozenTexts";
CREATE TRIGGER "FrozenTexts_no_truncate" BEFORE TRUNCATE ON "FrozenTexts" FOR EACH STATEMENT EXECUTE FUNCTION bakohumas_refuse();

DROP TRIGGER IF EXISTS "PledgeTextVersions_no_update" ON "PledgeTextVersions";
CREATE TRIGGER "PledgeTextVersions_no_update" BEFORE UPDATE ON "PledgeTextVersions" FOR EACH ROW EXECUTE FUNCTION bakohumas_refuse();
DROP TRIGGER IF EXISTS "PledgeTextVersions_no_delete" ON "PledgeTextVersions";
CREATE TRIGGER "PledgeTextVersions_no_delete" BEFORE DELETE ON "PledgeTextVersions" FOR EACH ROW EXECUTE FUNCTION bakohumas_refuse();
DROP TRIGGER IF EXISTS "PledgeTextVersions_no_truncate" ON "PledgeTextVersions";
CREATE TRIGGER "PledgeTextVersions_no_truncate" BEFORE TRUNCATE ON "PledgeTextVersions" FOR EACH STATEMENT EXECUTE FUNCTION bakohumas_refuse();

DROP TRIGGER IF EXISTS "PledgeDraftEdits_no_update" ON "PledgeDraftEdits";
CREATE TRIGGER "PledgeDraftEdits_no_update" BEFORE UPDATE ON "PledgeDraftEdits" FOR EACH ROW EXECUTE FUNCTION bakohumas_refuse();
DROP TRIGGER IF EXISTS "PledgeDraftEdits_no_delete" ON "PledgeDraftEdits";
CREATE TRIGGER "PledgeDraftEdits_no_delete" BEFORE DELETE ON "PledgeDraftEdits" FOR EACH ROW EXECUTE FUNCTION bakohumas_refuse();
DROP TRIGGER IF EXISTS "PledgeDraftEdits_no_truncate" ON "PledgeDraftEdits";
CREATE TRIGGER "PledgeDraftEdits_no_truncate" BEFORE TRUNCATE ON "PledgeDraftEdits" FOR EACH STATEMENT EXECUTE FUNCTION bakohumas_refuse();

DROP TRIGGER IF EXISTS "PledgeTextAuthors_no_update" ON "PledgeTextAuthors";
CREATE TRIGGER "PledgeTextAuthors_no_update" BEFORE UPDATE ON "PledgeTextAuthors" FOR EACH ROW EXECUTE FUNCTION bakohumas_refuse();
DROP TRIGGER IF EXISTS "PledgeTextAuthors_no_delete" ON "PledgeTextAuthors";
CREATE TRIGGER "PledgeTextAuthors_no_delete" BEFORE DELETE ON "PledgeTextAuthors" FOR EACH ROW EXECUTE FUNCTION bakohumas_refuse();
DROP TRIGGER IF EXISTS "PledgeTextAuthors_no_truncate" ON "PledgeTextAuthors";
CREATE TRIGGER "PledgeTextAuthors_no_truncate" BEFORE TRUNCATE ON "PledgeTextAuthors" FOR EACH STATEMENT EXECUTE FUNCTION bakohumas_refuse();

DROP TRIGGER IF EXISTS "PledgeTextChecks_no_update" ON "PledgeTextChecks";
CREATE TRIGGER "PledgeTextChecks_no_update" BEFORE UPDATE ON "PledgeTextChecks" FOR EACH ROW EXECUTE FUNCTION bakohumas_refuse();
DROP TRIGGER IF EXISTS "PledgeTextChecks_no_delete" ON "PledgeTextChecks";
CREATE TRIGGER "PledgeTextChecks_no_delete" BEFORE DELETE ON "PledgeTextChecks" FOR EACH ROW EXECUTE FUNCTION bakohumas_refuse();
DROP TRIGGER IF EXISTS "PledgeTextChecks_no_truncate" ON "PledgeTextChecks";
CREATE TRIGGER "PledgeTextChecks_no_truncate" BEFORE TRUNCATE ON "PledgeTextChecks" FOR EACH STATEMENT EXECUTE FUNCTION bakohumas_refuse();

DROP TRIGGER IF EXISTS "PledgeTextReleases_no_update" ON "PledgeTextReleases";
CREATE TRIGGER "PledgeTextReleases_no_update" BEFORE UPDATE ON "PledgeTextReleases" FOR EACH ROW EXECUTE FUNCTION bakohumas_refuse();
DROP TRIGGER IF EXISTS "PledgeTextReleases_no_delete" ON "PledgeTextReleases";
CREATE TRIGGER "PledgeTextReleases_no_delete" BEFORE DELETE ON "PledgeTextReleases" FOR EACH ROW EXECUTE FUNCTION bakohumas_refuse();
DROP TRIGGER IF EXISTS "PledgeTextReleases_no_truncate" ON "PledgeTextReleases";
CREATE TRIGGER "PledgeTextReleases_no_truncate" BEFORE TRUNCATE ON "PledgeTextReleases" FOR EACH STATEMENT EXECUTE FUNCTION bakohumas_refuse();

DROP TRIGGER IF EXISTS "PledgeTextWithdrawals_no_update" ON "PledgeTextWithdrawals";
CREATE TRIGGER "PledgeTextWithdrawals_no_update" BEFORE UPDATE ON "PledgeTextWithdrawals" FOR EACH ROW EXECUTE FUNCTION bakohumas_refuse();
DROP TRIGGER IF EXISTS "PledgeTextWithdrawals_no_delete" ON "PledgeTextWithdrawals";
CREATE TRIGGER "PledgeTextWithdrawals_no_delete" BEFORE DELETE ON "PledgeTextWithdrawals" FOR EACH ROW EXECUTE FUNCTION bakohumas_refuse();
DROP TRIGGER IF EXISTS "PledgeTextWithdrawals_no_truncate" ON "PledgeTextWithdrawals";
CREATE TRIGGER "PledgeTextWithdrawals_no_truncate" BEFORE TRUNCATE ON "PledgeTextWithdrawals" FOR EACH STATEMENT EXECUTE FUNCTION bakohumas_refuse();

DROP TRIGGER IF EXISTS "ReadingMarks_no_update" ON "ReadingMarks";
CREATE TRIGGER "ReadingMarks_no_update" BEFORE UPDATE ON "ReadingMarks" FOR EACH ROW EXECUTE FUNCTION bakohumas_refuse();
DROP TRIGGER IF EXISTS "ReadingMarks_no_delete" ON "ReadingMarks";
CREATE TRIGGER "ReadingMarks_no_delete" BEFORE DELETE ON "ReadingMarks" FOR EACH ROW EXECUTE FUNCTION bakohumas_refuse();
DROP TRIGGER IF EXISTS "ReadingMarks_no_truncate" ON "ReadingMarks";
CREATE TRIGGER "ReadingMarks_no_truncate" BEFORE TRUNCATE ON "ReadingMarks" FOR EACH STATEMENT EXECUTE FUNCTION bakohumas_refuse();

DROP TRIGGER IF EXISTS "ReadingEntries_no_update" ON "ReadingEntries";
CREATE TRIGGER "ReadingEntries_no_update" BEFORE UPDATE OF "Id", "EventId", "Title", "Link", "AddedAt" ON "ReadingEntries" FOR EACH ROW EXECUTE FUNCTION bakohumas_refuse();
DROP TRIGGER IF EXISTS "ReadingEntries_no_delete" ON "ReadingEntries";
CREATE TRIGGER "ReadingEntries_no_delete" BEFORE DELETE ON "ReadingEntries" FOR EACH ROW EXECUTE FUNCTION bakohumas_refuse();
DROP TRIGGER IF EXISTS "ReadingEntries_no_truncate" ON "ReadingEntries";
CREATE TRIGGER "ReadingEntries_no_truncate" BEFORE TRUNCATE ON "ReadingEntries" FOR EACH STATEMENT EXECUTE FUNCTION bakohumas_refuse();

DROP TRIGGER IF EXISTS "Pledges_no_update" ON "Pledges";
CREATE TRIGGER "Pledges_no_update" BEFORE UPDATE OF "Id", "EventId", "SigningSessionId", "RegistrationId", "FrozenTextId", "TextHash", "Number", "Code", "Nonce", "Method", "Assurance", "SignedAt", "PledgeConsentVersion", "PledgeConsentHash", "DataConsentVersion", "DataConsentHash", "ShowInJoint", "IdentityType", "AgencyId", "SupersedesId", "CorrectedAt" ON "Pledges" FOR EACH ROW EXECUTE FUNCTION bakohumas_refuse();
DROP TRIGGER IF EXISTS "Pledges_no_delete" ON "Pledges";
CREATE TRIGGER "Pledges_no_delete" BEFORE DELETE ON "Pledges" FOR EACH ROW EXECUTE FUNCTION bakohumas_refuse();
DROP TRIGGER IF EXISTS "Pledges_no_truncate" ON "Pledges";
CREATE TRIGGER "Pledges_no_truncate" BEFORE TRUNCATE ON "Pledges" FOR EACH STATEMENT EXECUTE FUNCTION bakohumas_refuse();

DROP TRIGGER IF EXISTS "PendingLeaves_no_update" ON "PendingLeaves";
CREATE TRIGGER "PendingLeaves_no_update" BEFORE UPDATE ON "PendingLeaves" FOR EACH ROW EXECUTE FUNCTION bakohumas_refuse();
DROP TRIGGER IF EXISTS "PendingLeaves_no_delete" ON "PendingLeaves";
CREATE TRIGGER "PendingLeaves_no_delete" BEFORE DELETE ON "PendingLeaves" FOR EACH ROW EXECUTE FUNCTION bakohumas_refuse();
DROP TRIGGER IF EXISTS "PendingLeaves_no_truncate" ON "PendingLeaves";
CREATE TRIGGER "PendingLeaves_no_truncate" BEFORE TRUNCATE ON "PendingLeaves" FOR EACH STATEMENT EXECUTE FUNCTION bakohumas_refuse();

DROP TRIGGER IF EXISTS "DutyReports_no_update" ON "DutyReports";
CREATE TRIGGER "DutyReports_no_update" BEFORE UPDATE OF "Id", "DutyId", "Nonce", "FiledAt", "HeldOn", "Reached" ON "DutyReports" FOR EACH ROW EXECUTE FUNCTION bakohumas_refuse();
DROP TRIGGER IF EXISTS "DutyReports_no_delete" ON "DutyReports";
CREATE TRIGGER "DutyReports_no_delete" BEFORE DELETE ON "DutyReports" FOR EACH ROW EXECUTE FUNCTION bakohumas_refuse();
DROP TRIGGER IF EXISTS "DutyReports_no_truncate" ON "DutyReports";
CREATE TRIGGER "DutyReports_no_truncate" BEFORE TRUNCATE ON "DutyReports" FOR EACH STATEMENT EXECUTE FUNCTION bakohumas_refuse();

DROP TRIGGER IF EXISTS "DutyEvidence_no_update" ON "DutyEvidence";
CREATE TRIGGER "DutyEvidence_no_update" BEFORE UPDATE ON "DutyEvidence" FOR EACH ROW EXECUTE FUNCTION bakohumas_refuse();
DROP TRIGGER IF EXISTS "DutyEvidence_no_delete" ON "DutyEvidence";
CREATE TRIGGER "DutyEvidence_no_delete" BEFORE DELETE ON "DutyEvidence" FOR EACH ROW EXECUTE FUNCTION bakohumas_refuse();
DROP TRIGGER IF EXISTS "DutyEvidence_no_truncate" ON "DutyEvidence";
CREATE TRIGGER "DutyEvidence_no_truncate" BEFORE TRUNCATE ON "DutyEvidence" FOR EACH STATEMENT EXECUTE FUNCTION bakohumas_refuse();

DROP TRIGGER IF EXISTS "DutyReviews_no_update" ON "DutyReviews";
CREATE TRIGGER "DutyReviews_no_update" BEFORE UPDATE OF "Id", "ReportId", "Outcome", "At", "ByAccountId" ON "DutyReviews" FOR EACH ROW EXECUTE FUNCTION bakohumas_refuse();
DROP TRIGGER IF EXISTS "DutyReviews_no_delete" ON "DutyReviews";
CREATE TRIGGER "DutyReviews_no_delete" BEFORE DELETE ON "DutyReviews" FOR EACH ROW EXECUTE FUNCTION bakohumas_refuse();
DROP TRIGGER IF EXISTS "DutyReviews_no_truncate" ON "DutyReviews";
CREATE TRIGGER "DutyReviews_no_truncate" BEFORE TRUNCATE ON "DutyReviews" FOR EACH STATEMENT EXECUTE FUNCTION bakohumas_refuse();

DROP TRIGGER IF EXISTS "Audit_no_update" ON "Audit";
CREATE TRIGGER "Audit_no_update" BEFORE UPDATE ON "Audit" FOR EACH ROW EXECUTE FUNCTION bakohumas_refuse();
DROP TRIGGER IF EXISTS "Audit_no_delete" ON "Audit";
CREATE TRIGGER "Audit_no_delete" BEFORE DELETE ON "Audit" FOR EACH ROW EXECUTE FUNCTION bakohumas_refuse_young();
DROP TRIGGER IF EXISTS "Audit_no_truncate" ON "Audit";
CREATE TRIGGER "Audit_no_truncate" BEFORE TRUNCATE ON "Audit" FOR EACH STATEMENT EXECUTE FUNCTION bakohumas_refuse();

DROP TRIGGER IF EXISTS "AuditHorizons_no_update" ON "AuditHorizons";
CREATE TRIGGER "AuditHorizons_no_update" BEFORE UPDATE ON "AuditHorizons" FOR EACH ROW EXECUTE FUNCTION bakohumas_refuse();
DROP TRIGGER IF EXISTS "AuditHorizons_no_delete" ON "AuditHorizons";
CREATE TRIGGER "AuditHorizons_no_delete" BEFORE DELETE ON "AuditHorizons" FOR EACH ROW EXECUTE FUNCTION bakohumas_refuse();
DROP TRIGGER IF EXISTS "AuditHorizons_no_truncate" ON "AuditHorizons";
CREATE TRIGGER "AuditHorizons_no_truncate" BEFORE TRUNCATE ON "AuditHorizons" FOR EACH STATEMENT EXECUTE FUNCTION bakohumas_refuse();

DROP TRIGGER IF EXISTS "SigningSessions_no_update" ON "SigningSessions";
CREATE TRIGGER "SigningSessions_no_update" BEFORE UPDATE OF "Id", "EventId", "OpenedAt", "OpenedByAccountId", "PrintsFullNumber" ON "SigningSessions" FOR EACH ROW EXECUTE FUNCTION bakohumas_refuse();
DROP TRIGGER IF EXISTS "SigningSessions_no_delete" ON "SigningSessions";
CREATE TRIGGER "SigningSessions_no_delete" BEFORE DELETE ON "SigningSessions" FOR EACH ROW EXECUTE FUNCTION bakohumas_refuse();
DROP TRIGGER IF EXISTS "SigningSessions_no_truncate" ON "SigningSessions";
CREATE TRIGGER "SigningSessions_no_truncate" BEFORE TRUNCATE ON "SigningSessions" FOR EACH STATEMENT EXECUTE FUNCTION bakohumas_refuse();

DROP TRIGGER IF EXISTS "Admissions_undo_once" ON "Admissions";
CREATE TRIGGER "Admissions_undo_once" BEFORE UPDATE OF "UndoId" ON "Admissions" FOR EACH ROW WHEN (OLD."UndoId" IS NOT NULL) EXECUTE FUNCTION bakohumas_refuse();
DROP TRIGGER IF EXISTS "SigningSessions_closed" ON "SigningSessions";
CREATE TRIGGER "SigningSessions_closed" BEFORE UPDATE ON "SigningSessions" FOR EACH ROW WHEN (OLD."ClosedAt" IS NOT NULL) EXECUTE FUNCTION bakohumas_refuse();

DROP TRIGGER IF EXISTS "PledgeStatements_no_update" ON "PledgeStatements";
CREATE TRIGGER "PledgeStatements_no_update" BEFORE UPDATE ON "PledgeStatements" FOR EACH ROW EXECUTE FUNCTION bakohumas_refuse();
DROP TRIGGER IF EXISTS "PledgeStatements_no_delete" ON "PledgeStatements";
CREATE TRIGGER "PledgeStatements_no_delete" BEFORE DELETE ON "PledgeStatements" FOR EACH ROW EXECUTE FUNCTION bakohumas_refuse();
DROP TRIGGER IF EXISTS "PledgeStatements_no_truncate" ON "PledgeStatements";
CREATE TRIGGER "PledgeStatements_no_truncate" BEFORE TRUNCATE ON "PledgeStatements" FOR EACH STATEMENT EXECUTE FUNCTION bakohumas_refuse();

DROP TRIGGER IF EXISTS "Pledges_withdrawn_once" ON "Pledges";
CREATE TRIGGER "Pledges_withdrawn_once" BEFORE UPDATE OF "WithdrawalId" ON "Pledges" FOR EACH ROW WHEN (OLD."WithdrawalId" IS NOT NULL) EXECUTE FUNCTION bakohumas_refuse();
DROP TRIGGER IF EXISTS "Pledges_superseded_once" ON "Pledges";
CREATE TRIGGER "Pledges_superseded_once" BEFORE UPDATE OF "SupersededById" ON "Pledges" FOR EACH ROW WHEN (OLD."SupersededById" IS NOT NULL) EXECUTE FUNCTION bakohumas_refuse();

DROP TRIGGER IF EXISTS "JointPapers_no_update" ON "JointPapers";
CREATE TRIGGER "JointPapers_no_update" BEFORE UPDATE ON "JointPapers" FOR EACH ROW EXECUTE FUNCTION bakohumas_refuse();
DROP TRIGGER IF EXISTS "JointPapers_no_delete" ON "JointPapers";
CREATE TRIGGER "JointPapers_no_delete" BEFORE DELETE ON "JointPapers" FOR EACH ROW EXECUTE FUNCTION bakohumas_refuse();
DROP TRIGGER IF EXISTS "JointPapers_no_truncate" ON "JointPapers";
CREATE TRIGGER "JointPapers_no_truncate" BEFORE TRUNCATE ON "JointPapers" FOR EACH STATEMENT EXECUTE FUNCTION bakohumas_refuse();

DROP TRIGGER IF EXISTS "JointSigners_no_update" ON "JointSigners";
CREATE TRIGGER "JointSigners_no_update" BEFORE UPDATE OF "Id", "EventId", "AddedAt", "AddedByAccountId" ON "JointSigners" FOR EACH ROW EXECUTE FUNCTION bakohumas_refuse();
DROP TRIGGER IF EXISTS "JointSigners_no_delete" ON "JointSigners";
CREATE TRIGGER "JointSigners_no_delete" BEFORE DELETE ON "JointSigners" FOR EACH ROW EXECUTE FUNCTION bakohumas_refuse();
DROP TRIGGER IF EXISTS "JointSigners_no_truncate" ON "JointSigners";
CREATE TRIGGER "JointSigners_no_truncate" BEFORE TRUNCATE ON "JointSigners" FOR EACH STATEMENT EXECUTE FUNCTION bakohumas_refuse();

DROP TRIGGER IF EXISTS "JointSignatures_no_update" ON "JointSignatures";
CREATE TRIGGER "JointSignatures_no_update" BEFORE UPDATE OF "Id", "EventId", "JointSignerId", "FrozenTextId", "TextHash", "Nonce", "Method", "Assurance", "SignedAt", "ConsentVersion", "ConsentHash" ON "JointSignatures" FOR EACH ROW EXECUTE FUNCTION bakohumas_refuse();
DROP TRIGGER IF EXISTS "JointSignatures_no_delete" ON "JointSignatures";
CREATE TRIGGER "JointSignatures_no_delete" BEFORE DELETE ON "JointSignatures" FOR EACH ROW EXECUTE FUNCTION bakohumas_refuse();
DROP TRIGGER IF EXISTS "JointSignatures_no_truncate" ON "JointSignatures";
CREATE TRIGGER "JointSignatures_no_truncate" BEFORE TRUNCATE ON "JointSignatures" FOR EACH STATEMENT EXECUTE FUNCTION bakohumas_refuse();

DROP TRIGGER IF EXISTS "SigningSheets_no_update" ON "SigningSheets";
CREATE TRIGGER "SigningSheets_no_update" BEFORE UPDATE ON "SigningSheets" FOR EACH ROW EXECUTE FUNCTION bakohumas_refuse();
DROP TRIGGER IF EXISTS "SigningSheets_no_delete" ON "SigningSheets";
CREATE TRIGGER "SigningSheets_no_delete" BEFORE DELETE ON "SigningSheets" FOR EACH ROW EXECUTE FUNCTION bakohumas_refuse();
DROP TRIGGER IF EXISTS "SigningSheets_no_truncate" ON "SigningSheets";
CREATE TRIGGER "SigningSheets_no_truncate" BEFORE TRUNCATE ON "SigningSheets" FOR EACH STATEMENT EXECUTE FUNCTION bakohumas_refuse();

DROP TRIGGER IF EXISTS "SpareLines_no_update" ON "SpareLines";
CREATE TRIGGER "SpareLines_no_update" BEFORE UPDATE OF "Id", "EventId", "SheetId", "Number", "RegistrationId", "GivenAt", "GivenByAccountId" ON "SpareLines" FOR EACH ROW EXECUTE FUNCTION bakohumas_refuse();
DROP TRIGGER IF EXISTS "SpareLines_no_delete" ON "SpareLines";
CREATE TRIGGER "SpareLines_no_delete" BEFORE DELETE ON "SpareLines" FOR EACH ROW EXECUTE FUNCTION bakohumas_refuse();
DROP TRIGGER IF EXISTS "SpareLines_no_truncate" ON "SpareLines";
CREATE TRIGGER "SpareLines_no_truncate" BEFORE TRUNCATE ON "SpareLines" FOR EACH STATEMENT EXECUTE FUNCTION bakohumas_refuse();

DROP TRIGGER IF EXISTS "PaperSignatures_no_update" ON "PaperSignatures";
CREATE TRIGGER "PaperSignatures_no_update" BEFORE UPDATE OF "Id", "EventId", "RegistrationId", "SheetId", "Line", "FrozenTextId", "TextHash", "AgencyId", "SignedAt", "EnteredAt", "EnteredByAccountId", "EvidenceFileId" ON "PaperSignatures" FOR EACH ROW EXECUTE FUNCTION bakohumas_refuse();
DROP TRIGGER IF EXISTS "PaperSignatures_no_delete" ON "PaperSignatures";
CREATE TRIGGER "PaperSignatures_no_delete" BEFORE DELETE ON "PaperSignatures" FOR EACH ROW EXECUTE FUNCTION bakohumas_refuse();
DROP TRIGGER IF EXISTS "PaperSignatures_no_truncate" ON "PaperSignatures";
CREATE TRIGGER "PaperSignatures_no_truncate" BEFORE TRUNCATE ON "PaperSignatures" FOR EACH STATEMENT EXECUTE FUNCTION bakohumas_refuse();

DROP TRIGGER IF EXISTS "PaperSignatureUndos_no_update" ON "PaperSignatureUndos";
CREATE TRIGGER "PaperSignatureUndos_no_update" BEFORE UPDATE ON "PaperSignatureUndos" FOR EACH ROW EXECUTE FUNCTION bakohumas_refuse();
DROP TRIGGER IF EXISTS "PaperSignatureUndos_no_delete" ON "PaperSignatureUndos";
CREATE TRIGGER "PaperSignatureUndos_no_delete" BEFORE DELETE ON "PaperSignatureUndos" FOR EACH ROW EXECUTE FUNCTION bakohumas_refuse();
DROP TRIGGER IF EXISTS "PaperSignatureUndos_no_truncate" ON "PaperSignatureUndos";
CREATE TRIGGER "PaperSignatureUndos_no_truncate" BEFORE TRUNCATE ON "PaperSignatureUndos" FOR EACH STATEMENT EXECUTE FUNCTION bakohumas_refuse();

-- A paper signature is taken back once and never restored.
DROP TRIGGER IF EXISTS "PaperSignatures_undo_once" ON "PaperSignatures";
CREATE TRIGGER "PaperSignatures_undo_once" BEFORE UPDATE OF "UndoId" ON "PaperSignatures" FOR EACH ROW WHEN (OLD."UndoId" IS NOT NULL) EXECUTE FUNCTION bakohumas_refuse();

-- Who was taken off the joint paper stays off.
DROP TRIGGER IF EXISTS "JointSigners_removed_once" ON "JointSigners";
CREATE TRIGGER "JointSigners_removed_once" BEFORE UPDATE OF "RemovedAt" ON "JointSigners" FOR EACH ROW WHEN (OLD."RemovedAt" IS NOT NULL) EXECUTE FUNCTION bakohumas_refuse();
