using Bakohumas.Domain.Agencies;
using Bakohumas.Domain.Events;
using Bakohumas.Domain.People;
using Bakohumas.Domain.Pledges;
using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.ChangeTracking;
using Microsoft.EntityFrameworkCore.Metadata.Builders;

namespace Bakohumas.Web.Data.Configurations;

internal sealed class EventConfiguration :
    IEntityTypeConfiguration<Event>, IEntityTypeConfiguration<EventTransition>, IEntityTypeConfiguration<Occasion>,
    IEntityTypeConfiguration<EventNotice>
{
    public void Configure(EntityTypeBuilder<Event> at)
    {
        at.Property(e => e.Slug).HasMaxLength(80);
        at.HasIndex(e => e.Slug).IsUnique();
        at.HasIndex(e => new { e.State, e.StartsAt });
        at.Property(e => e.Name).HasMaxLength(700);
        at.Property(e => e.Theme).HasMaxLength(1300);
        at.Property(e => e.SearchText).HasMaxLength(2800);
        at.Property(e => e.Venue).HasMaxLength(700);
        at.Property(e => e.Room).HasMaxLength(500);
        at.Property(e => e.ProvinceCode).HasMaxLength(2);
        at.Property(e => e.RegencyCode).HasMaxLength(5);
        at.Property(e => e.Language).HasMaxLength(2);
        at.Property(e => e.ContactName).HasMaxLength(500);
        at.Property(e => e.OnlineLink).HasMaxLength(2000);
        at.Property(e => e.ContactReach).HasMaxLength(254);
        at.Property(e => e.Stamp).IsConcurrencyToken();
        at.Property(e => e.Audience).HasMaxLength(400).HasConversion(
            list => string.Join(',', list),
            text => text.Split(',', StringSplitOptions.RemoveEmptyEntries).Select(Enum.Parse<EmploymentStatus>).ToArray(),
            new ValueComparer<IReadOnlyList<EmploymentStatus>>((a, b) => a!.SequenceEqual(b!), list => list.Aggregate(0, HashCode.Combine)));
        at.HasOne<PledgeTextVersion>().WithMany().HasForeignKey(e => e.PledgeTextVersionId);
        at.HasOne<PledgeTextVersion>().WithMany().HasForeignKey(e => e.OthersTextVersionId);
        at.HasOne<PledgeTextVersion>().WithMany().HasForeignKey(e => e.PublicRelationsTextVersionId);
        at.Ignore(e => e.TextVersions);
        at.HasOne<Agency>().WithMany().HasForeignKey(e => e.OrganizerAgencyId);
        at.Property(e => e.ProtocolName).HasMaxLength(500);
        at.Property(e => e.ProtocolMail).HasMaxLength(254);
        // The last defence of the last seat, below the guarded updates.
        at.ToTable(t =>
        {
            t.HasCheckConstraint("CK_Events_Seats", "\"SeatsTaken\" >= 0 AND \"SeatsTaken\" <= COALESCE(\"HardLimit\", \"Capacity\")");
            t.HasCheckConstraint("CK_Events_HardLimit", "\"HardLimit\" IS NULL OR \"HardLimit\" >= \"Capacity\"");
            t.HasCheckConstraint("CK_Events_SeatsOver", "\"SeatsOver\" >= 0");
        });
    }

    public void Configure(EntityTypeBuilder<EventTransition> row)
    {
        row.Property(t => t.Note).HasMaxLength(2000);
        row.HasIndex(t => new { t.EventId, t.At });
        row.HasOne<Event>().WithMany().HasForeignKey(t => t.EventId);
    }

    public void Configure(EntityTypeBuilder<EventNotice> notice)
    {
        notice.Property(n => n.Reason).HasMaxLength(8000);
        notice.HasIndex(n => n.EventId).HasFilter("\"DoneAt\" IS NULL").HasDatabaseName("IX_EventNotices_Due");
        notice.HasOne<Event>().WithMany().HasForeignKey(n => n.EventId);
    }

    public void Configure(EntityTypeBuilder<Occasion> occasion)
    {
        occasion.Property(o => o.Name).HasMaxLength(160);
        occasion.HasIndex(o => o.EventId);
        occasion.HasOne<Event>().WithMany().HasForeignKey(o => o.EventId);
    }
}
