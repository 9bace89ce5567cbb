using Bakohumas.Domain.Agencies;
using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata.Builders;

namespace Bakohumas.Web.Data.Configurations;

internal sealed class AgencyConfiguration :
    IEntityTypeConfiguration<Agency>, IEntityTypeConfiguration<AgencyAncestor>, IEntityTypeConfiguration<AgencyContact>
{
    public void Configure(EntityTypeBuilder<Agency> agency)
    {
        agency.Property(a => a.Name).HasMaxLength(160);
        agency.Property(a => a.SearchName).HasMaxLength(320);
        agency.Property(a => a.ProvinceCode).HasMaxLength(2);
        agency.Property(a => a.RegencyCode).HasMaxLength(5);
        agency.HasIndex(a => a.SearchName);
        agency.HasIndex(a => a.ProvinceCode);
        agency.HasIndex(a => a.RegencyCode);
        agency.HasOne<Agency>().WithMany().HasForeignKey(a => a.ParentId);
    }

    public void Configure(EntityTypeBuilder<AgencyAncestor> row)
    {
        row.HasKey(a => new { a.AgencyId, a.AncestorId });
        row.HasIndex(a => a.AncestorId);
        row.HasOne<Agency>().WithMany().HasForeignKey(a => a.AgencyId);
        row.HasOne<Agency>().WithMany().HasForeignKey(a => a.AncestorId);
    }

    public void Configure(EntityTypeBuilder<AgencyContact> contact)
    {
        contact.Property(c => c.Name).HasMaxLength(500);
        contact.Property(c => c.Position).HasMaxLength(500);
        contact.Property(c => c.Mail).HasMaxLength(254);
        contact.Property(c => c.Phone).HasMaxLength(20);
        contact.HasOne<Agency>().WithMany().HasForeignKey(c => c.AgencyId);
    }
}
