using Bakohumas.Domain.Agencies;
using Bakohumas.Domain.Events;
using Bakohumas.Domain.Pledges;
using Bakohumas.Domain.Registrations;
using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata.Builders;

namespace Bakohumas.Web.Data.Configurations;

internal sealed class PledgeConfiguration :
    IEntityTypeConfiguration<PledgeTextVersion>, IEntityTypeConfiguration<FrozenText>, IEntityTypeConfiguration<SigningSession>,
    IEntityTypeConfiguration<Pledge>, IEntityTypeConfiguration<PendingLeaf>, IEntityTypeConfiguration<SealingWork>, IEntityTypeConfiguration<PledgeStatement>,
    IEntityTypeConfiguration<TabletTurn>
{
    public void Configure(EntityTypeBuilder<PledgeTextVersion> version)
    {
        version.Property(v => v.Key).HasMaxLength(80);
        version.Property(v => v.Version).HasMaxLength(20);
        version.Property(v => v.Language).HasMaxLength(2);
        version.Property(v => v.Title).HasMaxLength(300);
        version.HasIndex(v => new { v.Key, v.Version, v.Language }).IsUnique();
        version.HasIndex(v => v.AgencyId);
        version.HasOne<Agency>().WithMany().HasForeignKey(v => v.AgencyId);
    }

    public void Configure(EntityTypeBuilder<FrozenText> text)
    {
        text.Property(t => t.Language).HasMaxLength(2);
        text.Property(t => t.Hash).HasMaxLength(64);
        text.Property(t => t.EventName).HasMaxLength(700);
        text.Property(t => t.Theme).HasMaxLength(1300);
        text.Property(t => t.Venue).HasMaxLength(700);
        text.Property(t => t.Organizer).HasMaxLength(700);
        text.Property(t => t.GivenFor).HasMaxLength(700);
        text.HasIndex(t => new { t.EventId, t.Hash }).IsUnique();
        text.HasOne<Event>().WithMany().HasForeignKey(t => t.EventId);
        text.HasOne<PledgeTextVersion>().WithMany().HasForeignKey(t => t.PledgeTextVersionId);
    }

    public void Configure(EntityTypeBuilder<TabletTurn> turn)
    {
        turn.HasKey(t => t.DeviceId);
        turn.HasOne<Bakohumas.Domain.CheckIn.Device>().WithOne().HasForeignKey<TabletTurn>(t => t.DeviceId);
        turn.HasOne<Registration>().WithMany().HasForeignKey(t => t.RegistrationId);
    }

    public void Configure(EntityTypeBuilder<SigningSession> session)
    {
        // At most one open session per event.
        session.HasIndex(s => s.EventId).IsUnique().HasFilter("\"ClosedAt\" IS NULL").HasDatabaseName("IX_SigningSessions_Open");
        session.HasOne<Event>().WithMany().HasForeignKey(s => s.EventId);
    }

    public void Configure(EntityTypeBuilder<Pledge> pledge)
    {
        pledge.Property(p => p.TextHash).HasMaxLength(64);
        pledge.Property(p => p.Code).HasMaxLength(16);
        pledge.Property(p => p.PledgeConsentVersion).HasMaxLength(20);
        pledge.Property(p => p.PledgeConsentHash).HasMaxLength(64);
        pledge.Property(p => p.DataConsentVersion).HasMaxLength(20);
        pledge.Property(p => p.DataConsentHash).HasMaxLength(64);
        pledge.Property(p => p.Name).HasMaxLength(500);
        pledge.Property(p => p.IdentityMask).HasMaxLength(40);
        pledge.Property(p => p.Position).HasMaxLength(500);
        pledge.Property(p => p.Unit).HasMaxLength(500);
        pledge.Property(p => p.AgencyName).HasMaxLength(700);
        // Counts, rosters and downloads mean the edition that stands; whoever holds an older paper asks with IgnoreQueryFilters.
        pledge.HasQueryFilter(p => p.SupersededById == null);
        pledge.HasIndex(p => new { p.SigningSessionId, p.RegistrationId }).IsUnique().HasFilter("\"SupersededById\" IS NULL");
        pledge.HasIndex(p => new { p.SigningSessionId, p.Number }).IsUnique().HasFilter("\"SupersededById\" IS NULL");
        pledge.HasIndex(p => p.SupersedesId).IsUnique();
        pledge.HasIndex(p => p.EventId).HasFilter("\"WithdrawalId\" IS NOT NULL").HasDatabaseName("IX_Pledges_Withdrawn");
        pledge.HasIndex(p => p.Code).IsUnique();
        pledge.HasIndex(p => p.RegistrationId);
        pledge.HasIndex(p => new { p.EventId, p.AgencyId });
        pledge.HasOne<SigningSession>().WithMany().HasForeignKey(p => p.SigningSessionId);
        pledge.HasOne<Registration>().WithMany().HasForeignKey(p => p.RegistrationId);
        pledge.HasOne<Pledge>().WithOne().HasForeignKey<Pledge>(p => p.SupersedesId);
        pledge.HasOne<FrozenText>().WithMany().HasForeignKey(p => p.FrozenTextId);
    }

    public void Configure(EntityTypeBuilder<PendingLeaf> leaf)
    {
        leaf.HasIndex(l => new { l.PledgeId, l.Kind }).IsUnique();
        leaf.HasOne<Pledge>().WithMany().HasForeignKey(l => l.PledgeId);
    }

    public void Configure(EntityTypeBuilder<SealingWork> work)
    {
        work.HasKey(w => w.PledgeId);
        work.Property(w => w.FileHash).HasMaxLength(64);
        work.Property(w => w.LastFault).HasMaxLength(200);
        work.HasIndex(w => w.DueAt).HasFilter("\"SealedAt\" IS NULL");
        work.HasIndex(w => w.FileHash);
        work.HasIndex(w => w.StampDueAt).HasFilter("\"StampDueAt\" IS NOT NULL");
        work.HasOne<Pledge>().WithOne().HasForeignKey<SealingWork>(w => w.PledgeId);
    }

    public void Configure(EntityTypeBuilder<PledgeStatement> statement)
    {
        statement.HasIndex(s => new { s.PledgeId, s.Kind }).IsUnique();
        statement.HasIndex(s => new { s.EventId, s.Kind });
        statement.HasOne<Pledge>().WithMany().HasForeignKey(s => s.PledgeId);
    }
}
