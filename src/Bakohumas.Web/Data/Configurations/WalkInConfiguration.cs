using Bakohumas.Domain.CheckIn;
using Bakohumas.Domain.Events;
using Bakohumas.Domain.Registrations;
using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata.Builders;

namespace Bakohumas.Web.Data.Configurations;

internal sealed class WalkInConfiguration : IEntityTypeConfiguration<WalkIn>, IEntityTypeConfiguration<SeatCheck>, IEntityTypeConfiguration<Companion>
{
    public void Configure(EntityTypeBuilder<WalkIn> walkIn)
    {
        walkIn.Property(w => w.Gate).HasMaxLength(170);
        walkIn.Property(w => w.Reason).HasMaxLength(WalkIn.ReasonLimit * 4);
        walkIn.HasIndex(w => new { w.DeviceId, w.Nonce, w.Forced }).IsUnique();
        walkIn.HasIndex(w => w.EventId);
        walkIn.HasIndex(w => w.RegistrationId);
        walkIn.HasIndex(w => w.ScanId);
        walkIn.HasOne<Device>().WithMany().HasForeignKey(w => w.DeviceId);
        walkIn.HasOne<Registration>().WithMany().HasForeignKey(w => w.RegistrationId);
        walkIn.HasOne<Scan>().WithMany().HasForeignKey(w => w.ScanId);
    }

    public void Configure(EntityTypeBuilder<SeatCheck> check)
    {
        check.Property(c => c.Note).HasMaxLength(SeatCheck.NoteLimit * 4);
        check.HasIndex(c => c.RegistrationId).IsUnique();
        check.HasIndex(c => c.EventId);
        check.HasOne<Registration>().WithMany().HasForeignKey(c => c.RegistrationId);
    }

    public void Configure(EntityTypeBuilder<Companion> companion)
    {
        companion.Property(c => c.Gate).HasMaxLength(170);
        companion.HasIndex(c => new { c.DeviceId, c.Nonce }).IsUnique();
        companion.HasIndex(c => new { c.EventId, c.Kind });
        companion.HasOne<Event>().WithMany().HasForeignKey(c => c.EventId);
        companion.HasOne<Device>().WithMany().HasForeignKey(c => c.DeviceId);
        companion.ToTable(t => t.HasCheckConstraint("CK_Companions_Number", "\"Number\" >= 1 AND \"Number\" <= 99"));
    }
}
