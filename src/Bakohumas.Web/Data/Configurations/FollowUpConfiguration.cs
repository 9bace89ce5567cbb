using Bakohumas.Domain.Agencies;
using Bakohumas.Domain.Events;
using Bakohumas.Domain.Files;
using Bakohumas.Domain.FollowUps;
using Bakohumas.Domain.Registrations;
using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata.Builders;

namespace Bakohumas.Web.Data.Configurations;

internal sealed class FollowUpConfiguration :
    IEntityTypeConfiguration<Duty>, IEntityTypeConfiguration<DutyReport>, IEntityTypeConfiguration<DutyEvidence>,
    IEntityTypeConfiguration<DutyReview>, IEntityTypeConfiguration<StoredFile>
{
    public void Configure(EntityTypeBuilder<Duty> duty)
    {
        duty.HasIndex(d => new { d.EventId, d.AgencyId, d.Kind }).IsUnique();
        duty.HasIndex(d => d.LinkHash).IsUnique();
        duty.HasOne<Event>().WithMany().HasForeignKey(d => d.EventId);
        duty.HasOne<Agency>().WithMany().HasForeignKey(d => d.AgencyId);
        duty.HasOne<AgencyContact>().WithMany().HasForeignKey(d => d.OwnerContactId);
        duty.HasOne<Registration>().WithMany().HasForeignKey(d => d.OwnerRegistrationId);
    }

    public void Configure(EntityTypeBuilder<DutyReport> report)
    {
        report.Property(r => r.Link).HasMaxLength(2000);
        report.Property(r => r.Note).HasMaxLength(8000);
        report.HasIndex(r => new { r.DutyId, r.Nonce }).IsUnique();
        report.HasOne<Duty>().WithMany().HasForeignKey(r => r.DutyId);
    }

    public void Configure(EntityTypeBuilder<DutyEvidence> evidence)
    {
        evidence.HasIndex(e => new { e.ReportId, e.Position }).IsUnique();
        evidence.HasOne<DutyReport>().WithMany().HasForeignKey(e => e.ReportId);
        evidence.HasOne<StoredFile>().WithMany().HasForeignKey(e => e.FileId);
    }

    public void Configure(EntityTypeBuilder<DutyReview> review)
    {
        review.Property(r => r.Note).HasMaxLength(8000);
        review.HasIndex(r => r.ReportId).IsUnique();
        review.HasOne<DutyReport>().WithOne().HasForeignKey<DutyReview>(r => r.ReportId);
    }

    public void Configure(EntityTypeBuilder<StoredFile> file)
    {
        file.ToTable("Files");
        file.Property(f => f.Hash).HasMaxLength(64);
        file.Property(f => f.MediaType).HasMaxLength(100);
        file.HasIndex(f => f.Hash);
        file.HasIndex(f => f.OwnerId);
    }
}
