using Bakohumas.Domain.Accounts;
using Bakohumas.Domain.Agencies;
using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata.Builders;

namespace Bakohumas.Web.Data.Configurations;

internal sealed class AccountConfiguration :
    IEntityTypeConfiguration<Account>, IEntityTypeConfiguration<Grant>, IEntityTypeConfiguration<AccountLink>, IEntityTypeConfiguration<AccountSession>
{
    public void Configure(EntityTypeBuilder<Account> account)
    {
        account.ToTable("Accounts");
        account.Property(a => a.DisplayName).HasMaxLength(500);
    }

    public void Configure(EntityTypeBuilder<Grant> grant)
    {
        grant.Property(g => g.ProvinceCode).HasMaxLength(2);
        grant.Property(g => g.RegencyCode).HasMaxLength(5);
        grant.HasIndex(g => g.AccountId);
        grant.HasOne<Account>().WithMany().HasForeignKey(g => g.AccountId);
        grant.HasOne<Agency>().WithMany().HasForeignKey(g => g.AgencyId);
    }

    public void Configure(EntityTypeBuilder<AccountSession> session)
    {
        session.HasIndex(s => s.AccountId);
        session.HasOne<Account>().WithMany().HasForeignKey(s => s.AccountId);
    }

    public void Configure(EntityTypeBuilder<AccountLink> link)
    {
        link.HasIndex(l => l.Hash).IsUnique();
        link.HasOne<Account>().WithMany().HasForeignKey(l => l.AccountId);
    }
}
