using Bakohumas.Domain.Agencies;
using Bakohumas.Domain.Events;
using Bakohumas.Domain.Pledges;
using Bakohumas.Domain.Registrations;
using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata.Builders;

namespace Bakohumas.Web.Data.Configurations;

/// <summary>How a pledge text comes to be: drafts, checks, releases, withdrawals; and what is read before signing.</summary>
internal sealed class TextConfiguration :
    IEntityTypeConfiguration<PledgeDraft>, IEntityTypeConfiguration<PledgeDraftEdit>, IEntityTypeConfiguration<PledgeTextAuthor>,
    IEntityTypeConfiguration<PledgeTextCheck>, IEntityTypeConfiguration<PledgeTextRelease>, IEntityTypeConfiguration<PledgeTextWithdrawal>,
    IEntityTypeConfiguration<ReadingEntry>, IEntityTypeConfiguration<ReadingMark>
{
    public void Configure(EntityTypeBuilder<PledgeDraft> draft)
    {
        draft.Property(d => d.Key).HasMaxLength(80);
        draft.Property(d => d.Language).HasMaxLength(2);
        draft.Property(d => d.Title).HasMaxLength(700);
        draft.Property(d => d.Stamp).IsConcurrencyToken();
        draft.HasIndex(d => new { d.Key, d.Language }).IsUnique();
        draft.HasIndex(d => d.AgencyId);
        draft.HasOne<Agency>().WithMany().HasForeignKey(d => d.AgencyId);
    }

    public void Configure(EntityTypeBuilder<PledgeDraftEdit> edit)
    {
        edit.HasIndex(e => new { e.DraftId, e.At });
        edit.HasOne<PledgeDraft>().WithMany().HasForeignKey(e => e.DraftId);
    }

    public void Configure(EntityTypeBuilder<PledgeTextAuthor> author)
    {
        author.HasKey(a => new { a.VersionId, a.AccountId });
        author.HasOne<PledgeTextVersion>().WithMany().HasForeignKey(a => a.VersionId);
    }

    public void Configure(EntityTypeBuilder<PledgeTextCheck> check)
    {
        check.Property(c => c.Note).HasMaxLength(8000);
        check.HasIndex(c => c.VersionId).IsUnique();
        check.HasOne<PledgeTextVersion>().WithMany().HasForeignKey(c => c.VersionId);
    }

    public void Configure(EntityTypeBuilder<PledgeTextRelease> release)
    {
        release.Property(r => r.ReleasedBy).HasMaxLength(700);
        release.Property(r => r.GivenFor).HasMaxLength(700);
        release.HasIndex(r => r.VersionId).IsUnique();
        release.HasOne<PledgeTextVersion>().WithMany().HasForeignKey(r => r.VersionId);
    }

    public void Configure(EntityTypeBuilder<PledgeTextWithdrawal> withdrawal)
    {
        withdrawal.Property(w => w.Reason).HasMaxLength(8000);
        withdrawal.HasIndex(w => w.VersionId).IsUnique();
        withdrawal.HasOne<PledgeTextVersion>().WithMany().HasForeignKey(w => w.VersionId);
    }

    public void Configure(EntityTypeBuilder<ReadingEntry> entry)
    {
        entry.Property(e => e.Title).HasMaxLength(700);
        entry.Property(e => e.Link).HasMaxLength(500);
        entry.HasIndex(e => e.EventId);
        entry.HasOne<Event>().WithMany().HasForeignKey(e => e.EventId);
    }

    public void Configure(EntityTypeBuilder<ReadingMark> mark)
    {
        mark.HasIndex(m => new { m.RegistrationId, m.EntryId }).IsUnique();
        mark.HasOne<Registration>().WithMany().HasForeignKey(m => m.RegistrationId);
        mark.HasOne<ReadingEntry>().WithMany().HasForeignKey(m => m.EntryId);
    }
}
