using Bakohumas.Domain.Accounts;
using Bakohumas.Domain.Agencies;
using Bakohumas.Domain.Audit;
using Bakohumas.Domain.CheckIn;
using Bakohumas.Domain.Events;
using Bakohumas.Domain.Files;
using Bakohumas.Domain.FollowUps;
using Bakohumas.Domain.Pledges;
using Bakohumas.Domain.Registrations;
using Bakohumas.Domain.Reminders;
using Bakohumas.Domain.Tickets;
using Microsoft.AspNetCore.Identity.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore;

namespace Bakohumas.Web.Data;

/// <summary>The one database. Pages read from it; everything that writes goes through <see cref="WriteLane"/> (Identity excepted).</summary>
internal abstract class BakohumasDb(DbContextOptions options) : IdentityUserContext<Account, Guid>(options)
{
    public DbSet<Agency> Agencies => Set<Agency>();
    public DbSet<AgencyAncestor> AgencyAncestors => Set<AgencyAncestor>();
    public DbSet<AgencyContact> AgencyContacts => Set<AgencyContact>();
    public DbSet<Grant> Grants => Set<Grant>();
    public DbSet<AccountLink> AccountLinks => Set<AccountLink>();
    public DbSet<AccountSession> AccountSessions => Set<AccountSession>();
    public DbSet<WrongPairings> WrongPairings => Set<WrongPairings>();
    public DbSet<ScanReview> ScanReviews => Set<ScanReview>();
    public DbSet<ConflictClosure> ConflictClosures => Set<ConflictClosure>();
    public DbSet<Event> Events => Set<Event>();
    public DbSet<EventTransition> EventTransitions => Set<EventTransition>();
    public DbSet<EventNotice> EventNotices => Set<EventNotice>();
    public DbSet<Occasion> Occasions => Set<Occasion>();
    public DbSet<Registration> Registrations => Set<Registration>();
    public DbSet<TicketCode> TicketCodes => Set<TicketCode>();
    public DbSet<Device> Devices => Set<Device>();
    public DbSet<KioskPin> KioskPins => Set<KioskPin>();
    public DbSet<PairingCode> PairingCodes => Set<PairingCode>();
    public DbSet<Scan> Scans => Set<Scan>();
    public DbSet<Admission> Admissions => Set<Admission>();
    public DbSet<WalkIn> WalkIns => Set<WalkIn>();
    public DbSet<SeatCheck> SeatChecks => Set<SeatCheck>();
    public DbSet<Companion> Companions => Set<Companion>();
    public DbSet<ScanUndo> ScanUndos => Set<ScanUndo>();
    public DbSet<AttendanceSheet> AttendanceSheets => Set<AttendanceSheet>();
    public DbSet<OnlineWord> OnlineWords => Set<OnlineWord>();
    public DbSet<WrongWords> WrongWords => Set<WrongWords>();
    public DbSet<PledgeTextVersion> PledgeTextVersions => Set<PledgeTextVersion>();
    public DbSet<PledgeDraft> PledgeDrafts => Set<PledgeDraft>();
    public DbSet<PledgeDraftEdit> PledgeDraftEdits => Set<PledgeDraftEdit>();
    public DbSet<PledgeTextAuthor> PledgeTextAuthors => Set<PledgeTextAuthor>();
    public DbSet<PledgeTextCheck> PledgeTextChecks => Set<PledgeTextCheck>();
    public DbSet<PledgeTextRelease> PledgeTextReleases => Set<PledgeTextRelease>();
    public DbSet<PledgeTextWithdrawal> PledgeTextWithdrawals => Set<PledgeTextWithdrawal>();
    public DbSet<ReadingEntry> ReadingEntries => Set<ReadingEntry>();
    public DbSet<ReadingMark> ReadingMarks => Set<ReadingMark>();
    public DbSet<FrozenText> FrozenTexts => Set<FrozenText>();
    public DbSet<SigningSession> SigningSessions => Set<SigningSession>();
    public DbSet<Pledge> Pledges => Set<Pledge>();
    public DbSet<TabletTurn> TabletTurns => Set<TabletTurn>();
    public DbSet<PledgeStatement> PledgeStatements => Set<PledgeStatement>();
    public DbSet<PendingLeaf> PendingLeaves => Set<PendingLeaf>();
    public DbSet<SealingWork> SealingWork => Set<SealingWork>();
    public DbSet<JointPaper> JointPapers => Set<JointPaper>();
    public DbSet<JointWork> JointWork => Set<JointWork>();
    public DbSet<JointSigner> JointSigners => Set<JointSigner>();
    public DbSet<JointSignature> JointSignatures => Set<JointSignature>();
    public DbSet<SigningSheet> SigningSheets => Set<SigningSheet>();
    public DbSet<SpareLine> SpareLines => Set<SpareLine>();
    public DbSet<PaperSignature> PaperSignatures => Set<PaperSignature>();
    public DbSet<PaperSignatureUndo> PaperSignatureUndos => Set<PaperSignatureUndo>();
    public DbSet<StoredFile> Files => Set<StoredFile>();
    public DbSet<OutboxMail> Outbox => Set<OutboxMail>();
    public DbSet<Duty> Duties => Set<Duty>();
    public DbSet<DutyReport> DutyReports => Set<DutyReport>();
    public DbSet<DutyEvidence> DutyEvidence => Set<DutyEvidence>();
    public DbSet<DutyReview> DutyReviews => Set<DutyReview>();
    public DbSet<AuditEntry> Audit => Set<AuditEntry>();
    public DbSet<AuditHorizon> AuditHorizons => Set<AuditHorizon>();

    protected override void ConfigureConventions(ModelConfigurationBuilder configurationBuilder)
    {
        configurationBuilder.Properties<DateTimeOffset>().HaveConversion<UtcInstant>();
        configurationBuilder.Properties<Enum>().HaveConversion<string>().HaveMaxLength(40);
    }

    protected override void OnModelCreating(ModelBuilder builder)
    {
        base.OnModelCreating(builder);
        builder.ApplyConfigurationsFromAssembly(typeof(BakohumasDb).Assembly);
        // Every id is made by the application (UUIDv7): a row's id is known before it is saved.
        foreach (var key in builder.Model.GetEntityTypes().Select(e => e.FindPrimaryKey()).OfType<Microsoft.EntityFrameworkCore.Metadata.IMutableKey>().Where(k => k.Properties.Count == 1 && k.Properties[0].ClrType == typeof(Guid)))
            key.Properties[0].ValueGenerated = Microsoft.EntityFrameworkCore.Metadata.ValueGenerated.Never;
        // Nothing is deleted by cascade: rows are facts.
        foreach (var reference in builder.Model.GetEntityTypes().Where(e => e.ClrType.Namespace!.StartsWith("Bakohumas.", StringComparison.Ordinal)).SelectMany(e => e.GetForeignKeys()))
            reference.DeleteBehavior = DeleteBehavior.Restrict;
    }
}
