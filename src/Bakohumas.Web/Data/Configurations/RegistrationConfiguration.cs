using Bakohumas.Domain.Agencies;
using Bakohumas.Domain.Events;
using Bakohumas.Domain.Registrations;
using Bakohumas.Domain.Tickets;
using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata.Builders;

namespace Bakohumas.Web.Data.Configurations;

internal sealed class RegistrationConfiguration : IEntityTypeConfiguration<Registration>, IEntityTypeConfiguration<TicketCode>
{
    public void Configure(EntityTypeBuilder<Registration> registration)
    {
        registration.Property(r => r.Name).HasMaxLength(500);
        registration.Property(r => r.SearchName).HasMaxLength(500);
        registration.Property(r => r.IdentityMask).HasMaxLength(40);
        registration.Property(r => r.Unit).HasMaxLength(500);
        registration.Property(r => r.Position).HasMaxLength(500);
        registration.Property(r => r.Mail).HasMaxLength(254);
        registration.Property(r => r.Phone).HasMaxLength(20);
        registration.Property(r => r.ConsentVersion).HasMaxLength(60);
        registration.Property(r => r.Language).HasMaxLength(2);
        registration.Property(r => r.Slip).HasMaxLength(12);
        // One living registration per person and event (product 6.12); a cancelled one does not stand in the way.
        registration.HasIndex(r => new { r.EventId, r.IdentityType, r.IdentityHash }).IsUnique().HasFilter("\"State\" = 'Registered'");
        registration.HasIndex(r => new { r.EventId, r.SearchName });
        // All that is counted by agency stands in the index: a hundred thousand rows are not read to count them.
        registration.HasIndex(r => new { r.EventId, r.AgencyId, r.State, r.Id });
        registration.HasIndex(r => r.AgencyId);
        registration.HasIndex(r => r.Mail);
        registration.HasIndex(r => r.LinkHash).IsUnique();
        registration.HasIndex(r => new { r.EventId, r.Slip }).HasFilter("\"Slip\" IS NOT NULL").HasDatabaseName("IX_Registrations_Slips");
        registration.HasIndex(r => r.EventId, "IX_Registrations_Seatless").HasFilter("\"IsSeatless\"");
        registration.HasIndex(r => r.EventId, "IX_Registrations_WalkIns").HasFilter("\"Source\" = 'WalkIn'");
        registration.HasIndex(r => r.EventId, "IX_Registrations_Vips").HasFilter("\"VipSince\" IS NOT NULL");
        registration.HasOne<Event>().WithMany().HasForeignKey(r => r.EventId);
        registration.HasOne<Agency>().WithMany().HasForeignKey(r => r.AgencyId);
    }

    public void Configure(EntityTypeBuilder<TicketCode> code)
    {
        code.HasIndex(c => c.Hash).IsUnique();
        code.HasIndex(c => new { c.RegistrationId, c.Generation }).IsUnique();
        code.HasOne<Registration>().WithMany().HasForeignKey(c => c.RegistrationId);
    }
}
